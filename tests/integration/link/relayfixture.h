// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "link/link.h"
#include "link/linksocket.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <memory>
#include <optional>
#include <vector>

namespace pushscope::test {

/// One end of a connection that tells an orderly end from a reset.
class RawEnd
{
public:
    explicit RawEnd(QTcpSocket &socket) : m_socket{socket}
    {
        m_socket.onReadable = [this] { read(); };
        m_socket.onWritable = [] {};
        m_socket.setReading(true);
    }

    QByteArray input;
    std::optional<Received::Kind> ended;
    std::vector<Instant> times; ///< of what was read

    void send(const QByteArray &bytes) const { QCOMPARE(m_socket.send(bytes), bytes.size()); }
    /// As much as the system takes.
    [[nodiscard]] qint64 sendSome(const QByteArray &bytes) const { return m_socket.send(bytes); }
    [[nodiscard]] bool hasEnd(Received::Kind kind) const { return ended == kind; }
    [[nodiscard]] LinkSocket &socket() { return m_socket; }

private:
    void read()
    {
        char buffer[64 * 1024];
        const Received received = m_socket.receive(buffer, sizeof buffer);
        if (received.kind == Received::Kind::Bytes) {
            input.append(buffer, received.size);
            times.push_back(SteadyClock{}.now());
        } else if (received.kind != Received::Kind::NoneWaiting) {
            ended = received.kind;
            m_socket.setReading(false);
        }
    }

    LinkSocket m_socket;
};

/// A link, the server behind it and clients before it.
class RelayFixture
{
public:
    explicit RelayFixture(WireCapture *capture = nullptr, const Clock &time = steadyClock())
        : faults{time}, link{std::make_unique<Link>(1, Transport::Sse, time, faults, capture)}
    {
        server.listen(QHostAddress::LocalHost);
        QObject::connect(&server, &QTcpServer::newConnection, &server, [this] {
            while (QTcpSocket *socket = server.nextPendingConnection()) {
                served.push_back(std::make_unique<RawEnd>(*socket));
                socket->deleteLater();
            }
        });
    }

    [[nodiscard]] QUrl origin() const
    {
        return QUrl{QStringLiteral("%1://127.0.0.1:%2").arg(scheme).arg(server.serverPort())};
    }
    int arm(const char *text) { return faults.arm(Fault::parse(QString::fromUtf8(text)).value()); }
    [[nodiscard]] quint64 hits(int id) const
    {
        for (const FaultBand &band : faults.bands()) {
            if (band.id == id) {
                return band.hits;
            }
        }
        return 0;
    }

    /// Asks for a way and waits for it.
    [[nodiscard]] std::optional<Route::Way> way()
    {
        std::optional<Route::Way> way;
        QObject asker;
        link->prepare(origin(), &asker, [&way](const Route::Way &found) { way = found; });
        (void)QTest::qWaitFor([&] { return way.has_value(); });
        if (way && !way->error) {
            take(*way);
        }
        return way;
    }
    /// A client that is connected through the link, and the server's end of it.
    struct Pair
    {
        RawEnd *client = nullptr;
        RawEnd *server = nullptr;
    };
    [[nodiscard]] Pair connect()
    {
        const std::size_t before = served.size();
        const std::size_t clientsBefore = m_clients.size();
        const auto found = way();
        if (!found || found->error
            || !QTest::qWaitFor([&] { return served.size() > before && link->connections() > 0; })) {
            qFatal("no connection through the link");
        }
        return {m_clients[clientsBefore].get(), served.back().get()};
    }

    static const Clock &steadyClock()
    {
        static const SteadyClock clock;
        return clock;
    }

    QString scheme = QStringLiteral("http");
    FaultSet faults;
    QTcpServer server;
    std::vector<std::unique_ptr<RawEnd>> served;
    std::unique_ptr<Link> link;

private:
    void take(const Route::Way &way)
    {
        QTcpSocket socket;
        socket.connectToHost(way.address, way.port);
        if (!QTest::qWaitFor([&] { return socket.state() == QAbstractSocket::ConnectedState; })) {
            qFatal("the link does not listen");
        }
        m_clients.push_back(std::make_unique<RawEnd>(socket));
    }

    std::vector<std::unique_ptr<RawEnd>> m_clients;
};

} // namespace pushscope::test
