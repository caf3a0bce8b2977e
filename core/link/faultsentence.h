// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fault/fault.h"

#include <QString>

namespace pushscope {

/// What a fault of that kind does to a connection, for the capture.
[[nodiscard]] QString sentenceOf(FaultKind kind);
[[nodiscard]] QString sentenceOfLoss(qint64 bytes);
[[nodiscard]] QString sentenceOfHeld(qint64 bytes);
[[nodiscard]] QString sentenceOfAnswer(int status);
[[nodiscard]] QString sentenceOfNoAnswer(int status);

} // namespace pushscope
