// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/tlshandshakes.h"

#include "server/tlssocket.h"

namespace pushscope {

std::unique_ptr<ServerSocket> TlsHandshakes::secure(std::unique_ptr<ServerSocket> socket)
{
    if (!m_context.config.tls) {
        return socket;
    }
    if (m_running.size() >= mostAtOnce) {
        m_running.front()->giveUp();
    }
    return std::make_unique<TlsSocket>(std::move(socket), *this);
}

TlsHandshakes::Place TlsHandshakes::begin(TlsSocket &socket)
{
    return m_running.insert(m_running.end(), &socket);
}

} // namespace pushscope
