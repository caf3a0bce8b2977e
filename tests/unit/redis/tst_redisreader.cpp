// SPDX-License-Identifier: GPL-3.0-or-later
#include "redis/redisreader.h"
#include "redis/redisscript.h"

#include <QTest>

#include <vector>

using namespace pushscope;
using Kind = RedisReply::Kind;

Q_DECLARE_METATYPE(pushscope::RedisReply)

class TestRedisReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsReplies_data();
    void readsReplies();
    void readsAtEverySplit();
    void refusesWhatIsNoRedis_data();
    void refusesWhatIsNoRedis();
    void believesNoAnnouncedNumber();
    void convertsReplies();
    void writesCommands();
    void namesScriptsAsRedisDoes();
};

namespace {

RedisReply bytes(const QByteArray &value)
{
    return {.kind = Kind::Bytes, .bytes = value};
}

RedisReply integer(qint64 value)
{
    return {.kind = Kind::Integer, .integer = value};
}

/// What XREAD answers, in small.
const QByteArray nestedText = "*2\r\n*2\r\n$3\r\nlog\r\n*1\r\n*2\r\n$3\r\n1-0\r\n*2\r\n$1\r\na\r\n$-1\r\n:-7\r\n";

RedisReply nested()
{
    const RedisReply fields{.kind = Kind::Array, .elements = {bytes("a"), RedisReply{}}};
    const RedisReply entry{.kind = Kind::Array, .elements = {bytes("1-0"), fields}};
    const RedisReply entries{.kind = Kind::Array, .elements = {entry}};
    const RedisReply stream{.kind = Kind::Array, .elements = {bytes("log"), entries}};
    return {.kind = Kind::Array, .elements = {stream, integer(-7)}};
}

} // namespace

void TestRedisReader::readsReplies_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<RedisReply>("reply");
    QTest::newRow("status") << QByteArray{"+OK\r\n"} << RedisReply{.kind = Kind::Status, .bytes = "OK"};
    QTest::newRow("error") << QByteArray{"-NOSCRIPT No such\r\n"}
                           << RedisReply{.kind = Kind::Error, .bytes = "NOSCRIPT No such"};
    QTest::newRow("integer") << QByteArray{":9007199254740993\r\n"} << integer(9'007'199'254'740'993);
    QTest::newRow("bytes") << QByteArray{"$4\r\na\r\nb\r\n"} << bytes("a\r\nb");
    QTest::newRow("no bytes") << QByteArray{"$0\r\n\r\n"} << bytes("");
    QTest::newRow("nil") << QByteArray{"$-1\r\n"} << RedisReply{};
    QTest::newRow("nil array") << QByteArray{"*-1\r\n"} << RedisReply{};
    QTest::newRow("empty array") << QByteArray{"*0\r\n"} << RedisReply{.kind = Kind::Array};
    QTest::newRow("nested") << nestedText << nested();
}

void TestRedisReader::readsReplies()
{
    QFETCH(QByteArray, text);
    QFETCH(RedisReply, reply);
    RedisReader reader;
    reader.feed(text + text);
    for (int i = 0; i < 2; ++i) {
        const auto read = reader.next();
        QVERIFY(read);
        QVERIFY(*read == reply);
    }
    QVERIFY(!reader.next());
    QVERIFY(reader.error().isEmpty());
}

void TestRedisReader::readsAtEverySplit()
{
    for (qsizetype split = 1; split < nestedText.size(); ++split) {
        RedisReader reader;
        reader.feed(nestedText.first(split));
        QVERIFY(!reader.next());
        reader.feed(nestedText.sliced(split));
        const auto read = reader.next();
        QVERIFY(read);
        QVERIFY(*read == nested());
    }
}

void TestRedisReader::refusesWhatIsNoRedis_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("web server") << QByteArray{"HTTP/1.1 400 Bad Request\r\n\r\n"};
    QTest::newRow("shell server") << QByteArray{"SSH-2.0-OpenSSH_9.2\r\n"};
    QTest::newRow("too deep")
        << QByteArray{"*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n:1\r\n"}.repeated(2);
}

void TestRedisReader::refusesWhatIsNoRedis()
{
    QFETCH(QByteArray, text);
    RedisReader reader;
    reader.feed(text);
    QVERIFY(!reader.next());
    QVERIFY(!reader.error().isEmpty());
    reader.feed("+OK\r\n");
    QVERIFY(!reader.next());
}

void TestRedisReader::believesNoAnnouncedNumber()
{
    RedisReader reader;
    reader.feed("*2147483647\r\n:1\r\n");
    QVERIFY(!reader.next());
}

void TestRedisReader::convertsReplies()
{
    const RedisReply reply = nested();
    QCOMPARE(reply.at(1).toInteger(), -7);
    QVERIFY(reply.at(2).isNil());
    QCOMPARE(bytes("41").toInteger(), 41);
    QCOMPARE(bytes("4x").toInteger(-1), -1);
    QCOMPARE(RedisReply{}.toInteger(5), 5);
    const RedisReply error{.kind = Kind::Error, .bytes = "OOM command not allowed"};
    QVERIFY(error.isError());
    QCOMPARE(error.errorCode(), QByteArray{"OOM"});
    QCOMPARE((RedisReply{.kind = Kind::Error, .bytes = "ERR"}).errorCode(), QByteArray{"ERR"});
    QCOMPARE(bytes("OOM x").errorCode(), QByteArray{});
}

void TestRedisReader::writesCommands()
{
    QByteArray command{"+"};
    appendRedisCommand(command, {"SET", "", QByteArray{"a\r\nb\0c", 6}});
    QCOMPARE(command, (QByteArray{"+*3\r\n$3\r\nSET\r\n$0\r\n\r\n$6\r\na\r\nb\0c\r\n", 32}));
}

void TestRedisReader::namesScriptsAsRedisDoes()
{
    QCOMPARE(RedisScript{"return 1"}.digest(), QByteArray{"e0e1f9fabfc9d4800c877a703b823ac0578ff8db"});
}

QTEST_APPLESS_MAIN(TestRedisReader)

#include "tst_redisreader.moc"
