// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/folderfile.h"
#include "server/connection.h"
#include "server/servercontext.h"
#include "server/session.h"

#include <QByteArray>

#include <optional>

namespace pushscope {

/// Sends bytes of a file, a piece whenever the last one has gone, and gives the connection back to HTTP. A file that
/// changes meanwhile cuts the connection off: what has come is no version of it.
class FileSession final : public Session
{
public:
    struct Sending
    {
        FolderFile file;
        qint64 first = 0;
        qint64 length = 0;
        QByteArray head; ///< of the response
        bool keepAlive = true;
    };

    FileSession(ServerContext &context, Connection &connection, Sending sending);
    ~FileSession() override;

    /// The next request waits until this one is answered.
    void received(QByteArray & /*input*/) override {}
    void writable() override;
    void timedOut(Instant /*now*/) override {}
    [[nodiscard]] bool owesAnswer() const override { return m_left > 0; }

    /// Read and queued at a time.
    static constexpr qint64 pieceBytes = 64 * 1024;

private:
    [[nodiscard]] bool sendPiece();
    void finish();

    ServerContext &m_context;
    Connection &m_connection;
    std::optional<FolderFile> m_file; ///< until it is sent
    qint64 m_at;
    qint64 m_left;
    QByteArray m_head; ///< until it is sent
    bool m_keepAlive;
};

} // namespace pushscope
