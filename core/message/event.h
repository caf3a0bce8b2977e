// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/eventid.h"
#include "message/payload.h"
#include "time/clock.h"

#include <QByteArray>

#include <optional>

namespace pushscope {

inline constexpr char defaultEventType[] = "message";

/// What a feed or a publisher hands in: an event that has no id yet.
struct Publication
{
    QByteArray channel;
    QByteArray type{defaultEventType};
    /// When it was meant to be sent; every latency counts from here.
    Instant due;
    Payload payload;

    bool operator==(const Publication &) const = default;
};

/// An event of the log.
struct Event
{
    EventId id;
    /// The event before it in its channel; nothing for the channel's first.
    std::optional<EventId> previous;
    QByteArray channel;
    QByteArray type;
    Instant due;
    Payload payload;

    bool operator==(const Event &) const = default;
};

/// The envelope, one line of JSON: {"id","prev","channel","event","t","data"} and, for a Binary
/// payload, "encoding":"base64".
[[nodiscard]] QByteArray toEnvelope(const Event &event);

/// The envelope of an event whose Binary payload follows it in a frame of its own: no `data`, but
/// "binary":true.
[[nodiscard]] QByteArray toBinaryEnvelope(const Event &event);

/// 1–128 printable ASCII characters other than space, quote and backslash: safe in every encoding.
[[nodiscard]] bool isEventType(QByteArrayView type);

} // namespace pushscope
