// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "time/clock.h"

#include <QString>

#include <chrono>
#include <optional>

namespace pushscope {

/// Tells from the silence of a connection whether it is still alive. The longest silence to expect
/// is what the server announced, else what its heartbeats teach, else an assumption.
class Watchdog
{
public:
    using Interval = std::chrono::nanoseconds;
    enum class Verdict { Fine, Stale, Dead };

    /// A new connection. What was learned from earlier ones is kept.
    void restart(Instant now);
    /// Heartbeats say nothing: the connection is dead after a silence of that length; zero: it never is.
    void setPatience(Interval patience) { m_patience = patience; }
    void assume(Interval interval) { m_assumed = interval; }
    /// Zero: there are no heartbeats, so silence says nothing.
    void announce(Interval interval) { m_announced = interval; }
    void heard(Instant at);
    void heartbeat(Instant at);

    /// The longest silence of a healthy connection; nothing if it is not known.
    [[nodiscard]] std::optional<Interval> interval() const;
    [[nodiscard]] bool expectsHeartbeats() const { return !m_patience; }
    [[nodiscard]] Interval silence(Instant now) const { return now - m_lastHeard; }
    [[nodiscard]] Verdict verdict(Instant now) const;
    /// When the verdict can become worse than Fine, or Dead if it is Stale already.
    [[nodiscard]] std::optional<Instant> nextDeadline(Instant now) const;

    static constexpr int heartbeatsToLearn = 3;
    static constexpr Interval shortestLearned = std::chrono::seconds{1};

private:
    [[nodiscard]] std::optional<Interval> learned() const;

    [[nodiscard]] Interval staleAfter(Interval interval) const;
    [[nodiscard]] Interval deadAfter(Interval interval) const;

    std::optional<Interval> m_patience;
    std::optional<Interval> m_assumed;
    std::optional<Interval> m_announced;
    Instant m_lastHeard;
    std::optional<Instant> m_lastHeartbeat;
    int m_beats = 0; ///< times from one heartbeat to the next
    Interval m_longestSilence{0};
    std::optional<Interval> m_shortestBeat;
};

/// Why the connection is doubted, for people.
[[nodiscard]] QString silenceText(const Watchdog &watchdog, Instant at);

} // namespace pushscope
