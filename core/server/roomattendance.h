// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/sessionid.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QHash>

#include <unordered_map>
#include <vector>

namespace pushscope {

/// Which sessions of one node are in which rooms, as far as they have been told. The rooms themselves are elsewhere.
class RoomAttendance
{
public:
    struct Attendant
    {
        SessionId session;
        QByteArray name;
        bool operator==(const Attendant &) const = default;
    };

    void enter(SessionId session) { m_sessions.try_emplace(session); }
    /// Returns the rooms that it was in.
    QByteArrayList exit(SessionId session);

    /// Again: it may have another name.
    void join(SessionId session, const QByteArray &room, const QByteArray &name);
    /// Whether it was in there.
    bool leave(SessionId session, const QByteArray &room);

    [[nodiscard]] bool isIn(SessionId session, const QByteArray &room) const;
    /// In the order in which they came; a copy, which outlives changes.
    [[nodiscard]] std::vector<Attendant> in(const QByteArray &room) const { return m_rooms.value(room); }
    [[nodiscard]] QByteArrayList rooms() const { return m_rooms.keys(); }
    [[nodiscard]] QByteArrayList roomsOf(SessionId session) const;
    [[nodiscard]] std::vector<SessionId> sessions() const;

private:
    void remove(SessionId session, const QByteArray &room);

    std::unordered_map<SessionId, QByteArrayList> m_sessions;
    QHash<QByteArray, std::vector<Attendant>> m_rooms; ///< none is empty
};

} // namespace pushscope
