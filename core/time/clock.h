// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <chrono>

namespace pushscope {

/// A point on the monotonic clock of this host, in nanoseconds since that clock's start.
/// On Linux it is CLOCK_MONOTONIC, so two processes of one host can compare their instants.
using Instant = std::chrono::time_point<std::chrono::steady_clock, std::chrono::nanoseconds>;

/// Where the present comes from. Everything that waits or measures is given one, so that a test
/// can turn time by hand.
class Clock
{
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant now() const = 0;
};

/// The host's monotonic clock.
class SteadyClock final : public Clock
{
public:
    [[nodiscard]] Instant now() const override;

    /// Names the clock: equal in all processes that can compare their instants directly,
    /// different on another host, after a reboot and in another time namespace.
    [[nodiscard]] static QByteArray id();
};

/// A clock that stands still until it is told to move.
class ManualClock final : public Clock
{
public:
    explicit ManualClock(Instant start = Instant{std::chrono::hours{1}}) : m_now{start} {}
    [[nodiscard]] Instant now() const override { return m_now; }
    void advance(std::chrono::nanoseconds by) { m_now += by; }

private:
    Instant m_now;
};

/// Microseconds since the clock's start: the unit of `t` and of every latency on the outside.
[[nodiscard]] constexpr qint64 toMicroseconds(Instant instant)
{
    return std::chrono::duration_cast<std::chrono::microseconds>(instant.time_since_epoch()).count();
}

[[nodiscard]] constexpr Instant fromMicroseconds(qint64 microseconds)
{
    return Instant{std::chrono::microseconds{microseconds}};
}

} // namespace pushscope
