// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/encodedevent.h"

#include "protocol/serversentevents.h"
#include "protocol/websocketmessage.h"

#include <QTest>

using namespace pushscope;

namespace {

Event makeEvent(Payload payload)
{
    return {.id = {"k3f9", Sequence{1042}},
            .previous = EventId{"k3f9", Sequence{1041}},
            .channel = "default",
            .type = "cpu",
            .due = fromMicroseconds(123456789012),
            .payload = std::move(payload)};
}

std::vector<WebSocketMessage> messagesOf(const QByteArray &frames)
{
    WebSocketMessageReader reader{WebSocketFrameParser::Role::Client, 1024};
    return reader.feed(frames);
}

} // namespace

class TestEncodedEvent : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theAnswerToAPollHasTheHeaderLinesAskedFor()
    {
        const Event source = makeEvent({Payload::Kind::Json, R"({"a":1})"});
        const EncodedEvent encoded{source};
        const QByteArray body = "{\"events\":[" + encoded.envelope() + R"(],"next":"k3f9:1042"})";
        for (const QByteArray lines : {"", "Connection: keep-alive\r\n", "", "Vary: Origin\r\n"}) {
            QByteArray answer = encoded.pollAnswer(lines);
            const auto date = answer.indexOf("Date: ");
            QVERIFY(date > 0);
            answer.remove(date, answer.indexOf('\n', date) + 1 - date);
            QCOMPARE(answer,
                     "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                         + QByteArray::number(body.size()) + "\r\nCache-Control: no-store\r\n" + lines + "\r\n" + body);
        }
    }

    void everyTransportCarriesTheSameEnvelope()
    {
        const Event source = makeEvent({Payload::Kind::Json, R"({"a":1})"});
        const EncodedEvent encoded{source};
        const QByteArray envelope =
            R"({"id":"k3f9:1042","prev":"k3f9:1041","channel":"default","event":"cpu","t":123456789012,"data":{"a":1}})";
        QCOMPARE(encoded.envelope(), envelope);
        QCOMPARE(encoded.sse(Form::Envelope), "id: k3f9:1042\nevent: cpu\ndata: " + envelope + "\n\n");
        const auto messages = messagesOf(encoded.webSocket(Form::Envelope));
        QCOMPARE(messages.size(), 1U);
        QCOMPARE(messages[0].payload, envelope);
    }

    void theDefaultTypeIsLeftOutOfTheStream()
    {
        Event source = makeEvent({Payload::Kind::Text, "x"});
        source.type = defaultEventType;
        QVERIFY(!EncodedEvent{source}.sse(Form::Envelope).contains("event: "));
    }

    void rawIsTheBarePayload()
    {
        const Event source = makeEvent({Payload::Kind::Text, "one\ntwo"});
        const EncodedEvent encoded{source};
        QCOMPARE(encoded.sse(Form::Raw), "id: k3f9:1042\nevent: cpu\ndata: one\ndata: two\n\n");
        const auto messages = messagesOf(encoded.webSocket(Form::Raw));
        QCOMPARE(messages.size(), 1U);
        QCOMPARE(messages[0].payload, "one\ntwo");
    }

    void rawBytes()
    {
        const Event source = makeEvent({Payload::Kind::Binary, QByteArray{"\xff\x00", 2}});
        const EncodedEvent encoded{source};
        QCOMPARE(encoded.sse(Form::Raw), "id: k3f9:1042\nevent: cpu\ndata: /wA=\n\n");
        const auto messages = messagesOf(encoded.webSocket(Form::Raw));
        QCOMPARE(messages.size(), 1U);
        QVERIFY(messages[0].kind == WebSocketOpcode::Binary);
        QCOMPARE(messages[0].payload, (QByteArray{"\xff\x00", 2}));
    }

    void binaryFollowsItsEnvelope()
    {
        const Event source = makeEvent({Payload::Kind::Binary, QByteArray{"\xff\x00", 2}});
        const auto messages = messagesOf(EncodedEvent{source}.webSocket(Form::Binary));
        QCOMPARE(messages.size(), 2U);
        QVERIFY(messages[0].kind == WebSocketOpcode::Text);
        QVERIFY(messages[0].payload.endsWith(R"("t":123456789012,"binary":true})"));
        QVERIFY(!messages[0].payload.contains("data"));
        QVERIFY(messages[1].kind == WebSocketOpcode::Binary);
        QCOMPARE(messages[1].payload, source.payload.bytes);
    }
};

QTEST_APPLESS_MAIN(TestEncodedEvent)
#include "tst_encodedevent.moc"
