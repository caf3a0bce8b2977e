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
/// Why it was refused, as the end of a sentence: as `told` by the server if it did, else as the standard means the
/// status, with the path where there is nothing.
[[nodiscard]] QString whyRefused(int status, const QString &told, const QString &path);
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

/// What RefusedAnswer::message() says, taken apart again; its `why` is in English, too.
struct ToldRefusal
{
    int status = 0; ///< 0: the sentence is of something else
    QString why;

    [[nodiscard]] static ToldRefusal in(const QString &sentence);
};

/// The status line for people: `503 Service Unavailable`.
[[nodiscard]] QString statusText(const HttpResponseHead &head);

} // namespace pushscope
