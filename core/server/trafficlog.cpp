// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/trafficlog.h"

#include "message/credentials.h"

#include <algorithm>
#include <utility>

namespace pushscope {

void TrafficLog::add(TrafficEntry entry)
{
    const std::lock_guard lock{m_mutex};
    entry.number = ++m_newest;
    entry.at = m_clock.now();
    if (m_entries.size() >= mostEntries) {
        m_entries.pop_front();
    }
    m_entries.push_back(std::move(entry));
}

TrafficEntries TrafficLog::after(quint64 number) const
{
    const std::lock_guard lock{m_mutex};
    const auto first = std::ranges::upper_bound(m_entries, number, {}, &TrafficEntry::number);
    return {first, m_entries.end()};
}

QString TrafficLog::shortText(QByteArrayView payload)
{
    constexpr qsizetype mostBytes = 4 * longestText; // of UTF-8
    const QString text = withoutCredentials(QString::fromUtf8(payload.first(std::min(payload.size(), mostBytes))));
    const QString line = text.simplified();
    return line.size() > longestText ? line.first(longestText - 1) + QChar{0x2026} : line;
}

} // namespace pushscope
