// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/theme.h"

#include <QBrush>
#include <QRect>

class QPainter;

namespace pushscope {

inline constexpr int cardStripe = 5; ///< width of the stripe at the left

/// A plate with round corners that fills `area`.
void paintCard(QPainter &painter, const QRect &area, const Theme &theme);

/// The stripe at its left that tells a state by its colour, cut by the corners.
void paintCardStripe(QPainter &painter, const QRect &area, const QBrush &brush);

} // namespace pushscope
