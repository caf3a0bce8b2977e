// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metrics/clientstate.h"

#include <QColor>
#include <QIcon>
#include <QPainterPath>

class QPainter;

namespace pushscope {

/// Everything that is drawn as an icon, by paths: no font and no image format is needed.
enum class Glyph {
    Play,
    Stop,
    Pause,
    Clear,
    Close,
    Flip,
    Plus,
    Table,
    Warning,
    Check,
    Ring,
    Clock,
    Hourglass,
    Dot,
    Cross,
    Square,
    Fault,
    Copy,
    Load, ///< bars of growing height
    More, ///< points to the right: closed
    Less, ///< points down: open
    Rest, ///< points to the right twice: what a toolbar has no room for
    Share, ///< one point and those that hang on it
};

[[nodiscard]] Glyph glyphOf(ClientState state);
/// Draws within `box`, a square.
void drawGlyph(QPainter &painter, Glyph glyph, const QRectF &box, const QColor &color);
/// Sharp at every size and scale.
[[nodiscard]] QIcon glyphIcon(Glyph glyph, const QColor &color);

/// The program's own mark: a trace on a screen that becomes an arrow.
void drawAppMark(QPainter &painter, const QRectF &box);
[[nodiscard]] QIcon appIcon();

} // namespace pushscope
