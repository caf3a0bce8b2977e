// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/crowd.h"
#include "support/rawpeer.h"
#include "support/serverfixture.h"

#include <QTest>

using namespace pushscope;

namespace {

QByteArrayList idsIn(const std::vector<QJsonObject> &events)
{
    QByteArrayList ids;
    for (const QJsonObject &event : events) {
        ids.append(textOf(event, "id"));
    }
    return ids;
}

RawPeer::Response ask(quint16 port, const QByteArray &method, const QByteArray &target, const QByteArray &lines = {})
{
    RawPeer peer{port};
    peer.send(method + ' ' + target + " HTTP/1.1\r\nHost: localhost\r\n" + lines + "\r\n");
    return peer.awaitResponse(method == "HEAD").value_or(RawPeer::Response{});
}

} // namespace

/// The files that the program brings along for browsers, and what the samples begin with: `after=start`.
class TestSamples : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startIsAllThatIsHeldOnEveryTransport()
    {
        ServerConfig config;
        config.historyEvents = 4;
        ServerFixture fixture{config};
        for (int i = 0; i < 6; ++i) { // a: 1 3 5, b: 2 4 6; 1 and 2 are gone
            fixture.publish("x", i % 2 == 0 ? "a" : "b");
        }
        const QByteArray epoch = fixture.epoch();
        const QByteArrayList held{epoch + ":3", epoch + ":5"};
        RawPeer stream{fixture.port()};
        stream.get("/events?channel=a&after=start");
        RawWebSocket socket{fixture.port(), "/ws?channel=a&after=start"};
        RawWebSocket subscriber{fixture.port(), "/ws?channel=c"};
        subscriber.peer().socket().waitForConnected();
        QTRY_COMPARE(subscriber.messages().size(), 1U);
        subscriber.sendText(R"({"type":"subscribe","channel":"a","after":"start"})");
        QTRY_COMPARE(idsIn(eventsIn(stream.stream())), held);
        QTRY_COMPARE(socket.ids(), held);
        QTRY_COMPARE(subscriber.ids(), held);
        const QByteArray batch = ask(fixture.port(), "GET", "/poll?channel=a&after=start&timeout=0").body;
        QCOMPARE(batch.count("\"event\":"), 2);
        QVERIFY(batch.contains("\"next\":\"" + epoch + ":5\""));
        QVERIFY(!batch.contains("reset"));
        fixture.publish("x", "a");
        const QByteArrayList live = held + QByteArrayList{epoch + ":7"};
        QTRY_COMPARE(idsIn(eventsIn(stream.stream())), live);
        QTRY_COMPARE(socket.ids(), live);
        QTRY_COMPARE(subscriber.ids(), live);
        QVERIFY(socket.ofType(QStringLiteral("reset")).empty());
    }

    void startOfAnEmptyHistoryIsAnId()
    {
        ServerFixture fixture;
        const QByteArray empty = ask(fixture.port(), "GET", "/poll?after=start&timeout=0").body;
        QVERIFY2(empty.startsWith("{\"events\":[],\"next\":\""), empty.constData());
        QVERIFY2(empty.endsWith(":0\"}"), empty.constData());
        RawPeer poll{fixture.port()};
        poll.get("/poll?after=start");
        QTRY_COMPARE(fixture.server().stats().connections.longpoll, 1);
        fixture.publish("first");
        const auto answer = poll.awaitResponse();
        QVERIFY(answer);
        QCOMPARE(answer->body.count("\"event\":"), 1);
        QCOMPARE(ask(fixture.port(), "GET", "/poll?after=begin").head.status, 400);
    }

    void filesHaveTypesAndTags_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("type");
        QTest::newRow("index") << QByteArray{"/samples"} << QByteArray{"text/html; charset=utf-8"};
        QTest::newRow("index, as a folder") << QByteArray{"/samples/"} << QByteArray{"text/html; charset=utf-8"};
        QTest::newRow("page") << QByteArray{"/samples/live-blog"} << QByteArray{"text/html; charset=utf-8"};
        QTest::newRow("script") << QByteArray{"/samples/push.js"} << QByteArray{"text/javascript; charset=utf-8"};
        QTest::newRow("dashboard") << QByteArray{"/"} << QByteArray{"text/html; charset=utf-8"};
        QTest::newRow("dashboard, as a folder") << QByteArray{"/dashboard/"} << QByteArray{"text/html; charset=utf-8"};
        QTest::newRow("dashboard, without the slash")
            << QByteArray{"/dashboard"} << QByteArray{"text/html; charset=utf-8"};
        QTest::newRow("dashboard's script")
            << QByteArray{"/dashboard/main.js"} << QByteArray{"text/javascript; charset=utf-8"};
        QTest::newRow("dashboard's style")
            << QByteArray{"/dashboard/dashboard.css"} << QByteArray{"text/css; charset=utf-8"};
        QTest::newRow("client to copy") << QByteArray{"/pushscope.js"} << QByteArray{"text/javascript; charset=utf-8"};
        QTest::newRow("its types") << QByteArray{"/pushscope.d.ts"} << QByteArray{"text/plain; charset=utf-8"};
        QTest::newRow("style") << QByteArray{"/samples/samples.css"} << QByteArray{"text/css; charset=utf-8"};
    }

    void filesHaveTypesAndTags()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, type);
        ServerFixture fixture;
        const auto got = ask(fixture.port(), "GET", path);
        QCOMPARE(got.head.status, 200);
        QCOMPARE(got.head.headers.value("Content-Type"), type);
        QCOMPARE(got.head.headers.value("X-Content-Type-Options"), "nosniff");
        QVERIFY(got.head.headers.value("Content-Security-Policy")->startsWith("default-src 'none'; script-src 'self'"));
        QVERIFY(!got.body.contains("<script>") && !got.body.contains("style="));
        const QByteArray tag = *got.head.headers.value("ETag");
        const auto head = ask(fixture.port(), "HEAD", path);
        QCOMPARE(head.head.headers.value("Content-Length"), QByteArray::number(got.body.size()));
        const auto known = ask(fixture.port(), "GET", path, "If-None-Match: \"x\", " + tag + "\r\n");
        QCOMPARE(known.head.status, 304);
        QVERIFY(known.body.isEmpty() && !known.head.headers.value("Content-Length"));
        QCOMPARE(ask(fixture.port(), "GET", path, "If-None-Match: \"x\"\r\n").head.status, 200);
        QCOMPARE(ask(fixture.port(), "POST", path).head.status, 405);
    }

    void nothingElseIsThere()
    {
        ServerConfig config;
        config.token = "t";
        ServerFixture fixture{config};
        for (const char *path :
             {"/samples/none", "/samples/chat.html", "/samples/index", "/samples/chat/", "/samples//chat",
              "/samples/..%2findex", "/samples/%2e%2e/index.html", "/samples/chat%00", "/dashboard/none.js",
              "/dashboard/../index.html", "/dashboard/..%2findex.html", "/dashboard//main.js", "/dashboard/main.js/",
              "/dashboard/main", "/pushscope.js/", "/pushscope"}) {
            QVERIFY2(ask(fixture.port(), "GET", path).head.status / 100 == 4, path);
        }
        QCOMPARE(ask(fixture.port(), "GET", "/samplesx").head.status, 401);
        QCOMPARE(ask(fixture.port(), "GET", "/dashboardx").head.status, 401);
        QCOMPARE(ask(fixture.port(), "GET", "/dashboard/main.js").head.status, 200);
        QCOMPARE(ask(fixture.port(), "GET", "/pushscope.js").head.status, 200);
        QCOMPARE(ask(fixture.port(), "GET", "/samples/chat").head.status, 200); // asks for the token itself
    }

    void aLinkFromElsewhereOpensTheSamples()
    {
        ServerFixture fixture;
        const QByteArray visit =
            "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n";
        QCOMPARE(ask(fixture.port(), "GET", "/samples/chat", visit).head.status, 200);
        QCOMPARE(ask(fixture.port(), "GET", "/dashboard", visit).head.status, 200);
        QCOMPARE(ask(fixture.port(), "GET", "/dashboard/main.js", visit).head.status, 403);
        QCOMPARE(ask(fixture.port(), "GET", "/stats", visit).head.status, 403);
        QCOMPARE(
            ask(fixture.port(), "GET", "/samples/push.js", "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\n")
                .head.status,
            403);
    }
};

QTEST_GUILESS_MAIN(TestSamples)
#include "tst_samples.moc"
