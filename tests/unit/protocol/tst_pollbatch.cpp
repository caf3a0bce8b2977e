// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/event.h"
#include "protocol/pollbatch.h"

#include <QTest>

using namespace pushscope;

namespace {

QByteArray envelope(quint64 sequence)
{
    return toEnvelope({{"k", {sequence}}, {}, "c", "e", fromMicroseconds(5), {Payload::Kind::Json, "[1]"}});
}

} // namespace

class TestPollBatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void batchesAreReadBack_data();
    void batchesAreReadBack();
    void shape();
    void foreignBodies_data();
    void foreignBodies();
};

void TestPollBatch::batchesAreReadBack_data()
{
    QTest::addColumn<int>("events");
    QTest::addColumn<bool>("withReset");
    QTest::newRow("empty") << 0 << false;
    QTest::newRow("one") << 1 << false;
    QTest::newRow("several") << 3 << false;
    QTest::newRow("reset") << 2 << true;
    QTest::newRow("reset without events") << 0 << true;
}

void TestPollBatch::batchesAreReadBack()
{
    QFETCH(const int, events);
    QFETCH(const bool, withReset);
    QByteArrayList envelopes;
    PollBatch expected;
    for (int i = 1; i <= events; ++i) {
        envelopes.append(envelope(static_cast<quint64>(i)));
        expected.events.push_back(*parseEnvelope(envelopes.back()));
    }
    expected.next = "k:9";
    if (withReset) {
        expected.reset = Reset{"old:1", "k:1", "epoch"};
    }
    const auto parsed = parsePollBatch(encodePollBatch(envelopes, "k:9", expected.reset));
    QVERIFY2(parsed, parsed ? "" : qPrintable(parsed.error().message));
    QVERIFY(*parsed == expected);
}

void TestPollBatch::shape()
{
    QCOMPARE(encodePollBatch({}, "k:0"), QByteArray{R"({"events":[],"next":"k:0"})"});
    QCOMPARE(
        encodePollBatch({"1", "2"}, "k:2", Reset{"a", "k:1", "expired"}),
        QByteArray{R"({"events":[1,2],"next":"k:2","reset":true,"requested":"a","first":"k:1","reason":"expired"})"});
}

void TestPollBatch::foreignBodies_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("field");
    const auto row = [](const char *name, const QByteArray &body, const char *field) {
        QTest::newRow(name) << body << QString::fromLatin1(field);
    };
    row("empty", {}, "body");
    row("not JSON", "<html>", "body");
    row("cut off", R"({"events":[],"next":"k:1")", "body");
    row("array", "[]", "body");
    row("no events", R"({"next":"k:1"})", "events");
    row("events not a list", R"({"events":{},"next":"k:1"})", "events");
    row("no next", R"({"events":[]})", "next");
    row("next not a string", R"({"events":[],"next":1})", "next");
    row("event not an envelope", R"({"events":[)" + envelope(1) + R"(,{"id":"x"}],"next":"k:1"})", "events");
    row("event not an object", R"({"events":[1],"next":"k:1"})", "events");
    row("reset without its fields", R"({"events":[],"next":"k:1","reset":true})", "reset");
}

void TestPollBatch::foreignBodies()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QString, field);
    const auto parsed = parsePollBatch(body);
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().code, QByteArray{"foreign"});
    QCOMPARE(parsed.error().field, field);
    QVERIFY(!parsed.error().message.isEmpty());
}

QTEST_APPLESS_MAIN(TestPollBatch)
#include "tst_pollbatch.moc"
