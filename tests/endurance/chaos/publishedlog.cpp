// SPDX-License-Identifier: GPL-3.0-or-later
#include "publishedlog.h"

#include <numeric>

namespace pushscope::chaos {

std::size_t PublishedLog::indexOf(const QByteArray &epoch)
{
    const auto [found, isNew] = m_index.try_emplace(epoch, m_epochs.size());
    if (isNew) {
        m_epochs.push_back({epoch, {}, 0});
    }
    return found->second;
}

QString PublishedLog::acknowledge(const EventId &id, quint32 number)
{
    const std::size_t index = indexOf(id.epoch);
    Epoch &epoch = m_epochs[index];
    const quint64 sequence = id.sequence.value;
    if (index + 1 != m_epochs.size() || sequence <= epoch.newest()) {
        return QStringLiteral("event %1 was acknowledged as %2, which is not after the ids before")
            .arg(number)
            .arg(QString::fromLatin1(id.toByteArray()));
    }
    epoch.numbers.resize(sequence, 0);
    epoch.numbers.back() = number;
    ++epoch.acknowledged;
    return {};
}

quint64 PublishedLog::acknowledged() const
{
    return std::accumulate(m_epochs.begin(), m_epochs.end(), quint64{0},
                           [](quint64 sum, const Epoch &epoch) { return sum + epoch.acknowledged; });
}

} // namespace pushscope::chaos
