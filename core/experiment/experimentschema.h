// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

namespace pushscope {

/// The form of experiments and lessons as a JSON Schema (draft 2020-12), made from the table that the parser reads.
/// The parser says more: that names exist, that times are in order and below the duration.
[[nodiscard]] QJsonObject experimentSchema();

} // namespace pushscope
