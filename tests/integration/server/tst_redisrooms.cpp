// SPDX-License-Identifier: GPL-3.0-or-later
#include "redisroomsupport.h"

using namespace pushscope;
using namespace pushscope::test;
using namespace std::chrono_literals;

/// Rooms and private messages of several nodes on one Redis.
class TestRedisRooms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_redis = std::make_unique<RedisServer>();
        QVERIFY2(m_redis->start(), qPrintable(m_redis->problem()));
    }
    void cleanup() { m_redis.reset(); }

    void everyoneHearsWhatIsSaid()
    {
        RoomNode one{m_redis->address()};
        RoomNode two{m_redis->address()};
        RoomSession a{one};
        RoomSession b{two};
        RoomSession elsewhere{two};
        QCOMPARE(a.join("r", "Ann", 1).text,
                 R"({"type":"room-joined","room":"r","members":[{"userId":)" + quoted(a.id())
                     + R"(,"name":"Ann"}],"kept":[],"ref":1})");
        QCOMPARE(membersIn(b.join("r")), (QByteArrayList{a.id(), b.id()}));
        QCOMPARE(a.next().text, R"({"type":"user-joined","room":"r","userId":)" + quoted(b.id()) + '}');
        QCOMPARE(membersIn(elsewhere.join("other")), QByteArrayList{elsewhere.id()});

        a.say("r", "12345678901234567890", Keep::No, QStringLiteral("x"));
        const QByteArray heard =
            R"({"type":"room-message","room":"r","senderId":)" + quoted(a.id()) + R"(,"data":12345678901234567890)";
        const Heard own = a.next();
        QCOMPARE(own.text, heard + R"(,"ref":"x"})");
        QVERIFY(own.answers);
        const Heard others = b.next();
        QCOMPARE(others.text, heard + '}');
        QVERIFY(!others.answers);

        b.leave("r", 2);
        QCOMPARE(b.next().text, R"({"type":"room-left","room":"r","ref":2})");
        QCOMPARE(a.next().text, R"({"type":"user-left","room":"r","userId":)" + quoted(b.id()) + '}');
        a.say("r", "1");
        QCOMPARE(a.next().type(), "room-message");
        QCOMPARE(b.ask([&] { b.say("r", "1", Keep::No, 3); }).text,
                 R"(not-in-room room 3: this session is not in the room)");
        QCOMPARE(elsewhere.heard(), 0);
    }

    void anotherNameIsTold()
    {
        RoomNode one{m_redis->address()};
        RoomNode two{m_redis->address()};
        RoomSession a{one};
        RoomSession b{two};
        (void)a.join("r", "Ann");
        (void)b.join("r");
        (void)a.next();
        QCOMPARE(membersIn(a.join("r")), (QByteArrayList{a.id(), b.id()}));
        (void)a.join("r", "Anna");
        QCOMPARE(b.next().text,
                 R"({"type":"user-joined","room":"r","userId":)" + quoted(a.id()) + R"(,"name":"Anna"})");
        a.end();
        QCOMPARE(b.next().text, R"({"type":"user-left","room":"r","userId":)" + quoted(a.id()) + R"(,"name":"Anna"})");
    }

    void privateMessagesReachOneAlone()
    {
        RoomNode one{m_redis->address()};
        RoomNode two{m_redis->address()};
        RoomSession a{one};
        RoomSession b{two};
        RoomSession c{two};
        for (RoomSession *each : {&a, &b, &c}) {
            (void)each->join(each->id()); // each has been entered
        }
        a.sayTo(b.id(), "1", 4);
        QCOMPARE(b.next().text, R"({"type":"private-message","senderId":)" + quoted(a.id()) + R"(,"data":1})");
        QCOMPARE(a.next().text,
                 R"({"type":"private-message","senderId":)" + quoted(a.id()) + R"(,"data":1,"targetId":)"
                     + quoted(b.id()) + R"(,"ref":4})");
        b.sayTo(c.id(), "2");
        QCOMPARE(c.next().field("data"), 2);
        QCOMPARE(a.ask([&] { a.sayTo("nobody", "3", 5); }).text,
                 "unknown-target targetId 5: there is no session of this id");
        QCOMPARE(b.heard() + c.heard(), 0);
        b.end();
        QTRY_VERIFY(a.ask([&] { a.sayTo(b.id(), "4", 6); }).text.startsWith("unknown-target targetId 6"));
    }

    void allHearTheSameInTheSameOrder()
    {
        constexpr int each = 60;
        RoomNode one{m_redis->address()};
        RoomNode two{m_redis->address()};
        RoomNode three{m_redis->address()};
        std::vector<std::unique_ptr<RoomSession>> all;
        for (RoomNode *node : {&one, &two, &three, &one, &two, &three}) {
            all.push_back(std::make_unique<RoomSession>(*node));
            QCOMPARE(all.back()->join("r").type(), "room-joined");
        }
        for (int i = 0; i < each; ++i) {
            for (auto &session : all) {
                session->say("r", QByteArray::number(i));
                QCoreApplication::processEvents();
            }
        }
        const auto expected = static_cast<qsizetype>(all.size()) * each;
        const QByteArrayList reference = all[0]->messages(expected);
        QCOMPARE(reference.size(), expected);
        for (auto &session : all) {
            if (session != all[0]) {
                QCOMPARE(session->messages(expected), reference);
            }
        }
    }

    void lateJoinersMissNothingAndGetNothingTwice()
    {
        constexpr int count = 200;
        constexpr int joiners = 10;
        RoomNode one{m_redis->address()};
        RoomNode two{m_redis->address()};
        RoomSession drawing{one};
        (void)drawing.join("board");
        std::vector<std::unique_ptr<RoomSession>> late;
        late.reserve(joiners);
        for (int i = 0; i < joiners; ++i) {
            late.push_back(std::make_unique<RoomSession>(i % 2 == 0 ? two : one));
        }
        QByteArrayList expected;
        for (int i = 0; i < count; ++i) {
            expected.append(QByteArray::number(i));
            drawing.say("board", expected.back(), Keep::Append);
            if (i % (count / joiners) == 0) {
                late[static_cast<std::size_t>(i * joiners / count)]->startToJoin("board");
            }
            QCoreApplication::processEvents();
        }
        for (auto &session : late) {
            const Heard joined = session->next();
            QCOMPARE(joined.type(), "room-joined");
            QByteArrayList seen = keptIn(joined);
            while (seen.size() < count) {
                const Heard next = session->next();
                QVERIFY(!next.text.isEmpty());
                if (next.type() == "room-message") {
                    seen.append(QByteArray::number(next.field("data").toInt()));
                }
            }
            QCOMPARE(seen, expected);
        }
    }

    void clearingIsToldAndEmpties()
    {
        RoomNode one{m_redis->address()};
        RoomNode two{m_redis->address()};
        RoomSession a{one};
        RoomSession b{two};
        (void)a.join("board");
        (void)a.ask([&] { a.say("board", "1", Keep::Append); });
        (void)a.ask([&] { a.say("board", "2"); });
        QCOMPARE(keptIn(b.join("board")), QByteArrayList{"1"});
        (void)a.next();
        a.say("board", "null", Keep::Clear);
        const QByteArray cleared =
            R"({"type":"room-message","room":"board","senderId":)" + quoted(a.id()) + R"(,"data":null,"keep":"clear"})";
        QCOMPARE(a.next().text, cleared);
        QCOMPARE(b.next().text, cleared);
        (void)b.ask([&] { b.say("board", "3", Keep::Append); });
        RoomSession c{one};
        QCOMPARE(keptIn(c.join("board")), QByteArrayList{"3"});
    }

    void emptyRoomsAreForgottenInTime()
    {
        RoomLimits limits;
        limits.emptyTime = 2s;
        RoomNode one{m_redis->address(), limits};
        RoomNode two{m_redis->address(), limits};
        RoomSession a{one};
        RoomSession b{two};
        (void)a.join("board");
        (void)a.ask([&] { a.say("board", "1", Keep::Append); });
        a.leave("board");
        QCOMPARE(a.next().type(), "room-left");
        QCOMPARE(keptIn(b.join("board")), QByteArrayList{"1"}); // who comes at once finds it
        b.end();
        QTRY_COMPARE_WITH_TIMEOUT(m_redis->ask({"EXISTS", "pushscope:rooms:kept:board"}).toInteger(), 0, patience);
        QCOMPARE(m_redis->ask({"SCARD", "pushscope:rooms:all"}).toInteger(), 0);
        QVERIFY(keptIn(a.join("board")).isEmpty());
    }

    void limitsHoldForAllNodesTogether()
    {
        RoomLimits limits;
        limits.roomsOfSession = 2;
        limits.membersOfRoom = 2;
        limits.rooms = 3;
        RoomNode one{m_redis->address(), limits};
        RoomNode two{m_redis->address(), limits};
        RoomSession a{one};
        RoomSession b{two};
        RoomSession c{one};
        (void)a.join("1");
        (void)b.join("1");
        (void)a.next();
        QCOMPARE(c.join("1").text, "bad-field room : this room has 2 members, as many as it may have");
        (void)a.join("2");
        QCOMPARE(a.join("3").text, "bad-field room : at most 2 rooms a connection");
        QCOMPARE(a.join("2").type(), "room-joined"); // again
        (void)b.join("3");
        QCOMPARE(c.join("4").text, "bad-field room : there are 3 rooms, as many as there may be");
        a.leave("2");
        (void)a.next();
        QCOMPARE(c.join("4").type(), "room-joined");
    }

    void limitsOfWhatIsKeptHoldForAllNodesTogether()
    {
        RoomLimits limits;
        limits.keptMessages = 2;
        RoomNode one{m_redis->address(), limits};
        RoomNode two{m_redis->address(), limits};
        RoomSession a{one};
        RoomSession b{two};
        (void)a.join("r");
        (void)b.join("r");
        (void)a.next();
        for (const char *data : {"1", "2"}) {
            (void)a.ask([&] { a.say("r", data, Keep::Append); });
            (void)b.next();
        }
        QCOMPARE(b.ask([&] { b.say("r", "3", Keep::Append, 1); }).text,
                 "too-large data 1: this room keeps 2 messages, as many as it may");
        const qsizetype kept = m_redis->ask({"STRLEN", "pushscope:rooms:kept:r"}).toInteger();
        limits = {};
        limits.keptBytes = kept;
        RoomNode three{m_redis->address(), limits};
        RoomSession c{three};
        (void)c.join("r");
        QVERIFY(c.ask([&] { c.say("r", "4", Keep::Append); }).text.startsWith("too-large data : a room keeps at most"));
        limits = {};
        limits.allKeptBytes = kept + 10;
        RoomNode four{m_redis->address(), limits};
        RoomSession d{four};
        (void)d.join("s");
        QVERIFY(d.ask([&] { d.say("s", "5", Keep::Append); }).text.startsWith("too-large data : all rooms together"));
        QVERIFY(c.ask([&] { c.say("r", "null", Keep::Clear); }).text.contains("clear"));
        QCOMPARE(d.ask([&] { d.say("s", "5", Keep::Append); }).type(), "room-message");
        QCOMPARE(m_redis->ask({"HGET", "pushscope:rooms:state", "kept"}).toInteger(),
                 m_redis->ask({"STRLEN", "pushscope:rooms:kept:s"}).toInteger());
    }

    void databasesAreApart()
    {
        RoomNode one{m_redis->address(1)};
        RoomNode two{m_redis->address(2)};
        RoomSession a{one};
        RoomSession b{two};
        (void)a.join("r");
        QCOMPARE(membersIn(b.join("r")), QByteArrayList{b.id()});
        QVERIFY(a.ask([&] { a.sayTo(b.id(), "1"); }).text.startsWith("unknown-target"));
        (void)b.ask([&] { b.say("r", "1"); });
        QCOMPARE(a.ask([&] { a.say("r", "2"); }).field("data"), 2);
        QCOMPARE(a.heard() + b.heard(), 0);
    }

    void manyJoinsAtOnceAreAllAnswered()
    {
        constexpr int count = 60;
        RoomNode one{m_redis->address()};
        RoomNode two{m_redis->address()};
        RoomSession first{two};
        (void)first.join("r");
        const QByteArray large = quoted(QByteArray(200'000, 'x'));
        (void)first.ask([&] { first.say("r", large, Keep::Append); });
        std::vector<std::unique_ptr<RoomSession>> all;
        for (int i = 0; i < count; ++i) {
            all.push_back(std::make_unique<RoomSession>(one));
            all.back()->startToJoin("r");
            all.back()->say("r", QByteArray::number(i)); // stands behind the join
        }
        for (auto &session : all) {
            const Heard joined = session->next();
            QCOMPARE(joined.type(), "room-joined");
            QVERIFY(joined.text.contains(large));
        }
        QCOMPARE(first.messages(count).size(), count);
    }

    void oneWhoAsksTooMuchIsTold()
    {
        RoomNode one{m_redis->address()};
        RoomSession a{one};
        RoomSession b{one};
        (void)a.join("r");
        for (qsizetype i = 0; i <= RoomCommandLog::mostOfSession; ++i) {
            a.say("r", "1");
        }
        QVERIFY(a.next().text.startsWith("rate-limited"));
        QCOMPARE(b.join("s").type(), "room-joined"); // another is not held up
        QCOMPARE(a.messages(RoomCommandLog::mostOfSession).size(), RoomCommandLog::mostOfSession);
    }

private:
    std::unique_ptr<RedisServer> m_redis;
};

QTEST_GUILESS_MAIN(TestRedisRooms)
#include "tst_redisrooms.moc"
