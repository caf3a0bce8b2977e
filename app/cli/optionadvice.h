// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace pushscope {

/// Which option mends a refusal of this status, as the end of a sentence for people; empty if none does. The `reason`
/// is what the server gave, in English.
[[nodiscard]] QString optionAdvice(int status, const QString &reason, bool hasToken);

/// The sentence of a client, in the language of the program and with that advice where a server refused.
[[nodiscard]] QString advisedClientSentence(const QString &english, bool hasToken);

} // namespace pushscope
