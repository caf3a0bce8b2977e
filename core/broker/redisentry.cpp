// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/redisentry.h"

#include "broker/redisclock.h"
#include "time/clock.h"

#include <utility>

namespace pushscope {

namespace {

/// "kind due clock instant node generation counter previous", the last by the script.
constexpr qsizetype aboutParts = 8;

char letterOf(Payload::Kind kind)
{
    switch (kind) {
    case Payload::Kind::Json: return 'j';
    case Payload::Kind::Text: return 't';
    case Payload::Kind::Binary: return 'b';
    }
    return 'b';
}

std::optional<Payload::Kind> kindOf(const QByteArray &letter)
{
    for (const auto kind : {Payload::Kind::Json, Payload::Kind::Text, Payload::Kind::Binary}) {
        if (letter.size() == 1 && letter.front() == letterOf(kind)) {
            return kind;
        }
    }
    return {};
}

/// The sequence of an entry's id, as in `41-0`; 0 if it is none of ours.
quint64 sequenceOf(const QByteArray &id)
{
    return id.endsWith("-0") ? id.chopped(2).toULongLong() : 0;
}

Instant dueOf(const QByteArrayList &about, const RedisClock &clock)
{
    return about[2] == SteadyClock::id() ? fromMicroseconds(about[3].toLongLong())
                                         : clock.fromRedis(about[1].toLongLong());
}

} // namespace

QByteArrayList toRedisFields(const Publication &publication, const RedisStamp &stamp, const RedisClock &clock)
{
    const QByteArrayList about{QByteArray{1, letterOf(publication.payload.kind)},
                               QByteArray::number(clock.toRedis(publication.due)),
                               SteadyClock::id(),
                               QByteArray::number(toMicroseconds(publication.due)),
                               stamp.node,
                               QByteArray::number(stamp.generation),
                               QByteArray::number(stamp.counter)};
    return {publication.channel, publication.type, publication.payload.bytes, about.join(' ')};
}

std::optional<RedisEntry> fromRedisEntry(RedisReply reply, const QByteArray &epoch, const RedisClock &clock)
{
    const quint64 sequence = sequenceOf(reply.at(0).bytes);
    RedisReply fields = reply.elements.size() == 2 ? std::move(reply.elements[1]) : RedisReply{};
    if (sequence == 0 || fields.elements.size() != 8 || fields.at(0).bytes != "channel" || fields.at(2).bytes != "type"
        || fields.at(4).bytes != "data" || fields.at(6).bytes != "about") {
        return {};
    }
    const QByteArrayList about = fields.at(7).bytes.split(' ');
    const auto kind = kindOf(about.constFirst());
    if (about.size() != aboutParts || !kind) {
        return {};
    }
    RedisEntry entry;
    entry.event.id = {epoch, Sequence{sequence}};
    if (const quint64 previous = about[7].toULongLong(); previous > 0) {
        entry.event.previous = EventId{epoch, Sequence{previous}};
    }
    entry.event.channel = std::move(fields.elements[1].bytes);
    entry.event.type = std::move(fields.elements[3].bytes);
    entry.event.due = dueOf(about, clock);
    entry.event.payload = {*kind, std::move(fields.elements[5].bytes)};
    entry.stamp = {about[4], about[5].toULongLong(), about[6].toULongLong()};
    entry.about = std::move(fields.elements[7].bytes);
    return entry;
}

} // namespace pushscope
