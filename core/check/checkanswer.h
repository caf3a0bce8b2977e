// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "check/checktalk.h"
#include "protocol/httphead.h"

#include <QByteArray>

#include <optional>

namespace pushscope {

/// One whole response.
struct CheckAnswer
{
    HttpResponseHead head;
    QByteArray body;

    [[nodiscard]] int status() const { return head.status; }
    [[nodiscard]] QByteArray field(QByteArrayView name) const
    {
        return head.headers.value(name).value_or(QByteArray{});
    }
    [[nodiscard]] bool isError() const { return status() >= 400; }
};

/// The next final response, interim ones passed over; nothing if none comes in time. What is not HTTP fails the case.
[[nodiscard]] CheckAsync<std::optional<CheckAnswer>> answerIfAny(CheckTalk talk, CheckPeer *peer, bool toHead = false);
/// As above; without one the case fails.
[[nodiscard]] CheckAsync<CheckAnswer> answerOf(CheckTalk talk, CheckPeer *peer, bool toHead = false);
/// The head alone of the next response, 1xx included.
[[nodiscard]] CheckAsync<HttpResponseHead> headOf(CheckTalk talk, CheckPeer *peer);

/// Makes an ordinary exchange first, so that the next request is a later one of its connection. Does not apply if the
/// server does not keep the connection.
[[nodiscard]] CheckAsync<> useOnce(CheckTalk talk, CheckPeer *peer);

/// Publishes a text to the subscribers of the case's channel. Does not apply where nothing can be published.
[[nodiscard]] CheckAsync<> publish(CheckTalk talk, QByteArray text);

} // namespace pushscope
