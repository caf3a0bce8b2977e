// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace pushscope {

/// How to give the token that a refusal of this status asks for, as the end of a sentence for people; empty if it asks
/// for none. Who had credentials, in whatever form, knows how.
[[nodiscard]] QString tokenAdvice(int status, bool hadCredentials);

/// The sentence of a client that follows, in the language of the program, and with the option that mends it where a
/// server refused.
[[nodiscard]] QString advisedClientSentence(const QString &english, bool hadCredentials);

} // namespace pushscope
