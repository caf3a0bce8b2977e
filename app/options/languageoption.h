// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "options/option.h"

namespace pushscope {

/// `--language`, for the help and for refusals. What is asked for is read before the tables are made: languageAmong().
[[nodiscard]] Option languageOption(QString &into);

} // namespace pushscope
