// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/roomregistry.h"

#include "server/roomframe.h"
#include "server/roomrefusals.h"

#include <QRandomGenerator>

#include <algorithm>
#include <utility>

namespace pushscope {

namespace {

/// What stands around a frame on a desk.
constexpr qsizetype costOfDelivery = 100;

} // namespace

bool RoomRegistry::Desk::isFull() const
{
    return std::ssize(m_waiting) >= RoomLimits::waitingMessages || m_bytes >= RoomLimits::waitingBytes;
}

void RoomRegistry::remove(Desk &desk)
{
    const std::lock_guard lock{m_mutex};
    desk.m_waiting.clear();
    desk.m_bytes = 0;
}

std::size_t RoomRegistry::take(Desk &desk, std::size_t most, std::vector<Delivery> &into)
{
    into.clear();
    const std::lock_guard lock{m_mutex};
    while (!desk.m_waiting.empty() && into.size() < most) {
        desk.m_bytes -= desk.m_waiting.front().frame.size() + costOfDelivery;
        into.push_back(std::move(desk.m_waiting.front()));
        desk.m_waiting.pop_front();
    }
    return desk.m_waiting.size();
}

void RoomRegistry::put(Desk &desk, Delivery delivery, const Desk &own)
{
    desk.m_bytes += delivery.frame.size() + costOfDelivery;
    desk.m_waiting.push_back(std::move(delivery));
    if (&desk != &own) { // who is working looks at its own by itself
        desk.m_wake();
    }
}

SessionId RoomRegistry::enter(Desk &desk)
{
    const std::lock_guard lock{m_mutex};
    while (true) {
        const SessionId id{QRandomGenerator::system()->generate64()};
        if (m_sessions.try_emplace(id, Session{&desk, {}}).second) {
            return id;
        }
    }
}

QByteArrayList RoomRegistry::leave(SessionId session)
{
    const std::lock_guard lock{m_mutex};
    const auto found = m_sessions.find(session);
    if (found == m_sessions.end()) {
        return {};
    }
    QByteArrayList rooms = found->second.rooms;
    for (const QByteArray &room : std::as_const(rooms)) {
        leaveRoom(session, room);
    }
    m_sessions.erase(found);
    return rooms;
}

std::vector<RoomRegistry::Member>::iterator RoomRegistry::find(Room &room, SessionId session)
{
    return std::ranges::find(room.members, session, &Member::session);
}

bool RoomRegistry::isAnyFull(const Room &room, const Desk &own)
{
    return std::ranges::any_of(room.members,
                               [&own](const Member &member) { return member.desk != &own && member.desk->isFull(); });
}

/// One delivery for each thread.
void RoomRegistry::tellOthers(const Room &room, SessionId except, const QByteArray &frame, const Desk &own)
{
    std::vector<std::pair<Desk *, Delivery>> deliveries;
    for (const Member &member : room.members) {
        if (member.session == except) {
            continue;
        }
        auto found = std::ranges::find(deliveries, member.desk, &std::pair<Desk *, Delivery>::first);
        if (found == deliveries.end()) {
            deliveries.push_back({member.desk, {frame, {}, false}});
            found = deliveries.end() - 1;
        }
        found->second.to.push_back(member.session);
    }
    for (auto &[desk, delivery] : deliveries) {
        put(*desk, std::move(delivery), own);
    }
}

std::optional<Error> RoomRegistry::checkJoin(const Session &session, const QByteArray &room) const
{
    if (session.rooms.size() >= m_limits.roomsOfSession) {
        return roomrefusals::tooManyRoomsOfSession(m_limits);
    }
    const auto found = m_rooms.constFind(room);
    if (found == m_rooms.cend()) {
        return m_rooms.size() >= m_limits.rooms ? std::optional{roomrefusals::tooManyRooms(m_limits)} : std::nullopt;
    }
    if (std::ssize(found->members) >= m_limits.membersOfRoom) {
        return roomrefusals::tooManyMembers(m_limits);
    }
    return isAnyFull(*found, *session.desk) ? std::optional{roomrefusals::behind()} : std::nullopt;
}

std::optional<Error> RoomRegistry::join(SessionId session, const JoinRoomCommand &command, const QJsonValue &ref)
{
    const std::lock_guard lock{m_mutex};
    forgetExpired();
    Session &joining = m_sessions.at(session);
    const bool isMember = joining.rooms.contains(command.room);
    if (!isMember) {
        if (auto error = checkJoin(joining, command.room)) {
            return error;
        }
    }
    Room &room = m_rooms[command.room];
    if (isMember && isAnyFull(room, *joining.desk)) {
        return roomrefusals::behind();
    }
    if (room.empty) {
        m_empty.erase(*std::exchange(room.empty, std::nullopt));
    }
    if (!isMember) {
        joining.rooms.append(command.room);
        room.members.push_back({session, joining.desk, {}});
    }
    Member &member = *find(room, session);
    const bool isNews = !isMember || (command.name && *command.name != member.name);
    member.name = command.name.value_or(member.name);
    if (isNews) {
        tellOthers(room, session, roomFrame(encodeUserJoined(command.room, {toText(session), member.name})),
                   *joining.desk);
    }
    std::vector<RoomMember> members;
    members.reserve(room.members.size());
    std::ranges::transform(room.members, std::back_inserter(members), [](const Member &each) {
        return RoomMember{toText(each.session), each.name};
    });
    put(*joining.desk, {roomFrame(encodeRoomJoined(command.room, members, room.kept, ref)), {session}, true},
        *joining.desk);
    return {};
}

std::optional<Error> RoomRegistry::leave(SessionId session, const LeaveRoomCommand &command, const QJsonValue &ref)
{
    const std::lock_guard lock{m_mutex};
    Session &leaving = m_sessions.at(session);
    if (leaving.rooms.removeAll(command.room) == 0) {
        return roomrefusals::notInRoom();
    }
    leaveRoom(session, command.room);
    put(*leaving.desk, {roomFrame(encodeRoomLeft(command.room, ref)), {session}, true}, *leaving.desk);
    return {};
}

void RoomRegistry::leaveRoom(SessionId session, const QByteArray &name)
{
    const auto found = m_rooms.find(name);
    Room &room = *found;
    const auto member = find(room, session);
    const QByteArray frame = roomFrame(encodeUserLeft(name, {toText(session), member->name}));
    const Desk &own = *member->desk;
    room.members.erase(member);
    tellOthers(room, session, frame, own);
    if (!room.members.empty()) {
        return;
    }
    if (room.kept.isEmpty()) {
        m_rooms.erase(found);
        return;
    }
    room.empty = m_empty.insert(m_empty.end(), {name, m_clock.now() + m_limits.emptyTime});
    m_hasEmpty = true;
}

std::optional<Error> RoomRegistry::send(SessionId session, const RoomMessageCommand &command, const QJsonValue &ref)
{
    const QByteArray sender = toText(session);
    const QByteArray frame = roomFrame(encodeRoomMessage(sender, command, QJsonValue::Undefined));
    const QByteArray own = ref.isUndefined() ? frame : roomFrame(encodeRoomMessage(sender, command, ref));
    const std::lock_guard lock{m_mutex};
    const Session &sending = m_sessions.at(session);
    if (!sending.rooms.contains(command.room)) {
        return roomrefusals::notInRoom();
    }
    Room &room = m_rooms[command.room];
    if (isAnyFull(room, *sending.desk)) {
        return roomrefusals::behind();
    }
    if (auto error = keep(room, session, command)) {
        return error;
    }
    tellOthers(room, session, frame, *sending.desk);
    put(*sending.desk, {own, {session}, true}, *sending.desk);
    return {};
}

std::optional<Error> RoomRegistry::keep(Room &room, SessionId sender, const RoomMessageCommand &command)
{
    if (command.keep == Keep::Clear) {
        dropKept(room);
    }
    if (command.keep != Keep::Append) {
        return {};
    }
    const QByteArray item = (room.kept.isEmpty() ? "" : ",") + encodeKept(toText(sender), command.data);
    if (room.keptMessages >= m_limits.keptMessages) {
        return roomrefusals::tooManyKept(m_limits);
    }
    if (room.kept.size() + item.size() > m_limits.keptBytes) {
        return roomrefusals::tooLargeToKeep(m_limits);
    }
    if (m_keptBytes + item.size() > m_limits.allKeptBytes) {
        return roomrefusals::tooLargeForAll(m_limits);
    }
    room.kept += item;
    ++room.keptMessages;
    m_keptBytes += item.size();
    return {};
}

void RoomRegistry::dropKept(Room &room)
{
    m_keptBytes -= room.kept.size();
    room.kept = {};
    room.keptMessages = 0;
}

std::optional<Error> RoomRegistry::send(SessionId session, const PrivateMessageCommand &command, const QJsonValue &ref)
{
    const auto target = sessionIdOf(command.targetId);
    const QByteArray sender = toText(session);
    const QByteArray frame = roomFrame(encodePrivateMessage(sender, command.data));
    const std::lock_guard lock{m_mutex};
    const auto found = target ? m_sessions.find(*target) : m_sessions.end();
    if (found == m_sessions.end()) {
        return roomrefusals::unknownTarget();
    }
    Desk &own = *m_sessions.at(session).desk;
    Desk &desk = *found->second.desk;
    if (&desk != &own && desk.isFull()) {
        return roomrefusals::behind();
    }
    put(desk, {frame, {*target}, false}, own);
    if (!ref.isUndefined()) {
        put(own, {roomFrame(encodePrivateMessageSent(sender, command, ref)), {session}, true}, own);
    }
    return {};
}

void RoomRegistry::forgetEmpty()
{
    if (m_hasEmpty) {
        const std::lock_guard lock{m_mutex};
        forgetExpired();
    }
}

void RoomRegistry::forgetExpired()
{
    const Instant now = m_clock.now();
    while (!m_empty.empty() && m_empty.front().until <= now) {
        const auto room = m_rooms.find(m_empty.front().name);
        dropKept(*room);
        m_rooms.erase(room);
        m_empty.pop_front();
    }
    m_hasEmpty = !m_empty.empty();
}

RoomRegistry::Holding RoomRegistry::holding() const
{
    const std::lock_guard lock{m_mutex};
    return {static_cast<qsizetype>(m_sessions.size()), m_rooms.size(), m_keptBytes};
}

} // namespace pushscope
