// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/event.h"

#include <QTest>

using namespace pushscope;

class TestEvent : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void envelopes_data();
    void envelopes();
    void binaryEnvelope();
    void types_data();
    void types();
};

void TestEvent::envelopes_data()
{
    QTest::addColumn<bool>("hasPrevious");
    QTest::addColumn<Payload>("payload");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("first of its channel")
        << false << Payload{Payload::Kind::Json, "[1]"}
        << QByteArray{R"({"id":"k:2","channel":"a","event":"cpu","t":123,"data":[1]})"};
    QTest::newRow("with the event before")
        << true << Payload{Payload::Kind::Json, "null"}
        << QByteArray{R"({"id":"k:2","prev":"k:1","channel":"a","event":"cpu","t":123,"data":null})"};
    QTest::newRow("text") << false << Payload{Payload::Kind::Text, "a\"\n"}
                          << QByteArray{R"({"id":"k:2","channel":"a","event":"cpu","t":123,"data":"a\"\n"})"};
    QTest::newRow("empty text") << false << Payload{Payload::Kind::Text, {}}
                                << QByteArray{R"({"id":"k:2","channel":"a","event":"cpu","t":123,"data":""})"};
    QTest::newRow("binary")
        << false << Payload{Payload::Kind::Binary, "\xff\xfe"}
        << QByteArray{R"({"id":"k:2","channel":"a","event":"cpu","t":123,"encoding":"base64","data":"//4="})"};
}

void TestEvent::envelopes()
{
    QFETCH(const bool, hasPrevious);
    QFETCH(const Payload, payload);
    QFETCH(const QByteArray, expected);
    const auto previous = hasPrevious ? std::optional{EventId{"k", {1}}} : std::nullopt;
    QCOMPARE(toEnvelope({{"k", {2}}, previous, "a", "cpu", fromMicroseconds(123), payload}), expected);
}

void TestEvent::binaryEnvelope()
{
    const Event event{{"k", {2}}, EventId{"k", {1}},     "a",
                      "cpu",      fromMicroseconds(123), {Payload::Kind::Binary, "\xff"}};
    QCOMPARE(toBinaryEnvelope(event),
             QByteArray{R"({"id":"k:2","prev":"k:1","channel":"a","event":"cpu","t":123,"binary":true})"});
}

void TestEvent::types_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<bool>("valid");
    QTest::newRow("message") << QByteArray{"message"} << true;
    QTest::newRow("punctuation") << QByteArray{"a/b:c{}'~!"} << true;
    QTest::newRow("longest") << QByteArray(128, 'x') << true;
    QTest::newRow("too long") << QByteArray(129, 'x') << false;
    QTest::newRow("empty") << QByteArray{} << false;
    QTest::newRow("space") << QByteArray{"a b"} << false;
    QTest::newRow("line break") << QByteArray{"a\nb"} << false;
    QTest::newRow("quote") << QByteArray{"a\"b"} << false;
    QTest::newRow("backslash") << QByteArray{"a\\b"} << false;
    QTest::newRow("delete") << QByteArray{"a\x7f"} << false;
    QTest::newRow("above ASCII") << QByteArray{"\xc3\xa9"} << false;
}

void TestEvent::types()
{
    QFETCH(const QByteArray, type);
    QFETCH(const bool, valid);
    QCOMPARE(isEventType(type), valid);
}

QTEST_APPLESS_MAIN(TestEvent)
#include "tst_event.moc"
