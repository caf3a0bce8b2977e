// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/roomboard.h"
#include "server/roomregistry.h"
#include "server/trafficlog.h"

#include <QObject>

#include <atomic>
#include <memory>
#include <unordered_map>
#include <vector>

namespace pushscope {

/// One thread's part of the rooms of a process. What others send is heard by the thread's event loop; before a call
/// returns, everything that was sent by then has been heard.
class MemoryRoomBoard final : public QObject, public RoomBoard
{
    Q_OBJECT

public:
    /// In the thread that owns it; `registry` must outlive it. `traffic` may be none.
    MemoryRoomBoard(RoomRegistry &registry, std::shared_ptr<TrafficLog> traffic);
    ~MemoryRoomBoard() override;

    [[nodiscard]] SessionId enter(Member &member) override;
    void leave(SessionId session) override;
    void join(SessionId session, const JoinRoomCommand &command, const QJsonValue &ref) override;
    void leave(SessionId session, const LeaveRoomCommand &command, const QJsonValue &ref) override;
    void send(SessionId session, const RoomMessageCommand &command, const QJsonValue &ref) override;
    void send(SessionId session, const PrivateMessageCommand &command, const QJsonValue &ref) override;
    void turn() override { m_registry.forgetEmpty(); }

private:
    void settle(SessionId session, const std::optional<Error> &error, const QJsonValue &ref, TrafficEntry entry);
    void note(TrafficEntry entry, SessionId session);
    void hearAll();
    void wake();
    void hearInTurns();
    std::size_t hearSome(std::size_t most);

    RoomRegistry &m_registry;
    std::shared_ptr<TrafficLog> m_traffic;
    RoomRegistry::Desk m_desk;
    std::unordered_map<SessionId, Member *> m_members;
    std::vector<RoomRegistry::Delivery> m_taken;
    std::atomic<bool> m_woken = false; ///< a call of hearInTurns is under way
    bool m_hearing = false;
};

} // namespace pushscope
