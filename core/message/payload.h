// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/result.h"

#include <QByteArray>
#include <QByteArrayView>

namespace pushscope {

/// What an event carries.
struct Payload
{
    enum class Kind { Json, Text, Binary };

    Kind kind = Kind::Text;
    /// Json: one valid JSON text without line breaks. Text: UTF-8. Binary: any bytes.
    QByteArray bytes;

    bool operator==(const Payload &) const = default;

    /// `bytes` must be one JSON text (RFC 8259, a bare value included); line breaks between its tokens are taken out.
    [[nodiscard]] static Result<Payload> fromJson(QByteArrayView bytes);
    /// Text, or Binary if the bytes are not UTF-8.
    [[nodiscard]] static Payload fromBytes(QByteArrayView bytes);
    /// As `fromBytes`, but an object or array in JSON is taken as JSON: for lines of a file or of stdin.
    [[nodiscard]] static Payload fromLine(QByteArrayView line);
};

/// `text` (UTF-8) as a JSON string with its quotes.
[[nodiscard]] QByteArray jsonString(QByteArrayView text);

} // namespace pushscope
