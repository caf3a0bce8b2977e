// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/transport.h"
#include "time/clock.h"
#include "wire/wireunit.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <vector>

namespace pushscope {

enum class WireDirection { Up, Down }; ///< up: from the client to the server

/// One TCP connection of a client, as it was when it was opened. Shared by all its chunks.
struct WireConnection
{
    quint32 number = 0; ///< counts the connections of a capture from 1
    int client = 0;
    Transport transport = Transport::Sse; ///< of its client; the connection may be one that asks /time
    QString target; ///< host:port as in the URL
    QString clientAddress; ///< an IP address
    quint16 clientPort = 0;
    QString serverAddress;
    quint16 serverPort = 0;
    bool tls = false; ///< the bytes are ciphertext

    bool operator==(const WireConnection &) const = default;
};
using WireConnectionPtr = std::shared_ptr<const WireConnection>;

/// Something that happened on a connection, as its client could see it: bytes from the server are
/// stamped when the link hands them to the client, bytes of the client when the link reads them.
struct WireChunk
{
    enum class Kind {
        Opened,
        Data,
        Closed, ///< FIN, by the side that `direction` comes from
        Reset, ///< RST, likewise
        Fault, ///< `bytes` is a sentence in UTF-8: what a fault did to the connection
    };

    quint64 index = 0; ///< grows by one with each chunk of the capture, from 1
    Instant at;
    WireConnectionPtr connection;
    WireDirection direction = WireDirection::Down;
    Kind kind = Kind::Data;
    quint64 offset = 0; ///< of the first byte in the stream of its direction
    QByteArray bytes;
    std::vector<WireUnit> units; ///< that end within this chunk, in order
};
using WireChunkPtr = std::shared_ptr<const WireChunk>;

} // namespace pushscope
