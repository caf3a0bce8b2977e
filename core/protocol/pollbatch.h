// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/result.h"
#include "protocol/envelope.h"

#include <QByteArray>
#include <QByteArrayList>

#include <optional>
#include <vector>

namespace pushscope {

/// The answer to one poll: {"events":[…],"next":"ID"}, with "reset":true and the reset's own
/// fields when continuity is broken.
struct PollBatch
{
    std::vector<Envelope> events;
    QByteArray next;
    std::optional<Reset> reset;

    bool operator==(const PollBatch &) const = default;
};

[[nodiscard]] QByteArray encodePollBatch(const QByteArrayList &envelopes, QByteArrayView next,
                                         const std::optional<Reset> &reset = {});

/// The error's code is `foreign` if the body is not of this form.
[[nodiscard]] Result<PollBatch> parsePollBatch(QByteArrayView body);

} // namespace pushscope
