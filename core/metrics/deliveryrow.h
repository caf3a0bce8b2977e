// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metrics/deliverytracker.h"

namespace pushscope {

/// One client in the comparison of a DeliveryTracker. What is published from its opening until it is told to go is due
/// to it; what comes besides counts too.
class DeliveryRow
{
public:
    DeliveryRow(DeliveryTracker &tracker, DeliveryMatrix::Row head, QByteArrayList channels);

    /// Whether it listens to the server whose log this is, and its events have ids. Not unless this is called.
    void setFollowed(bool followed) { m_followed = followed; }
    [[nodiscard]] bool isFollowed() const { return m_followed; }
    void opened();
    /// It was told to go. What was due less than `underWay` ago and has not come is not due.
    void told(Instant now, std::chrono::milliseconds underWay);

    void delivered(QByteArrayView id, std::optional<std::chrono::microseconds> latency, bool replayed);
    void duplicate(QByteArrayView id);
    /// The server said that nothing before this id will come.
    void reset(QByteArrayView first);

    [[nodiscard]] DeliveryCounts counts() const;
    /// Of the events that were published before that mark, those that have not come.
    [[nodiscard]] quint64 missingBefore(std::size_t mark) const;

private:
    friend class DeliveryTracker;

    /// Newer cells overwrite older ones; a tag tells them apart.
    static constexpr std::size_t mostCells = 2'048;
    static_assert(mostCells >= DeliveryMatrix::mostColumns);
    static constexpr std::size_t mostStretches = 64;

    struct Stretch
    {
        quint64 from = 0;
        quint64 to = 0; ///< not included
        quint64 eventsFrom = 0; ///< of its channels, before `from`
        quint64 eventsTo = 0;
    };
    struct Mark
    {
        quint64 due = 0;
        quint64 came = 0;
    };

    void clear();
    void mark();
    [[nodiscard]] quint64 dueBefore(quint64 place) const;
    [[nodiscard]] bool isDue(quint64 place) const;
    [[nodiscard]] quint64 beginOfUnderWay(Instant now, std::chrono::milliseconds underWay) const;
    [[nodiscard]] DeliveryMatrix::Cell cell(quint64 place) const;
    [[nodiscard]] bool hasCome(quint64 place) const;
    void note(quint64 place, Delivery state, bool duplicate);

    DeliveryTracker &m_tracker;
    DeliveryMatrix::Row m_head;
    QByteArrayList m_channels;
    bool m_followed = false;
    std::optional<Stretch> m_open; ///< its end is not known yet
    std::deque<Stretch> m_stretches; ///< that are over
    quint64 m_dueEarlier = 0; ///< in those that were forgotten
    quint64 m_came = 0; ///< of what was due
    quint64 m_besides = 0; ///< came without being due
    quint64 m_horizon = 0; ///< what is missing below this place will not come
    DeliveryCounts m_counts; ///< of what came
    std::vector<Mark> m_marks;
    std::vector<quint16> m_cells; ///< empty until something comes
};

} // namespace pushscope
