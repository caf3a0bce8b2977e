// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "options/option.h"

#include <QByteArray>

namespace pushscope {

/// The environment's token for what has no --token, and the one for what has no --publish-token.
inline constexpr char tokenVariable[] = "PUSHSCOPE_TOKEN";
inline constexpr char publishTokenVariable[] = "PUSHSCOPE_PUBLISH_TOKEN";

/// `name`, which every user of the machine can see while the program runs, and `name`-file, which gives the same from
/// the first line of a file. Only one of them may be given.
[[nodiscard]] QList<Option> tokenOptions(const QString &name, QByteArray &into, const QString &help,
                                         const QString &fallback);

/// Takes the token of the environment's variable if none is given. What is wrong with it, in one line.
[[nodiscard]] std::optional<QString> takeTokenOfEnvironment(const char *variable, QByteArray &into);

} // namespace pushscope
