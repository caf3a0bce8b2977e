// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/websocketcommand.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace pushscope;

class TestWebSocketCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void commands_data();
    void commands();
    void publishedPayloads_data();
    void publishedPayloads();
    void refs_data();
    void refs();
    void refusals_data();
    void refusals();
};

void TestWebSocketCommand::commands_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<WebSocketCommand>("expected");
    const auto row = [](const char *name, const char *text, const auto &body) {
        QTest::newRow(name) << QByteArray{text} << WebSocketCommand{body, QJsonValue{QJsonValue::Undefined}};
    };
    const QByteArray none{"default"};
    row("subscribe", R"({"type":"subscribe","channel":"a:b","after":"k:1"})", SubscribeCommand{"a:b", "k:1"});
    row("subscribe to the default", R"({"type":"subscribe"})", SubscribeCommand{none, {}});
    row("subscribe after nonsense", R"({"type":"subscribe","after":"?"})", SubscribeCommand{none, "?"});
    row("unsubscribe", R"({"type":"unsubscribe","channel":"a"})", UnsubscribeCommand{"a"});
    row("unsubscribe from the default", R"({"type":"unsubscribe"})", UnsubscribeCommand{none});
    row("publish", R"({"type":"publish","channel":"a","event":"cpu","data":[1]})",
        PublishCommand{"a", "cpu", {Payload::Kind::Json, "[1]"}});
    row("publish with defaults", R"({"type":"publish","data":"x"})",
        PublishCommand{none, "message", {Payload::Kind::Text, "x"}});
    row("join a room", R"({"type":"join-room","room":"a:b"})", JoinRoomCommand{"a:b", {}});
    row("join with a name", R"({"type":"join-room","room":"r","name":" Zo\u00eb 🙂 "})",
        JoinRoomCommand{"r", "Zo\xc3\xab \xf0\x9f\x99\x82"});
    row("leave a room", R"({"type":"leave-room","room":"r"})", LeaveRoomCommand{"r"});
    row("room message", R"({"type":"room-message","room":"r","data":12345678901234567890})",
        RoomMessageCommand{"r", "12345678901234567890"});
    row("room message of a string", R"({"type":"room-message","room":"r","data":"a\u0000\nb"})",
        RoomMessageCommand{"r", R"("a\u0000\nb")"});
    row("room message in lines", "{\"type\":\"room-message\",\"room\":\"r\",\"data\":[1,\n2]}",
        RoomMessageCommand{"r", "[1, 2]"});
    row("room message to keep", R"({"type":"room-message","room":"r","data":null,"keep":"append"})",
        RoomMessageCommand{"r", "null", Keep::Append});
    row("clear with data", R"({"type":"room-message","room":"r","data":{},"keep":"clear"})",
        RoomMessageCommand{"r", "{}", Keep::Clear});
    row("clear without data", R"({"type":"room-message","room":"r","keep":"clear"})",
        RoomMessageCommand{"r", "null", Keep::Clear});
    row("private message", R"({"type":"private-message","targetId":"1a","data":[]})",
        PrivateMessageCommand{"1a", "[]"});
    row("echo", R"({"type":"echo","data":[1,null]})", EchoCommand{QJsonArray{1, QJsonValue::Null}});
    row("echo of nothing", R"({"type":"echo"})", EchoCommand{QJsonValue{QJsonValue::Undefined}});
    row("ping", R"({"type":"ping"})", PingCommand{});
    row("unknown members", R"({"type":"ping","x":1})", PingCommand{});
    row("spaces", " { \"type\" : \"ping\" }\n", PingCommand{});
}

void TestWebSocketCommand::commands()
{
    QFETCH(const QByteArray, text);
    QFETCH(const WebSocketCommand, expected);
    const auto parsed = parseWebSocketCommand(text);
    QVERIFY(std::holds_alternative<WebSocketCommand>(parsed));
    QVERIFY(std::get<WebSocketCommand>(parsed) == expected);
}

void TestWebSocketCommand::publishedPayloads_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<Payload>("expected");
    const auto row = [](const char *name, const char *data, Payload::Kind kind, const char *bytes) {
        QTest::newRow(name) << QByteArray{data} << Payload{kind, bytes};
    };
    row("string", R"("a\nb")", Payload::Kind::Text, "a\nb");
    row("empty string", R"("")", Payload::Kind::Text, "");
    row("string that looks like JSON", R"("{}")", Payload::Kind::Text, "{}");
    row("object", R"({"a" : [1, true]})", Payload::Kind::Json, R"({"a" : [1, true]})");
    row("line breaks are taken out", "[1,\n2]", Payload::Kind::Json, "[1, 2]");
    row("more digits than a double has", "12345678901234567890", Payload::Kind::Json, "12345678901234567890");
    row("a trailing zero", "1.10", Payload::Kind::Json, "1.10");
    row("brackets in strings", R"({"}":"]\"",",":[{}]})", Payload::Kind::Json, R"({"}":"]\"",",":[{}]})");
    row("a member of the same name inside", R"({"data":{"data":1}})", Payload::Kind::Json, R"({"data":{"data":1}})");
    row("the last of two", R"(1,"d\u0061ta": [2] )", Payload::Kind::Json, "[2]");
    row("number", "-1.5", Payload::Kind::Json, "-1.5");
    row("large whole number", "9007199254740993", Payload::Kind::Json, "9007199254740993");
    row("null", "null", Payload::Kind::Json, "null");
    row("false", "false", Payload::Kind::Json, "false");
}

void TestWebSocketCommand::publishedPayloads()
{
    QFETCH(const QByteArray, data);
    QFETCH(const Payload, expected);
    const auto parsed = parseWebSocketCommand(R"({"type":"publish","data":)" + data + '}');
    const auto *command = std::get_if<WebSocketCommand>(&parsed);
    QVERIFY(command);
    QVERIFY(std::get<PublishCommand>(command->body).payload == expected);
}

void TestWebSocketCommand::refs_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QJsonValue>("expected");
    QTest::newRow("number") << QByteArray{"7"} << QJsonValue{7};
    QTest::newRow("string") << QByteArray{R"("a")"} << QJsonValue{QStringLiteral("a")};
    QTest::newRow("null") << QByteArray{"null"} << QJsonValue{QJsonValue::Null};
    QTest::newRow("object") << QByteArray{R"({"a":1})"} << QJsonValue{QJsonObject{{QStringLiteral("a"), 1}}};
}

void TestWebSocketCommand::refs()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QJsonValue, expected);
    const auto good = parseWebSocketCommand(R"({"type":"ping","ref":)" + json + '}');
    QVERIFY(std::holds_alternative<WebSocketCommand>(good));
    QVERIFY(std::get<WebSocketCommand>(good).ref == expected);
    const auto bad = parseWebSocketCommand(R"({"type":"nonsense","ref":)" + json + '}');
    QVERIFY(std::holds_alternative<WebSocketCommandError>(bad));
    QVERIFY(std::get<WebSocketCommandError>(bad).ref == expected);
}

void TestWebSocketCommand::refusals_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QString>("field");
    const auto row = [](const char *name, const char *text, const char *code, const char *field) {
        QTest::newRow(name) << QByteArray{text} << QByteArray{code} << QString::fromLatin1(field);
    };
    row("empty", "", "invalid-json", "");
    row("not JSON", "hello", "invalid-json", "");
    row("cut off", R"({"type":"ping")", "invalid-json", "");
    row("two values", R"({"type":"ping"}{})", "invalid-json", "");
    row("array", R"(["ping"])", "invalid-json", "");
    row("string", R"("ping")", "invalid-json", "");
    row("no type", "{}", "unknown-type", "type");
    row("type not a string", R"({"type":1})", "unknown-type", "type");
    row("unknown type", R"({"type":"nonsense"})", "unknown-type", "type");
    row("type in capitals", R"({"type":"PING"})", "unknown-type", "type");
    row("subscribe, channel a number", R"({"type":"subscribe","channel":1})", "bad-field", "channel");
    row("subscribe, channel null", R"({"type":"subscribe","channel":null})", "bad-field", "channel");
    row("subscribe, channel empty", R"({"type":"subscribe","channel":""})", "bad-field", "channel");
    row("subscribe, channel with a space", R"({"type":"subscribe","channel":"a b"})", "bad-field", "channel");
    row("subscribe, channel a list", R"({"type":"subscribe","channel":"a,b"})", "bad-field", "channel");
    row("subscribe, after a number", R"({"type":"subscribe","after":1})", "bad-field", "after");
    row("subscribe, after null", R"({"type":"subscribe","after":null})", "bad-field", "after");
    row("unsubscribe, bad channel", R"({"type":"unsubscribe","channel":"/"})", "bad-field", "channel");
    row("publish, bad channel", R"({"type":"publish","channel":[],"data":1})", "bad-field", "channel");
    row("publish, event a number", R"({"type":"publish","event":1,"data":1})", "bad-field", "event");
    row("publish, event empty", R"({"type":"publish","event":"","data":1})", "bad-field", "event");
    row("publish, event with a line break", R"({"type":"publish","event":"a\nb","data":1})", "bad-field", "event");
    row("publish, no data", R"({"type":"publish"})", "bad-field", "data");
    row("join, no room", R"({"type":"join-room"})", "bad-field", "room");
    row("join, room a number", R"({"type":"join-room","room":1})", "bad-field", "room");
    row("join, room with a space", R"({"type":"join-room","room":"a b"})", "bad-field", "room");
    row("join, name a number", R"({"type":"join-room","room":"r","name":1})", "bad-field", "name");
    row("join, name null", R"({"type":"join-room","room":"r","name":null})", "bad-field", "name");
    row("join, name empty", R"({"type":"join-room","room":"r","name":"  "})", "bad-field", "name");
    row("join, name with a line break", R"({"type":"join-room","room":"r","name":"a\nb"})", "bad-field", "name");
    row("join, name that turns the text", R"({"type":"join-room","room":"r","name":"a\u202eb"})", "bad-field", "name");
    row("join, name too long",
        R"({"type":"join-room","room":"r","name":"0123456789012345678901234567890123456789012345678901234567890123x"})",
        "bad-field", "name");
    row("leave, no room", R"({"type":"leave-room","room":null})", "bad-field", "room");
    row("room message, no room", R"({"type":"room-message","data":1})", "bad-field", "room");
    row("room message, no data", R"({"type":"room-message","room":"r"})", "bad-field", "data");
    row("room message to keep, no data", R"({"type":"room-message","room":"r","keep":"append"})", "bad-field", "data");
    row("room message, bad keep", R"({"type":"room-message","room":"r","data":1,"keep":true})", "bad-field", "keep");
    row("room message, unknown keep", R"({"type":"room-message","room":"r","data":1,"keep":"x"})", "bad-field", "keep");
    row("private message, no target", R"({"type":"private-message","data":1})", "bad-field", "targetId");
    row("private message, target a number", R"({"type":"private-message","targetId":1,"data":1})", "bad-field",
        "targetId");
    row("private message, no data", R"({"type":"private-message","targetId":"a"})", "bad-field", "data");
}

void TestWebSocketCommand::refusals()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, code);
    QFETCH(const QString, field);
    const auto parsed = parseWebSocketCommand(text);
    const auto *refused = std::get_if<WebSocketCommandError>(&parsed);
    QVERIFY(refused);
    QCOMPARE(refused->error.code, code);
    QCOMPARE(refused->error.field, field);
    QVERIFY(!refused->error.message.isEmpty());
    QVERIFY(refused->ref.isUndefined());
}

QTEST_APPLESS_MAIN(TestWebSocketCommand)
#include "tst_websocketcommand.moc"
