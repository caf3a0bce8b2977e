// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/httpbody.h"
#include "protocol/httphead.h"
#include "protocol/websocketmessage.h"

#include <QHostAddress>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSslSocket>
#include <QTcpSocket>
#include <QTest>

#include <memory>
#include <optional>
#include <vector>

namespace pushscope {

/// A client that sends and receives bytes as the test says; over TLS if the environment says so.
class RawPeer
{
public:
    explicit RawPeer(quint16 port, const QHostAddress &address = QHostAddress{QHostAddress::LocalHost})
    {
        const bool overTls = qEnvironmentVariableIsSet("PUSHSCOPE_TEST_TLS");
        auto *const tls = overTls ? new QSslSocket : nullptr;
        m_socket.reset(overTls ? tls : new QTcpSocket);
        QObject::connect(m_socket.get(), &QTcpSocket::readyRead, m_socket.get(), [this] {
            if (m_reading) {
                m_input += m_socket->readAll();
            }
        });
        if (overTls) {
            tls->setPeerVerifyMode(QSslSocket::VerifyNone);
            tls->connectToHostEncrypted(address.toString(), port);
        } else {
            m_socket->connectToHost(address, port);
        }
    }

    void send(const QByteArray &bytes) { m_socket->write(bytes); }
    void get(const QByteArray &target, const QByteArray &headerLines = {})
    {
        send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + headerLines + "\r\n");
    }

    [[nodiscard]] const QByteArray &input() const { return m_input; }
    [[nodiscard]] QTcpSocket &socket() { return *m_socket; }
    [[nodiscard]] bool isClosed() const { return m_socket->state() == QAbstractSocket::UnconnectedState; }
    /// What was sent has left the program.
    [[nodiscard]] bool hasSent() const
    {
        const auto *tls = qobject_cast<const QSslSocket *>(m_socket.get());
        const bool through = tls == nullptr || (tls->isEncrypted() && tls->encryptedBytesToWrite() == 0);
        return m_socket->state() == QAbstractSocket::ConnectedState && through && m_socket->bytesToWrite() == 0;
    }
    /// Bytes stay in the kernel, as with a program that hangs.
    void stopReading()
    {
        m_socket->setReadBufferSize(1);
        m_reading = false;
    }
    void readSome(qint64 bytes)
    {
        m_socket->setReadBufferSize(bytes);
        m_input += m_socket->read(bytes);
    }
    void goOnReading()
    {
        m_reading = true;
        m_socket->setReadBufferSize(0);
        m_input += m_socket->readAll();
    }

    struct Response
    {
        HttpResponseHead head;
        QByteArray body;
    };

    /// The next complete response, taken from the input.
    [[nodiscard]] std::optional<Response> takeResponse(bool toHead = false)
    {
        auto parsed = parseResponseHead(m_input);
        auto *complete = std::get_if<HttpHeadComplete<HttpResponseHead>>(&parsed);
        if (complete == nullptr) {
            return {};
        }
        HttpBodyDecoder decoder{*HttpBodyFraming::ofResponse(complete->head, toHead)};
        const auto step = decoder.feed(QByteArrayView{m_input}.sliced(complete->length));
        if (!decoder.finished()) {
            return {};
        }
        m_input.remove(0, complete->length + step.consumed);
        return Response{complete->head, step.body};
    }

    /// As takeResponse, but waits for it.
    [[nodiscard]] std::optional<Response> awaitResponse(bool toHead = false)
    {
        std::optional<Response> response;
        (void)QTest::qWaitFor([&] { return (response = takeResponse(toHead)).has_value(); });
        return response;
    }

    /// What follows the head of the first response: the stream.
    [[nodiscard]] QByteArray stream() const
    {
        const auto blank = m_input.indexOf("\r\n\r\n");
        return blank < 0 ? QByteArray{} : m_input.sliced(blank + 4);
    }

private:
    std::unique_ptr<QTcpSocket> m_socket;
    QByteArray m_input;
    bool m_reading = true;
};

/// A RawPeer that has asked for a WebSocket.
class RawWebSocket
{
public:
    explicit RawWebSocket(quint16 port, const QByteArray &target = "/ws") : m_peer{port}
    {
        m_peer.get(target,
                   "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                   "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
    }

    [[nodiscard]] RawPeer &peer() { return m_peer; }
    void sendText(const QByteArray &text) { send(WebSocketOpcode::Text, text); }
    void send(WebSocketOpcode opcode, const QByteArray &payload)
    {
        m_peer.send(encodeMaskedWebSocketFrame(opcode, payload, {1, 2, 3, 4}));
    }

    /// All messages received so far.
    [[nodiscard]] const std::vector<WebSocketMessage> &messages()
    {
        if (!m_upgraded) {
            const auto blank = m_peer.input().indexOf("\r\n\r\n");
            if (blank < 0 || !m_peer.input().startsWith("HTTP/1.1 101 ")) {
                return m_messages;
            }
            m_upgraded = true;
            m_read = blank + 4;
        }
        for (auto &message : m_reader.feed(QByteArrayView{m_peer.input()}.sliced(m_read))) {
            m_messages.push_back(std::move(message));
        }
        m_read = m_peer.input().size();
        return m_messages;
    }

    /// The text messages of that `type`, as JSON.
    [[nodiscard]] std::vector<QJsonObject> ofType(const QString &type)
    {
        std::vector<QJsonObject> found;
        for (const auto &message : messages()) {
            const auto object = QJsonDocument::fromJson(message.payload).object();
            if (message.kind == WebSocketOpcode::Text && object.value(QStringLiteral("type")).toString() == type) {
                found.push_back(object);
            }
        }
        return found;
    }

    /// The ids of the events received so far.
    [[nodiscard]] QByteArrayList ids()
    {
        QByteArrayList found;
        for (const auto &message : messages()) {
            const auto object = QJsonDocument::fromJson(message.payload).object();
            if (object.contains(QStringLiteral("event"))) {
                found.append(object.value(QStringLiteral("id")).toString().toLatin1());
            }
        }
        return found;
    }

private:
    RawPeer m_peer;
    WebSocketMessageReader m_reader{WebSocketFrameParser::Role::Client, 64 * 1024 * 1024};
    std::vector<WebSocketMessage> m_messages;
    qsizetype m_read = 0;
    bool m_upgraded = false;
};

} // namespace pushscope
