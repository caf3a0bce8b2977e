// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/slowboard.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace pushscope {

void SlowBoard::setSlowest(std::size_t thread, std::vector<SlowConnection> slowest)
{
    const std::scoped_lock lock{m_mutex};
    m_slowest[thread] = std::move(slowest);
}

std::vector<SlowConnection> SlowBoard::slowest() const
{
    std::vector<SlowConnection> all;
    {
        const std::scoped_lock lock{m_mutex};
        for (const auto &ofThread : m_slowest) {
            all.insert(all.end(), ofThread.begin(), ofThread.end());
        }
    }
    std::ranges::sort(all, std::greater{}, &SlowConnection::queueBytes);
    all.resize(std::min(all.size(), mostNamed));
    return all;
}

void SlowBoard::addNotice(const SlowConnection &connection, bool closed)
{
    const std::scoped_lock lock{m_mutex};
    ++m_notice.connections;
    m_notice.closed += closed ? 1 : 0;
    if (m_notice.connections == 1 || connection.queueBytes > m_notice.worst.queueBytes) {
        m_notice.worst = connection;
    }
}

SlowNotice SlowBoard::takeNotice()
{
    const std::scoped_lock lock{m_mutex};
    return std::exchange(m_notice, {});
}

} // namespace pushscope
