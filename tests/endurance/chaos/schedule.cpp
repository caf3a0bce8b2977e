// SPDX-License-Identifier: GPL-3.0-or-later
#include "schedule.h"

#include <algorithm>
#include <array>
#include <random>

namespace pushscope::chaos {

namespace {

using std::chrono::milliseconds;

/// Standard distributions differ between libraries; these do not.
class Dice
{
public:
    explicit Dice(quint32 seed) : m_random{seed} {}

    [[nodiscard]] qint64 between(qint64 least, qint64 most)
    {
        return least + static_cast<qint64>(m_random() % static_cast<quint64>(most - least + 1));
    }
    [[nodiscard]] milliseconds between(milliseconds least, milliseconds most)
    {
        return milliseconds{between(least.count(), most.count())};
    }
    [[nodiscard]] bool oneIn(int n) { return between(1, n) == 1; }

private:
    std::mt19937 m_random;
};

constexpr milliseconds shortestFault{200};
constexpr milliseconds usualFault{6'000};
constexpr milliseconds longFault{15'000};
constexpr milliseconds slowReaderFault{30'000}; ///< so that the system's buffers fill and the server's queue too
constexpr int longOnes = 8; ///< one fault in so many is a long one

QString draw(Dice &dice, FaultKind kind)
{
    switch (kind) {
    case FaultKind::Delay: {
        const qint64 time = dice.between(10, 800);
        return QStringLiteral("delay:%1ms±%2ms").arg(time).arg(dice.between(0, time));
    }
    case FaultKind::Bandwidth: return QStringLiteral("bandwidth:%1").arg(dice.between(2'000, 60'000));
    case FaultKind::Cut: return QStringLiteral("cut:%1").arg(dice.between(1, 40'000));
    case FaultKind::IdleTimeout: return QStringLiteral("idle-timeout:%1ms").arg(dice.between(50, 1'500));
    case FaultKind::Buffer: return QStringLiteral("buffer:%1").arg(dice.between(500, 50'000));
    case FaultKind::SlowReader: return QStringLiteral("slow-reader:%1").arg(dice.between(200, 4'000));
    case FaultKind::SlowClose: return QStringLiteral("slow-close:%1ms").arg(dice.between(100, 3'000));
    case FaultKind::Answer:
        return QStringLiteral("answer:%1")
            .arg(std::array{502, 503, 429}.at(static_cast<std::size_t>(dice.between(0, 2))));
    default: return infoOf(kind).name;
    }
}

Fault drawFault(Dice &dice)
{
    constexpr std::array kinds{FaultKind::Delay,  FaultKind::Bandwidth,  FaultKind::Stall,      FaultKind::Blackhole,
                               FaultKind::Fin,    FaultKind::Rst,        FaultKind::Cut,        FaultKind::IdleTimeout,
                               FaultKind::Buffer, FaultKind::SlowReader, FaultKind::SlowReader, FaultKind::SlowClose,
                               FaultKind::Refuse, FaultKind::Answer};
    const auto kind = kinds.at(static_cast<std::size_t>(dice.between(0, static_cast<qint64>(kinds.size()) - 1)));
    QString text = draw(dice, kind);
    if (infoOf(kind).directed) {
        constexpr std::array<const char *, 3> directions{"up", "down", "both"};
        text +=
            QStringLiteral(",direction=") + QLatin1String{directions.at(static_cast<std::size_t>(dice.between(0, 2)))};
    }
    const bool once = infoOf(kind).once && dice.oneIn(2);
    if (!once) {
        milliseconds time = dice.between(shortestFault, dice.oneIn(longOnes) ? longFault : usualFault);
        if (kind == FaultKind::SlowReader) {
            time = dice.between(usualFault, slowReaderFault);
        }
        text += QStringLiteral(",for=%1ms").arg(time.count());
    }
    text += QStringLiteral(",seed=%1").arg(dice.between(1, 1'000'000));
    return Fault::parse(text).value();
}

void addFaults(const Options &options, Dice &dice, std::vector<Action> &actions)
{
    for (int client = 0; client < options.clients; ++client) {
        milliseconds at = dice.between(milliseconds{0}, options.faultEvery * 2);
        while (at < options.duration) {
            actions.push_back({.at = at, .kind = Action::Kind::Fault, .client = client, .fault = drawFault(dice)});
            at += dice.between(options.faultEvery / 10, options.faultEvery * 19 / 10);
        }
    }
}

void addRestarts(const Options &options, Dice &dice, std::vector<Action> &actions)
{
    constexpr int gentle = 4; ///< one restart in so many is announced
    constexpr milliseconds longestAway{2'000};
    const milliseconds least = options.restartEvery * 2 / 3;
    const milliseconds most = options.restartEvery * 4 / 3;
    for (milliseconds at = dice.between(least, most); at < options.duration; at += dice.between(least, most)) {
        actions.push_back({.at = at,
                           .kind = dice.oneIn(gentle) ? Action::Kind::Terminate : Action::Kind::Kill,
                           .fault = {},
                           .length = dice.between(milliseconds{0}, longestAway)});
    }
}

void addPauses(const Options &options, Dice &dice, std::vector<Action> &actions)
{
    constexpr milliseconds shortest{1'000};
    constexpr milliseconds longest{3'000};
    const milliseconds least = options.restartEvery / 2;
    const milliseconds most = options.restartEvery * 3 / 2;
    for (milliseconds at = dice.between(least, most); at < options.duration; at += dice.between(least, most)) {
        actions.push_back(
            {.at = at, .kind = Action::Kind::Pause, .fault = {}, .length = dice.between(shortest, longest)});
    }
}

} // namespace

std::vector<Action> makeSchedule(const Options &options)
{
    std::vector<Action> actions;
    if (options.calm) {
        return actions;
    }
    Dice dice{options.seed};
    addFaults(options, dice, actions);
    addRestarts(options, dice, actions);
    addPauses(options, dice, actions);
    std::ranges::stable_sort(actions, {}, &Action::at);
    return actions;
}

QString textOf(const Action &action)
{
    const QString at = QString::number(static_cast<double>(action.at.count()) / 1000, 'f', 3);
    switch (action.kind) {
    case Action::Kind::Fault:
        return QStringLiteral("%1 s client %2: %3").arg(at).arg(action.client).arg(action.fault.toString());
    case Action::Kind::Kill: return QStringLiteral("%1 s SIGKILL, back after %2 ms").arg(at).arg(action.length.count());
    case Action::Kind::Terminate:
        return QStringLiteral("%1 s SIGTERM, back after %2 ms").arg(at).arg(action.length.count());
    case Action::Kind::Pause: return QStringLiteral("%1 s SIGSTOP for %2 ms").arg(at).arg(action.length.count());
    }
    Q_UNREACHABLE();
}

} // namespace pushscope::chaos
