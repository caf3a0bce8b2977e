// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/wirecapture.h"
#include "wire/wirejson.h"

#include <QJsonDocument>
#include <QTest>

#include <limits>

using namespace pushscope;

namespace {

const Instant start{std::chrono::microseconds{1'234'567}};

WireConnection connection()
{
    WireConnection connection;
    connection.client = 2;
    connection.transport = Transport::WebSocket;
    connection.target = QStringLiteral("localhost:8080");
    connection.clientAddress = QStringLiteral("127.0.0.1");
    connection.clientPort = 40'001;
    connection.serverAddress = QStringLiteral("::1");
    connection.serverPort = 8080;
    connection.tls = true;
    return connection;
}

std::vector<WireChunkPtr> captured()
{
    WireCapture capture;
    const auto number = capture.open(start, connection());
    capture.data(start, number, WireDirection::Up, QByteArray{"a\0b\xff", 4});
    capture.data(start + std::chrono::microseconds{5}, number, WireDirection::Down, "xyz");
    capture.data(start, number, WireDirection::Down, "z");
    capture.fault(start, number, QStringLiteral("délayed"));
    capture.closed(start, number, WireDirection::Up);
    capture.reset(start, number, WireDirection::Down);
    return capture.after(0, 100).chunks;
}

QJsonObject object(const char *text)
{
    return QJsonDocument::fromJson(text).object();
}

const char opened[] = R"({"kind":"chunk","index":1,"at_us":5,"connection":1,"direction":"up","what":"opened","client":0,
    "transport":"sse","target":"h:1","client_address":"127.0.0.1","client_port":1,"server_address":"127.0.0.1",
    "server_port":2,"tls":false})";
const char data[] =
    R"({"kind":"chunk","index":2,"at_us":5,"connection":1,"direction":"down","what":"data","bytes":"YQ=="})";
const char fault[] =
    R"({"kind":"chunk","index":2,"at_us":5,"connection":1,"direction":"down","what":"fault","text":"x"})";

} // namespace

class TestWireJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBackAsItWas();
    void writesTheDocumentedMembers();
    void namesWhatIsWrong_data();
    void namesWhatIsWrong();
    void takesNoConnectionTwice();
    void takesOnlyGrowingIndices();
    void takesOnlySoManyConnections();
};

void TestWireJson::comesBackAsItWas()
{
    WireJsonReader reader;
    for (const auto &chunk : captured()) {
        const auto line = QJsonDocument{toJson(*chunk)}.toJson(QJsonDocument::Compact);
        const auto read = reader.read(QJsonDocument::fromJson(line).object());
        QVERIFY2(read.ok(), read.ok() ? "" : qPrintable(read.error().message));
        QCOMPARE(read->index, chunk->index);
        QCOMPARE(read->at, chunk->at);
        QVERIFY(*read->connection == *chunk->connection);
        QCOMPARE(read->direction, chunk->direction);
        QCOMPARE(read->kind, chunk->kind);
        QCOMPARE(read->offset, chunk->offset);
        QCOMPARE(read->bytes, chunk->bytes);
        QVERIFY(read->units.empty());
    }
}

void TestWireJson::writesTheDocumentedMembers()
{
    const auto chunks = captured();
    QCOMPARE(
        QJsonDocument{toJson(*chunks[2])}.toJson(QJsonDocument::Compact),
        QByteArray{
            R"({"at_us":1234572,"bytes":"eHl6","connection":1,"direction":"down","index":3,"kind":"chunk","what":"data"})"});
    QCOMPARE(toJson(*chunks[4]).value(QStringLiteral("text")).toString(), QStringLiteral("délayed"));
    QCOMPARE(toJson(*chunks[0]).value(QStringLiteral("transport")).toString(), QStringLiteral("ws"));
}

void TestWireJson::namesWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("base");
    QTest::addColumn<QString>("member");
    QTest::addColumn<QJsonValue>("value");
    const auto row = [](const char *base, const char *member, const std::vector<QJsonValue> &values) {
        int number = 0;
        for (const auto &value : values) {
            const QByteArray name = object(base).value(QStringLiteral("what")).toString().toLatin1() + ' ' + member
                + ' ' + QByteArray::number(++number);
            QTest::newRow(name.constData()) << QByteArray{base} << QString::fromLatin1(member) << value;
        }
    };
    const QJsonValue missing{QJsonValue::Undefined};
    const QString text = QStringLiteral("x");
    row(data, "kind", {missing, text, 1});
    row(data, "index", {missing, text, 0, -1, 1.5, 1e19});
    row(data, "at_us", {missing, text, -1, 1e17});
    row(data, "connection", {missing, text, 0, 2, 4294967296.0});
    row(data, "direction", {missing, text, true});
    row(data, "what", {missing, text, 1});
    row(data, "bytes", {missing, QString{}, 1, QStringLiteral("Y"), QStringLiteral("€€€€")});
    row(fault, "text", {missing, 1, QString(5000, QLatin1Char{'x'})});
    row(opened, "client", {missing, -1, text, 4294967296.0});
    row(opened, "transport", {missing, 1, text});
    row(opened, "target", {missing, 1, QString(5000, QLatin1Char{'x'})});
    row(opened, "client_address", {missing, 1});
    row(opened, "client_port", {missing, text, -1, 65536});
    row(opened, "server_address", {missing, 1});
    row(opened, "server_port", {missing, text, -1, 65536});
    row(opened, "tls", {missing, 1, text});
}

void TestWireJson::namesWhatIsWrong()
{
    QFETCH(const QByteArray, base);
    QFETCH(const QString, member);
    QFETCH(const QJsonValue, value);
    QJsonObject line = object(base.constData());
    const bool opens = base == opened;
    WireJsonReader reader;
    QVERIFY(opens || reader.read(object(opened)).ok());
    QJsonObject wrong = line;
    if (value.isUndefined()) {
        wrong.remove(member);
    } else {
        wrong.insert(member, value);
    }
    const auto result = reader.read(wrong);
    QVERIFY(!result.ok());
    QCOMPARE(result.error().field, member);
    QVERIFY(!result.error().message.isEmpty());
    QVERIFY2(reader.read(line).ok(), "a wrong line changes nothing");
}

void TestWireJson::takesNoConnectionTwice()
{
    WireJsonReader reader;
    QVERIFY(reader.read(object(opened)).ok());
    QJsonObject again = object(opened);
    again.insert(QStringLiteral("index"), 2);
    QCOMPARE(reader.read(again).error().field, QStringLiteral("connection"));
}

void TestWireJson::takesOnlyGrowingIndices()
{
    WireJsonReader reader;
    QVERIFY(reader.read(object(opened)).ok());
    QVERIFY(reader.read(object(data)).ok());
    QCOMPARE(reader.read(object(data)).error().field, QStringLiteral("index"));
    QJsonObject later = object(data);
    later.insert(QStringLiteral("index"), 9);
    QVERIFY(reader.read(later).ok());
}

void TestWireJson::takesOnlySoManyConnections()
{
    WireJsonReader reader;
    QJsonObject line = object(opened);
    for (int i = 1; i <= static_cast<int>(WireJsonReader::mostConnections) + 1; ++i) {
        line.insert(QStringLiteral("index"), i);
        line.insert(QStringLiteral("connection"), i);
        const auto result = reader.read(line);
        QCOMPARE(result.ok(), i <= static_cast<int>(WireJsonReader::mostConnections));
    }
}

QTEST_APPLESS_MAIN(TestWireJson)
#include "tst_wirejson.moc"
