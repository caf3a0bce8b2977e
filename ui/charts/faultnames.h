// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/bandpainting.h"

#include <QFontMetricsF>
#include <QRectF>

#include <vector>

namespace pushscope {

/// Where the name of a fault is painted.
struct FaultName
{
    QRectF box;
    const FaultSpan *span = nullptr; ///< one of those that were to be placed
};

/// Where the names stand along the top of `box`: each behind the line of its beginning, before it where there is no
/// room behind, below another one if need be, else left out. Those that meet what is drawn here, and those in force,
/// have the first choice.
[[nodiscard]] std::vector<FaultName> placeFaultNames(const std::vector<FaultSpan> &spans, const QRectF &box,
                                                     const QFontMetricsF &metrics);

} // namespace pushscope
