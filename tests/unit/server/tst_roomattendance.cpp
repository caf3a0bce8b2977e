// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/roomattendance.h"
#include "server/roomcommandlog.h"
#include "server/roomlimits.h"

#include <QTest>

using namespace pushscope;

namespace {

constexpr SessionId a{1};
constexpr SessionId b{2};

std::vector<SessionId> sessionsIn(const RoomAttendance &attendance, const QByteArray &room)
{
    std::vector<SessionId> sessions;
    for (const auto &attendant : attendance.in(room)) {
        sessions.push_back(attendant.session);
    }
    return sessions;
}

RoomCommandLog::Entry leaving(SessionId session)
{
    return {session, QJsonValue::Undefined, LeaveRoomCommand{"r"}};
}

RoomCommandLog::Entry saying(SessionId session, qsizetype bytes)
{
    return {session, QJsonValue::Undefined, RoomMessageCommand{"r", QByteArray(bytes, 'x')}};
}

} // namespace

/// What a node knows of its own sessions: where they are, and what they asked for.
class TestRoomAttendance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoComesAndGoes()
    {
        RoomAttendance attendance;
        attendance.join(a, "r", {});
        QVERIFY(!attendance.isIn(a, "r")); // it is not there
        attendance.enter(a);
        attendance.enter(b);
        attendance.join(a, "r", "Ann");
        attendance.join(b, "r", {});
        attendance.join(b, "s", {});
        attendance.join(a, "r", "Anna");
        QCOMPARE(attendance.in("r"), (std::vector<RoomAttendance::Attendant>{{a, "Anna"}, {b, {}}}));
        QCOMPARE(attendance.roomsOf(b), (QByteArrayList{"r", "s"}));
        QVERIFY(attendance.leave(a, "r"));
        QVERIFY(!attendance.leave(a, "r"));
        QCOMPARE(sessionsIn(attendance, "r"), std::vector<SessionId>{b});
        QCOMPARE(attendance.exit(b), (QByteArrayList{"r", "s"}));
        QVERIFY(attendance.rooms().isEmpty());
        QCOMPARE(attendance.sessions(), std::vector<SessionId>{a});
        QVERIFY(attendance.exit(b).isEmpty());
    }

    void commandsAreAnsweredOnce()
    {
        RoomCommandLog log;
        const auto first = log.begin(leaving(a));
        const auto second = log.begin(saying(b, 1));
        QVERIFY(first && second && *first < *second);
        QCOMPARE(log.end(*second)->session, b);
        QVERIFY(!log.end(*second));
        QCOMPARE(log.endAll().size(), std::size_t{1});
        QVERIFY(!log.end(*first));
        QCOMPARE(log.size(), 0);
    }

    void oneSessionDoesNotFillItAlone()
    {
        RoomCommandLog log;
        std::optional<quint64> last;
        for (qsizetype i = 0; i < RoomCommandLog::mostOfSession; ++i) {
            last = log.begin(leaving(a));
            QVERIFY(last);
        }
        QVERIFY(!log.begin(leaving(a)));
        QVERIFY(log.begin(leaving(b)));
        QVERIFY(log.end(*last));
        QVERIFY(log.begin(leaving(a)));
    }

    void itIsFullAtItsLimits()
    {
        RoomCommandLog log;
        qsizetype sessions = 1;
        while (log.size() < RoomLimits::waitingMessages) {
            QVERIFY(log.begin(leaving(SessionId{static_cast<quint64>(sessions++)})));
        }
        QVERIFY(!log.begin(leaving(SessionId{static_cast<quint64>(sessions)})));
        QVERIFY(log.begin({{}, QJsonValue::Undefined, RoomCommandLog::RejoinCommand{"r", {}}}));
        (void)log.endAll();
        const auto large = log.begin(saying(a, RoomLimits::waitingBytes));
        QVERIFY(large);
        QVERIFY(!log.begin(leaving(a)));
        QVERIFY(log.end(*large));
        QVERIFY(log.begin(leaving(a)));
    }
};

QTEST_GUILESS_MAIN(TestRoomAttendance)
#include "tst_roomattendance.moc"
