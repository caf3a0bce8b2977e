// SPDX-License-Identifier: GPL-3.0-or-later
// How long a message takes from a server in another thread to a client: straight, through a link in the client's
// thread, and through one that captures. Prints percentiles. Use a release build.
#include "link/link.h"
#include "platform/socketsend.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <vector>

using namespace pushscope;

namespace {

constexpr int messages = 5000;
constexpr int warmup = 200;
constexpr int rounds = 3;
constexpr std::chrono::milliseconds interval{1};
constexpr char begin[] = "data: ";
constexpr qsizetype messageSize = 200;

/// Sends each connection a message every millisecond, with the time at which it was sent.
class Sender : public QTcpServer
{
public:
    Sender()
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] { start(nextPendingConnection()); });
    }

private:
    void start(QTcpSocket *socket)
    {
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        auto *timer = new QTimer{socket};
        timer->setTimerType(Qt::PreciseTimer);
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        connect(timer, &QTimer::timeout, socket, [socket] {
            QByteArray message(messageSize, 'x');
            std::memcpy(message.data(), begin, sizeof begin - 1);
            message.replace(messageSize - 2, 2, "\n\n");
            const qint64 now = SteadyClock{}.now().time_since_epoch().count();
            const QByteArray digits = QByteArray::number(now);
            std::memcpy(message.data() + sizeof begin - 1, digits.constData(), static_cast<std::size_t>(digits.size()));
            (void)sendNow(socket->socketDescriptor(), message);
        });
        socket->write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n");
        timer->start(interval);
    }
};

std::vector<qint64> latencies(const QHostAddress &address, quint16 port)
{
    std::vector<qint64> found;
    QByteArray input;
    QEventLoop loop;
    QTcpSocket socket;
    QObject::connect(&socket, &QTcpSocket::readyRead, &socket, [&] {
        const qint64 now = SteadyClock{}.now().time_since_epoch().count();
        input += socket.readAll();
        for (auto end = input.indexOf("\n\n"); end >= 0; end = input.indexOf("\n\n")) {
            const auto start = input.indexOf(begin) + static_cast<qsizetype>(sizeof begin) - 1;
            const auto digits = input.indexOf('x', start) - start;
            found.push_back(now - input.mid(start, digits).toLongLong());
            input.remove(0, end + 2);
        }
        if (found.size() >= messages) {
            loop.quit();
        }
    });
    QObject::connect(&socket, &QTcpSocket::connected, &socket, [&] {
        socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
        socket.write("GET /events HTTP/1.1\r\nHost: h\r\n\r\n");
    });
    socket.connectToHost(address, port);
    loop.exec();
    found.erase(found.begin(), found.begin() + warmup);
    std::ranges::sort(found);
    return found;
}

std::vector<qint64> latenciesThrough(Link &link, quint16 port)
{
    Route::Way way;
    QEventLoop loop;
    link.prepare(QUrl{QStringLiteral("http://127.0.0.1:%1").arg(port)}, &loop, [&](const Route::Way &found) {
        way = found;
        loop.quit();
    });
    loop.exec();
    return latencies(way.address, way.port);
}

double percentile(const std::vector<qint64> &sorted, double p)
{
    return static_cast<double>(sorted[static_cast<std::size_t>(p * static_cast<double>(sorted.size() - 1))]) / 1000;
}

double print(const char *name, const std::vector<qint64> &sorted)
{
    std::printf("%-22s p50 %7.1f us   p90 %7.1f us   p99 %7.1f us\n", name, percentile(sorted, 0.5),
                percentile(sorted, 0.9), percentile(sorted, 0.99));
    return percentile(sorted, 0.5);
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application{argc, argv};
    QThread thread;
    auto *sender = new Sender;
    const quint16 port = sender->serverPort();
    sender->moveToThread(&thread);
    QObject::connect(&thread, &QThread::finished, sender, &QObject::deleteLater);
    thread.start();
    const SteadyClock clock;
    for (int round = 0; round < rounds; ++round) {
        FaultSet faults{clock};
        WireCapture capture;
        Link plain{1, Transport::Sse, clock, faults, nullptr};
        Link capturing{1, Transport::Sse, clock, faults, &capture};
        const double straight = print("straight", latencies(QHostAddress{QHostAddress::LocalHost}, port));
        const double linked = print("through a link", latenciesThrough(plain, port));
        const double captured = print("and captured", latenciesThrough(capturing, port));
        std::printf("the link adds %.1f us at p50, %.1f us with the capture\n", linked - straight, captured - straight);
    }
    thread.quit();
    thread.wait();
    return 0;
}
