// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>

namespace pushscope {

/// `target` changed by a JSON Merge Patch (RFC 7396 2): objects are merged, null takes a member away, all else stands
/// in place of what was there.
[[nodiscard]] QJsonValue mergePatched(const QJsonValue &target, const QJsonValue &patch);

} // namespace pushscope
