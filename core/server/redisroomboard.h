// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/redisroomlink.h"
#include "server/roomattendance.h"
#include "server/roomboard.h"
#include "server/roomcommandlog.h"
#include "server/roomlimits.h"
#include "server/trafficlog.h"

#include <QObject>

#include <deque>
#include <memory>
#include <optional>
#include <unordered_map>

namespace pushscope {

/// One thread's part of rooms that are in a Redis, shared with other threads and servers. While Redis is away, commands
/// are refused with code unavailable; when it is back, the sessions are entered again and their members hear anew that
/// they have joined.
class RedisRoomBoard final : public QObject, public RoomBoard
{
    Q_OBJECT

public:
    /// In the thread that owns it, which needs an event loop. `traffic` may be none.
    RedisRoomBoard(const RedisAddress &address, const RoomLimits &limits, std::shared_ptr<TrafficLog> traffic,
                   RedisRoomLink::Timing timing = {});
    ~RedisRoomBoard() override;

    [[nodiscard]] bool isAvailable() const override { return m_link.isUp(); }
    /// As Redis knows it.
    [[nodiscard]] const QByteArray &node() const { return m_link.node(); }

    [[nodiscard]] SessionId enter(Member &member) override;
    void leave(SessionId session) override;
    void join(SessionId session, const JoinRoomCommand &command, const QJsonValue &ref) override;
    void leave(SessionId session, const LeaveRoomCommand &command, const QJsonValue &ref) override;
    void send(SessionId session, const RoomMessageCommand &command, const QJsonValue &ref) override;
    void send(SessionId session, const PrivateMessageCommand &command, const QJsonValue &ref) override;

private:
    struct Outgoing
    {
        RoomScript script;
        QByteArrayList arguments;
        quint64 number = 0; ///< of the command that waits for it; 0 if none does
    };

    void ask(RoomScript script, const RoomCommandLog::Entry &entry, const QByteArrayList &arguments);
    [[nodiscard]] std::optional<RoomCommandLog::Entry> end(quint64 number);
    void putSession(RoomScript script, const QByteArrayList &arguments);
    void put(Outgoing outgoing);
    void pump();
    void giveOut(const Outgoing &outgoing);

    void comeUp(bool again);
    void goDown();
    void rejoin(const QByteArray &room);

    void hear(const UserJoinedNotice &notice);
    void hear(const UserLeftNotice &notice);
    void hear(const RoomMessageNotice &notice);
    void hear(const PrivateMessageNotice &notice);
    void hear(const PutOutNotice &notice);
    void hear(const RoomJoinedNotice &notice);
    void hear(const RoomDoneNotice &notice);
    void hear(const RoomRefusedNotice &notice);
    void heardJoined(const RoomCommandLog::Entry &entry, const RoomJoinedNotice &notice);
    void heardRejoined(const RoomCommandLog::Entry &entry, const RoomJoinedNotice &notice);

    void deliver(SessionId session, const QByteArray &frame, bool answers);
    void deliverToOthers(const QByteArray &room, QByteArrayView except, const QByteArray &text);
    void refuse(const RoomCommandLog::Entry &entry, const Error &error);
    void note(TrafficEntry entry, SessionId session);

    const RoomLimits m_limits;
    std::shared_ptr<TrafficLog> m_traffic;
    std::unordered_map<SessionId, Member *> m_members;
    RoomAttendance m_attendance;
    RoomCommandLog m_underWay;
    std::deque<Outgoing> m_outgoing;
    bool m_pumps = false; ///< a call of pump is under way
    int m_joins = 0; ///< and rejoins that were sent and not yet answered
    RedisRoomLink m_link;
};

} // namespace pushscope
