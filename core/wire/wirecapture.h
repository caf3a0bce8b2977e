// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/credentialmask.h"
#include "wire/jsonmask.h"
#include "wire/secretmask.h"
#include "wire/wirechunk.h"
#include "wire/wiredecoder.h"

#include <array>
#include <deque>
#include <functional>
#include <map>

namespace pushscope {

/// What a view takes from a capture: the chunks after those it has, and how the ring stands.
struct WireBatch
{
    std::vector<WireChunkPtr> chunks;
    quint64 newest = 0; ///< index of the capture's newest chunk
    quint64 dropped = 0; ///< chunks that had to go to keep within the caps
    qint64 bytesHeld = 0; ///< with what chunks and units take besides their bytes
};
using WireBatchPtr = std::shared_ptr<const WireBatch>;

/// The bytes of all connections of a run in a ring: the oldest chunks go when there are too many or
/// they hold too much. Decodes as it takes, so a view that comes late still finds whole units.
/// One thread. A decoder's error never stops the capture.
/// What is kept, and told to the listener, has asterisks in place of credentials, in both directions:
/// - in the heads of requests and responses those that CredentialMask finds, whatever they are;
/// - in bodies that are no event streams, and in WebSocket messages of servers, those that JsonMask finds;
/// - everywhere the secrets that are known (hide()) and have 6 bytes or more, and their percent-encoded form. Of one
///   that is cut after its first one to three bytes these stay (SecretMask).
/// Not found are: in bodies and messages secrets that are shorter, unknown, in another form (base64, JSON escapes,
/// compressed) or in what a WebSocket client sends, which is XORed with the frame's key; a secret with the framing of
/// chunked coding in its midst. Units are those of the bytes as they came.
class WireCapture
{
public:
    struct Limits
    {
        std::size_t chunks = 50'000;
        qint64 bytes = 64 * 1024 * 1024;
    };

    explicit WireCapture(Limits limits);
    WireCapture() : WireCapture{Limits{}} {}

    /// From now on this is not kept where it comes. One that is shorter than `shortestSecret` is as good as none: it
    /// would be found where it is not meant.
    void hide(const QByteArray &secret);
    static constexpr qsizetype shortestSecret = 6;

    /// Returns the connection's number. `connection.number` is set here.
    quint32 open(Instant at, WireConnection connection);
    void data(Instant at, quint32 connection, WireDirection direction, const QByteArray &bytes);
    void closed(Instant at, quint32 connection, WireDirection direction);
    void reset(Instant at, quint32 connection, WireDirection direction);
    void fault(Instant at, quint32 connection, const QString &sentence);
    /// The connection is gone on both sides: nothing more will come of it.
    void forget(quint32 connection);

    /// The chunks with an index above `index`, oldest first, at most `most`.
    [[nodiscard]] WireBatch after(quint64 index, std::size_t most) const;
    [[nodiscard]] std::size_t size() const { return m_chunks.size(); }
    [[nodiscard]] quint64 dropped() const { return m_dropped; }
    [[nodiscard]] qint64 bytesHeld() const { return m_bytesHeld; }
    void clear(); ///< forgets the chunks; indices go on

    /// Called for each chunk as it is taken, as by a recording. Of connections that are open already it hears their
    /// beginning at once, and then goes on at the next border of a message, so that it can decode what it hears.
    void setListener(std::function<void(const WireChunk &)> listener);
    /// Of a connection's beginning, kept besides the limits while it is open; a piece has at most 64 KiB.
    static constexpr std::size_t mostOfBeginning = 16;
    static constexpr qint64 longestBeginning = 16 * 1024;

private:
    struct Stream
    {
        quint64 offset = 0; ///< of what comes next
        SecretMask secrets;
        CredentialMask credentials; ///< of heads
        JsonMask members; ///< of bodies and messages
        bool isHeard = true; ///< by the listener
    };
    struct Open
    {
        WireConnectionPtr connection;
        WireDecoder decoder;
        std::array<Stream, 2> streams; ///< by direction
        std::vector<WireChunkPtr> beginning; ///< up to the head of the first answer
        qint64 beginningBytes = 0;
        bool hasBegun = false; ///< no more is kept

        Stream &stream(WireDirection direction) { return streams[static_cast<std::size_t>(direction)]; }
    };

    static WireChunk chunkOf(Open &open, Instant at, WireDirection direction, WireChunk::Kind kind);
    void mask(Open &open, WireChunk &chunk, QByteArrayView bytes) const;
    static void maskMembers(Open &open, WireChunk &chunk, QByteArrayView bytes);
    void endOf(Instant at, quint32 connection, WireDirection direction, WireChunk::Kind kind);
    void add(WireChunk &&chunk);
    static void keepBeginning(Open &open, const WireChunkPtr &chunk);
    void tell(Open *open, const WireChunk &chunk) const;

    Limits m_limits;
    SecretMatchers m_secrets;
    std::map<quint32, Open> m_open;
    std::deque<WireChunkPtr> m_chunks;
    std::function<void(const WireChunk &)> m_listener;
    quint32 m_connections = 0;
    quint64 m_newest = 0;
    quint64 m_dropped = 0;
    qint64 m_bytesHeld = 0;
};

} // namespace pushscope
