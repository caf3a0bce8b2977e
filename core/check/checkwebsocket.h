// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "check/checktalk.h"
#include "protocol/httphead.h"
#include "protocol/websocketframe.h"

#include <QByteArray>
#include <QList>

#include <chrono>
#include <optional>

namespace pushscope {

/// A frame as the server sent it.
struct CheckFrame
{
    WebSocketFrameHeader header;
    QByteArray payload;

    [[nodiscard]] bool is(WebSocketOpcode opcode) const { return header.opcode == opcode; }
};

/// How the length of a frame is written.
enum class LengthForm { Shortest, Bits16, Bits64 };

/// A client's frame with any first byte, right or wrong.
[[nodiscard]] QByteArray clientFrame(quint8 firstByte, QByteArrayView payload, LengthForm form = LengthForm::Shortest,
                                     bool masked = true);
inline constexpr quint8 finBit = 0x80;
[[nodiscard]] QByteArray textFrame(QByteArrayView text);
[[nodiscard]] QByteArray pingFrame(QByteArrayView payload);
[[nodiscard]] QByteArray closeFrame(quint16 code, QByteArrayView reason = {});

/// A WebSocket to the server under test, on which anything can be sent.
class CheckWebSocket
{
public:
    explicit CheckWebSocket(CheckTalk talk);

    /// The lines of an orderly opening handshake with this socket's key.
    [[nodiscard]] QByteArray upgradeLines() const;
    [[nodiscard]] const QByteArray &key() const { return m_key; }

    /// Sends the request and waits for the head of the answer, whatever it is. `early` goes in the same write.
    [[nodiscard]] CheckAsync<> request(QByteArray head, QByteArray early = {});
    /// The handshake with these lines, or the usual ones; anything but a 101 fails the case.
    [[nodiscard]] CheckAsync<> open();
    [[nodiscard]] CheckAsync<> openWith(QByteArray lines, QByteArray early = {});
    [[nodiscard]] QByteArray requestHead(const QByteArray &lines) const;

    void send(const QByteArray &bytes);
    /// Each byte alone; of many the first and the last ones.
    [[nodiscard]] CheckAsync<> sendSlowly(QByteArray bytes);
    static constexpr qsizetype singleBytes = 32;

    /// The next frame; nothing if none comes.
    [[nodiscard]] CheckAsync<std::optional<CheckFrame>> frame(std::chrono::milliseconds time);
    /// The next frame of that kind, others passed over.
    [[nodiscard]] CheckAsync<std::optional<CheckFrame>> frame(WebSocketOpcode opcode, std::chrono::milliseconds time);

    /// The server must fail the connection: a close frame with one of the codes, or the end without one.
    [[nodiscard]] CheckAsync<> mustFail(QList<int> codes);
    /// The server must go on, which its answer to a ping shows. If it closes as an application may that takes no such
    /// message, the case does not apply.
    [[nodiscard]] CheckAsync<> mustLive();
    /// The pong with that payload, others passed over.
    [[nodiscard]] CheckAsync<> mustPong(QByteArray payload, bool mayRefuse = false);
    [[nodiscard]] CheckAsync<std::optional<CheckFrame>> closeFrameOf();

    [[nodiscard]] CheckPeer *peer() const { return m_peer; }
    [[nodiscard]] const HttpResponseHead &head() const { return m_head; }
    /// What came, and its frames in words.
    [[nodiscard]] QString came() const;

private:
    [[nodiscard]] std::optional<CheckFrame> takeFrame();

    CheckTalk m_talk;
    CheckPeer *m_peer;
    QByteArray m_key;
    HttpResponseHead m_head;
    QString m_frames;
};

} // namespace pushscope
