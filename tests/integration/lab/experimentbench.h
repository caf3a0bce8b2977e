// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lab/experimentrun.h"

#include <QTest>

#include <optional>

namespace pushscope {

/// Carries experiments out on one LiveRun and keeps what they tell.
class ExperimentBench : public QObject
{
public:
    static constexpr int patience = 60'000; ///< milliseconds

    /// False: it did not end.
    [[nodiscard]] bool carriesOut(const Experiment &experiment)
    {
        begin(experiment);
        return hasEnded();
    }

    void begin(const Experiment &experiment)
    {
        report.reset();
        error.reset();
        actions.clear();
        clients = 0;
        reached = {};
        present = std::make_unique<ExperimentRun>(run, experiment);
        connect(present.get(), &ExperimentRun::ended, this, [this](const ExperimentReport &what) { report = what; });
        connect(present.get(), &ExperimentRun::failed, this, [this](const Error &what) { error = what; });
        connect(present.get(), &ExperimentRun::actionTaken, this, [this](int index) { actions.push_back(index); });
        connect(present.get(), &ExperimentRun::clientAdded, this, [this] { ++clients; });
        connect(present.get(), &ExperimentRun::progressed, this,
                [this](std::chrono::milliseconds since) { reached = since; });
        present->start();
    }

    [[nodiscard]] bool hasEnded()
    {
        return QTest::qWaitFor([this] { return report || error; }, patience) && report;
    }

    [[nodiscard]] bool reaches(std::chrono::milliseconds time)
    {
        return QTest::qWaitFor([this, time] { return reached >= time; }, patience);
    }

    /// What was measured for the expectation with that place.
    [[nodiscard]] double value(std::size_t expectation) const
    {
        return report->outcome.results.at(expectation).value.value_or(-1);
    }
    [[nodiscard]] QByteArray seen() const
    {
        QStringList lines{report->outcome.sentence};
        for (const ExpectationResult &result : report->outcome.results) {
            lines.append((result.met ? QStringLiteral("met: ") : QStringLiteral("NOT met: ")) + result.sentence);
        }
        return lines.join(QLatin1Char('\n')).toUtf8();
    }

    LiveRun run;
    std::unique_ptr<ExperimentRun> present;
    std::optional<ExperimentReport> report;
    std::optional<Error> error;
    std::vector<int> actions;
    int clients = 0;
    std::chrono::milliseconds reached{};
};

/// Names what an experiment asks for, without the JSON.
struct ExperimentMaker : Experiment
{
    explicit ExperimentMaker(std::chrono::milliseconds time)
    {
        name = QStringLiteral("test");
        duration = time;
        feed.source = QStringLiteral("none");
    }

    ExperimentClient &client(const QString &called, Transport transport = Transport::WebSocket)
    {
        ExperimentClient &added = clients.emplace_back();
        added.name = called;
        added.transport = transport;
        added.backoffBase = std::chrono::milliseconds{20};
        added.backoffCap = std::chrono::milliseconds{200};
        added.interval = std::chrono::milliseconds{100};
        return added;
    }
    template <typename Action>
    void at(std::chrono::milliseconds time, Action what)
    {
        timeline.push_back({time, what, {}});
    }
    void fault(std::chrono::milliseconds time, const QString &text, const QString &of = {})
    {
        const auto parsed = Fault::parse(text);
        Q_ASSERT(parsed);
        at(time, action::Arm{*parsed, of});
    }
    Expectation &expect(Figure figure, const QString &of, std::optional<double> low, std::optional<double> high)
    {
        Expectation &added = expectations.emplace_back();
        added.figure.figure = figure;
        added.figure.client = of;
        added.low = low;
        added.high = high;
        return added;
    }
    Expectation &exactly(Figure figure, const QString &of, double value) { return expect(figure, of, value, value); }
};

} // namespace pushscope
