// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/roomregistry.h"

#include <QTest>

#include <algorithm>

using namespace pushscope;
using namespace std::chrono_literals;

namespace {

const QJsonValue none{QJsonValue::Undefined};

/// A thread's desk, and what is found on it.
struct Thread
{
    int woken = 0;
    RoomRegistry::Desk desk{[this] { ++woken; }};

    /// What that session hears, as JSON texts without the frames' heads.
    QByteArrayList heard(RoomRegistry &registry, SessionId session)
    {
        std::vector<RoomRegistry::Delivery> taken;
        QByteArrayList texts;
        while (registry.take(desk, 3, taken), !taken.empty()) {
            for (const auto &delivery : taken) {
                if (std::ranges::find(delivery.to, session) != delivery.to.end()) {
                    texts.append(delivery.frame.sliced(delivery.frame.indexOf('{')));
                }
            }
        }
        return texts;
    }
};

QByteArray codeOf(const std::optional<Error> &error)
{
    return error ? error->code + ' ' + error->field.toLatin1() : QByteArrayLiteral("done");
}

RoomLimits smallLimits()
{
    RoomLimits limits;
    limits.roomsOfSession = 2;
    limits.membersOfRoom = 2;
    limits.rooms = 3;
    limits.keptMessages = 3;
    limits.keptBytes = 200;
    limits.allKeptBytes = 300;
    limits.emptyTime = 60s;
    return limits;
}

} // namespace

class TestRoomRegistry : public QObject
{
    Q_OBJECT

    ManualClock m_clock;

private Q_SLOTS:
    void idsAreReadAsTheyAreWritten()
    {
        const SessionId id{0xfedcba9876543210};
        QCOMPARE(sessionIdOf(toText(id)), id);
        for (const QByteArray wrong : {"", "A", "01", "+1", " 1", "-1", "zzzzzzzzzzzzz", "11111111111111"}) {
            QVERIFY2(!sessionIdOf(wrong), wrong.constData());
        }
    }

    void wakesOnlyOtherThreads()
    {
        RoomRegistry registry{m_clock, {}};
        Thread here;
        Thread there;
        const SessionId a = registry.enter(here.desk);
        const SessionId b = registry.enter(there.desk);
        QCOMPARE(codeOf(registry.join(a, {"r", {}}, none)), "done");
        QCOMPARE(codeOf(registry.join(b, {"r", {}}, none)), "done");
        QCOMPARE(here.woken, 1);
        QCOMPARE(there.woken, 0);
        QCOMPARE(codeOf(registry.send(a, RoomMessageCommand{"r", "1"}, none)), "done");
        QCOMPARE(there.woken, 1);
        QCOMPARE(here.heard(registry, a).size(), 3);
        QCOMPARE(there.heard(registry, b).size(), 2);
        registry.leave(a);
        QCOMPARE(there.heard(registry, b).size(), 1);
        registry.leave(b);
        QCOMPARE(registry.holding(), RoomRegistry::Holding{});
    }

    void whatIsRefused()
    {
        RoomRegistry registry{m_clock, smallLimits()};
        Thread here;
        const SessionId a = registry.enter(here.desk);
        const SessionId b = registry.enter(here.desk);
        const SessionId c = registry.enter(here.desk);
        const auto join = [&](SessionId who, const char *room) { return codeOf(registry.join(who, {room, {}}, none)); };
        QCOMPARE(join(a, "1"), "done");
        QCOMPARE(join(a, "2"), "done");
        QCOMPARE(join(a, "3"), "bad-field room");
        QCOMPARE(join(a, "1"), "done");
        QCOMPARE(join(b, "1"), "done");
        QCOMPARE(join(c, "1"), "bad-field room");
        QCOMPARE(join(b, "3"), "done");
        QCOMPARE(join(c, "4"), "bad-field room");
        QCOMPARE(codeOf(registry.leave(c, LeaveRoomCommand{"1"}, none)), "not-in-room room");
        QCOMPARE(codeOf(registry.send(c, RoomMessageCommand{"1", "1"}, none)), "not-in-room room");
        QCOMPARE(codeOf(registry.send(c, PrivateMessageCommand{"?", "1"}, none)), "unknown-target targetId");
        registry.leave(a);
        QCOMPARE(codeOf(registry.send(c, PrivateMessageCommand{toText(a), "1"}, none)), "unknown-target targetId");
        QCOMPARE(join(c, "4"), "done");
    }

    void keepsNoMoreThanItMay()
    {
        RoomRegistry registry{m_clock, smallLimits()};
        Thread here;
        const SessionId a = registry.enter(here.desk);
        const SessionId b = registry.enter(here.desk);
        const auto keep = [&](SessionId who, const char *room, const QByteArray &data) {
            return codeOf(registry.send(who, RoomMessageCommand{room, data, Keep::Append}, none));
        };
        QCOMPARE(codeOf(registry.join(a, {"1", {}}, none)), "done");
        QCOMPARE(codeOf(registry.join(a, {"2", {}}, none)), "done");
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(keep(a, "1", "1"), "done");
        }
        QCOMPARE(keep(a, "1", "1"), "too-large data"); // messages of a room
        QCOMPARE(keep(a, "2", '"' + QByteArray(200, 'x') + '"'), "too-large data"); // bytes of a room
        QCOMPARE(keep(a, "2", '"' + QByteArray(120, 'x') + '"'), "done");
        QCOMPARE(codeOf(registry.join(b, {"3", {}}, none)), "done");
        QCOMPARE(keep(b, "3", '"' + QByteArray(120, 'x') + '"'), "too-large data"); // bytes of all
        (void)here.heard(registry, a);
        QCOMPARE(codeOf(registry.send(a, RoomMessageCommand{"1", "1"}, none)), "done"); // not to be kept
        QCOMPARE(codeOf(registry.send(a, RoomMessageCommand{"1", "null", Keep::Clear}, none)), "done");
        QCOMPARE(keep(a, "1", "7"), "done");
        QCOMPARE(codeOf(registry.join(b, {"1", {}}, none)), "done");
        const QByteArray joined = here.heard(registry, b).constLast();
        QVERIFY2(joined.contains(R"("kept":[{"senderId":")" + toText(a) + R"(","data":7}])"), joined.constData());
    }

    void forgetsEmptyRooms()
    {
        RoomRegistry registry{m_clock, smallLimits()};
        Thread here;
        const SessionId a = registry.enter(here.desk);
        const auto keptFor = [&] {
            (void)registry.join(a, {"r", {}}, none);
            const QByteArray joined = here.heard(registry, a).constLast();
            (void)registry.leave(a, LeaveRoomCommand{"r"}, none);
            return joined.count("senderId");
        };
        QCOMPARE(codeOf(registry.join(a, {"r", {}}, none)), "done");
        QCOMPARE(codeOf(registry.send(a, RoomMessageCommand{"r", "1", Keep::Append}, none)), "done");
        QCOMPARE(codeOf(registry.leave(a, LeaveRoomCommand{"r"}, none)), "done");
        m_clock.advance(59s);
        QCOMPARE(keptFor(), 1);
        m_clock.advance(59s);
        registry.forgetEmpty();
        QCOMPARE(registry.holding().rooms, 1); // it was not empty in between
        m_clock.advance(1s);
        QCOMPARE(keptFor(), 0);
        QCOMPARE(registry.holding(), (RoomRegistry::Holding{1, 0, 0}));
    }

    void forgetsWhileNobodyComes()
    {
        RoomRegistry registry{m_clock, smallLimits()};
        Thread here;
        const SessionId a = registry.enter(here.desk);
        (void)registry.join(a, {"r", {}}, none);
        (void)registry.send(a, RoomMessageCommand{"r", "1", Keep::Append}, none);
        registry.leave(a);
        QVERIFY(registry.holding().keptBytes > 0);
        m_clock.advance(60s);
        registry.forgetEmpty();
        QCOMPARE(registry.holding(), RoomRegistry::Holding{});
    }

    void aThreadThatIsBehindIsNotBuried()
    {
        RoomRegistry registry{m_clock, {}};
        Thread here;
        Thread there;
        const SessionId a = registry.enter(here.desk);
        const SessionId b = registry.enter(there.desk);
        (void)registry.join(a, {"r", {}}, none);
        (void)registry.join(b, {"r", {}}, none);
        const RoomMessageCommand message{"r", "1"};
        std::optional<Error> error;
        int sent = 0;
        while (sent <= RoomLimits::waitingMessages && !(error = registry.send(a, message, none))) {
            ++sent;
            (void)here.heard(registry, a);
        }
        QCOMPARE(codeOf(error), "rate-limited ");
        QVERIFY(sent > RoomLimits::waitingMessages / 2);
        QCOMPARE(codeOf(registry.send(a, PrivateMessageCommand{toText(b), "1"}, none)), "rate-limited ");
        QCOMPARE(there.heard(registry, b).size(), sent + 1);
        QCOMPARE(codeOf(registry.send(a, message, none)), "done");
        registry.leave(a);
        registry.remove(there.desk);
    }
};

QTEST_APPLESS_MAIN(TestRoomRegistry)
#include "tst_roomregistry.moc"
