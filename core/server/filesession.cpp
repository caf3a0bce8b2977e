// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/filesession.h"

#include "server/httpsession.h"

#include <algorithm>
#include <utility>

namespace pushscope {

namespace {

/// For a reader who takes everything at once, so that the others get their turn.
constexpr int piecesATurn = 4;

} // namespace

FileSession::FileSession(ServerContext &context, Connection &connection, Sending sending)
    : m_context{context}, m_connection{connection}, m_file{std::move(sending.file)}, m_at{sending.first},
      m_left{sending.length}, m_head{std::move(sending.head)}, m_keepAlive{sending.keepAlive}
{
    ++m_context.stats.connections.other;
    m_connection.clearDeadline(); // who takes nothing is closed by the watch over slow connections
}

FileSession::~FileSession()
{
    --m_context.stats.connections.other;
}

/// A piece at a time is queued: the kernel has more.
void FileSession::writable()
{
    for (int i = 0; i < piecesATurn && m_file && m_connection.queuedBytes() == 0; ++i) {
        if (!sendPiece()) {
            m_connection.abort();
            m_file.reset();
            return;
        }
        if (m_left == 0) {
            finish();
            return;
        }
    }
    if (m_file && m_connection.queuedBytes() == 0 && !m_connection.isClosing()) {
        m_connection.resumeReading();
    }
}

bool FileSession::sendPiece()
{
    const qint64 size = std::min({pieceBytes, m_left, m_context.config.maxQueueBytes});
    const QByteArray piece = m_file->read(m_at, size);
    if (piece.size() < size || !m_file->isUnchanged()) {
        return false;
    }
    m_connection.sendEvents(std::exchange(m_head, {}) + piece);
    m_at += size;
    m_left -= size;
    return true;
}

void FileSession::finish()
{
    m_file.reset();
    if (m_keepAlive) {
        m_connection.become(std::make_unique<HttpSession>(m_connection, m_context));
        m_connection.resumeReading();
    } else {
        m_connection.closeWhenSent();
    }
}

} // namespace pushscope
