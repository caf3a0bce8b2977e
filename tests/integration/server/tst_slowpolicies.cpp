// SPDX-License-Identifier: GPL-3.0-or-later
#include "slowreader.h"

#include <QTest>

using namespace pushscope;

namespace {

constexpr int count = 8'000;
constexpr qint64 limit = 1024 * 1024;

ServerConfig withPolicy(SlowConsumer policy)
{
    ServerConfig config;
    config.slowConsumer = policy;
    config.maxQueueBytes = limit;
    config.historyEvents = 2 * count;
    return config;
}

void addForms()
{
    QTest::addColumn<QByteArray>("target");
    QTest::newRow("sse") << QByteArrayLiteral("/events?");
    QTest::newRow("sse, raw") << QByteArrayLiteral("/events?raw=1");
    QTest::newRow("ws") << QByteArrayLiteral("/ws?");
    QTest::newRow("ws, raw") << QByteArrayLiteral("/ws?raw=1");
    QTest::newRow("ws, binary") << QByteArrayLiteral("/ws?binary=1");
}

void addPolicies()
{
    QTest::addColumn<SlowConsumer>("policy");
    QTest::newRow("disconnect") << SlowConsumer::Disconnect;
    QTest::newRow("drop-oldest") << SlowConsumer::DropOldest;
    QTest::newRow("latest-only") << SlowConsumer::LatestOnly;
}

void ask(RawPeer &peer, const QByteArray &target)
{
    peer.get(target,
             target.startsWith("/ws") ? QByteArrayLiteral("Upgrade: websocket\r\nConnection: Upgrade\r\n"
                                                          "Sec-WebSocket-Version: 13\r\n"
                                                          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n")
                                      : QByteArray{});
    QTRY_VERIFY(peer.input().contains("hello") || peer.input().contains("retry:"));
}

void hangDuringAFlood(ServerFixture &fixture, RawPeer &peer, const QByteArray &target)
{
    ask(peer, target);
    peer.stopReading();
    flood(fixture, 1, count);
}

/// Reads all until the last event has come; the numbers.
std::vector<int> readOn(RawPeer &peer, int last)
{
    peer.goOnReading();
    (void)QTest::qWaitFor([&] { return peer.input().contains(numbered(last, 0)); }, 30'000);
    return numbersIn(peer.input());
}

std::vector<int> afterLastGap(const std::vector<int> &numbers)
{
    const auto gap = std::adjacent_find(numbers.rbegin(), numbers.rend(), [](int a, int b) { return a != b + 1; });
    return {gap == numbers.rend() ? numbers.begin() : (gap + 1).base(), numbers.end()};
}

} // namespace

/// Each policy does what it says, on each stream and in each form.
class TestSlowPolicies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoIsDisconnectedMissesNothingAfterResuming_data() { addForms(); }
    void whoIsDisconnectedMissesNothingAfterResuming()
    {
        QFETCH(QByteArray, target);
        ServerFixture fixture{withPolicy(SlowConsumer::Disconnect)};
        RawPeer peer{fixture.port()};
        hangDuringAFlood(fixture, peer, target);
        QCOMPARE(fixture.server().stats().slowDisconnects, 1);
        peer.goOnReading();
        QTRY_VERIFY(peer.isClosed());
        const auto before = numbersIn(peer.input());
        QCOMPARE(unbroken(before), before.size());
        QVERIFY(target.startsWith("/ws") || peer.input().endsWith(": closed: too slow\n\n"));
        RawPeer again{fixture.port()};
        ask(again, target + "&after=" + fixture.epoch() + ':' + QByteArray::number(before.back()));
        const auto after = readOn(again, count);
        QCOMPARE(after.front(), before.back() + 1);
        QCOMPARE(after.size() + before.size(), std::size_t{count});
        QCOMPARE(unbroken(after), after.size());
        QVERIFY(!again.input().contains("reset"));
    }

    void whatTheHistoryHoldsNoMoreIsAReset()
    {
        ServerConfig config = withPolicy(SlowConsumer::Disconnect);
        config.historyEvents = 100;
        ServerFixture fixture{config};
        RawPeer peer{fixture.port()};
        hangDuringAFlood(fixture, peer, "/events?");
        peer.goOnReading();
        QTRY_VERIFY(peer.isClosed());
        RawPeer again{fixture.port()};
        ask(again, "/events?after=" + fixture.epoch() + ':' + QByteArray::number(numbersIn(peer.input()).back()));
        QCOMPARE(readOn(again, count).size(), 100U);
        QVERIFY(again.input().contains("event: reset"));
    }

    void theOldestAreDropped_data() { addForms(); }
    void theOldestAreDropped()
    {
        QFETCH(QByteArray, target);
        ServerFixture fixture{withPolicy(SlowConsumer::DropOldest)};
        RawPeer peer{fixture.port()};
        hangDuringAFlood(fixture, peer, target);
        QVERIFY(fixture.server().stats().queueBytes <= limit);
        const auto numbers = readOn(peer, count);
        const std::vector<int> tail = afterLastGap(numbers);
        QVERIFY(tail.size() < numbers.size());
        QCOMPARE(tail.back(), count);
        QVERIFY(std::ranges::is_sorted(numbers));
        QVERIFY(tail.size() > 500 && tail.size() * 1000 < limit);
        QTRY_COMPARE(fixture.server().stats().queueBytes, 0);
        QCOMPARE(static_cast<qint64>(numbers.size()) + fixture.server().stats().droppedEvents, qint64{count});
    }

    void theGapIsSeenByPrev()
    {
        ServerFixture fixture{withPolicy(SlowConsumer::DropOldest)};
        RawWebSocket socket{fixture.port()};
        QTRY_COMPARE(socket.messages().size(), 1U);
        socket.peer().stopReading();
        flood(fixture, 1, count);
        socket.peer().goOnReading();
        QTRY_VERIFY(socket.peer().input().contains(numbered(count, 0)));
        QByteArray last;
        int gaps = 0;
        for (const auto &message : socket.messages()) {
            const auto event = QJsonDocument::fromJson(message.payload).object();
            if (event.contains(QStringLiteral("event"))) {
                gaps += event.value(QStringLiteral("prev")).toString().toLatin1() == last ? 0 : 1;
                last = event.value(QStringLiteral("id")).toString().toLatin1();
            }
        }
        QCOMPARE(gaps, 1);
    }

    void aBacklogWithinTheLimitLosesNothing_data() { addPolicies(); }
    void aBacklogWithinTheLimitLosesNothing()
    {
        QFETCH(SlowConsumer, policy);
        ServerConfig config = withPolicy(policy);
        config.maxQueueBytes = 2 * count * 1000;
        ServerFixture fixture{config};
        RawPeer peer{fixture.port()};
        hangDuringAFlood(fixture, peer, "/events?");
        QVERIFY(fixture.server().stats().queueBytes > limit);
        QCOMPARE(unbroken(readOn(peer, count)), std::size_t{count});
    }

    void whatTheHistoryEvictsIsDroppedToo()
    {
        ServerConfig config = withPolicy(SlowConsumer::DropOldest);
        config.historyEvents = 100;
        ServerFixture fixture{config};
        RawPeer peer{fixture.port()};
        hangDuringAFlood(fixture, peer, "/events?");
        const auto numbers = readOn(peer, count);
        QVERIFY(!peer.input().contains("reset"));
        QTRY_COMPARE(fixture.server().stats().queueBytes, 0);
        QCOMPARE(static_cast<qint64>(numbers.size()) + fixture.server().stats().droppedEvents, qint64{count});
    }

    void onlyTheLatestOfEachChannelIsKept_data() { addForms(); }
    void onlyTheLatestOfEachChannelIsKept()
    {
        QFETCH(QByteArray, target);
        constexpr int quiet = count + 1;
        ServerFixture fixture{withPolicy(SlowConsumer::LatestOnly)};
        RawPeer peer{fixture.port()};
        ask(peer, target + "&channel=default,quiet");
        peer.stopReading();
        flood(fixture, 1, count / 2);
        fixture.publish(numbered(quiet), "quiet");
        flood(fixture, count / 2 + 1, count);
        QVERIFY(fixture.server().stats().queueBytes <= limit);
        const auto numbers = readOn(peer, count);
        QCOMPARE(std::ranges::count(numbers, quiet), 1);
        QCOMPARE(numbers.back(), count);
        // The kernel may have taken some more meanwhile, but what waited with us was only the latest.
        const int before = numbers[numbers.size() - 2];
        QVERIFY(before == quiet || before < count - 1);
        QVERIFY(std::ssize(numbers) < count / 4);
        QTRY_COMPARE(fixture.server().stats().queueBytes, 0);
        QCOMPARE(static_cast<qint64>(numbers.size()) + fixture.server().stats().droppedEvents, qint64{count + 1});
    }

    void anEventMayBeLargerThanTheLimit_data() { addPolicies(); }
    void anEventMayBeLargerThanTheLimit()
    {
        QFETCH(SlowConsumer, policy);
        constexpr int events = 20;
        constexpr qsizetype size = 900'000;
        ServerConfig config = withPolicy(policy);
        config.maxQueueBytes = 1024;
        ServerFixture fixture{config};
        RawPeer stream{fixture.port()};
        RawPeer socket{fixture.port()};
        ask(stream, "/events?");
        ask(socket, "/ws?");
        for (int i = 1; i <= events; ++i) {
            fixture.publish(numbered(i, size));
            QTRY_VERIFY(stream.input().size() > i * size);
            QTRY_VERIFY(socket.input().size() > i * size);
        }
        QCOMPARE(unbroken(numbersIn(stream.input())), std::size_t{events});
        QCOMPARE(unbroken(numbersIn(socket.input())), std::size_t{events});
        QCOMPARE(fixture.server().stats().droppedEvents, 0);
    }
};

QTEST_GUILESS_MAIN(TestSlowPolicies)
#include "tst_slowpolicies.moc"
