// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/watchdog.h"

#include "message/clientsentence.h"

#include <algorithm>

namespace pushscope {

Watchdog::Interval Watchdog::staleAfter(Interval interval) const
{
    return m_patience ? interval : interval * 5 / 4;
}

Watchdog::Interval Watchdog::deadAfter(Interval interval) const
{
    return m_patience ? interval : interval * 2;
}

void Watchdog::restart(Instant now)
{
    m_announced.reset();
    m_lastHeard = now;
    m_lastHeartbeat.reset();
}

void Watchdog::heard(Instant at)
{
    m_longestSilence = std::max(m_longestSilence, at - m_lastHeard);
    m_lastHeard = at;
}

void Watchdog::heartbeat(Instant at)
{
    if (m_lastHeartbeat) {
        const Interval beat = at - *m_lastHeartbeat;
        if (beat < shortestLearned) {
            return; // the lines of one greeting say nothing of the time between two
        }
        ++m_beats;
        m_shortestBeat = std::min(m_shortestBeat.value_or(beat), beat);
    }
    m_lastHeartbeat = at;
}

/// A server may beat only when idle (then silences show the interval) or regardless of other bytes
/// (then only the distance of two beats does): the longer of the two is safe for both.
std::optional<Watchdog::Interval> Watchdog::learned() const
{
    if (m_beats < heartbeatsToLearn - 1 || !m_shortestBeat) {
        return {};
    }
    return std::max({m_longestSilence, *m_shortestBeat, shortestLearned});
}

std::optional<Watchdog::Interval> Watchdog::interval() const
{
    if (m_patience) {
        return m_patience->count() > 0 ? m_patience : std::nullopt;
    }
    if (m_announced) {
        return m_announced->count() > 0 ? m_announced : std::nullopt;
    }
    const auto fromBeats = learned();
    return fromBeats ? fromBeats : m_assumed;
}

Watchdog::Verdict Watchdog::verdict(Instant now) const
{
    const auto expected = interval();
    if (!expected || silence(now) < staleAfter(*expected)) {
        return Verdict::Fine;
    }
    return silence(now) < deadAfter(*expected) ? Verdict::Stale : Verdict::Dead;
}

std::optional<Instant> Watchdog::nextDeadline(Instant now) const
{
    const auto expected = interval();
    if (!expected) {
        return {};
    }
    const bool stale = verdict(now) != Verdict::Fine;
    return m_lastHeard + (stale ? deadAfter(*expected) : staleAfter(*expected));
}

namespace {

QString inSeconds(std::chrono::nanoseconds time, int decimals)
{
    return QString::number(std::chrono::duration<double>(time).count(), 'f', decimals);
}

} // namespace

QString silenceText(const Watchdog &watchdog, Instant at)
{
    const auto interval = watchdog.interval().value_or(Watchdog::Interval{0});
    const int decimals = interval < std::chrono::seconds{1} ? 2 : 1;
    if (!watchdog.expectsHeartbeats()) {
        return english(ClientSentence::NoEvent).arg(inSeconds(watchdog.silence(at), decimals));
    }
    QString due = inSeconds(interval, decimals);
    if (due.endsWith(QStringLiteral(".0"))) {
        due.chop(2);
    }
    return english(ClientSentence::NoByte).arg(inSeconds(watchdog.silence(at), decimals), due);
}

} // namespace pushscope
