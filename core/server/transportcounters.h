// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/history.h"
#include "metrics/counter.h"
#include "metrics/latencybuckets.h"

#include <array>
#include <chrono>
#include <cstddef>
#include <variant>

namespace pushscope {

/// What a connection speaks at present, as `/stats` and `/metrics` tell it apart.
enum class Speech {
    Sse,
    WebSocket,
    LongPoll,
    Other, ///< short polls and plain requests
};
inline constexpr std::array speechNames{"sse", "ws", "longpoll", "other"};

/// How a stream began.
enum class StreamStart {
    Fresh, ///< from now on
    Resumed, ///< after the id that it named
    ResetEpoch, ///< the id is of another log
    ResetExpired, ///< the id is older than the history
};
inline constexpr std::array startNames{"fresh", "resumed", "reset-epoch", "reset-expired"};

/// Why a connection ended.
enum class Ending {
    Peer, ///< it closed, or was lost
    Done, ///< as agreed, after an answer
    Idle, ///< it asked for nothing
    Refused, ///< what it asked for
    Protocol, ///< it broke a rule of WebSocket
    Heartbeat, ///< it did not answer a ping
    Slow, ///< more waited for it than may
    Stalled, ///< it took nothing
    SentAway,
    Shutdown,
};
inline constexpr std::array endingNames{"peer",      "done", "idle",    "refused",   "protocol",
                                        "heartbeat", "slow", "stalled", "sent-away", "shutdown"};

/// Why an event was not sent to one who subscribed to its channel.
enum class Drop {
    Oldest, ///< by that policy
    LatestOnly, ///< by that policy
    Evicted, ///< from the history, before its reader came to it
    LogBreak, ///< it waited when the log broke off
};
inline constexpr std::array dropNames{"drop-oldest", "latest-only", "evicted", "log-break"};

/// As History::Broken::Reason.
inline constexpr std::array breakNames{"epoch", "expired"};

/// Counters that an enumeration's values choose from.
template <typename Value, std::size_t count>
class CountersOf
{
public:
    Counter &operator[](Value value) { return m_counters[static_cast<std::size_t>(value)]; }
    const Counter &operator[](Value value) const { return m_counters[static_cast<std::size_t>(value)]; }
    [[nodiscard]] const Counter &at(std::size_t index) const { return m_counters[index]; }

private:
    std::array<Counter, count> m_counters;
};

[[nodiscard]] inline StreamStart startOf(const std::variant<Sequence, History::Broken> &located)
{
    const auto *const broken = std::get_if<History::Broken>(&located);
    if (broken == nullptr) {
        return StreamStart::Resumed;
    }
    return broken->reason == History::Broken::Reason::Epoch ? StreamStart::ResetEpoch : StreamStart::ResetExpired;
}

/// What one thread counts for each transport alike.
struct TransportCounters
{
    LatencyBuckets latency; ///< from when an event was due until it was given to the connection
    Counter sentBytes; ///< given to the system, or queued
    Counter begun; ///< streams; polls that were asked
    Counter replayed; ///< events that were older than the stream
    Counter heartbeats; ///< sent
    Counter heartbeatsMissed;
    Counter queueBytes; ///< that wait now
    CountersOf<Drop, dropNames.size()> drops;
    CountersOf<StreamStart, startNames.size()> starts;
    CountersOf<History::Broken::Reason, breakNames.size()> breaks; ///< told to streams that were open
    CountersOf<Ending, endingNames.size()> endings;

    /// An event that waited for its reader. One that is older than the reader says nothing of how fast events are sent.
    void countLate(bool isReplayed, std::chrono::nanoseconds waited)
    {
        if (isReplayed) {
            ++replayed;
        } else {
            latency.record(waited);
        }
    }
};

} // namespace pushscope
