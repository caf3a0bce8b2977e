// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metrics/deliverymatrix.h"
#include "theme/theme.h"

#include <QImage>
#include <QSize>

#include <array>

namespace pushscope {

/// What each kind of delivery looks like at one size of cell: told apart by shape and by colour, where cells are large
/// enough for shapes. Drawn once and copied.
class LedgerCells
{
public:
    /// `size` in device pixels.
    void prepare(QSize size, const Theme &theme);
    [[nodiscard]] QSize size() const { return m_size; }
    void copy(DeliveryMatrix::Cell cell, QImage &into, QPoint at) const; ///< cut at the borders of `into`

private:
    QSize m_size;
    QColor m_ground;
    std::array<QImage, 12> m_pictures; ///< by state, then with a duplicate
};

/// Draws one cell.
void paintLedgerCell(QPainter &painter, const QRectF &box, DeliveryMatrix::Cell cell, const Theme &theme);

} // namespace pushscope
