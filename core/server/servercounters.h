// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <atomic>

namespace pushscope {

/// A figure that one thread changes and any thread may read. Costs its own thread no more than a
/// plain number.
class Counter
{
public:
    [[nodiscard]] qint64 value() const { return m_value.load(std::memory_order_relaxed); }
    void set(qint64 value) { m_value.store(value, std::memory_order_relaxed); }
    Counter &operator+=(qint64 number)
    {
        set(value() + number);
        return *this;
    }
    Counter &operator++() { return *this += 1; }
    Counter &operator--() { return *this += -1; }

private:
    std::atomic<qint64> m_value = 0;
};

/// What one thread of a server has done and holds; the members are as in ServerStats.
struct alignas(64) ServerCounters
{
    struct PerTransport
    {
        Counter sse;
        Counter ws;
        Counter longpoll;
        Counter other;
    };

    PerTransport connections;
    PerTransport delivered;
    Counter published; ///< that this thread has heard of
    Counter feedInvalidUtf8;
    Counter queueBytes;
    Counter queuePeakBytes;
    Counter slowDisconnects;
    Counter tlsFailed;
    Counter droppedEvents;
    Counter writeTimeouts;
    Counter loopLag; ///< microseconds

    void addQueued(qint64 bytes)
    {
        queueBytes += bytes;
        if (queueBytes.value() > queuePeakBytes.value()) {
            queuePeakBytes.set(queueBytes.value());
        }
    }
};

} // namespace pushscope
