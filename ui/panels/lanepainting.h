// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metrics/clientstate.h"
#include "theme/theme.h"

class QPainter;

namespace pushscope {

/// Draws a stretch of a state into a lane: the same strokes in the timeline and in its legend.
/// `color` is the transport's, or a neutral one. `origin` is where patterns start, so that they move along.
void paintState(QPainter &painter, const QRectF &box, ClientState state, const QColor &color, const Theme &theme,
                qreal origin);

/// A triangle that points down: events are missing (`lost`), or the history was.
void paintIncident(QPainter &painter, QPointF center, qreal side, bool lost, const Theme &theme);

} // namespace pushscope
