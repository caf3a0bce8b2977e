// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/rawpeer.h"
#include "support/serverfixture.h"

#include "protocol/websocketcommand.h"
#include "server/trafficlog.h"

#include <QJsonArray>
#include <QTest>

#include <algorithm>

using namespace pushscope;
using namespace std::chrono_literals;

namespace {

QByteArray quoted(const QByteArray &text)
{
    return '"' + text + '"';
}

/// A WebSocket that knows its own id and looks at what it hears in order.
class Visitor
{
public:
    explicit Visitor(quint16 port, const QByteArray &target = "/ws") : m_socket{port, target}
    {
        const auto hello = next();
        m_id = text(hello, "session");
    }

    [[nodiscard]] const QByteArray &id() const { return m_id; }
    [[nodiscard]] RawWebSocket &socket() { return m_socket; }

    void say(const QByteArray &json) { m_socket.sendText(json); }

    /// The next message that was not looked at; empty if none comes.
    QJsonObject next()
    {
        const auto find = [this] {
            while (m_read < m_socket.messages().size() && m_socket.messages()[m_read].kind != WebSocketOpcode::Text) {
                ++m_read;
            }
            return m_read < m_socket.messages().size();
        };
        if (!QTest::qWaitFor(find)) {
            return {};
        }
        return QJsonDocument::fromJson(m_socket.messages()[m_read++].payload).object();
    }

    /// The next message, as the text that the server sent.
    QByteArray nextText()
    {
        const auto before = m_read;
        (void)next();
        return m_read > before ? m_socket.messages()[m_read - 1].payload : QByteArray{};
    }

    QJsonObject ask(const QByteArray &json)
    {
        say(json);
        return next();
    }

    QJsonObject join(const QByteArray &room, const QByteArray &more = {})
    {
        return ask(R"({"type":"join-room","room":)" + quoted(room) + more + '}');
    }

    static QByteArray text(const QJsonObject &object, const char *key)
    {
        return object.value(QLatin1String{key}).toString().toUtf8();
    }

private:
    RawWebSocket m_socket;
    std::size_t m_read = 0;
    QByteArray m_id;
};

QByteArrayList membersIn(const QJsonObject &joined)
{
    QByteArrayList ids;
    const auto members = joined.value(QLatin1String{"members"}).toArray();
    for (const auto &member : members) {
        ids.append(Visitor::text(member.toObject(), "userId"));
    }
    return ids;
}

QByteArrayList keptIn(const QJsonObject &joined)
{
    QByteArrayList data;
    const auto kept = joined.value(QLatin1String{"kept"}).toArray();
    for (const auto &item : kept) {
        data.append(QByteArray::number(item.toObject().value(QLatin1String{"data"}).toInt()));
    }
    return data;
}

QByteArray message(const QByteArray &room, const QByteArray &data, const QByteArray &more = {})
{
    return R"({"type":"room-message","room":)" + quoted(room) + R"(,"data":)" + data + more + '}';
}

const QByteArray append{R"(,"keep":"append")"};

} // namespace

/// Rooms and private messages over real sockets; with several threads the members are on any of them.
class TestRooms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyoneHearsWhatIsSaid()
    {
        ServerFixture fixture;
        Visitor a{fixture.port()};
        Visitor b{fixture.port()};
        Visitor elsewhere{fixture.port()};
        QCOMPARE(a.join("r", R"(,"name":"Ann","ref":1)"),
                 QJsonDocument::fromJson(R"({"type":"room-joined","room":"r","ref":1,"kept":[],"members":[{"userId":)"
                                         + quoted(a.id()) + R"(,"name":"Ann"}]})")
                     .object());
        const QJsonObject joined = b.join("r");
        QCOMPARE(membersIn(joined), (QByteArrayList{a.id(), b.id()}));
        QVERIFY(!joined.contains(QLatin1String{"ref"}));
        QCOMPARE(a.nextText(), R"({"type":"user-joined","room":"r","userId":)" + quoted(b.id()) + R"(})");
        QCOMPARE(membersIn(elsewhere.join("other")), QByteArrayList{elsewhere.id()});

        a.say(message("r", "12345678901234567890", R"(,"ref":"x")"));
        const QByteArray heard =
            R"({"type":"room-message","room":"r","senderId":)" + quoted(a.id()) + R"(,"data":12345678901234567890)";
        QCOMPARE(a.nextText(), heard + R"(,"ref":"x"})");
        QCOMPARE(b.nextText(), heard + '}');
        QCOMPARE(Visitor::text(elsewhere.ask(R"({"type":"ping"})"), "type"), "pong");

        b.say(R"({"type":"leave-room","room":"r","ref":2})");
        QCOMPARE(b.nextText(), R"({"type":"room-left","room":"r","ref":2})");
        QCOMPARE(a.nextText(), R"({"type":"user-left","room":"r","userId":)" + quoted(b.id()) + R"(})");
        a.say(message("r", "1"));
        QCOMPARE(Visitor::text(a.next(), "type"), "room-message");
        QCOMPARE(Visitor::text(b.ask(R"({"type":"ping"})"), "type"), "pong");
    }

    void refusals_data()
    {
        QTest::addColumn<QByteArray>("command");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<QByteArray>("field");
        const auto row = [](const char *name, const QByteArray &command, const char *code, const char *field) {
            QTest::newRow(name) << command << QByteArray{code} << QByteArray{field};
        };
        row("message to a room that it is not in", message("r", "1", R"(,"ref":5)"), "not-in-room", "room");
        row("leaving such a room", R"({"type":"leave-room","room":"r","ref":5})", "not-in-room", "room");
        row("private message to nobody", R"({"type":"private-message","targetId":"1","data":1,"ref":5})",
            "unknown-target", "targetId");
        row("private message to nonsense", R"({"type":"private-message","targetId":"<?>","data":1,"ref":5})",
            "unknown-target", "targetId");
        row("room with a space", R"({"type":"join-room","room":"a b","ref":5})", "bad-field", "room");
        row("name too long",
            R"({"type":"join-room","room":"a","ref":5,"name":)" + quoted(QByteArray(longestMemberName + 1, 'x')) + '}',
            "bad-field", "name");
        row("no data", R"({"type":"private-message","targetId":"1","ref":5})", "bad-field", "data");
        row("unknown keep", message("r", "1", R"(,"keep":"some","ref":5)"), "bad-field", "keep");
    }

    void refusals()
    {
        QFETCH(QByteArray, command);
        QFETCH(QByteArray, code);
        QFETCH(QByteArray, field);
        ServerFixture fixture;
        Visitor visitor{fixture.port()};
        const QJsonObject refused = visitor.ask(command);
        QCOMPARE(Visitor::text(refused, "type"), "error");
        QCOMPARE(Visitor::text(refused, "code"), code);
        QCOMPARE(Visitor::text(refused, "field"), field);
        QVERIFY(!Visitor::text(refused, "message").isEmpty());
        QCOMPARE(refused.value(QLatin1String{"ref"}).toInt(), 5);
        QCOMPARE(Visitor::text(visitor.ask(R"({"type":"ping"})"), "type"), "pong");
    }

    void whoMayNotPublishMayOnlyListen()
    {
        ServerConfig config;
        config.publishToken = "write";
        ServerFixture fixture{config};
        Visitor reader{fixture.port()};
        Visitor writer{fixture.port(), "/ws?token=write"};
        QCOMPARE(Visitor::text(reader.join("r"), "type"), "room-joined");
        QCOMPARE(Visitor::text(reader.ask(message("r", "1", R"(,"ref":1)")), "code"), "forbidden");
        const QJsonObject refused =
            reader.ask(R"({"type":"private-message","targetId":)" + quoted(writer.id()) + R"(,"data":1,"ref":2})");
        QCOMPARE(Visitor::text(refused, "code"), "forbidden");
        QCOMPARE(refused.value(QLatin1String{"ref"}).toInt(), 2);
        (void)writer.join("r");
        writer.say(message("r", "1"));
        QCOMPARE(Visitor::text(reader.next(), "type"), "user-joined");
        QCOMPARE(Visitor::text(reader.next(), "type"), "room-message");
    }

    void tooManyCommands()
    {
        ServerConfig config;
        config.limits.commandsPerSecond = 2;
        ServerFixture fixture{config};
        Visitor visitor{fixture.port()};
        QByteArray last;
        for (int i = 0; i < 20 && last != "rate-limited"; ++i) {
            last = Visitor::text(visitor.join("r", R"(,"ref":9)"), "code");
        }
        QCOMPARE(last, "rate-limited");
    }

    void leavingIsToldHoweverItComes_data()
    {
        QTest::addColumn<int>("how");
        QTest::newRow("by a close") << 0;
        QTest::newRow("by the connection's end") << 1;
        QTest::newRow("by a reset") << 2;
    }

    void leavingIsToldHoweverItComes()
    {
        QFETCH(int, how);
        ServerFixture fixture;
        Visitor a{fixture.port()};
        Visitor b{fixture.port()};
        for (const char *room : {"r", "s"}) {
            (void)a.join(room);
            (void)b.join(room, R"(,"name":"Bob")");
            QCOMPARE(Visitor::text(a.next(), "type"), "user-joined");
        }
        if (how == 0) {
            b.socket().send(WebSocketOpcode::Close, closePayload(WebSocketCloseCode::Normal, {}));
        } else if (how == 1) {
            b.socket().peer().socket().disconnectFromHost();
        } else {
            b.socket().peer().socket().abort();
        }
        QCOMPARE(a.nextText(), R"({"type":"user-left","room":"r","userId":)" + quoted(b.id()) + R"(,"name":"Bob"})");
        QCOMPARE(a.nextText(), R"({"type":"user-left","room":"s","userId":)" + quoted(b.id()) + R"(,"name":"Bob"})");
        QCOMPARE(
            Visitor::text(a.ask(R"({"type":"private-message","targetId":)" + quoted(b.id()) + R"(,"data":1})"), "code"),
            "unknown-target");
        QCOMPARE(membersIn(a.join("r")), QByteArrayList{a.id()});
    }

    void joiningAgainChangesTheName()
    {
        ServerFixture fixture;
        Visitor a{fixture.port()};
        Visitor b{fixture.port()};
        (void)a.join("r", R"(,"name":"Ann")");
        (void)b.join("r");
        (void)a.next();
        QCOMPARE(membersIn(a.join("r")), (QByteArrayList{a.id(), b.id()}));
        (void)a.join("r", R"(,"name":"Anna")");
        QCOMPARE(b.nextText(), R"({"type":"user-joined","room":"r","userId":)" + quoted(a.id()) + R"(,"name":"Anna"})");
        b.say(R"({"type":"leave-room","room":"r"})");
        QCOMPARE(Visitor::text(b.next(), "type"), "room-left");
        QCOMPARE(Visitor::text(a.next(), "type"), "user-left");
    }

    void privateMessagesReachOneAlone()
    {
        constexpr int visitors = 12; // with several threads, on all of them
        ServerFixture fixture;
        std::vector<std::unique_ptr<Visitor>> all;
        for (int i = 0; i < visitors; ++i) {
            all.push_back(std::make_unique<Visitor>(fixture.port()));
            (void)all.back()->join("r");
        }
        for (auto &visitor : all) { // what the others' joining told
            const auto joined = static_cast<int>(&all.back() - &visitor);
            for (int i = 0; i < joined; ++i) {
                QCOMPARE(Visitor::text(visitor->next(), "type"), "user-joined");
            }
        }
        for (int i = 0; i < visitors; ++i) {
            Visitor &sender = *all[static_cast<std::size_t>(i)];
            const Visitor &target = *all[static_cast<std::size_t>((i + 1) % visitors)];
            sender.say(R"({"type":"private-message","targetId":)" + quoted(target.id()) + R"(,"data":)"
                       + QByteArray::number(i) + '}');
        }
        for (int i = 0; i < visitors; ++i) {
            Visitor &target = *all[static_cast<std::size_t>((i + 1) % visitors)];
            const Visitor &sender = *all[static_cast<std::size_t>(i)];
            QCOMPARE(target.nextText(),
                     R"({"type":"private-message","senderId":)" + quoted(sender.id()) + R"(,"data":)"
                         + QByteArray::number(i) + '}');
        }
        Visitor &a = *all[0];
        a.say(R"({"type":"private-message","targetId":)" + quoted(a.id()) + R"(,"data":"me","ref":4})");
        QCOMPARE(a.nextText(), R"({"type":"private-message","senderId":)" + quoted(a.id()) + R"(,"data":"me"})");
        QCOMPARE(a.nextText(),
                 R"({"type":"private-message","senderId":)" + quoted(a.id()) + R"(,"data":"me","targetId":)"
                     + quoted(a.id()) + R"(,"ref":4})");
        a.say(message("r", "0")); // the marker: nothing else came before it
        for (auto &visitor : all) {
            QCOMPARE(Visitor::text(visitor->next(), "type"), "room-message");
        }
    }

    void allHearTheSameInTheSameOrder()
    {
        constexpr int visitors = 6;
        constexpr int each = 50;
        ServerFixture fixture;
        std::vector<std::unique_ptr<Visitor>> all;
        for (int i = 0; i < visitors; ++i) {
            all.push_back(std::make_unique<Visitor>(fixture.port()));
            QCOMPARE(Visitor::text(all.back()->join("r"), "type"), "room-joined");
        }
        for (int j = 0; j < each; ++j) {
            for (auto &visitor : all) {
                visitor->say(message("r", QByteArray::number(j)));
            }
        }
        const auto heardBy = [](Visitor &visitor) {
            QByteArrayList heard;
            while (heard.size() < visitors * each) {
                const QJsonObject next = visitor.next();
                if (next.isEmpty()) {
                    break;
                }
                if (Visitor::text(next, "type") == "room-message") {
                    heard.append(Visitor::text(next, "senderId") + ' '
                                 + QByteArray::number(next.value(QLatin1String{"data"}).toInt()));
                }
            }
            return heard;
        };
        const QByteArrayList reference = heardBy(*all[0]);
        QCOMPARE(reference.size(), visitors * each);
        for (auto &visitor : all) {
            if (visitor != all[0]) {
                QCOMPARE(heardBy(*visitor), reference);
            }
        }
    }

    void lateJoinersMissNothingAndGetNothingTwice()
    {
        constexpr int count = 300;
        constexpr int joiners = 15;
        ServerFixture fixture;
        Visitor drawing{fixture.port()};
        (void)drawing.join("board");
        std::vector<std::unique_ptr<Visitor>> late;
        late.reserve(joiners);
        for (int i = 0; i < joiners; ++i) {
            late.push_back(std::make_unique<Visitor>(fixture.port()));
        }
        for (int i = 0; i < count; ++i) {
            drawing.say(message("board", QByteArray::number(i), append));
            if (i % (count / joiners) == 0) {
                late[static_cast<std::size_t>(i * joiners / count)]->say(R"({"type":"join-room","room":"board"})");
                QCoreApplication::processEvents();
            }
        }
        QByteArrayList expected;
        for (int i = 0; i < count; ++i) {
            expected.append(QByteArray::number(i));
        }
        for (auto &visitor : late) {
            const QJsonObject joined = visitor->next();
            QCOMPARE(Visitor::text(joined, "type"), "room-joined");
            QByteArrayList seen = keptIn(joined);
            while (seen.size() < count) {
                const QJsonObject next = visitor->next();
                QVERIFY(!next.isEmpty());
                if (Visitor::text(next, "type") == "room-message") {
                    seen.append(QByteArray::number(next.value(QLatin1String{"data"}).toInt()));
                }
            }
            QCOMPARE(seen, expected);
        }
    }

    void clearingIsToldAndEmpties()
    {
        ServerFixture fixture;
        Visitor a{fixture.port()};
        Visitor b{fixture.port()};
        (void)a.join("board");
        (void)a.ask(message("board", "1", append));
        (void)a.ask(message("board", "2"));
        QCOMPARE(keptIn(b.join("board")), QByteArrayList{"1"});
        (void)a.next();
        a.say(R"({"type":"room-message","room":"board","keep":"clear"})");
        const QByteArray cleared =
            R"({"type":"room-message","room":"board","senderId":)" + quoted(a.id()) + R"(,"data":null,"keep":"clear"})";
        QCOMPARE(a.nextText(), cleared);
        QCOMPARE(b.nextText(), cleared);
        (void)b.ask(message("board", "3", append));
        Visitor c{fixture.port()};
        const QJsonObject joined = c.join("board");
        QCOMPARE(keptIn(joined), QByteArrayList{"3"});
        QCOMPARE(Visitor::text(joined.value(QLatin1String{"kept"}).toArray().first().toObject(), "senderId"), b.id());
    }

    void whatIsTooMuchToKeepIsRefused()
    {
        ServerConfig config;
        config.limits.rooms.keptMessages = 2;
        ServerFixture fixture{config};
        Visitor a{fixture.port()};
        Visitor b{fixture.port()};
        (void)a.join("board");
        (void)b.join("board");
        (void)a.next();
        (void)a.ask(message("board", "1", append));
        (void)a.ask(message("board", "2", append));
        const QJsonObject refused = a.ask(message("board", "3", append + R"(,"ref":1)"));
        QCOMPARE(Visitor::text(refused, "code"), "too-large");
        QCOMPARE(refused.value(QLatin1String{"ref"}).toInt(), 1);
        (void)a.ask(message("board", "4"));
        for (const int expected : {1, 2, 4}) {
            QCOMPARE(b.next().value(QLatin1String{"data"}).toInt(), expected);
        }
        QCOMPARE(keptIn(b.join("board")), (QByteArrayList{"1", "2"}));
    }

    void emptyBoardsAreForgottenInTime()
    {
        ServerConfig config;
        config.limits.rooms.emptyTime = 1s;
        ServerFixture fixture{config};
        Visitor a{fixture.port()};
        (void)a.join("board");
        (void)a.ask(message("board", "1", append));
        a.say(R"({"type":"leave-room","room":"board"})");
        QCOMPARE(Visitor::text(a.next(), "type"), "room-left");
        QCOMPARE(keptIn(a.join("board")), QByteArrayList{"1"}); // who comes back at once finds it
        const auto isForgotten = [&] {
            (void)a.ask(R"({"type":"leave-room","room":"board"})");
            QTest::qWait(static_cast<int>(config.limits.rooms.emptyTime.count()) + 20);
            return keptIn(a.join("board")).isEmpty();
        };
        QVERIFY(isForgotten());
    }

    void capsNameTheField()
    {
        ServerConfig config;
        config.limits.rooms.roomsOfSession = 1;
        config.limits.rooms.membersOfRoom = 1;
        config.limits.rooms.rooms = 2;
        ServerFixture fixture{config};
        Visitor a{fixture.port()};
        Visitor b{fixture.port()};
        Visitor c{fixture.port()};
        (void)a.join("1");
        const auto refusal = [](Visitor &visitor, const char *room) {
            const QJsonObject refused = visitor.join(room);
            return Visitor::text(refused, "code") + ' ' + Visitor::text(refused, "field");
        };
        QCOMPARE(refusal(a, "2"), "bad-field room");
        QCOMPARE(refusal(b, "1"), "bad-field room");
        QCOMPARE(Visitor::text(b.join("2"), "type"), "room-joined");
        QCOMPARE(refusal(c, "3"), "bad-field room");
        (void)a.ask(R"({"type":"leave-room","room":"1"})");
        QCOMPARE(Visitor::text(c.join("3"), "type"), "room-joined");
    }

    void whoDoesNotReadIsClosedAndTheOthersGoOn_data()
    {
        QTest::addColumn<SlowConsumer>("policy");
        QTest::newRow("disconnect") << SlowConsumer::Disconnect;
        QTest::newRow("drop-oldest") << SlowConsumer::DropOldest;
        QTest::newRow("latest-only") << SlowConsumer::LatestOnly;
    }

    void whoDoesNotReadIsClosedAndTheOthersGoOn()
    {
        QFETCH(SlowConsumer, policy);
        ServerConfig config;
        config.maxQueueBytes = 256 * 1024;
        config.slowConsumer = policy;
        ServerFixture fixture{config};
        Visitor talker{fixture.port()};
        Visitor listener{fixture.port()};
        Visitor sleeper{fixture.port()};
        for (Visitor *visitor : {&talker, &listener, &sleeper}) {
            (void)visitor->join("r");
        }
        sleeper.socket().peer().stopReading();
        const QByteArray large = quoted(QByteArray(64 * 1024, 'x'));
        int said = 0;
        const auto sleeperIsGone = [&] {
            talker.say(message("r", large));
            ++said;
            while (Visitor::text(talker.next(), "type") != "room-message") {}
            return fixture.server().stats().slowDisconnects > 0;
        };
        QTRY_VERIFY_WITH_TIMEOUT(sleeperIsGone(), 20'000);
        QVERIFY(fixture.server().stats().queuePeakBytes < 2 * 1024 * 1024);
        int heard = 0;
        bool leftSeen = false;
        while (heard < said || !leftSeen) {
            const QByteArray type = Visitor::text(listener.next(), "type");
            QVERIFY(!type.isEmpty());
            heard += type == "room-message" ? 1 : 0;
            leftSeen = leftSeen || type == "user-left";
        }
        QCOMPARE(heard, said);
        sleeper.socket().peer().goOnReading();
        QTRY_VERIFY(sleeper.socket().messages().back().kind == WebSocketOpcode::Close);
        QCOMPARE(parseClosePayload(sleeper.socket().messages().back().payload)->code, 1013);
    }

    void thoseWhoLeaveLeaveNothing()
    {
        ServerConfig config;
        config.limits.rooms.rooms = 3;
        config.limits.rooms.emptyTime = 0ms;
        ServerFixture fixture{config};
        for (int round = 0; round < 5; ++round) {
            Visitor visitor{fixture.port()};
            for (int i = 0; i < 3; ++i) {
                const QByteArray room = QByteArray::number(round) + '-' + QByteArray::number(i);
                QTRY_COMPARE(Visitor::text(visitor.join(room), "type"), "room-joined"); // when the last has gone
                (void)visitor.ask(message(room, "1", append));
            }
        }
        QTRY_COMPARE(fixture.server().stats().connections.total(), 0);
    }

    void whatClientsDoIsNoted()
    {
        const SteadyClock clock;
        ServerConfig config;
        config.traffic = std::make_shared<TrafficLog>(clock);
        ServerFixture fixture{config};
        Visitor a{fixture.port()};
        (void)a.join("r", R"(,"name":"Ann")");
        (void)a.ask(message("r", R"("hello")"));
        (void)a.ask(message("elsewhere", R"("refused")"));
        (void)a.ask(R"({"type":"private-message","targetId":)" + quoted(a.id()) + R"(,"data":"secret"})");
        (void)a.ask(R"({"type":"publish","channel":"c","data":[1]})");
        (void)a.ask(R"({"type":"leave-room","room":"r"})");
        RawPeer peer{fixture.port()};
        peer.send("POST /publish?channel=d HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\nhi");
        QVERIFY(peer.awaitResponse());
        fixture.publish("from the feed");
        QByteArrayList noted;
        for (const TrafficEntry &entry : config.traffic->after(0)) {
            noted.append(QByteArray::number(static_cast<int>(entry.kind)) + ' ' + entry.place + ' ' + entry.transport
                         + ' ' + (entry.sender == a.id() ? "a " : "- ") + QByteArray::number(entry.bytes) + ' '
                         + entry.text.toUtf8());
        }
        using Kind = TrafficEntry::Kind;
        const auto number = [](Kind kind) { return QByteArray::number(static_cast<int>(kind)); };
        QCOMPARE(
            noted,
            (QByteArrayList{number(Kind::Join) + " r ws a 0 Ann", number(Kind::RoomMessage) + " r ws a 7 \"hello\"",
                            number(Kind::PrivateMessage) + "  ws a 8 ", number(Kind::Publish) + " c ws a 3 [1]",
                            number(Kind::Leave) + " r ws a 0 ", number(Kind::Publish) + " d http - 2 hi"}));
    }
};

QTEST_GUILESS_MAIN(TestRooms)
#include "tst_rooms.moc"
