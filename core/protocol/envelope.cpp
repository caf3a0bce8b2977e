// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/envelope.h"

#include "message/channelname.h"
#include "message/event.h"
#include "message/payload.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <limits>

namespace pushscope {

namespace {

/// The largest `t` that an Instant, which counts nanoseconds, can hold.
constexpr qint64 largestTime = std::numeric_limits<qint64>::max() / 1000;

std::optional<QByteArray> stringIn(const QJsonObject &object, QLatin1String name)
{
    const QJsonValue value = object.value(name);
    return value.isString() ? std::optional{value.toString().toUtf8()} : std::nullopt;
}

/// All of the envelope but the size of its payload.
std::optional<Envelope> readFields(const QJsonObject &object)
{
    const auto id = EventId::parse(stringIn(object, QLatin1String{"id"}).value_or(QByteArray{}));
    const auto channel = stringIn(object, QLatin1String{"channel"});
    const auto type = stringIn(object, QLatin1String{"event"});
    const qint64 t = object.value(QLatin1String{"t"}).toInteger(-1);
    if (!id || !channel || !isChannelName(*channel) || !type || !isEventType(*type) || t < 0 || t > largestTime) {
        return {};
    }
    Envelope envelope;
    if (const auto previous = object.value(QLatin1String{"prev"}); !previous.isUndefined()) {
        envelope.previous = EventId::parse(previous.toString().toUtf8());
        if (!envelope.previous) {
            return {};
        }
    }
    envelope.id = *id;
    envelope.channel = *channel;
    envelope.type = *type;
    envelope.t = t;
    envelope.data = object.value(QLatin1String{"data"});
    envelope.encoding = object.value(QLatin1String{"encoding"}).toString().toUtf8();
    envelope.binary = object.value(QLatin1String{"binary"}).toBool();
    return envelope;
}

qsizetype compactSize(const QJsonValue &value)
{
    if (value.isUndefined()) {
        return 0;
    }
    constexpr qsizetype brackets = 2;
    return QJsonDocument{QJsonArray{value}}.toJson(QJsonDocument::Compact).size() - brackets;
}

/// The size of `data` if it is the last member of `text`. The members before it are known to be
/// numbers and strings without quotes, so that counting quotes tells whether all stand before it.
std::optional<qsizetype> sizeOfLast(QByteArrayView text, const QJsonObject &object)
{
    static constexpr char key[] = "\"data\":";
    constexpr qsizetype quotesOfNumber = 2;
    constexpr qsizetype quotesOfString = 4;
    const auto position = text.indexOf(key);
    if (position < 0) {
        return {};
    }
    const auto before = text.first(position);
    const qsizetype strings = object.size() - 2; // all but `t` and `data`
    if (std::ranges::count(before, '"') != quotesOfNumber + strings * quotesOfString || before.contains('\\')) {
        return {};
    }
    auto rest = text.sliced(position + qsizetype{sizeof key} - 1).trimmed();
    if (!rest.endsWith('}')) {
        return {};
    }
    rest.chop(1);
    return rest.trimmed().size();
}

} // namespace

std::optional<Envelope> parseEnvelope(QByteArrayView text)
{
    const auto document = QJsonDocument::fromJson(QByteArray::fromRawData(text.data(), text.size()));
    const QJsonObject object = document.object();
    auto envelope = readFields(object);
    if (envelope) {
        const auto size = sizeOfLast(text, object);
        envelope->payloadBytes = size ? *size : compactSize(envelope->data);
    }
    return envelope;
}

std::optional<Envelope> envelopeFromJson(const QJsonObject &object)
{
    auto envelope = readFields(object);
    if (envelope) {
        envelope->payloadBytes = compactSize(envelope->data);
    }
    return envelope;
}

QByteArray encodeReset(const Reset &reset)
{
    return "{\"requested\":" + jsonString(reset.requested) + ",\"first\":" + jsonString(reset.first)
        + ",\"reason\":" + jsonString(reset.reason) + '}';
}

std::optional<Reset> resetFromJson(const QJsonObject &object)
{
    const auto requested = stringIn(object, QLatin1String{"requested"});
    const auto reason = stringIn(object, QLatin1String{"reason"});
    const auto first = stringIn(object, QLatin1String{"first"});
    if (!requested || !reason || !first || !EventId::parse(*first)) {
        return {};
    }
    return Reset{*requested, *first, *reason};
}

} // namespace pushscope
