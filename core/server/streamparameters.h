// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/history.h"
#include "message/result.h"
#include "protocol/httphead.h"
#include "protocol/httptarget.h"
#include "server/encodedevent.h"

#include <QByteArrayList>

#include <chrono>
#include <optional>

namespace pushscope {

/// Instead of an id: everything that the history still holds.
inline constexpr char startOfHistory[] = "start";

/// The id in whose place `start` stands now.
[[nodiscard]] std::optional<QByteArray> resolved(const std::optional<QByteArray> &after, const History &history);

/// What a request for events says in its query and headers, the same for all transports.
struct StreamParameters
{
    QByteArrayList channels;
    std::optional<QByteArray> after; ///< as given; whether the log knows it is the broker's matter
    Form form = Form::Envelope;
    std::chrono::milliseconds timeout{25'000}; ///< of a poll

    bool operator==(const StreamParameters &) const = default;

    /// The error's field names the parameter.
    [[nodiscard]] static Result<StreamParameters> of(const HttpRequestHead &head, const HttpTarget &target);
};

} // namespace pushscope
