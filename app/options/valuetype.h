// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/result.h"

#include <QString>

#include <functional>

namespace pushscope {

/// What an option or argument takes: its placeholder in the usage, the same in words for the help
/// and for refusals, and the parser.
template <typename T>
struct ValueType
{
    QString placeholder;
    QString takes; ///< continues the sentence "--flag takes …"
    std::function<Result<T>(const QString &)> parse;
    bool secret = false; ///< never repeated in an error
    bool explains = false; ///< a refusal tells the parser's own message
};

} // namespace pushscope
