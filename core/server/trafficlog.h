// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/trafficentry.h"

#include <QByteArrayView>

#include <deque>
#include <mutex>

namespace pushscope {

/// The newest of what clients publish and say in rooms, for someone who watches. All functions may be called from any
/// thread.
class TrafficLog
{
public:
    static constexpr std::size_t mostEntries = 500;
    static constexpr qsizetype longestText = 120; ///< characters

    /// `clock` must outlive it.
    explicit TrafficLog(const Clock &clock) : m_clock{clock} {}

    /// Gives it a number and the time; the oldest goes if there are too many.
    void add(TrafficEntry entry);
    /// Those with a greater number that are still held, the oldest first.
    [[nodiscard]] TrafficEntries after(quint64 number) const;

    /// The beginning of a payload in one line, without credentials that can be recognised.
    [[nodiscard]] static QString shortText(QByteArrayView payload);

private:
    const Clock &m_clock;
    mutable std::mutex m_mutex;
    std::deque<TrafficEntry> m_entries;
    quint64 m_newest = 0;
};

} // namespace pushscope
