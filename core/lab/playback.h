// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lab/recording.h"
#include "metrics/recorder.h"
#include "wire/wirecapture.h"

#include <map>

namespace pushscope {

/// A recording as if it happened again: moved to a position, it gives the snapshots and chunks of
/// a live run. Going back begins anew.
class Playback
{
public:
    explicit Playback(Recording recording);

    [[nodiscard]] const Recording &recording() const { return m_recording; }
    [[nodiscard]] std::chrono::microseconds length() const;
    [[nodiscard]] std::chrono::microseconds position() const;

    /// To the beginning; models that were fed before must be cleared.
    void rewind();
    /// The next snapshot on the way to `position`, of at most `mostItemsAtOnce`; null once it is reached.
    [[nodiscard]] SnapshotPtr advance(std::chrono::microseconds position);
    /// What has passed on the wire up to the present position.
    [[nodiscard]] WireBatch wire(quint64 after, std::size_t most) const { return m_capture.after(after, most); }

    static constexpr std::size_t mostItemsAtOnce = 10'000;

private:
    void take(const RecordedItem &item);
    void take(const RecordedItem &item, const TimelineMark &mark);
    void take(const RecordedItem &item, const RecordedEvent &event);
    void take(const RecordedItem &item, const RecordedBytes &bytes);
    void take(const RecordedItem &item, const DeliveryLedger::Counts &counts);
    void take(const RecordedItem &item, const RecordedFault &fault);
    void take(const RecordedItem &item, const WireChunk &chunk);
    [[nodiscard]] Recorder *recorder(int client);

    Recording m_recording;
    std::map<int, Recorder> m_recorders;
    std::map<int, DeliveryLedger::Counts> m_ledgers;
    std::map<quint32, quint32> m_connections; ///< of the recording to those of the capture
    std::vector<FaultBand> m_faults;
    WireCapture m_capture;
    std::size_t m_next = 0; ///< item
    bool m_begun = false; ///< a snapshot was given since the beginning
    Instant m_now;
};

} // namespace pushscope
