// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/eventid.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QJsonObject>
#include <QJsonValue>

#include <optional>

namespace pushscope {

/// An event as it arrives: the reading side of `toEnvelope`.
struct Envelope
{
    EventId id;
    std::optional<EventId> previous;
    QByteArray channel;
    QByteArray type;
    qint64 t = 0; ///< microseconds on the sender's monotonic clock
    QJsonValue data;
    QByteArray encoding; ///< `base64`, or empty
    qsizetype payloadBytes = 0; ///< of `data` as it stood on the wire
    bool binary = false; ///< the payload follows in a binary frame of its own

    bool operator==(const Envelope &) const = default;
};

/// Nothing unless the text is a JSON object with a valid `id`, `channel`, `event` and `t` (an integer,
/// not negative), and a valid `prev` if there is one. `data` is undefined if it is missing.
[[nodiscard]] std::optional<Envelope> parseEnvelope(QByteArrayView text);
[[nodiscard]] std::optional<Envelope> envelopeFromJson(const QJsonObject &object);

/// A broken continuity as the server announces it.
struct Reset
{
    QByteArray requested;
    QByteArray first; ///< id of the oldest event that the history holds, or of the next one if it holds none
    QByteArray reason; ///< `epoch` or `expired`

    bool operator==(const Reset &) const = default;
};

/// {"requested":…,"first":…,"reason":…}
[[nodiscard]] QByteArray encodeReset(const Reset &reset);
/// Nothing unless `first` is an id and the others are strings.
[[nodiscard]] std::optional<Reset> resetFromJson(const QJsonObject &object);

} // namespace pushscope
