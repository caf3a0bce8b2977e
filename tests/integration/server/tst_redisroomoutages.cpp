// SPDX-License-Identifier: GPL-3.0-or-later
#include "redisroomsupport.h"

#include <algorithm>

using namespace pushscope;
using namespace pushscope::test;
using namespace std::chrono_literals;

namespace {

const QByteArray prefix{"pushscope:rooms:"};

QByteArray leftOf(const RoomSession &session)
{
    return R"({"type":"user-left","room":"r","userId":)" + quoted(session.id()) + '}';
}

} // namespace

/// Nodes that die, and a Redis that goes away, comes back, or loses what it held.
class TestRedisRoomOutages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_redis = std::make_unique<RedisServer>(QStringList{QStringLiteral("--save"), QString{},
                                                            QStringLiteral("--appendonly"), QStringLiteral("yes"),
                                                            QStringLiteral("--appendfsync"), QStringLiteral("always")});
        QVERIFY2(m_redis->start(), qPrintable(m_redis->problem()));
    }
    void cleanup() { m_redis.reset(); }

    void aRedisThatRefusesIsQuoted()
    {
        // As a user whom nobody gave the channels.
        (void)m_redis->ask({"ACL", "SETUSER", "quiet", "on", ">secret", "~*", "+@all", "resetchannels"});
        RedisAddress address = m_redis->address();
        address.user = "quiet";
        address.password = "secret";
        struct Asking final : RoomBoard::Member
        {
            void hear(const QByteArray & /*frame*/, bool /*answers*/) override {}
            void refuse(const Error &error, const QJsonValue & /*ref*/) override { said = error.message; }
            QString said;
        } member;
        RedisRoomBoard board{address, {}, nullptr, RoomNode::quick};
        const SessionId session = board.enter(member);
        QTRY_VERIFY([&] {
            board.join(session, {"r", {}}, {});
            return member.said.contains(QStringLiteral("NOPERM"));
        }());
        board.leave(session);
    }

    void whoIsOnADeadNodeLeavesOnce()
    {
        constexpr std::size_t dead = 30;
        RoomNode one{m_redis->address()};
        RoomNode two{m_redis->address()};
        RoomNode dying{m_redis->address()};
        RoomSession a{one};
        RoomSession b{two};
        (void)a.join("r");
        (void)b.join("r");
        std::vector<std::unique_ptr<RoomSession>> gone;
        for (std::size_t i = 0; i < dead; ++i) {
            gone.push_back(std::make_unique<RoomSession>(dying));
            QCOMPARE(gone.back()->join("r").type(), "room-joined");
        }
        const QByteArray last = gone.back()->id();
        dying.die();
        const auto isUnreachable = [&] {
            const QByteArray refusal = a.ask([&] { a.sayTo(last, "1", 7); }).text;
            return refusal.startsWith("unavailable targetId 7");
        };
        a.forget();
        QTRY_VERIFY(isUnreachable()); // not yet thought dead
        QSet<QByteArray> leftByA;
        for (std::size_t i = 0; i < dead; ++i) {
            leftByA.insert(a.next("user-left").field("userId").toString().toUtf8());
            QCOMPARE(b.next("user-left").field("room"), QJsonValue{QStringLiteral("r")});
        }
        QCOMPARE(static_cast<std::size_t>(leftByA.size()), dead);
        QVERIFY(a.ask([&] { a.sayTo(last, "1"); }).text.startsWith("unknown-target"));
        QCOMPARE(membersIn(a.join("r")), (QByteArrayList{a.id(), b.id()}));
        QCOMPARE(a.heard() + b.heard(), std::size_t{0});
        QTRY_COMPARE_WITH_TIMEOUT(m_redis->ask({"ZCARD", prefix + "nodes"}).toInteger(), 2, patience);
        QCOMPARE(m_redis->ask({"HLEN", prefix + "sessions"}).toInteger(), 2);
    }

    void commandsAreRefusedWhileRedisIsAway()
    {
        RoomNode one{m_redis->address()};
        RoomSession a{one};
        RoomSession b{one};
        (void)a.join("r");
        a.say("r", "1", Keep::No, 4); // under way
        m_redis->kill();
        const Heard first = a.next();
        QVERIFY(first.type() == "room-message" || first.text.startsWith("unavailable  4"));
        QVERIFY(one.waitUntilDown());
        QCOMPARE(b.join("r", {}, 1).type(), "unavailable");
        QCOMPARE(a.ask([&] { a.leave("r", 2); }).type(), "unavailable");
        QCOMPARE(a.ask([&] { a.say("r", "1", Keep::No, 3); }).type(), "unavailable");
        QVERIFY(a.ask([&] { a.sayTo(b.id(), "1", 3); }).text.startsWith("unavailable  3: "));
        QCOMPARE(a.heard() + b.heard(), std::size_t{0});
    }

    void whoIsStillThereHearsThatItHasJoinedAnew()
    {
        RoomNode one{m_redis->address()};
        RoomNode two{m_redis->address()};
        RoomSession a{one};
        RoomSession b{two};
        RoomSession ending{one};
        (void)a.join("r", "Ann");
        (void)b.join("r");
        (void)ending.join("r");
        (void)a.ask([&] { a.say("r", "1", Keep::Append); });
        (void)b.messages(1);
        m_redis->kill();
        QVERIFY(one.waitUntilDown() && two.waitUntilDown());
        ending.end();
        RoomSession late{two}; // enters while it is away
        a.forget();
        b.forget();
        QVERIFY2(m_redis->start(), qPrintable(m_redis->problem()));
        QVERIFY(one.waitUntilUp() && two.waitUntilUp());
        for (RoomSession *each : {&a, &b}) {
            const Heard joined = each->next("room-joined");
            QCOMPARE(keptIn(joined), QByteArrayList{"1"});
            QVERIFY(membersIn(joined).contains(a.id()) && membersIn(joined).contains(b.id()));
            QVERIFY(!joined.answers);
            QVERIFY(joined.text.contains(R"("name":"Ann")"));
        }
        QTRY_COMPARE_WITH_TIMEOUT(membersIn(a.join("r")), (QByteArrayList{a.id(), b.id()}),
                                  patience); // who ended meanwhile has left
        a.sayTo(late.id(), "5");
        QCOMPARE(late.next().type(), "private-message");
        a.say("r", "2");
        QCOMPARE(b.messages(1), QByteArrayList{a.id() + " 2"});
    }

    void otherMembersHearNothingOfAShortCut()
    {
        RoomNode one{m_redis->address()};
        RoomNode two{m_redis->address()};
        RoomSession a{one};
        RoomSession b{two};
        RoomSession ending{one};
        (void)a.join("r");
        (void)b.join("r");
        (void)ending.join("r");
        a.forget();
        b.forget();
        const auto clients = m_redis->ask({"CLIENT", "LIST", "TYPE", "pubsub"}).bytes.split('\n');
        const QByteArray mine = idOf(clients, one.board()->node() + "-hears");
        QCOMPARE(m_redis->ask({"CLIENT", "KILL", "ID", mine}).toInteger(), 1);
        QVERIFY(one.waitUntilDown());
        ending.end();
        QCOMPARE(a.next("room-joined").type(), "room-joined");
        QCOMPARE(b.next().text, leftOf(ending)); // caught up
        b.say("r", "1");
        QCOMPARE(b.next().type(), "room-message");
        QCOMPARE(a.messages(1), QByteArrayList{b.id() + " 1"});
        QCOMPARE(b.heard(), std::size_t{0});
    }

    void lostDataIsBuiltAgainFromTheLiving_data()
    {
        QTest::addColumn<bool>("restarted");
        QTest::newRow("flushed") << false;
        QTest::newRow("restarted without its data") << true;
    }

    void lostDataIsBuiltAgainFromTheLiving()
    {
        QFETCH(bool, restarted);
        RoomNode one{m_redis->address()};
        RoomNode two{m_redis->address()};
        RoomSession a{one};
        RoomSession b{two};
        (void)a.join("r", "Ann");
        (void)b.join("r", "Bob");
        (void)a.ask([&] { a.say("r", "1", Keep::Append); });
        if (restarted) {
            m_redis->kill();
            QVERIFY(m_redis->forget());
            QVERIFY2(m_redis->start(), qPrintable(m_redis->problem()));
        } else {
            (void)m_redis->ask({"FLUSHALL"});
        }
        QVERIFY(keptIn(a.next("room-joined")).isEmpty());
        QVERIFY(keptIn(b.next("room-joined")).isEmpty());
        QTRY_COMPARE(membersIn(a.join("r")).size(), 2);
        a.forget();
        a.sayTo(b.id(), "5");
        QCOMPARE(b.next("private-message").field("data"), 5);
        a.say("r", "2", Keep::Append);
        QCOMPARE(a.messages(1), QByteArrayList{a.id() + " 2"});
        QCOMPARE(b.messages(1), QByteArrayList{a.id() + " 2"});
        QCOMPARE(keptIn(b.join("r")), QByteArrayList{"2"});
    }

    void aNodeThatWasThoughtDeadComesBack()
    {
        RoomNode one{m_redis->address(), {}, {1h, 5s}}; // as if it stood still
        RoomNode two{m_redis->address(), {}, {200ms, 5s}};
        RoomSession a{one};
        RoomSession b{two};
        (void)a.join("r");
        (void)b.join("r");
        b.forget();
        QCOMPARE(b.next().text, leftOf(a));
        a.forget();
        a.say("r", "1", Keep::No, 8);
        QVERIFY(a.next().text.startsWith("unavailable  8"));
        QCOMPARE(membersIn(a.next("room-joined")), (QByteArrayList{b.id(), a.id()}));
        QCOMPARE(b.next().text, R"({"type":"user-joined","room":"r","userId":)" + quoted(a.id()) + '}');
        a.say("r", "2");
        QCOMPARE(b.messages(1), QByteArrayList{a.id() + " 2"});
    }

    void forgottenScriptsAreToldAgain()
    {
        RoomNode one{m_redis->address()};
        RoomSession a{one};
        (void)a.join("r");
        (void)m_redis->ask({"SCRIPT", "FLUSH"});
        a.say("r", "1", Keep::No, 6);
        QVERIFY(a.next().text.startsWith("unavailable  6"));
        QCOMPARE(a.next().type(), "room-joined");
        QCOMPARE(a.ask([&] { a.say("r", "2"); }).field("data"), 2);
    }

    void aStandstillOfRedisKillsNobody()
    {
        RoomNode one{m_redis->address()};
        RoomNode two{m_redis->address()};
        RoomSession a{one};
        RoomSession b{two};
        (void)a.join("r");
        (void)b.join("r");
        a.forget();
        m_redis->pause();
        QVERIFY(one.waitUntilDown() && two.waitUntilDown());
        a.forget();
        m_redis->goOn();
        for (RoomSession *each : {&a, &b}) {
            Heard heard = each->next();
            while (!heard.text.isEmpty() && heard.type() != "room-joined") {
                QVERIFY2(heard.type() != "user-left", heard.text.constData());
                heard = each->next();
            }
            QCOMPARE(membersIn(heard), (QByteArrayList{a.id(), b.id()}));
        }
    }

    void whatRedisRefusesIsTold()
    {
        RoomNode one{m_redis->address()};
        RoomSession a{one};
        (void)a.join("r");
        (void)m_redis->ask({"CONFIG", "SET", "maxmemory", "1"});
        QVERIFY(one.waitUntilDown()); // its beat is refused as well
        QCOMPARE(a.ask([&] { a.say("r", "1", Keep::Append); }).type(), "unavailable");
        (void)m_redis->ask({"CONFIG", "SET", "maxmemory", "0"});
        QCOMPARE(a.next("room-joined").type(), "room-joined");
        QCOMPARE(a.ask([&] { a.say("r", "1", Keep::Append); }).type(), "room-message");
    }

    void nothingStaysForEver()
    {
        RoomNode one{m_redis->address()};
        {
            RoomNode two{m_redis->address()};
            RoomSession a{one};
            RoomSession b{two};
            (void)a.join("r");
            (void)b.join("s");
            (void)b.ask([&] { b.say("s", "1", Keep::Append); });
            const RedisReply keys = m_redis->ask({"KEYS", "*"});
            QVERIFY(keys.elements.size() >= 10);
            for (const RedisReply &key : keys.elements) {
                QVERIFY(key.bytes.startsWith(prefix));
                QVERIFY2(m_redis->ask({"TTL", key.bytes}).toInteger() > 0, key.bytes.constData());
            }
        }
        QTRY_COMPARE_WITH_TIMEOUT(m_redis->ask({"ZCARD", prefix + "nodes"}).toInteger(), 1, patience);
        QTRY_COMPARE(m_redis->ask({"EXISTS", prefix + "sessions"}).toInteger(), 0);
        QCOMPARE(m_redis->ask({"SMEMBERS", prefix + "all"}).elements.size(), std::size_t{1}); // keeps its message
        QCOMPARE(m_redis->ask({"ZCARD", prefix + "empty"}).toInteger(), 1);
        QCOMPARE(m_redis->ask({"HLEN", prefix + "fence"}).toInteger(), 1);
    }

    /// Nobody was there to tell that they are gone, and a part of what was known of them has expired.
    void nobodyStaysBehindWhenAllNodesWereAwayForLong_data()
    {
        QTest::addColumn<QByteArrayList>("expired");
        QTest::newRow("the nodes") << QByteArrayList{"nodes"};
        QTest::newRow("the node's sessions") << QByteArrayList{"node:"};
        QTest::newRow("all but the members") << QByteArrayList{"nodes", "node:", "fence", "sessions", "all", "state"};
        QTest::newRow("nothing yet") << QByteArrayList{};
    }

    void nobodyStaysBehindWhenAllNodesWereAwayForLong()
    {
        QFETCH(QByteArrayList, expired);
        constexpr qint64 away = 50LL * 60 * 1000;
        {
            RoomNode gone{m_redis->address()};
            RoomSession ann{gone};
            (void)ann.join("r", "Ann");
            gone.die();
        }
        const qint64 beat = m_redis->ask({"HGET", prefix + "state", "beat"}).bytes.toLongLong();
        (void)m_redis->ask({"HSET", prefix + "state", "beat", QByteArray::number(beat - away)});
        for (const RedisReply &key : m_redis->ask({"KEYS", prefix + '*'}).elements) {
            const auto isExpired = [&](const QByteArray &name) { return key.bytes.startsWith(prefix + name); };
            if (std::ranges::any_of(expired, isExpired)) {
                (void)m_redis->ask({"DEL", key.bytes});
            }
        }
        QCOMPARE(m_redis->ask({"HLEN", prefix + "members:r"}).toInteger(), 1);
        RoomNode one{m_redis->address()};
        RoomSession a{one};
        QCOMPARE(membersIn(a.join("r")), QByteArrayList{a.id()});
        QCOMPARE(m_redis->ask({"HLEN", prefix + "sessions"}).toInteger(), 1);
        QCOMPARE(m_redis->ask({"HLEN", prefix + "fence"}).toInteger(), 1);
    }

private:
    /// Of the client whose name ends so.
    static QByteArray idOf(const QByteArrayList &clients, const QByteArray &name)
    {
        for (const QByteArray &client : clients) {
            if (client.contains(name + ' ')) {
                return client.mid(3, client.indexOf(' ') - 3);
            }
        }
        return {};
    }

private:
    std::unique_ptr<RedisServer> m_redis;
};

QTEST_GUILESS_MAIN(TestRedisRoomOutages)
#include "tst_redisroomoutages.moc"
