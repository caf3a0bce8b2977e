// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/noderoute.h"

namespace pushscope {

NodeRoute::NodeRoute(Route &way, const std::vector<QUrl> &nodes, int preferred)
    : m_way{way}, m_nodes{nodes}, m_preferred{static_cast<std::size_t>(preferred)}
{
}

void NodeRoute::prepare(const QUrl &origin, QObject *context, std::function<void(const Way &)> ready)
{
    tryNode(0, origin, context, ready);
}

void NodeRoute::tryNode(std::size_t tried, const QUrl &origin, QObject *context,
                        const std::function<void(const Way &)> &ready)
{
    const std::size_t node = (m_preferred + tried) % m_nodes.size();
    QUrl there = origin;
    there.setHost(m_nodes[node].host());
    there.setPort(m_nodes[node].port());
    m_way.prepare(there, context, [this, tried, node, origin, context, ready](const Way &way) {
        if (way.error && tried + 1 < m_nodes.size()) {
            tryNode(tried + 1, origin, context, ready);
            return;
        }
        if (!way.error) {
            m_reached = static_cast<int>(node);
        }
        ready(way);
    });
}

} // namespace pushscope
