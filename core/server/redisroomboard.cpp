// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/redisroomboard.h"

#include "server/roomframe.h"
#include "server/roomrefusals.h"

#include <QRandomGenerator>

#include <algorithm>
#include <utility>

namespace pushscope {

namespace {

/// Answers of joins that Redis may hold for this node: each has up to what a room keeps, and Redis cuts off who lets
/// more than 32 MiB wait.
constexpr int mostJoinsAtOnce = 8;
/// Of sessions that enter or end with one script.
constexpr qsizetype mostSessionArguments = 200;

QByteArray textOf(qsizetype number)
{
    return QByteArray::number(number);
}

QByteArray textOf(Keep keep)
{
    switch (keep) {
    case Keep::No: break;
    case Keep::Append: return QByteArrayLiteral("append");
    case Keep::Clear: return QByteArrayLiteral("clear");
    }
    return {};
}

QByteArrayList joinLimits(const RoomLimits &limits)
{
    return {textOf(limits.roomsOfSession), textOf(limits.rooms), textOf(limits.membersOfRoom)};
}

bool isJoin(RoomScript script)
{
    return script == RoomScript::Join || script == RoomScript::Rejoin;
}

bool isOfSessions(RoomScript script)
{
    return script == RoomScript::Enter || script == RoomScript::Exit;
}

TrafficEntry entryOf(const JoinRoomCommand &command)
{
    return {.kind = TrafficEntry::Kind::Join,
            .place = command.room,
            .text = QString::fromUtf8(command.name.value_or(QByteArray{}))};
}

TrafficEntry entryOf(const RoomMessageCommand &command)
{
    return {.kind = TrafficEntry::Kind::RoomMessage,
            .place = command.room,
            .bytes = command.data.size(),
            .text = TrafficLog::shortText(command.data)};
}

} // namespace

RedisRoomBoard::RedisRoomBoard(const RedisAddress &address, const RoomLimits &limits,
                               std::shared_ptr<TrafficLog> traffic, RedisRoomLink::Timing timing)
    : m_limits{limits}, m_traffic{std::move(traffic)}, m_link{address, limits.emptyTime, timing}
{
    m_link.open([this](const RoomNotice &notice) { std::visit([this](const auto &each) { hear(each); }, notice); },
                [this](bool again) { comeUp(again); }, [this] { goDown(); });
}

RedisRoomBoard::~RedisRoomBoard()
{
    pump();
    m_link.close();
}

SessionId RedisRoomBoard::enter(Member &member)
{
    while (true) {
        const SessionId session{QRandomGenerator::system()->generate64()};
        if (m_members.try_emplace(session, &member).second) {
            m_attendance.enter(session);
            putSession(RoomScript::Enter, {toText(session), ","});
            return session;
        }
    }
}

void RedisRoomBoard::leave(SessionId session)
{
    m_members.erase(session);
    const QByteArrayList rooms = m_attendance.exit(session);
    for (const QByteArray &room : rooms) {
        note({.kind = TrafficEntry::Kind::Leave, .place = room}, session);
    }
    putSession(RoomScript::Exit, {toText(session)});
}

void RedisRoomBoard::join(SessionId session, const JoinRoomCommand &command, const QJsonValue &ref)
{
    const QByteArray name = command.name ? '=' + *command.name : QByteArray{};
    ask(RoomScript::Join, {session, ref, command},
        QByteArrayList{command.room, toText(session), name} + joinLimits(m_limits));
}

void RedisRoomBoard::leave(SessionId session, const LeaveRoomCommand &command, const QJsonValue &ref)
{
    ask(RoomScript::Leave, {session, ref, command}, {command.room, toText(session)});
}

void RedisRoomBoard::send(SessionId session, const RoomMessageCommand &command, const QJsonValue &ref)
{
    const QByteArray item = command.keep == Keep::Append ? encodeKept(toText(session), command.data) : QByteArray{};
    ask(RoomScript::Message, {session, ref, command},
        {command.room, toText(session), textOf(command.keep), command.data, item, textOf(m_limits.keptMessages),
         textOf(m_limits.keptBytes), textOf(m_limits.allKeptBytes)});
}

void RedisRoomBoard::send(SessionId session, const PrivateMessageCommand &command, const QJsonValue &ref)
{
    ask(RoomScript::Private, {session, ref, command}, {toText(session), command.targetId, command.data});
}

void RedisRoomBoard::ask(RoomScript script, const RoomCommandLog::Entry &entry, const QByteArrayList &arguments)
{
    if (!m_link.isUp()) {
        refuse(entry, roomrefusals::away(m_link.problem()));
        return;
    }
    if (const auto number = m_underWay.begin(entry)) {
        put({script, QByteArrayList{QByteArray::number(*number)} + arguments, *number});
    } else {
        refuse(entry, roomrefusals::behind());
    }
}

/// While the link is not up nothing is to be sent: when it comes up, all is told anew.
void RedisRoomBoard::putSession(RoomScript script, const QByteArrayList &arguments)
{
    if (!m_link.isUp()) {
        return;
    }
    if (!m_outgoing.empty() && m_outgoing.back().script == script
        && m_outgoing.back().arguments.size() < mostSessionArguments) {
        m_outgoing.back().arguments += arguments;
    } else {
        put({script, arguments});
    }
}

void RedisRoomBoard::put(Outgoing outgoing)
{
    m_outgoing.push_back(std::move(outgoing));
    if (!std::exchange(m_pumps, true)) {
        QMetaObject::invokeMethod(this, &RedisRoomBoard::pump, Qt::QueuedConnection);
    }
}

/// In order: a join that has to wait holds up what is behind it.
void RedisRoomBoard::pump()
{
    m_pumps = false;
    while (!m_outgoing.empty()) {
        if (isJoin(m_outgoing.front().script)) {
            if (m_joins >= mostJoinsAtOnce) {
                return;
            }
            ++m_joins;
        }
        const Outgoing next = std::move(m_outgoing.front());
        m_outgoing.pop_front();
        giveOut(next); // may bring the link down, and then nothing is left
    }
}

void RedisRoomBoard::giveOut(const Outgoing &outgoing)
{
    m_link.run(outgoing.script, outgoing.arguments,
               [this, script = outgoing.script, number = outgoing.number](const RedisReply &reply) {
                   if (script == RoomScript::Settle && reply.bytes != "0" && !reply.isError()) {
                       put({RoomScript::Settle, {reply.bytes}}); // there is more
                   } else if (reply.isError() && (isOfSessions(script) || isJoin(script) || number == 0)) {
                       m_link.restart();
                   } else if (const auto entry = reply.isError() ? end(number) : std::nullopt) {
                       refuse(*entry, roomrefusals::notDone(QString::fromUtf8(reply.bytes)));
                   }
               });
}

std::optional<RoomCommandLog::Entry> RedisRoomBoard::end(quint64 number)
{
    auto entry = m_underWay.end(number);
    if (entry
        && (std::holds_alternative<JoinRoomCommand>(entry->command)
            || std::holds_alternative<RoomCommandLog::RejoinCommand>(entry->command))) {
        --m_joins;
        if (!m_outgoing.empty() && !std::exchange(m_pumps, true)) {
            QMetaObject::invokeMethod(this, &RedisRoomBoard::pump, Qt::QueuedConnection);
        }
    }
    return entry;
}

void RedisRoomBoard::goDown()
{
    m_outgoing.clear();
    m_joins = 0;
    const auto entries = m_underWay.endAll();
    for (const auto &[number, entry] : entries) {
        refuse(entry, roomrefusals::unknownOutcome());
    }
}

void RedisRoomBoard::comeUp(bool again)
{
    for (const SessionId session : m_attendance.sessions()) {
        const QByteArrayList rooms = m_attendance.roomsOf(session);
        putSession(RoomScript::Enter, {toText(session), rooms.isEmpty() ? "," : ',' + rooms.join(',') + ','});
    }
    const QByteArrayList rooms = m_attendance.rooms();
    for (const QByteArray &room : rooms) {
        rejoin(room);
    }
    if (again) {
        put({RoomScript::Settle, {"0"}});
    }
}

void RedisRoomBoard::rejoin(const QByteArray &room)
{
    RoomCommandLog::RejoinCommand command{room, {}};
    QByteArrayList members;
    for (const auto &attendant : m_attendance.in(room)) {
        command.sessions.push_back(attendant.session);
        members << toText(attendant.session) << attendant.name;
    }
    if (const auto number = m_underWay.begin({{}, QJsonValue::Undefined, command})) {
        put({RoomScript::Rejoin, QByteArrayList{QByteArray::number(*number), room} + joinLimits(m_limits) + members,
             *number});
    }
}

void RedisRoomBoard::hear(const UserJoinedNotice &notice)
{
    if (const auto session = sessionIdOf(notice.member.id); session && m_attendance.isIn(*session, notice.room)) {
        m_attendance.join(*session, notice.room, notice.member.name);
    }
    deliverToOthers(notice.room, notice.member.id, encodeUserJoined(notice.room, notice.member));
}

void RedisRoomBoard::hear(const UserLeftNotice &notice)
{
    deliverToOthers(notice.room, notice.member.id, encodeUserLeft(notice.room, notice.member));
}

void RedisRoomBoard::hear(const RoomMessageNotice &notice)
{
    std::optional<RoomCommandLog::Entry> own;
    if (notice.node == m_link.node()) {
        own = end(notice.number);
    }
    const auto attendants = m_attendance.in(notice.command.room);
    if (!attendants.empty()) {
        deliverToOthers(notice.command.room, own ? notice.sender : QByteArray{},
                        encodeRoomMessage(notice.sender, notice.command, QJsonValue::Undefined));
    }
    if (own) {
        deliver(own->session, roomFrame(encodeRoomMessage(notice.sender, notice.command, own->ref)), true);
        if (m_traffic) {
            note(entryOf(notice.command), own->session);
        }
    }
}

void RedisRoomBoard::hear(const PrivateMessageNotice &notice)
{
    deliver(notice.target, roomFrame(encodePrivateMessage(notice.sender, notice.data)), false);
}

void RedisRoomBoard::hear(const PutOutNotice &notice)
{
    if (m_attendance.leave(notice.session, notice.room)) {
        deliver(notice.session, roomFrame(encodeRoomLeft(notice.room, QJsonValue::Undefined)), false);
    }
}

void RedisRoomBoard::hear(const RoomJoinedNotice &notice)
{
    if (const auto entry = end(notice.number)) {
        if (std::holds_alternative<JoinRoomCommand>(entry->command)) {
            heardJoined(*entry, notice);
        } else if (std::holds_alternative<RoomCommandLog::RejoinCommand>(entry->command)) {
            heardRejoined(*entry, notice);
        }
    }
}

void RedisRoomBoard::heardJoined(const RoomCommandLog::Entry &entry, const RoomJoinedNotice &notice)
{
    const auto &command = std::get<JoinRoomCommand>(entry.command);
    const auto self = std::ranges::find(notice.members, toText(entry.session), &RoomMember::id);
    if (self == notice.members.end() || !m_members.contains(entry.session)) {
        return;
    }
    m_attendance.join(entry.session, command.room, self->name);
    note(entryOf(command), entry.session);
    deliver(entry.session, roomFrame(encodeRoomJoined(command.room, notice.members, notice.kept, entry.ref)), true);
}

void RedisRoomBoard::heardRejoined(const RoomCommandLog::Entry &entry, const RoomJoinedNotice &notice)
{
    const auto &command = std::get<RoomCommandLog::RejoinCommand>(entry.command);
    const QByteArray frame =
        roomFrame(encodeRoomJoined(command.room, notice.members, notice.kept, QJsonValue::Undefined));
    for (const SessionId session : command.sessions) {
        if (m_attendance.isIn(session, command.room)) {
            deliver(session, frame, false);
        }
    }
}

void RedisRoomBoard::hear(const RoomDoneNotice &notice)
{
    const auto entry = end(notice.number);
    if (!entry || !m_members.contains(entry->session)) {
        return;
    }
    if (const auto *const left = std::get_if<LeaveRoomCommand>(&entry->command)) {
        m_attendance.leave(entry->session, left->room);
        note({.kind = TrafficEntry::Kind::Leave, .place = left->room}, entry->session);
        deliver(entry->session, roomFrame(encodeRoomLeft(left->room, entry->ref)), true);
    } else if (const auto *const sent = std::get_if<PrivateMessageCommand>(&entry->command)) {
        note({.kind = TrafficEntry::Kind::PrivateMessage, .bytes = sent->data.size()}, entry->session);
        if (!entry->ref.isUndefined()) {
            deliver(entry->session, roomFrame(encodePrivateMessageSent(toText(entry->session), *sent, entry->ref)),
                    true);
        }
    }
}

void RedisRoomBoard::hear(const RoomRefusedNotice &notice)
{
    if (const auto entry = end(notice.number)) {
        refuse(*entry, roomrefusals::named(notice.reason, m_limits));
    }
}

void RedisRoomBoard::deliver(SessionId session, const QByteArray &frame, bool answers)
{
    if (const auto found = m_members.find(session); found != m_members.end()) {
        found->second->hear(frame, answers);
    }
}

/// Who hears it may leave meanwhile.
void RedisRoomBoard::deliverToOthers(const QByteArray &room, QByteArrayView except, const QByteArray &text)
{
    const auto attendants = m_attendance.in(room);
    if (attendants.empty()) {
        return;
    }
    const auto excepted = sessionIdOf(except);
    const QByteArray frame = roomFrame(text);
    for (const auto &attendant : attendants) {
        if (!excepted || attendant.session != *excepted) {
            deliver(attendant.session, frame, false);
        }
    }
}

void RedisRoomBoard::refuse(const RoomCommandLog::Entry &entry, const Error &error)
{
    if (const auto found = m_members.find(entry.session); found != m_members.end()) {
        found->second->refuse(error, entry.ref);
    }
}

void RedisRoomBoard::note(TrafficEntry entry, SessionId session)
{
    if (m_traffic) {
        entry.sender = toText(session);
        entry.transport = QByteArrayLiteral("ws");
        m_traffic->add(std::move(entry));
    }
}

} // namespace pushscope
