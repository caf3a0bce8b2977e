// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metrics/counter.h"
#include "server/transportcounters.h"

#include <QByteArray>

#include <algorithm>
#include <array>

namespace pushscope {

/// Which connections are not let in.
enum class GateRefusal {
    AtCapacity,
    AddressFull,
    Unanswered, ///< closed at once: even those that are to hear why are too many
    Tls, ///< a handshake that came to nothing
};
inline constexpr std::array gateRefusalNames{"at-capacity", "address-full", "unanswered", "tls"};

/// Who published.
enum class Source { Http, WebSocket, Feed };
inline constexpr std::array sourceNames{"http", "ws", "feed"};

/// Why a publication was not taken.
enum class PublishRefusal { Invalid, Forbidden, TooLarge, AtCapacity, Broker };
inline constexpr std::array publishRefusalNames{"invalid", "forbidden", "too-large", "at-capacity", "broker"};

/// Answers to requests that were refused; the last place is for all other statuses.
inline constexpr std::array refusalStatuses{400, 401, 403, 404, 405, 408, 412, 413, 414,
                                            416, 417, 426, 429, 431, 501, 503, 505};
/// Of close frames that were sent, as RFC 6455 7.4 has them, and 1006 where none was; the last place is for others.
inline constexpr std::array closeCodes{1000, 1001, 1002, 1003, 1005, 1006, 1007, 1008, 1009, 1011, 1013};

/// Counters by a number of which only some are known.
template <const auto &numbers>
class CountersByNumber
{
public:
    static constexpr std::size_t places = numbers.size() + 1;

    void count(int number)
    {
        const auto found = std::find(numbers.begin(), numbers.end(), number);
        ++m_counters[static_cast<std::size_t>(found - numbers.begin())];
    }
    [[nodiscard]] const Counter &at(std::size_t place) const { return m_counters[place]; }

private:
    std::array<Counter, places> m_counters;
};

/// What one thread of a server has done and holds; the members are as in ServerStats where that has them.
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

    std::array<TransportCounters, speechNames.size()> transports;
    Counter accepted; ///< connections
    CountersOf<GateRefusal, gateRefusalNames.size()> gateRefusals;
    Counter requests;
    CountersByNumber<refusalStatuses> refusals;
    CountersByNumber<closeCodes> closes;
    CountersOf<Source, sourceNames.size()> publications;
    CountersOf<PublishRefusal, publishRefusalNames.size()> publishRefusals;
    // Of the thread's broker.
    Counter brokerAvailable; ///< 0 or 1
    Counter brokerBehind;
    Counter brokerRoundTrip; ///< microseconds
    Counter brokerReconnects;
    Counter brokerRefused;

    [[nodiscard]] TransportCounters &of(Speech speech) { return transports[static_cast<std::size_t>(speech)]; }

    void addQueued(qint64 bytes)
    {
        queueBytes += bytes;
        if (queueBytes.value() > queuePeakBytes.value()) {
            queuePeakBytes.set(queueBytes.value());
        }
    }

    void countPublished(Source source, bool isPublished)
    {
        if (isPublished) {
            ++publications[source];
        } else {
            ++publishRefusals[PublishRefusal::Broker];
        }
    }

    /// Of a request to publish; what the broker refuses is counted by countPublished().
    void countPublishRefusal(int status, const QByteArray &code)
    {
        if (status == 401 || status == 403) {
            ++publishRefusals[PublishRefusal::Forbidden];
        } else if (status == 413) {
            ++publishRefusals[PublishRefusal::TooLarge];
        } else if (code == "at-capacity" || code == "too-many-connections") {
            ++publishRefusals[PublishRefusal::AtCapacity];
        } else if (status != 503) {
            ++publishRefusals[PublishRefusal::Invalid];
        }
    }
};

} // namespace pushscope
