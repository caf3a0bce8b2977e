// SPDX-License-Identifier: GPL-3.0-or-later
#include "witness.h"

#include <QJsonObject>

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace pushscope::chaos {

namespace {

constexpr quint64 allTheRest = std::numeric_limits<quint64>::max();
constexpr int tooSlow = 1013;

QString text(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes);
}

QString nameOf(ClientState state)
{
    constexpr std::array<const char *, 7> names{"idle", "connecting", "open", "stale", "backoff", "closed", "failed"};
    return QLatin1String{names.at(static_cast<std::size_t>(state))};
}

} // namespace

Witness::Counts &Witness::Counts::operator+=(const Counts &other)
{
    events += other.events;
    doubled += other.doubled;
    disordered += other.disordered;
    wireDuplicates += other.wireDuplicates;
    skipped += other.skipped;
    falseResets += other.falseResets;
    wrongPayloads += other.wrongPayloads;
    resetsByEpoch += other.resetsByEpoch;
    resetsByExpiry += other.resetsByExpiry;
    opened += other.opened;
    closed += other.closed;
    kicked += other.kicked;
    clientsGaps += other.clientsGaps;
    longestDelay = std::max(longestDelay, other.longestDelay);
    return *this;
}

Witness::Witness(int client, Transport transport, PublishedLog &log, int history, const Clock &clock)
    : m_client{client}, m_transport{transport}, m_log{log}, m_history{static_cast<quint64>(history)}, m_clock{clock}
{
}

bool Witness::hasReached(std::size_t epoch, quint64 sequence) const
{
    return m_placed && m_epoch == epoch && m_position >= sequence;
}

void Witness::onEvent(const ReceivedEvent &event)
{
    note(event.delivered, event.id, {});
    const auto id = EventId::parse(event.id);
    if (!id) {
        problem(QStringLiteral("an event without a valid id: %1").arg(text(event.id)));
        return;
    }
    if (std::exchange(m_loseNext, false)) {
        return;
    }
    ++m_counts.events;
    take(*id);
    checkPayload(*id, event);
}

void Witness::take(const EventId &id)
{
    const std::size_t index = m_log.indexOf(id.epoch);
    const quint64 sequence = id.sequence.value;
    if (!m_placed) {
        enterEpoch(index, 0);
    }
    if (index != m_epoch) {
        ++m_counts.skipped;
        problem(QStringLiteral("%1 is of another log, and no reset told so").arg(text(id.toByteArray())));
        enterEpoch(index, sequence - 1);
    }
    Seen &seen = m_seen[index];
    if (seen.received.size() < sequence) {
        seen.received.resize(sequence, false);
    }
    if (seen.received[sequence - 1]) {
        ++m_counts.doubled;
        problem(QStringLiteral("%1 came twice").arg(text(id.toByteArray())));
    } else if (sequence <= m_position) {
        ++m_counts.disordered;
        problem(QStringLiteral("%1 came after %2").arg(text(id.toByteArray())).arg(m_position));
    } else if (sequence != m_position + 1) {
        m_counts.skipped += sequence - m_position - 1;
        problem(QStringLiteral("%1 came after %2, and no reset told why").arg(text(id.toByteArray())).arg(m_position));
    }
    seen.received[sequence - 1] = true;
    m_position = std::max(m_position, sequence);
}

void Witness::checkPayload(const EventId &id, const ReceivedEvent &event)
{
    const quint32 expected = m_log.epochs()[m_log.indexOf(id.epoch)].numberOf(id.sequence.value);
    const auto number = static_cast<quint32>(event.data.toObject().value(QLatin1String("n")).toInteger());
    if (number == 0 || (expected != 0 && number != expected)) {
        ++m_counts.wrongPayloads;
        problem(QStringLiteral("%1 carries number %2 instead of %3").arg(text(event.id)).arg(number).arg(expected));
    }
}

void Witness::onDuplicate(const ReceivedEvent &event)
{
    ++m_counts.wireDuplicates;
    note(event.delivered, event.id, QStringLiteral("duplicate"));
}

void Witness::onReset(Instant at, const Reset &reset)
{
    note(at, {},
         QStringLiteral("reset: asked for %1, first is %2, %3")
             .arg(text(reset.requested), text(reset.first), text(reset.reason)));
    const auto requested = EventId::parse(reset.requested);
    const auto first = EventId::parse(reset.first);
    if (!requested || !first) {
        ++m_counts.falseResets;
        problem(QStringLiteral("a reset without valid ids"));
        return;
    }
    const bool isWhereItWas = m_log.indexOf(requested->epoch) == m_epoch && requested->sequence.value == m_position;
    if (m_placed && !isWhereItWas) {
        ++m_counts.falseResets;
        problem(QStringLiteral("the reset says that %1 was asked for, but this client is at %2")
                    .arg(text(reset.requested))
                    .arg(m_position));
    }
    if (reset.reason == "epoch") {
        checkEpochReset(*requested, *first);
    } else {
        checkExpiredReset(*requested, *first);
    }
    enterEpoch(m_log.indexOf(first->epoch), first->sequence.value - 1);
}

void Witness::checkEpochReset(const EventId &requested, const EventId &first)
{
    ++m_counts.resetsByEpoch;
    const std::size_t before = m_log.indexOf(requested.epoch);
    const std::size_t after = m_log.indexOf(first.epoch);
    if (after <= before) {
        ++m_counts.falseResets;
        problem(QStringLiteral("the reset says epoch, but there was no new log"));
        return;
    }
    excuse(before, requested.sequence.value + 1, allTheRest);
    for (std::size_t between = before + 1; between < after; ++between) {
        excuse(between, 1, allTheRest);
    }
    excuse(after, 1, first.sequence.value - 1);
    const quint64 published = m_log.epochs()[after].newest();
    constexpr quint64 underWay = 64; ///< published, but not acknowledged yet
    if (first.sequence.value > 1 && first.sequence.value + m_history > published + underWay + 1) {
        ++m_counts.falseResets;
        problem(QStringLiteral("the reset skips what the history still held"));
    }
}

void Witness::checkExpiredReset(const EventId &requested, const EventId &first)
{
    ++m_counts.resetsByExpiry;
    constexpr quint64 underWay = 64;
    const std::size_t index = m_log.indexOf(first.epoch);
    const quint64 published = m_log.epochs()[index].newest();
    const bool sameLog = requested.epoch == first.epoch;
    const bool wasHeld = first.sequence.value + m_history > published + underWay + 1;
    if (!sameLog || first.sequence.value <= requested.sequence.value + 1 || wasHeld) {
        ++m_counts.falseResets;
        problem(QStringLiteral("the reset says expired, but the history held it (%1 published)").arg(published));
    }
    excuse(index, requested.sequence.value + 1, first.sequence.value - 1);
}

void Witness::excuse(std::size_t epoch, quint64 from, quint64 upTo)
{
    if (from <= upTo) {
        m_seen[epoch].excused.emplace_back(from, upTo);
    }
}

void Witness::enterEpoch(std::size_t index, quint64 position)
{
    m_placed = true;
    m_epoch = index;
    m_position = position;
}

Witness::Missing Witness::missing() const
{
    Missing missing;
    const auto &epochs = m_log.epochs();
    for (std::size_t index = 0; index < epochs.size(); ++index) {
        const auto found = m_seen.find(index);
        const Seen seen = found == m_seen.end() ? Seen{} : found->second;
        for (quint64 sequence = 1; sequence <= epochs[index].newest(); ++sequence) {
            const bool acknowledged = epochs[index].numberOf(sequence) != 0;
            if (sequence <= seen.received.size() && seen.received[sequence - 1]) {
                continue;
            }
            const bool isExcused = std::ranges::any_of(seen.excused, [sequence](const auto &range) {
                return range.first <= sequence && sequence <= range.second;
            });
            if (isExcused) {
                missing.excused += acknowledged ? 1 : 0;
                continue;
            }
            ++(acknowledged ? missing.acknowledged : missing.others);
            constexpr int most = 5;
            if (missing.first.size() < most) {
                missing.first += text(EventId{epochs[index].name, Sequence{sequence}}.toByteArray());
            }
        }
    }
    return missing;
}

void Witness::onState(Instant at, ClientState state, std::chrono::milliseconds delay, const QString &cause)
{
    const bool wasOpen = isOpen();
    m_state = state;
    if (state == ClientState::Open && !wasOpen) {
        ++m_counts.opened;
    }
    m_counts.longestDelay = std::max(m_counts.longestDelay, static_cast<quint64>(delay.count()));
    note(at, {}, nameOf(state) + QStringLiteral(" ") + cause);
    if (state == ClientState::Failed) {
        problem(QStringLiteral("the client gave up: %1").arg(cause));
    }
}

void Witness::onHeartbeat(Instant, HeartbeatKind) {}

void Witness::onPollCycle(Instant) {}

void Witness::onRetry(Instant at, std::chrono::milliseconds delay, int attempt)
{
    note(at, {}, QStringLiteral("retry %1 in %2 ms").arg(attempt).arg(delay.count()));
}

void Witness::onGap(Instant at, const Gap &gap)
{
    ++m_counts.clientsGaps;
    note(at, gap.before.toByteArray(), QStringLiteral("gap"));
}

void Witness::onClose(Instant at, int code, const QString &reason)
{
    ++m_counts.closed;
    m_counts.kicked += code == tooSlow ? 1 : 0;
    note(at, {}, QStringLiteral("closed %1 %2").arg(code).arg(reason));
}

void Witness::onError(Instant at, const QString &message)
{
    note(at, {}, QStringLiteral("error: ") + message);
}

void Witness::onBytes(Instant, qint64, qint64) {}

void Witness::note(Instant at, const QByteArray &id, const QString &text)
{
    m_notes.push_back({at, id, text});
    if (m_notes.size() > mostNotes) {
        m_notes.pop_front();
    }
}

QString Witness::lastNotes() const
{
    QString lines;
    for (const Note &entry : m_notes) {
        lines += QStringLiteral("\n    %1 us %2 %3").arg(toMicroseconds(entry.at)).arg(text(entry.id), entry.text);
    }
    return lines;
}

void Witness::problem(const QString &what)
{
    if (m_problems.size() < mostProblems) {
        m_problems += QStringLiteral("client %1 (%2) at %3 us: %4%5")
                          .arg(m_client)
                          .arg(text(toName(m_transport)))
                          .arg(toMicroseconds(m_clock.now()))
                          .arg(what, lastNotes());
    }
}

} // namespace pushscope::chaos
