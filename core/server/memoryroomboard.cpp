// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/memoryroomboard.h"

#include <algorithm>
#include <utility>

namespace pushscope {

namespace {

/// So many are heard between two looks at the sockets.
constexpr std::size_t mostAtOnce = 32;

} // namespace

MemoryRoomBoard::MemoryRoomBoard(RoomRegistry &registry, std::shared_ptr<TrafficLog> traffic)
    : m_registry{registry}, m_traffic{std::move(traffic)}, m_desk{[this] { wake(); }}
{
}

MemoryRoomBoard::~MemoryRoomBoard()
{
    m_registry.remove(m_desk);
}

SessionId MemoryRoomBoard::enter(Member &member)
{
    const SessionId session = m_registry.enter(m_desk);
    m_members.emplace(session, &member);
    return session;
}

void MemoryRoomBoard::leave(SessionId session)
{
    m_members.erase(session);
    const QByteArrayList rooms = m_registry.leave(session);
    for (const QByteArray &room : rooms) {
        note({.kind = TrafficEntry::Kind::Leave, .place = room}, session);
    }
    hearAll();
}

void MemoryRoomBoard::join(SessionId session, const JoinRoomCommand &command, const QJsonValue &ref)
{
    const auto error = m_registry.join(session, command, ref);
    settle(session, error, ref,
           {.kind = TrafficEntry::Kind::Join,
            .place = command.room,
            .text = QString::fromUtf8(command.name.value_or(QByteArray{}))});
}

void MemoryRoomBoard::leave(SessionId session, const LeaveRoomCommand &command, const QJsonValue &ref)
{
    const auto error = m_registry.leave(session, command, ref);
    settle(session, error, ref, {.kind = TrafficEntry::Kind::Leave, .place = command.room});
}

void MemoryRoomBoard::send(SessionId session, const RoomMessageCommand &command, const QJsonValue &ref)
{
    const auto error = m_registry.send(session, command, ref);
    settle(session, error, ref,
           {.kind = TrafficEntry::Kind::RoomMessage,
            .place = command.room,
            .bytes = command.data.size(),
            .text = m_traffic ? TrafficLog::shortText(command.data) : QString{}});
}

void MemoryRoomBoard::send(SessionId session, const PrivateMessageCommand &command, const QJsonValue &ref)
{
    const auto error = m_registry.send(session, command, ref);
    settle(session, error, ref, {.kind = TrafficEntry::Kind::PrivateMessage, .bytes = command.data.size()});
}

void MemoryRoomBoard::settle(SessionId session, const std::optional<Error> &error, const QJsonValue &ref,
                             TrafficEntry entry)
{
    if (error) {
        m_members.at(session)->refuse(*error, ref);
    } else {
        note(std::move(entry), session);
    }
    hearAll();
}

void MemoryRoomBoard::note(TrafficEntry entry, SessionId session)
{
    if (m_traffic) {
        entry.sender = toText(session);
        entry.transport = QByteArrayLiteral("ws");
        m_traffic->add(std::move(entry));
    }
}

/// Not what comes meanwhile: that might have no end.
void MemoryRoomBoard::hearAll()
{
    if (m_hearing) { // a member calls that is just hearing something
        wake();
        return;
    }
    std::size_t left = hearSome(mostAtOnce);
    while (left > 0) {
        const std::size_t some = std::min(left, mostAtOnce);
        hearSome(some);
        left -= some;
    }
}

void MemoryRoomBoard::wake()
{
    if (!m_woken.exchange(true)) {
        QMetaObject::invokeMethod(this, &MemoryRoomBoard::hearInTurns, Qt::QueuedConnection);
    }
}

void MemoryRoomBoard::hearInTurns()
{
    m_woken = false;
    if (hearSome(mostAtOnce) > 0) {
        wake();
    }
}

/// Returns how many are left.
std::size_t MemoryRoomBoard::hearSome(std::size_t most)
{
    const std::size_t left = m_registry.take(m_desk, most, m_taken);
    m_hearing = true;
    for (const auto &delivery : m_taken) {
        for (const SessionId session : delivery.to) {
            if (const auto found = m_members.find(session); found != m_members.end()) {
                found->second->hear(delivery.frame, delivery.answers);
            }
        }
    }
    m_taken.clear();
    m_hearing = false;
    return left;
}

} // namespace pushscope
