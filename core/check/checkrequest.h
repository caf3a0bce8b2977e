// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "check/checkcases.h"

#include <QByteArray>
#include <QList>

#include <vector>

namespace pushscope {

/// What a server must do with a request that is wrong or unusual.
enum class RequestRule {
    Refused, ///< one of the statuses
    RefusedAndClosed, ///< one of the statuses, and the end: what follows is not answered
    OneAnswerAndClosed, ///< any status, perhaps a 400 after it, and the end: what follows is not answered
    RefusedOrUnderstood, ///< one of the statuses, or the request that follows is answered as the second one
    Understood, ///< no refusal, and the request that follows is answered as the second one
};

/// One request of a table. In `bytes`, {path} stands for a path of the server, {host} for the value of its Host field,
/// {user} for the lines that the user wants to be sent, and {usual} for both, Host line included.
struct RequestRow
{
    const char *name;
    const char *title;
    CheckLevel level;
    RequestRule rule;
    QList<int> statuses;
    QByteArray bytes;
};

/// Adds each row twice: as the first request of its connection, and (name with `-later`) as a later one.
void addRequestRows(CheckCases &cases, const std::vector<RequestRow> &rows);

/// The bytes of a row for one server.
[[nodiscard]] QByteArray requestBytes(const QByteArray &pattern, const CheckTarget &target);

/// Adds a case twice, as above.
void addOnBothRequests(CheckCases &cases, const CheckCase &theCase,
                       const std::function<CheckAsync<>(CheckTalk, bool later)> &run);

} // namespace pushscope
