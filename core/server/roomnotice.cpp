// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/roomnotice.h"

#include <QByteArrayList>

#include <algorithm>
#include <utility>

namespace pushscope {

namespace {

std::optional<QByteArrayList> fieldsOf(QByteArrayView message)
{
    QByteArrayList fields;
    while (!message.isEmpty()) {
        const auto colon = message.indexOf(':');
        bool isNumber = false;
        const auto size = colon < 1 ? -1 : message.first(colon).toByteArray().toLongLong(&isNumber);
        if (!isNumber || size < 0 || size > message.size() - colon - 1) {
            return {};
        }
        fields.append(message.sliced(colon + 1, size).toByteArray());
        message = message.sliced(colon + 1 + size);
    }
    return fields;
}

std::optional<quint64> numberOf(const QByteArray &text)
{
    bool isNumber = false;
    const quint64 number = text.toULongLong(&isNumber);
    return isNumber ? std::optional{number} : std::nullopt;
}

std::optional<Keep> keepOf(const QByteArray &text)
{
    if (text.isEmpty()) {
        return Keep::No;
    }
    if (text == "append") {
        return Keep::Append;
    }
    return text == "clear" ? std::optional{Keep::Clear} : std::nullopt;
}

std::optional<RoomNotice> messageOf(const QByteArrayList &fields)
{
    const auto keep = keepOf(fields[3]);
    const auto number = numberOf(fields[6]);
    if (!keep || !number) {
        return {};
    }
    return RoomMessageNotice{fields[2], {fields[1], fields[4], *keep}, fields[5], *number};
}

/// From pairs of an id and "order:name".
std::optional<std::vector<RoomMember>> membersOf(const QByteArrayList &pairs)
{
    std::vector<std::pair<quint64, RoomMember>> ordered;
    ordered.reserve(static_cast<std::size_t>(pairs.size() / 2));
    for (qsizetype i = 0; i + 1 < pairs.size(); i += 2) {
        const auto colon = pairs[i + 1].indexOf(':');
        const auto order = colon < 0 ? std::nullopt : numberOf(pairs[i + 1].first(colon));
        if (!order) {
            return {};
        }
        ordered.push_back({*order, {pairs[i], pairs[i + 1].sliced(colon + 1)}});
    }
    std::ranges::stable_sort(ordered, {}, &std::pair<quint64, RoomMember>::first);
    std::vector<RoomMember> members;
    members.reserve(ordered.size());
    std::ranges::transform(ordered, std::back_inserter(members), [](auto &each) { return std::move(each.second); });
    return members;
}

std::optional<RoomNotice> answerOf(const QByteArrayList &fields)
{
    constexpr qsizetype beforeMembers = 4;
    const auto number = fields.size() < 3 ? std::nullopt : numberOf(fields[1]);
    if (!number) {
        return {};
    }
    const QByteArray &kind = fields[2];
    if ((kind == "left" || kind == "sent") && fields.size() == 3) {
        return RoomDoneNotice{*number};
    }
    if (kind == "refused" && fields.size() == 4) {
        return RoomRefusedNotice{*number, fields[3]};
    }
    if (kind == "joined" && fields.size() >= beforeMembers && fields.size() % 2 == 0) {
        if (auto members = membersOf(fields.sliced(beforeMembers))) {
            return RoomJoinedNotice{*number, fields[3], std::move(*members)};
        }
    }
    return {};
}

std::optional<RoomNotice> toOne(const QByteArrayList &fields)
{
    if (fields[0] == "private" && fields.size() == 4) {
        if (const auto target = sessionIdOf(fields[1])) {
            return PrivateMessageNotice{*target, fields[2], fields[3]};
        }
    } else if (fields[0] == "out" && fields.size() == 3) {
        if (const auto session = sessionIdOf(fields[2])) {
            return PutOutNotice{fields[1], *session};
        }
    }
    return {};
}

} // namespace

std::optional<RoomNotice> parseRoomNotice(QByteArrayView message)
{
    const auto fields = fieldsOf(message);
    if (!fields || fields->isEmpty()) {
        return {};
    }
    const QByteArray &kind = fields->front();
    if (kind == "answer") {
        return answerOf(*fields);
    }
    if (kind == "message" && fields->size() == 7) {
        return messageOf(*fields);
    }
    if (kind == "joined" && fields->size() == 4) {
        return UserJoinedNotice{(*fields)[1], {(*fields)[2], (*fields)[3]}};
    }
    if (kind == "left" && fields->size() == 4) {
        return UserLeftNotice{(*fields)[1], {(*fields)[2], (*fields)[3]}};
    }
    return toOne(*fields);
}

} // namespace pushscope
