// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/event.h"
#include "protocol/httphead.h"

#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include <sys/socket.h>

namespace pushscope::test {

/// A server that answers each request with what the test's script writes, and keeps the requests.
/// `/time` is not given to the script: it is answered with `timeAnswer`, or 404.
class ScriptedServer
{
public:
    struct Peer
    {
        QTcpSocket *socket = nullptr;
        QByteArray input; ///< what has not been read as a request head
        bool raw = false; ///< no further request heads are looked for

        void send(const QByteArray &bytes) const
        {
            socket->write(bytes);
            socket->flush();
        }
        void close() const { socket->disconnectFromHost(); }
        /// What was sent is still read.
        void reset() const
        {
            const linger atOnce{1, 0};
            ::setsockopt(static_cast<int>(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
            socket->abort();
        }
    };
    /// `number` counts requests from 1.
    using Script = std::function<void(Peer &peer, const HttpRequestHead &head, int number)>;

    explicit ScriptedServer(Script script) : m_script{std::move(script)}
    {
        m_server.listen(QHostAddress::LocalHost);
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] { accept(); });
    }

    [[nodiscard]] QUrl url(const QString &path = {}) const
    {
        return QUrl{QStringLiteral("http://127.0.0.1:%1%2").arg(m_server.serverPort()).arg(path)};
    }
    [[nodiscard]] const std::vector<HttpRequestHead> &requests() const { return m_requests; }
    [[nodiscard]] QByteArray header(std::size_t request, QByteArrayView name) const
    {
        return request < m_requests.size() ? m_requests[request].headers.value(name).value_or(QByteArray{})
                                           : QByteArray{};
    }
    [[nodiscard]] QByteArrayList targets() const
    {
        QByteArrayList targets;
        for (const auto &head : m_requests) {
            targets.append(head.target);
        }
        return targets;
    }
    /// All connections that asked for anything but `/time`, oldest first.
    [[nodiscard]] const std::vector<Peer *> &peers() const { return m_served; }
    [[nodiscard]] int connections() const { return static_cast<int>(m_peers.size()); }
    [[nodiscard]] int openConnections() const
    {
        return static_cast<int>(std::ranges::count_if(
            m_peers, [](const auto &peer) { return peer->socket->state() != QAbstractSocket::UnconnectedState; }));
    }
    [[nodiscard]] int timeRequests() const { return m_timeRequests; }

    std::function<QByteArray()> timeAnswer;

private:
    void accept()
    {
        while (QTcpSocket *socket = m_server.nextPendingConnection()) {
            m_peers.push_back(std::make_unique<Peer>());
            Peer *peer = m_peers.back().get();
            peer->socket = socket;
            QObject::connect(socket, &QTcpSocket::readyRead, &m_server, [this, peer] { read(*peer); });
        }
    }

    void read(Peer &peer)
    {
        peer.input += peer.socket->readAll();
        while (!peer.raw) {
            auto parsed = parseRequestHead(peer.input);
            auto *complete = std::get_if<HttpHeadComplete<HttpRequestHead>>(&parsed);
            if (complete == nullptr) {
                return;
            }
            peer.input.remove(0, complete->length);
            answer(peer, complete->head);
        }
    }

    void answer(Peer &peer, const HttpRequestHead &head)
    {
        if (head.target.startsWith("/time")) {
            ++m_timeRequests;
            const QByteArray body = timeAnswer ? timeAnswer() : QByteArray{};
            peer.send((timeAnswer ? "HTTP/1.1 200 OK" : "HTTP/1.1 404 Not Found") + QByteArray{"\r\nContent-Length: "}
                      + QByteArray::number(body.size()) + "\r\n\r\n" + body);
            return;
        }
        if (m_served.empty() || m_served.back() != &peer) {
            m_served.push_back(&peer);
        }
        m_requests.push_back(head);
        m_script(peer, head, static_cast<int>(m_requests.size()));
    }

    Script m_script;
    std::vector<std::unique_ptr<Peer>> m_peers;
    std::vector<Peer *> m_served;
    std::vector<HttpRequestHead> m_requests;
    int m_timeRequests = 0;
    QTcpServer m_server; // last: its sockets go before what their slots use
};

inline QByteArray answerWith(const QByteArray &status, const QByteArray &body, const QByteArray &headerLines = {})
{
    return "HTTP/1.1 " + status + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" + headerLines
        + "\r\n" + body;
}

inline QByteArray sseHead()
{
    return QByteArrayLiteral("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\n\r\n");
}

/// The envelope of event `sequence` of the epoch `e` in the channel `default`.
inline QByteArray envelope(quint64 sequence, Instant due = Instant{std::chrono::seconds{1}})
{
    Event event;
    event.id = {QByteArrayLiteral("e"), Sequence{sequence}};
    if (sequence > 1) {
        event.previous = EventId{QByteArrayLiteral("e"), Sequence{sequence - 1}};
    }
    event.channel = QByteArrayLiteral("default");
    event.type = QByteArrayLiteral("tick");
    event.due = due;
    event.payload = {Payload::Kind::Json, QByteArray::number(sequence)};
    return toEnvelope(event);
}

} // namespace pushscope::test
