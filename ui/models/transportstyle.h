// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/transport.h"

#include <QColor>
#include <QIcon>
#include <QPainterPath>
#include <QString>

namespace pushscope {

enum class MarkerShape { Circle, Square, Triangle, Diamond };

/// How a transport looks and what it is called, everywhere alike.
struct TransportStyle
{
    QString name; ///< as a heading
    QString shortName; ///< as a lane or a table row
    MarkerShape shape = MarkerShape::Circle;
    QColor color; ///< of markers and areas on dark surfaces
    QColor colorOnLight; ///< the same hue, at least 3 : 1 on either theme's surfaces
    QColor textOnDark; ///< the same hue, at least 4.5 : 1 on the dark theme's surfaces
    QColor textOnLight; ///< and on the light theme's

    [[nodiscard]] const QColor &mark(bool dark) const { return dark ? color : colorOnLight; }
    [[nodiscard]] const QColor &text(bool dark) const { return dark ? textOnDark : textOnLight; }
    [[nodiscard]] static TransportStyle of(Transport transport);
};

/// Losses, failures and faults.
[[nodiscard]] QColor faultColor();

/// The transport's mark: filled, and hollow where something is switched off.
[[nodiscard]] QIcon markerIcon(Transport transport);
[[nodiscard]] QPainterPath markerPath(MarkerShape shape, QPointF center, qreal diameter);

} // namespace pushscope
