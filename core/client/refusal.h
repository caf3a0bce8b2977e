// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/httphead.h"

#include <QString>

namespace pushscope {

/// A refusal that may pass by itself: a retry can help.
[[nodiscard]] bool isTransient(int status);
/// What a refusal means to a person, as the end of a sentence; empty where the status says it all.
[[nodiscard]] QString hintFor(int status);
/// Whether the body of a refusal may tell the reason, and is short enough to be waited for.
[[nodiscard]] bool tellsReason(const HttpResponseHead &head);
/// The words of a body of the form {"error":{"message":…,"field":…}}; empty if it is another.
[[nodiscard]] QString reasonIn(const QByteArray &body);
inline constexpr qsizetype largestReason = 8 * 1024;
/// A refusal whose body may still be under way.
struct RefusedAnswer
{
    HttpResponseHead head;
    QByteArray body;
    QString path; ///< that was asked for

    /// For people: the status, and why as the server or else the standard says it.
    [[nodiscard]] QString message() const;
};

/// The status line for people: `503 Service Unavailable`.
[[nodiscard]] QString statusText(const HttpResponseHead &head);

} // namespace pushscope
