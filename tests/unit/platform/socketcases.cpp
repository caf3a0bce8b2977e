// SPDX-License-Identifier: GPL-3.0-or-later
#include "dispatchercase.h"

#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>

#include <memory>
#include <sys/socket.h>
#include <unistd.h>

namespace {

void levelTriggered(DispatcherRun &run)
{
    const SocketPair pair;
    const Notifier reader{pair.near(), QSocketNotifier::Read, [&] { run.note("readable"); }};
    run.note("handled", run.turn());
    pair.sendFromFar();
    run.note("handled", run.turn());
    run.note("handled", run.turn());
    pair.readNear();
    run.note("handled", run.turn());
}

void writable(DispatcherRun &run)
{
    const SocketPair pair;
    Notifier writer{pair.near(), QSocketNotifier::Write, [&] { run.note("writable"); }};
    run.turns(2);
    writer.setEnabled(false);
    run.turns(2);
    run.note("again");
    writer.setEnabled(true);
    run.turn();
}

void switchedOnAndOff(DispatcherRun &run)
{
    const SocketPair pair;
    const Notifier reader{pair.near(), QSocketNotifier::Read, [&] { run.note("readable"); }};
    Notifier writer{pair.near(), QSocketNotifier::Write, [&] { run.note("writable"); }};
    writer.setEnabled(false);
    run.turn();
    writer.setEnabled(true);
    writer.setEnabled(false);
    pair.sendFromFar();
    run.turn();
    writer.setEnabled(true);
    run.turn();
}

void threeOnOne(DispatcherRun &run)
{
    QTcpServer server;
    server.listen(QHostAddress{QHostAddress::LocalHost});
    QTcpSocket client;
    client.connectToHost(server.serverAddress(), server.serverPort());
    server.waitForNewConnection(10'000);
    const std::unique_ptr<QTcpSocket> accepted{server.nextPendingConnection()};
    client.waitForConnected();
    const auto near = static_cast<int>(accepted->socketDescriptor());
    const auto far = static_cast<int>(client.socketDescriptor());
    accepted->setReadBufferSize(1); // its own notifier stays out of the way
    accepted->blockSignals(true);

    const int mine = ::dup(near);
    int urgent = 0;
    int writes = 0;
    {
        Notifier writer{mine, QSocketNotifier::Write, [&] { ++writes; }};
        const Notifier exception{mine, QSocketNotifier::Exception, [&] { ++urgent; }};
        run.turn();
        run.note("writable", writes);
        run.note("urgent", urgent);
        writer.setEnabled(false);
        ::send(far, "!", 1, MSG_OOB);
        run.until([&] { return urgent > 0; });
        run.note("writable", writes);
        run.note("urgent", urgent);
    }
    ::close(mine);
}

void peerCloses(DispatcherRun &run)
{
    SocketPair pair;
    const Notifier reader{pair.near(), QSocketNotifier::Read, [&] { run.note("read"); }};
    const Notifier writer{pair.near(), QSocketNotifier::Write, [&] { run.note("write"); }};
    const Notifier exception{pair.near(), QSocketNotifier::Exception, [&] { run.note("exception"); }};
    pair.closeFar();
    run.turn();
}

void deletedByAnother(DispatcherRun &run)
{
    const SocketPair first;
    const SocketPair second;
    std::unique_ptr<Notifier> a;
    std::unique_ptr<Notifier> b;
    const auto killer = [&](std::unique_ptr<Notifier> &other) {
        return [&] {
            run.note("activated");
            other.reset();
        };
    };
    a = std::make_unique<Notifier>(first.near(), QSocketNotifier::Read, killer(b));
    b = std::make_unique<Notifier>(second.near(), QSocketNotifier::Read, killer(a));
    first.sendFromFar();
    second.sendFromFar();
    run.turn();
    run.note("left", (a ? 1 : 0) + (b ? 1 : 0));
}

void deletedByItself(DispatcherRun &run)
{
    const SocketPair pair;
    auto *const notifier = new QSocketNotifier{pair.near(), QSocketNotifier::Read};
    QObject::connect(notifier, &QSocketNotifier::activated, notifier, [&, notifier] {
        run.note("activated");
        delete notifier;
    });
    pair.sendFromFar();
    run.turns(3);
}

void switchedOffAndOnInActivation(DispatcherRun &run)
{
    const SocketPair pair;
    Notifier writer{pair.near(), QSocketNotifier::Write, [&] { run.note("writable"); }};
    const Notifier reader{pair.near(), QSocketNotifier::Read, [&] {
                              run.note("readable");
                              pair.readNear();
                              writer.setEnabled(false);
                              writer.setEnabled(true);
                          }};
    pair.sendFromFar();
    run.turn(); // the writer was noted, but starts anew
    run.note("next");
    run.turn();
}

void nestedTurn(DispatcherRun &run)
{
    const SocketPair outer;
    const SocketPair inner;
    int depth = 0;
    const Notifier first{outer.near(), QSocketNotifier::Read, [&] {
                             outer.readNear();
                             run.note("outer begins");
                             inner.sendFromFar();
                             ++depth;
                             run.turn();
                             --depth;
                             run.note("outer ends");
                         }};
    const Notifier second{inner.near(), QSocketNotifier::Read, [&] {
                              inner.readNear();
                              run.note("inner at depth", depth);
                          }};
    outer.sendFromFar();
    run.turns(2);
}

void excluded(DispatcherRun &run)
{
    const SocketPair pair;
    const Notifier reader{pair.near(), QSocketNotifier::Read, [&] { run.note("readable"); }};
    pair.sendFromFar();
    run.note("handled", run.turn(QEventLoop::ExcludeSocketNotifiers));
    Ticker ticker{[&](int) { run.note("tick"); }};
    ticker.start(std::chrono::milliseconds{5});
    run.note("handled", run.turn(QEventLoop::ExcludeSocketNotifiers | QEventLoop::WaitForMoreEvents));
    run.note("handled", run.turn());
}

void manyReady(DispatcherRun &run)
{
    constexpr int count = 700; // more than are taken from the kernel at once
    std::vector<std::unique_ptr<SocketPair>> pairs;
    std::vector<std::unique_ptr<Notifier>> notifiers;
    int activated = 0;
    for (int i = 0; i < count; ++i) {
        pairs.push_back(std::make_unique<SocketPair>());
        const SocketPair &pair = *pairs.back();
        notifiers.push_back(std::make_unique<Notifier>(pair.near(), QSocketNotifier::Read, [&] {
            pair.readNear();
            ++activated;
        }));
        pair.sendFromFar();
    }
    run.until([&] { return activated >= count; });
    run.turn();
    run.note("activated", activated);
}

void tcpExchange(DispatcherRun &run)
{
    QTcpServer server;
    server.listen(QHostAddress{QHostAddress::LocalHost});
    constexpr qint64 size = 3'000'000;
    std::unique_ptr<QTcpSocket> peer;
    QObject::connect(&server, &QTcpServer::newConnection, &server, [&] {
        peer.reset(server.nextPendingConnection());
        QObject::connect(peer.get(), &QTcpSocket::readyRead, peer.get(), [&] { peer->write(peer->readAll()); });
    });
    QTcpSocket client;
    qint64 received = 0;
    bool gone = false;
    QObject::connect(&client, &QTcpSocket::connected, &client, [&] { client.write(QByteArray(size, 'x')); });
    QObject::connect(&client, &QTcpSocket::readyRead, &client, [&] { received += client.readAll().size(); });
    QObject::connect(&client, &QTcpSocket::disconnected, &client, [&] { gone = true; });
    client.connectToHost(server.serverAddress(), server.serverPort());
    run.until([&] { return received == size; });
    run.note("received", received);
    peer->disconnectFromHost();
    run.until([&] { return gone; });
    run.note("gone", gone);
}

} // namespace

std::vector<DispatcherCase> socketCases()
{
    return {
        {"a notifier is level-triggered",
         levelTriggered,
         {"handled 0", "readable", "handled 1", "readable", "handled 1", "handled 0"}},
        {"a write notifier is switched off and on", writable, {"writable", "writable", "again", "writable"}},
        {"on and off between two waits", switchedOnAndOff, {"readable", "readable", "writable"}},
        {"write and exception on one descriptor", threeOnOne, {"writable 1", "urgent 0", "writable 1", "urgent 1"}},
        {"the end of the peer reaches all three", peerCloses, {"read", "write", "exception"}},
        {"deleted in another's activation", deletedByAnother, {"activated", "left 1"}},
        {"deleted in its own activation", deletedByItself, {"activated"}},
        {"off and on in an activation", switchedOffAndOnInActivation, {"readable", "next", "writable"}},
        {"a turn within an activation", nestedTurn, {"outer begins", "inner at depth 1", "outer ends"}},
        {"excluded notifiers wait", excluded, {"handled 0", "tick", "handled 1", "readable", "handled 1"}},
        {"many descriptors at once", manyReady, {"activated 700"}},
        {"sockets of Qt", tcpExchange, {"received 3000000", "gone 1"}},
    };
}
