// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/connectionpool.h"

#include <utility>

namespace pushscope {

void ConnectionPool::prepare(Route &way, const QUrl &origin, QObject *context,
                             std::function<void(const Route::Way &)> ready)
{
    Waiting next{&way, origin, context, std::move(ready)};
    if (m_open < m_limit) {
        admit(std::move(next));
    } else {
        m_waiting.push_back(std::move(next));
    }
}

/// The context lives as long as the connection.
void ConnectionPool::admit(Waiting next)
{
    ++m_open;
    connect(next.context.data(), &QObject::destroyed, this, &ConnectionPool::leave);
    next.way->prepare(next.origin, next.context, std::move(next.ready));
}

void ConnectionPool::leave()
{
    --m_open;
    while (m_open < m_limit && !m_waiting.empty()) {
        Waiting next = std::move(m_waiting.front());
        m_waiting.pop_front();
        if (next.context) {
            admit(std::move(next));
        }
    }
}

} // namespace pushscope
