// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/httphead.h"

#include <QDateTime>

#include <chrono>
#include <optional>

namespace pushscope {

/// The wait that a Retry-After asks for (RFC 9110 10.2.3): delta seconds, or an HTTP date in one of
/// its three forms. A date in the past is no wait; more than `longestRetryAfter` is cut to it.
[[nodiscard]] std::optional<std::chrono::milliseconds> parseRetryAfter(const QByteArray &value, const QDateTime &now);

/// Of an answer; a date counts from the answer's own `Date` if it has one, so that the clocks of
/// the two hosts need not agree.
[[nodiscard]] std::optional<std::chrono::milliseconds> retryAfterOf(const HttpResponseHead &head);

inline constexpr std::chrono::milliseconds longestRetryAfter = std::chrono::hours{24};

} // namespace pushscope
