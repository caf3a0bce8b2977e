// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/roomattendance.h"

#include <algorithm>

namespace pushscope {

QByteArrayList RoomAttendance::exit(SessionId session)
{
    QByteArrayList rooms = roomsOf(session);
    for (const QByteArray &room : std::as_const(rooms)) {
        remove(session, room);
    }
    m_sessions.erase(session);
    return rooms;
}

void RoomAttendance::join(SessionId session, const QByteArray &room, const QByteArray &name)
{
    const auto found = m_sessions.find(session);
    if (found == m_sessions.end()) {
        return;
    }
    auto &attendants = m_rooms[room];
    if (const auto known = std::ranges::find(attendants, session, &Attendant::session); known != attendants.end()) {
        known->name = name;
        return;
    }
    attendants.push_back({session, name});
    found->second.append(room);
}

bool RoomAttendance::leave(SessionId session, const QByteArray &room)
{
    const auto found = m_sessions.find(session);
    if (found == m_sessions.end() || found->second.removeAll(room) == 0) {
        return false;
    }
    remove(session, room);
    return true;
}

void RoomAttendance::remove(SessionId session, const QByteArray &room)
{
    const auto found = m_rooms.find(room);
    std::erase_if(*found, [session](const Attendant &attendant) { return attendant.session == session; });
    if (found->empty()) {
        m_rooms.erase(found);
    }
}

bool RoomAttendance::isIn(SessionId session, const QByteArray &room) const
{
    return roomsOf(session).contains(room);
}

QByteArrayList RoomAttendance::roomsOf(SessionId session) const
{
    const auto found = m_sessions.find(session);
    return found == m_sessions.end() ? QByteArrayList{} : found->second;
}

std::vector<SessionId> RoomAttendance::sessions() const
{
    std::vector<SessionId> sessions;
    sessions.reserve(m_sessions.size());
    std::ranges::transform(m_sessions, std::back_inserter(sessions), [](const auto &each) { return each.first; });
    return sessions;
}

} // namespace pushscope
