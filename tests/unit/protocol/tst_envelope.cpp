// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/event.h"
#include "protocol/envelope.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace pushscope;

namespace {

QJsonObject object(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

} // namespace

class TestEnvelope : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eventsAreReadBack_data();
    void eventsAreReadBack();
    void binaryEnvelope();
    void payloadBytes_data();
    void payloadBytes();
    void refusals_data();
    void refusals();
    void resets();
    void refusedResets_data();
    void refusedResets();
};

void TestEnvelope::eventsAreReadBack_data()
{
    QTest::addColumn<Payload>("payload");
    QTest::addColumn<QJsonValue>("data");
    QTest::addColumn<QByteArray>("encoding");
    QTest::addColumn<qsizetype>("size");
    const auto json = [](const char *text) { return Payload{Payload::Kind::Json, text}; };
    QTest::newRow("object") << json(R"({"data":1})") << QJsonValue{QJsonObject{{QStringLiteral("data"), 1}}}
                            << QByteArray{} << qsizetype{10};
    QTest::newRow("number") << json("12.50") << QJsonValue{12.5} << QByteArray{} << qsizetype{5};
    QTest::newRow("null") << json("null") << QJsonValue{QJsonValue::Null} << QByteArray{} << qsizetype{4};
    QTest::newRow("spaces inside") << json("[1, 2]") << QJsonValue{QJsonArray{1, 2}} << QByteArray{} << qsizetype{6};
    QTest::newRow("text") << Payload{Payload::Kind::Text, "a\"b"} << QJsonValue{QStringLiteral("a\"b")} << QByteArray{}
                          << qsizetype{6};
    QTest::newRow("text that looks like a key")
        << Payload{Payload::Kind::Text, R"("data":)"} << QJsonValue{QStringLiteral(R"("data":)")} << QByteArray{}
        << qsizetype{11};
    QTest::newRow("binary") << Payload{Payload::Kind::Binary, "\xff\xfe"} << QJsonValue{QStringLiteral("//4=")}
                            << QByteArray{"base64"} << qsizetype{6};
}

void TestEnvelope::eventsAreReadBack()
{
    QFETCH(const Payload, payload);
    QFETCH(const QJsonValue, data);
    QFETCH(const QByteArray, encoding);
    QFETCH(const qsizetype, size);
    const EventId id{"k3f9", {1042}};
    for (const auto &previous : {std::optional<EventId>{}, std::optional{EventId{"k3f9", {1041}}}}) {
        const Event event{id, previous, "a:b", "cpu", fromMicroseconds(123456789012), payload};
        const auto envelope = parseEnvelope(toEnvelope(event));
        QVERIFY(envelope);
        QVERIFY(*envelope == (Envelope{id, previous, "a:b", "cpu", 123456789012, data, encoding, size}));
    }
}

void TestEnvelope::binaryEnvelope()
{
    const auto envelope = parseEnvelope(R"({"id":"k:1","channel":"c","event":"message","t":5,"binary":true})");
    QVERIFY(envelope);
    QVERIFY(envelope->binary);
    QVERIFY(envelope->data.isUndefined());
    QCOMPARE(envelope->payloadBytes, qsizetype{0});
}

void TestEnvelope::payloadBytes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qsizetype>("size");
    QTest::newRow("data last") << QByteArray{R"({"id":"k:1","channel":"c","event":"e","t":5,"data":{"a" : 1}})"}
                               << qsizetype{9};
    QTest::newRow("spaces around data")
        << QByteArray{R"({ "id":"k:1", "channel":"c", "event":"e", "t":5, "data": [1, 2] } )"} << qsizetype{6};
    QTest::newRow("data first") << QByteArray{R"({"data":{"a" : 1},"id":"k:1","channel":"c","event":"e","t":5})"}
                                << qsizetype{7};
    QTest::newRow("data before t") << QByteArray{R"({"id":"k:1","channel":"c","event":"e","data":"xy","t":5})"}
                                   << qsizetype{4};
    QTest::newRow("key among the data of the first")
        << QByteArray{R"({"data":{"data":1},"id":"k:1","channel":"c","event":"e","t":5})"} << qsizetype{10};
    QTest::newRow("other members")
        << QByteArray{R"({"x":{"data":1},"id":"k:1","channel":"c","event":"e","t":5,"data":7})"} << qsizetype{1};
    QTest::newRow("escaped key") << QByteArray{R"({"id":"k:1","channel":"c","event":"e","t":5,"d\u0061ta":[1]})"}
                                 << qsizetype{3};
}

void TestEnvelope::payloadBytes()
{
    QFETCH(const QByteArray, text);
    QFETCH(const qsizetype, size);
    const auto envelope = parseEnvelope(text);
    QVERIFY(envelope);
    QCOMPARE(envelope->payloadBytes, size);
    const auto fromObject = envelopeFromJson(object(text));
    QVERIFY(fromObject);
    QVERIFY(fromObject->id == envelope->id && fromObject->data == envelope->data);
    QVERIFY(fromObject->payloadBytes > 0 && fromObject->payloadBytes <= size);
}

void TestEnvelope::refusals_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *name, const char *text) { QTest::newRow(name) << QByteArray{text}; };
    row("empty", "");
    row("not JSON", "{");
    row("array", "[]");
    row("empty object", "{}");
    row("no id", R"({"channel":"c","event":"e","t":5,"data":1})");
    row("id not a string", R"({"id":1,"channel":"c","event":"e","t":5,"data":1})");
    row("id without epoch", R"({"id":"1","channel":"c","event":"e","t":5,"data":1})");
    row("no channel", R"({"id":"k:1","event":"e","t":5,"data":1})");
    row("bad channel", R"({"id":"k:1","channel":"a b","event":"e","t":5,"data":1})");
    row("no event", R"({"id":"k:1","channel":"c","t":5,"data":1})");
    row("empty event", R"({"id":"k:1","channel":"c","event":"","t":5,"data":1})");
    row("no t", R"({"id":"k:1","channel":"c","event":"e","data":1})");
    row("t a string", R"({"id":"k:1","channel":"c","event":"e","t":"5","data":1})");
    row("t not whole", R"({"id":"k:1","channel":"c","event":"e","t":5.5,"data":1})");
    row("t negative", R"({"id":"k:1","channel":"c","event":"e","t":-5,"data":1})");
    row("t beyond every clock", R"({"id":"k:1","channel":"c","event":"e","t":9223372036854775807,"data":1})");
    row("prev not an id", R"({"id":"k:1","prev":"x","channel":"c","event":"e","t":5,"data":1})");
    row("prev a number", R"({"id":"k:1","prev":1,"channel":"c","event":"e","t":5,"data":1})");
    row("hello", R"({"type":"hello","session":"s","next":"k:1"})");
}

void TestEnvelope::refusals()
{
    QFETCH(const QByteArray, text);
    QVERIFY(!parseEnvelope(text));
    QVERIFY(!envelopeFromJson(object(text)));
}

void TestEnvelope::resets()
{
    const Reset reset{"old\"1", "k:5", "expired"};
    QCOMPARE(encodeReset(reset), QByteArray{R"({"requested":"old\"1","first":"k:5","reason":"expired"})"});
    QVERIFY(resetFromJson(object(encodeReset(reset))) == reset);
}

void TestEnvelope::refusedResets_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("no requested") << QByteArray{R"({"first":"k:1","reason":"epoch"})"};
    QTest::newRow("no first") << QByteArray{R"({"requested":"k:1","reason":"epoch"})"};
    QTest::newRow("no reason") << QByteArray{R"({"requested":"k:1","first":"k:1"})"};
    QTest::newRow("first a number") << QByteArray{R"({"requested":"k:1","first":1,"reason":"epoch"})"};
    QTest::newRow("first null") << QByteArray{R"({"requested":"k:1","first":null,"reason":"epoch"})"};
    QTest::newRow("first no id") << QByteArray{R"({"requested":"k:1","first":"k","reason":"epoch"})"};
}

void TestEnvelope::refusedResets()
{
    QFETCH(const QByteArray, text);
    QVERIFY(!resetFromJson(object(text)));
}

QTEST_APPLESS_MAIN(TestEnvelope)
#include "tst_envelope.moc"
