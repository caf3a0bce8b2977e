// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QAccessibleInterface;
class QWidget;

namespace pushscope {

class FigureRow;

/// A row of figures as pairs of texts: a caption, as "p50 · n 1,234", and its value, as "1.2 ms", which says by what it
/// is labelled. `row` is a FigureRow, or will be one once it is made.
[[nodiscard]] QAccessibleInterface *figureRowAccessible(QWidget &row);

/// Tells who listens which values are others than when it was last told.
void tellFigures(FigureRow &row);

} // namespace pushscope
