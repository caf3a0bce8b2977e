// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/rawpeer.h"
#include "support/serverfixture.h"

#include "protocol/serversentevents.h"

#include <QTest>

#include <vector>

using namespace pushscope;

namespace {

struct Seen
{
    QByteArrayList ids; ///< of events
    QByteArrayList resets;
};

Seen seenIn(const QByteArray &stream)
{
    Seen seen;
    SseParser parser;
    const auto items = parser.feed(stream);
    for (const auto &item : items) {
        if (const auto *event = std::get_if<SseEvent>(&item)) {
            if (event->type == "reset") {
                seen.resets.append(event->data);
            } else {
                seen.ids.append(event->lastEventId);
            }
        }
    }
    return seen;
}

} // namespace

/// A history that is emptied while clients hold on to it.
class TestForgetting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoResumesAfterAnOlderIdGetsAReset()
    {
        ServerFixture fixture;
        fixture.publishNumbers(1, 5);
        const QByteArray epoch = fixture.epoch();
        fixture.server().forgetHistory();
        QCOMPARE(fixture.server().stats().historyEvents, 0);
        fixture.publish("6");
        const QByteArray expired =
            "{\"requested\":\"" + epoch + ":3\",\"first\":\"" + epoch + ":6\",\"reason\":\"expired\"}";

        RawPeer stream{fixture.port()};
        stream.get("/events?after=" + epoch + ":3");
        QTRY_COMPARE(seenIn(stream.stream()).ids, QByteArrayList{epoch + ":6"});
        QCOMPARE(seenIn(stream.stream()).resets, QByteArrayList{expired});
        RawWebSocket socket{fixture.port(), "/ws?after=" + epoch + ":3"};
        QTRY_COMPARE(socket.ids(), QByteArrayList{epoch + ":6"});
        QCOMPARE(socket.ofType(QStringLiteral("reset")).size(), 1U);
        RawPeer poll{fixture.port()};
        poll.get("/poll?timeout=0&after=" + epoch + ":3");
        const auto answer = poll.awaitResponse();
        QVERIFY(answer);
        QVERIFY(answer->body.contains("\"reset\":true") && answer->body.contains("\"reason\":\"expired\""));
    }

    void whoHasSeenTheNewestNoticesNothing()
    {
        ServerFixture fixture;
        fixture.publishNumbers(1, 5);
        const QByteArray epoch = fixture.epoch();
        RawPeer live{fixture.port()};
        RawWebSocket socket{fixture.port()};
        RawPeer poll{fixture.port()};
        live.get("/events");
        poll.get("/poll?after=" + epoch + ":5");
        QTRY_COMPARE(fixture.server().stats().connections.longpoll, 1);
        QTRY_VERIFY(live.input().contains("retry:") && socket.messages().size() == 1);
        fixture.server().forgetHistory();
        RawPeer resumed{fixture.port()};
        resumed.get("/events?after=" + epoch + ":5");
        QTRY_VERIFY(resumed.input().contains("retry:"));
        fixture.publish("6");
        QTRY_COMPARE(seenIn(live.stream()).ids, QByteArrayList{epoch + ":6"});
        QTRY_COMPARE(seenIn(resumed.stream()).ids, QByteArrayList{epoch + ":6"});
        QTRY_COMPARE(socket.ids(), QByteArrayList{epoch + ":6"});
        const auto answer = poll.awaitResponse();
        QVERIFY(answer);
        QVERIFY(answer->body.contains(epoch + ":6") && !answer->body.contains("\"reset\":true"));
        QCOMPARE(seenIn(live.stream()).resets.size() + seenIn(resumed.stream()).resets.size(), 0);
        QVERIFY(socket.ofType(QStringLiteral("reset")).empty());
        QVERIFY(live.stream().contains("\"prev\":\"" + epoch + ":5\""));
    }

    void whoIsBehindGetsAReset_data()
    {
        QTest::addColumn<SlowConsumer>("policy");
        QTest::newRow("disconnect") << SlowConsumer::Disconnect;
        QTest::newRow("drop-oldest") << SlowConsumer::DropOldest;
        QTest::newRow("latest-only") << SlowConsumer::LatestOnly;
    }

    void whoIsBehindGetsAReset()
    {
        QFETCH(SlowConsumer, policy);
        constexpr int before = 10'000;
        constexpr int after = 20;
        ServerConfig config;
        config.slowConsumer = policy;
        config.maxQueueBytes = 1024 * 1024 * 1024;
        config.historyEvents = 2 * before;
        ServerFixture fixture{config};
        RawPeer stream{fixture.port()};
        stream.get("/events");
        QTRY_VERIFY(stream.input().contains("retry:"));
        stream.stopReading();
        const QByteArray payload(1000, 'x');
        for (int i = 1; i <= before; ++i) {
            fixture.publish(payload);
            QCoreApplication::processEvents();
        }
        const QByteArray epoch = fixture.epoch();
        QVERIFY(fixture.server().stats().queueBytes > 0);
        fixture.server().forgetHistory();
        fixture.publishNumbers(before + 1, before + after);
        stream.goOnReading();
        const auto newest = epoch + ':' + QByteArray::number(before + after);
        QTRY_VERIFY(!seenIn(stream.stream()).ids.isEmpty() && seenIn(stream.stream()).ids.back() == newest);
        const Seen seen = seenIn(stream.stream());
        QCOMPARE(seen.resets.size(), 1);
        QVERIFY(seen.resets[0].contains("\"first\":\"" + epoch + ':' + QByteArray::number(before + 1) + '"'));
        QVERIFY(seen.resets[0].contains("\"reason\":\"expired\""));
        QVERIFY(seen.ids.size() < before);
        QTRY_COMPARE(fixture.server().stats().queueBytes, 0);
        fixture.publish("live again");
        QTRY_VERIFY(stream.input().contains("live again"));
        QCOMPARE(seenIn(stream.stream()).resets.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestForgetting)
#include "tst_forgetting.moc"
