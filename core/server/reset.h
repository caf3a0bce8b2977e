// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/history.h"
#include "protocol/envelope.h"

namespace pushscope {

/// A broken continuity in the words of the outside.
[[nodiscard]] inline Reset announcement(const History::Broken &broken, const QByteArray &requested)
{
    const bool expired = broken.reason == History::Broken::Reason::Expired;
    return {.requested = requested,
            .first = broken.first.toByteArray(),
            .reason = expired ? QByteArrayLiteral("expired") : QByteArrayLiteral("epoch")};
}

} // namespace pushscope
