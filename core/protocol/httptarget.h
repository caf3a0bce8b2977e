// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/result.h"
#include "protocol/textpairs.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QByteArrayView>

#include <optional>

namespace pushscope {

/// The request target in origin form or absolute form (RFC 9112 3.2), percent-decoded once.
struct HttpTarget
{
    QByteArray path; ///< decoded; always begins with '/'
    TextPairs query; ///< decoded, in order; '+' stays '+'
    QByteArray authority; ///< of an absolute form, else empty

    /// The first of that name. Valid as long as the target.
    [[nodiscard]] std::optional<QByteArrayView> queryFind(QByteArrayView name) const;
    [[nodiscard]] std::optional<QByteArray> queryValue(QByteArrayView name) const; ///< as `queryFind`
    [[nodiscard]] QByteArrayList queryValues(QByteArrayView name) const;

    bool operator==(const HttpTarget &) const = default;

    /// Refuses a bad percent-encoding, a decoded NUL or control byte and a form that is neither.
    [[nodiscard]] static Result<HttpTarget> parse(QByteArrayView target);
};

} // namespace pushscope
