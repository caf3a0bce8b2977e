// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/tlshandshakes.h"

#include "server/tlssocket.h"

namespace pushscope {

std::unique_ptr<ServerSocket> TlsHandshakes::secure(std::unique_ptr<ServerSocket> socket)
{
    if (!m_context.config.tls) {
        return socket;
    }
    if (m_silent.size() + m_greeted.size() >= mostHere()) {
        (m_silent.size() >= m_greeted.size() ? m_silent : m_greeted).front()->giveUp();
    }
    return std::make_unique<TlsSocket>(std::move(socket), *this);
}

void TlsHandshakes::greeted(Place &place)
{
    if (!place.isGreeted) {
        m_greeted.splice(m_greeted.end(), m_silent, place.at);
        place.isGreeted = true;
    }
}

std::size_t TlsHandshakes::mostHere() const
{
    return mostAtOnce / static_cast<std::size_t>(m_context.config.threads);
}

} // namespace pushscope
