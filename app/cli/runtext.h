// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "experiment/outcome.h"
#include "message/result.h"

#include <QByteArray>

namespace pushscope {

/// What `run` prints: each expectation, the ledger of each client, and the verdict. UTF-8.
[[nodiscard]] QByteArray runText(const Outcome &outcome, bool counter);
/// What `run --list` prints, as text or as one JSON object; or why it cannot.
[[nodiscard]] Result<QByteArray> shippedText(bool json);

} // namespace pushscope
