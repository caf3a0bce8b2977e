// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frames.h"
#include "theme/theme.h"

#include <QFontMetricsF>
#include <QRectF>

#include <vector>

class QPainter;

namespace pushscope {

/// Where a fault lies in a picture, from left to right.
struct FaultSpan
{
    qreal from = 0;
    qreal to = 0; ///< the same for a moment
    bool begins = true; ///< its beginning is within the picture
    bool ends = false; ///< likewise its end
    bool strong = true; ///< it meets what is drawn here
    const FaultStretch *fault = nullptr;
};

/// Places a stretch between `left` and `right`; `from` and `to` are where its ends would be.
[[nodiscard]] FaultSpan faultSpan(const FaultStretch &fault, qreal from, qreal to, qreal left, qreal right);

/// A tint with a line where the fault began and one where it ended, and a bar along the top: solid where it meets what
/// is drawn there, dashed where not. A moment is a line with a flag. Goes under what is measured.
void paintFaultSpan(QPainter &painter, const FaultSpan &span, const QRectF &box, const Theme &theme);

/// The same within a lane that is filled with a colour of its own: bars above and below, set apart by `back`; the fill
/// still says the state.
void paintFaultInLane(QPainter &painter, const FaultSpan &span, const QRectF &box, const QColor &back,
                      const Theme &theme);

/// With the painter's font. Goes above what is measured. `back` is what is behind. The height along the top that the
/// names take.
qreal paintFaultNames(QPainter &painter, const std::vector<FaultSpan> &spans, const QRectF &box, const QColor &back,
                      const Theme &theme);

/// The side of the flag of a moment.
[[nodiscard]] qreal flagSize(const QFontMetricsF &metrics);

/// Fills in strips. Qt hands a pattern or a tint that covers many rows to a pool of threads and waits for them; on a
/// busy machine the painting thread then waits for longer than the whole frame takes.
void fillInStrips(QPainter &painter, const QRectF &box, const QBrush &brush);

/// The line of a cursor, with a handle at its top.
void paintCursor(QPainter &painter, qreal x, qreal top, qreal bottom, const Theme &theme);

} // namespace pushscope
