// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "load/loadstamp.h"
#include "load/sequencecheck.h"
#include "loadmodel/loadresult.h"

#include <limits>

namespace pushscope {

/// The events that are measured, and the time until which they count as on time.
struct LoadWindow
{
    qint64 first = std::numeric_limits<qint64>::max();
    qint64 end = std::numeric_limits<qint64>::max();

    [[nodiscard]] bool contains(qint64 sequence) const { return sequence >= first && sequence < end; }
};

/// Counts what the clients of one transport get.
class LoadTally
{
public:
    /// True if it is no duplicate. `began`: when the client's attempt to connect began.
    bool take(SequenceCheck &check, const LoadStamp &stamp, qint64 nowUs, qint64 beganUs, const LoadWindow &window)
    {
        const bool first = !check.started();
        const auto outcome = check.take(stamp.sequence);
        const bool measured = window.contains(stamp.sequence);
        if (outcome != SequenceCheck::Outcome::InOrder && measured) {
            ++(outcome == SequenceCheck::Outcome::Late ? load.outOfOrder : load.duplicates);
        }
        if (outcome == SequenceCheck::Outcome::Duplicate) {
            return false;
        }
        ++arrivals;
        lastArrivalUs = nowUs;
        const std::chrono::microseconds latency{nowUs - stamp.due};
        recent.record(latency);
        if (measured) {
            ++load.delivered;
            load.deliveredInTime += nowUs <= inTimeUntilUs ? 1 : 0;
            load.latency.record(latency);
        }
        if (first) {
            load.firstEvent.record(std::chrono::microseconds{nowUs - beganUs});
        }
        return true;
    }

    /// The window's time begins, or ends.
    void openWindow() { m_opened = {arrivals, wireBytes}; }
    void closeWindow()
    {
        load.arrivals = arrivals - m_opened.arrivals;
        load.wireBytes = wireBytes - m_opened.wireBytes;
    }

    TransportLoad load;
    LatencyHistogram recent; ///< since the last progress
    quint64 arrivals = 0;
    quint64 wireBytes = 0;
    qint64 lastArrivalUs = 0;
    qint64 inTimeUntilUs = std::numeric_limits<qint64>::max();
    int connectedNow = 0;
    int failed = 0;

private:
    struct Mark
    {
        quint64 arrivals = 0;
        quint64 wireBytes = 0;
    };
    Mark m_opened;
};

} // namespace pushscope
