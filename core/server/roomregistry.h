// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/roommessage.h"
#include "server/roomlimits.h"
#include "server/sessionid.h"
#include "time/clock.h"

#include <QByteArrayList>
#include <QHash>
#include <QJsonValue>

#include <atomic>
#include <deque>
#include <functional>
#include <list>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <vector>

namespace pushscope {

/// The rooms and sessions of all threads of a server. Knows of a session only its id and its thread's desk, where it
/// puts what the session is to hear. All functions may be called from any thread.
class RoomRegistry
{
public:
    /// One frame for members of one thread.
    struct Delivery
    {
        QByteArray frame;
        std::vector<SessionId> to;
        bool answers = false;
    };

    /// Where one thread finds what its sessions are to hear, in order.
    class Desk
    {
    public:
        /// `wake` is called when something is put on it by another thread; it must be quick and must not call back.
        explicit Desk(std::function<void()> wake) : m_wake{std::move(wake)} {}

    private:
        friend class RoomRegistry;
        [[nodiscard]] bool isFull() const;

        std::function<void()> m_wake;
        std::deque<Delivery> m_waiting;
        qsizetype m_bytes = 0;
    };

    /// `clock` must outlive it.
    RoomRegistry(const Clock &clock, const RoomLimits &limits) : m_clock{clock}, m_limits{limits} {}

    /// All its sessions have left.
    void remove(Desk &desk);
    /// Takes the first deliveries, at most so many; returns how many are left.
    std::size_t take(Desk &desk, std::size_t most, std::vector<Delivery> &into);

    [[nodiscard]] SessionId enter(Desk &desk);
    /// Returns the rooms that it was in.
    QByteArrayList leave(SessionId session);

    /// Each puts the answer on the session's desk, or returns why not: codes bad-field, not-in-room, unknown-target,
    /// too-large and rate-limited.
    [[nodiscard]] std::optional<Error> join(SessionId session, const JoinRoomCommand &command, const QJsonValue &ref);
    [[nodiscard]] std::optional<Error> leave(SessionId session, const LeaveRoomCommand &command, const QJsonValue &ref);
    [[nodiscard]] std::optional<Error> send(SessionId session, const RoomMessageCommand &command,
                                            const QJsonValue &ref);
    [[nodiscard]] std::optional<Error> send(SessionId session, const PrivateMessageCommand &command,
                                            const QJsonValue &ref);

    /// Of rooms without members, those whose time is over.
    void forgetEmpty();

    struct Holding
    {
        qsizetype sessions = 0;
        qsizetype rooms = 0;
        qsizetype keptBytes = 0;
        bool operator==(const Holding &) const = default;
    };
    [[nodiscard]] Holding holding() const;

private:
    struct Member
    {
        SessionId session;
        Desk *desk;
        QByteArray name;
    };

    struct EmptyRoom
    {
        QByteArray name;
        Instant until;
    };
    using EmptyRooms = std::list<EmptyRoom>; ///< the first to be forgotten first

    struct Room
    {
        std::vector<Member> members; ///< in the order in which they came
        QByteArray kept; ///< between the brackets of a JSON array
        qsizetype keptMessages = 0;
        std::optional<EmptyRooms::iterator> empty; ///< its place there, while it has no members
    };

    struct Session
    {
        Desk *desk;
        QByteArrayList rooms;
    };
    using Sessions = std::unordered_map<SessionId, Session>;

    [[nodiscard]] static std::vector<Member>::iterator find(Room &room, SessionId session);
    [[nodiscard]] std::optional<Error> checkJoin(const Session &session, const QByteArray &room) const;
    [[nodiscard]] std::optional<Error> keep(Room &room, SessionId sender, const RoomMessageCommand &command);
    void dropKept(Room &room);
    void leaveRoom(SessionId session, const QByteArray &name);
    [[nodiscard]] static bool isAnyFull(const Room &room, const Desk &own);
    void tellOthers(const Room &room, SessionId except, const QByteArray &frame, const Desk &own);
    static void put(Desk &desk, Delivery delivery, const Desk &own);
    void forgetExpired();

    const Clock &m_clock;
    const RoomLimits m_limits;
    mutable std::mutex m_mutex;
    Sessions m_sessions;
    QHash<QByteArray, Room> m_rooms;
    EmptyRooms m_empty;
    std::atomic<bool> m_hasEmpty = false;
    qsizetype m_keptBytes = 0;
};

} // namespace pushscope
