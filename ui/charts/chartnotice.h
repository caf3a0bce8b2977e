// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFontMetricsF>
#include <QRectF>
#include <QString>

namespace pushscope {

/// A sentence in a box over a plot.
struct ChartNotice
{
    enum class Place { Middle, Newest };

    QRectF box;
    QRectF textBox;
    QString text; ///< cut, with an ellipsis, where the plot has no room for all of it

    /// `below`: what is left free at the top of the plot, if there is room.
    [[nodiscard]] static ChartNotice laidOut(const QString &text, const QFontMetricsF &metrics, const QRectF &plot,
                                             Place place, qreal below = 0);

    static constexpr int flags = Qt::AlignCenter | Qt::TextWordWrap; ///< to draw the text with
};

} // namespace pushscope
