// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

class QPainter;
class QWidget;

namespace pushscope {

/// The widget as it looks, with twice the pixels.
[[nodiscard]] QByteArray toPng(QWidget &widget);
/// The widget as lines and text.
[[nodiscard]] QByteArray toSvg(QWidget &widget);

/// Whether what is painted becomes a file of shapes: then nothing is to be copied from a pixmap.
[[nodiscard]] bool wantsShapes(const QPainter &painter);

} // namespace pushscope
