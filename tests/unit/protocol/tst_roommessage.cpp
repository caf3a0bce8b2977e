// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/roommessage.h"

#include <QTest>

using namespace pushscope;

class TestRoomMessage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void texts_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("expected");
        const QJsonValue none{QJsonValue::Undefined};
        const auto row = [](const char *name, const QByteArray &text, const char *expected) {
            QTest::newRow(name) << text << QByteArray{expected};
        };
        row("joined alone", encodeRoomJoined("r", {{"1a", {}}}, {}, none),
            R"({"type":"room-joined","room":"r","members":[{"userId":"1a"}],"kept":[]})");
        row("joined others", encodeRoomJoined("r", {{"1a", "A\"\n"}, {"2b", {}}}, R"({"senderId":"x","data":1})", 7),
            "{\"type\":\"room-joined\",\"room\":\"r\",\"members\":[{\"userId\":\"1a\",\"name\":\"A\\\"\\n\"},"
            "{\"userId\":\"2b\"}],\"kept\":[{\"senderId\":\"x\",\"data\":1}],\"ref\":7}");
        row("left", encodeRoomLeft("r", QStringLiteral("q")), R"({"type":"room-left","room":"r","ref":"q"})");
        row("user joined", encodeUserJoined("r", {"1a", "A"}),
            R"({"type":"user-joined","room":"r","userId":"1a","name":"A"})");
        row("user left", encodeUserLeft("r", {"1a", {}}), R"({"type":"user-left","room":"r","userId":"1a"})");
        row("message", encodeRoomMessage("1a", {"r", "12345678901234567890"}, none),
            R"({"type":"room-message","room":"r","senderId":"1a","data":12345678901234567890})");
        row("kept message", encodeRoomMessage("1a", {"r", "{}", Keep::Append}, QJsonValue::Null),
            R"({"type":"room-message","room":"r","senderId":"1a","data":{},"keep":"append","ref":null})");
        row("clear", encodeRoomMessage("1a", {"r", "null", Keep::Clear}, none),
            R"({"type":"room-message","room":"r","senderId":"1a","data":null,"keep":"clear"})");
        row("kept", encodeKept("1a", "[1]"), R"({"senderId":"1a","data":[1]})");
        row("private", encodePrivateMessage("1a", "\"x\""), R"({"type":"private-message","senderId":"1a","data":"x"})");
        row("private, to its sender", encodePrivateMessageSent("1a", {"2b", "1"}, 3),
            R"({"type":"private-message","senderId":"1a","data":1,"targetId":"2b","ref":3})");
    }

    void texts()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QByteArray, expected);
        QCOMPARE(text, expected);
    }
};

QTEST_APPLESS_MAIN(TestRoomMessage)
#include "tst_roommessage.moc"
