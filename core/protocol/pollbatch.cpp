// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/pollbatch.h"

#include "message/payload.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonParseError>

#include <utility>

namespace pushscope {

namespace {

Error foreign(const QString &message, const QString &field)
{
    return {QByteArrayLiteral("foreign"), message, field};
}

} // namespace

QByteArray encodePollBatch(const QByteArrayList &envelopes, QByteArrayView next, const std::optional<Reset> &reset)
{
    QByteArray body = "{\"events\":[" + envelopes.join(',') + "],\"next\":" + jsonString(next);
    if (reset) {
        body += ",\"reset\":true,";
        body += QByteArrayView{encodeReset(*reset)}.sliced(1);
    } else {
        body += '}';
    }
    return body;
}

Result<PollBatch> parsePollBatch(QByteArrayView body)
{
    QJsonParseError parsed;
    const auto document = QJsonDocument::fromJson(QByteArray::fromRawData(body.data(), body.size()), &parsed);
    if (!document.isObject()) {
        return foreign(QStringLiteral("the body is not a JSON object: %1").arg(parsed.errorString()),
                       QStringLiteral("body"));
    }
    const QJsonObject object = document.object();
    const QJsonValue events = object.value(QLatin1String{"events"});
    const QJsonValue next = object.value(QLatin1String{"next"});
    if (!events.isArray()) {
        return foreign(QStringLiteral("the body has no array 'events'"), QStringLiteral("events"));
    }
    if (!next.isString()) {
        return foreign(QStringLiteral("the body has no string 'next'"), QStringLiteral("next"));
    }
    PollBatch batch;
    batch.next = next.toString().toUtf8();
    const auto list = events.toArray();
    batch.events.reserve(static_cast<std::size_t>(list.size()));
    for (const auto &event : list) {
        auto envelope = envelopeFromJson(event.toObject());
        if (!envelope) {
            return foreign(QStringLiteral("event %1 is not an envelope").arg(batch.events.size()),
                           QStringLiteral("events"));
        }
        batch.events.push_back(*std::move(envelope));
    }
    if (object.value(QLatin1String{"reset"}).toBool()) {
        batch.reset = resetFromJson(object);
        if (!batch.reset) {
            return foreign(QStringLiteral("the reset lacks 'requested', 'first' or 'reason'"), QStringLiteral("reset"));
        }
    }
    return batch;
}

} // namespace pushscope
