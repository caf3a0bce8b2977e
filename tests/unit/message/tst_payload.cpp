// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/payload.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace pushscope;
using Kind = Payload::Kind;

class TestPayload : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void json_data();
    void json();
    void refusedJson_data();
    void refusedJson();
    void theErrorNamesTheByte();
    void otherPayloads_data();
    void otherPayloads();
    void strings_data();
    void strings();
};

void TestPayload::json_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *bytes, const char *expected) {
        QTest::newRow(name) << QByteArray{bytes} << QByteArray{expected};
    };
    row("object", R"({"a":1})", R"({"a":1})");
    row("array", "[1, 2]", "[1, 2]");
    row("order and digits are kept", R"({"b":1.50,"a":123456789012345678901})",
        R"({"b":1.50,"a":123456789012345678901})");
    row("number", "1", "1");
    row("negative number", "-0.5e-3", "-0.5e-3");
    row("string", R"("a")", R"("a")");
    row("null", "null", "null");
    row("true", "true", "true");
    row("false", " false ", "false");
    row("space around", " \t\r\n[1]\n", "[1]");
    row("line breaks between tokens", "{\n\t\"a\":\r\n1}", "{  \"a\":  1}");
    row("every escape", R"(["\"\\\/\b\f\n\r\t\u00e9"])", R"(["\"\\\/\b\f\n\r\t\u00e9"])");
    row("quote after a backslash", R"({"a":"\\","b":"\""})", R"({"a":"\\","b":"\""})");
    row("point inside a string", R"(["a.b.", "."])", R"(["a.b.", "."])");
    row("UTF-8", "[\"\xc3\xa9\xf0\x9f\x9a\x80\"]", "[\"\xc3\xa9\xf0\x9f\x9a\x80\"]");
    row("delete is no control character", "[\"\x7f\"]", "[\"\x7f\"]");
}

void TestPayload::json()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QByteArray, expected);
    const auto payload = Payload::fromJson(bytes);
    QVERIFY2(payload, payload ? "" : qPrintable(payload.error().message));
    QCOMPARE(payload->kind, Kind::Json);
    QCOMPARE(payload->bytes, expected);
}

void TestPayload::refusedJson_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char *name, const QByteArray &bytes) { QTest::newRow(name) << bytes; };
    row("empty", {});
    row("only space", " \n");
    row("two values", "1,2");
    row("two values without a comma", "1 2");
    row("two documents", "[1][2]");
    row("closes the wrapping", "1],[2");
    row("word", "hello");
    row("single quotes", "'a'");
    row("cut off", R"({"a":)");
    row("string not ended", R"("a)");
    row("backslash at the end", R"("a\)");
    row("comma at the end", "[1,]");
    row("line break in a string", "[\"a\nb\"]");
    row("tab in a string", "[\"a\tb\"]");
    row("NUL in a string", QByteArrayLiteral("[\"a\0b\"]"));
    row("control character after a backslash", "[\"\\\n\"]");
    row("control character between tokens", "[1,\x01 2]");
    row("form feed around", "\f[1]\f");
    row("NUL at the end", QByteArrayLiteral("[1]\0"));
    row("unknown escape", R"(["\q"])");
    row("short escape", R"(["\u12"])");
    row("escape not hexadecimal", R"(["\u12G4"])");
    row("point at the end", "1.");
    row("point at the beginning", "[.5]");
    row("point after a sign", "[-.5]");
    row("point before an exponent", "[1.e5]");
    row("leading zero", "01");
    row("plus", "+1");
    row("not a number", "NaN");
    row("not UTF-8", "[\"\xff\"]");
    row("surrogate in UTF-8", "[\"\xed\xa0\x80\"]");
    row("byte order mark", "\xef\xbb\xbf[1]");
    row("too deep", QByteArray(5000, '[') + QByteArray(5000, ']'));
}

void TestPayload::refusedJson()
{
    QFETCH(const QByteArray, bytes);
    const auto payload = Payload::fromJson(bytes);
    QVERIFY(!payload);
    QCOMPARE(payload.error().code, QByteArray{"invalid-json"});
    QCOMPARE(payload.error().field, QStringLiteral("body"));
    QVERIFY(!payload.error().message.isEmpty());
}

void TestPayload::theErrorNamesTheByte()
{
    const auto container = Payload::fromJson("[1,,2]");
    const auto bare = Payload::fromJson("nul");
    QVERIFY(!container && !bare);
    QVERIFY(container.error().message.contains(QStringLiteral("at byte ")));
    QVERIFY(bare.error().message.endsWith(QStringLiteral("at byte 1"))); // not counting the bracket put before it
}

void TestPayload::otherPayloads_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Kind>("asBytes");
    QTest::addColumn<Kind>("asLine");
    QTest::newRow("empty") << QByteArray{} << Kind::Text << Kind::Text;
    QTest::newRow("text") << QByteArray{"hello"} << Kind::Text << Kind::Text;
    QTest::newRow("number") << QByteArray{"5"} << Kind::Text << Kind::Text;
    QTest::newRow("UTF-8") << QByteArray{"\xc3\xa9"} << Kind::Text << Kind::Text;
    QTest::newRow("not UTF-8") << QByteArray{"\xff"} << Kind::Binary << Kind::Binary;
    QTest::newRow("object") << QByteArray{R"({"a":1})"} << Kind::Text << Kind::Json;
    QTest::newRow("array") << QByteArray{"[1]"} << Kind::Text << Kind::Json;
    QTest::newRow("bracket but not JSON") << QByteArray{"[info] started"} << Kind::Text << Kind::Text;
    QTest::newRow("brace and not UTF-8") << QByteArray{"{\xff"} << Kind::Binary << Kind::Binary;
}

void TestPayload::otherPayloads()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const Kind, asBytes);
    QFETCH(const Kind, asLine);
    QVERIFY(Payload::fromBytes(bytes) == (Payload{asBytes, bytes}));
    QVERIFY(Payload::fromLine(bytes) == (Payload{asLine, bytes}));
}

void TestPayload::strings_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const QByteArray &text, const char *expected) {
        QTest::newRow(name) << text << QByteArray{expected};
    };
    row("empty", {}, R"("")");
    row("plain", "abc", R"("abc")");
    row("quote and backslash", R"(a"b\c)", R"("a\"b\\c")");
    row("line breaks and tab", "\n\r\t", R"("\n\r\t")");
    row("other control characters", QByteArrayLiteral("\0\x1f\b"), R"("\u0000\u001f\u0008")");
    row("slash and delete stay", "/\x7f", "\"/\x7f\"");
    row("UTF-8 stays", "\xc3\xa9\xf0\x9f\x9a\x80", "\"\xc3\xa9\xf0\x9f\x9a\x80\"");
    row("escape at both ends", "\"a\"", R"("\"a\"")");
}

void TestPayload::strings()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, expected);
    QCOMPARE(jsonString(text), expected);
    const auto readBack = QJsonDocument::fromJson('[' + jsonString(text) + ']').array();
    QCOMPARE(readBack.at(0).toString().toUtf8(), text);
    QVERIFY(Payload::fromJson(jsonString(text)));
}

QTEST_APPLESS_MAIN(TestPayload)
#include "tst_payload.moc"
