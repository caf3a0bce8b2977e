// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/result.h"

#include <QString>
#include <QStringList>

#include <functional>

namespace pushscope {

/// What a shell can offer for a value. None of it depends on the language.
struct Suggestion
{
    QStringList words;
    QStringList endings; ///< of files, as `.json`; `*` for any file
    bool folders = false; ///< folders alone
};

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
    Suggestion suggests = {};
};

} // namespace pushscope
