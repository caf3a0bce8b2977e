// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/result.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QByteArrayView>

#include <optional>
#include <utility>
#include <vector>

namespace pushscope {

/// The request target in origin form or absolute form (RFC 9112 3.2), percent-decoded once.
struct HttpTarget
{
    QByteArray path; ///< decoded; always begins with '/'
    std::vector<std::pair<QByteArray, QByteArray>> query; ///< decoded, in order; '+' stays '+'
    QByteArray authority; ///< of an absolute form, else empty

    [[nodiscard]] std::optional<QByteArray> queryValue(QByteArrayView name) const; ///< the first
    [[nodiscard]] QByteArrayList queryValues(QByteArrayView name) const;

    bool operator==(const HttpTarget &) const = default;

    /// Refuses a bad percent-encoding, a decoded NUL or control byte and a form that is neither.
    [[nodiscard]] static Result<HttpTarget> parse(QByteArrayView target);
};

} // namespace pushscope
