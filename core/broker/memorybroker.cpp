// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/memorybroker.h"

#include <utility>

namespace pushscope {

MemoryBroker::MemoryBroker(History::Limits limits, const QByteArray &epoch)
    : m_sequencer{epoch}, m_history{epoch, limits}
{
}

void MemoryBroker::publish(Publication publication, const Published &published)
{
    const Event event = m_sequencer.next(std::move(publication), m_history.firstId().sequence);
    m_history.append(event);
    if (m_listener) {
        m_listener(event);
    }
    if (published) {
        published(event.id);
    }
}

} // namespace pushscope
