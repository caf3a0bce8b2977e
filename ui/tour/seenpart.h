// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>

class QWidget;

namespace pushscope {

/// What of a widget is inside all that it stands in, in the coordinates of its window. Empty if it is hidden, scrolled
/// away, or behind another tab.
[[nodiscard]] QRect seenPart(const QWidget &widget);

} // namespace pushscope
