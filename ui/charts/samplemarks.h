// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/transportstyle.h"

#include <QPixmap>

class QPainter;

namespace pushscope {

/// How the samples of one transport look: live ones filled, replayed ones hollow and larger. Lengths are logical
/// pixels.
class SampleMarks
{
public:
    SampleMarks() = default;
    SampleMarks(MarkerShape shape, const QColor &color, qreal fontHeight, qreal devicePixelRatio);

    /// From a picture made once, on whole pixels: for many samples a frame.
    void stamp(QPainter &painter, QPointF center, bool replayed) const;
    /// As a shape: for printing and vector files.
    void draw(QPainter &painter, QPointF center, bool replayed) const;
    [[nodiscard]] qreal width() const; ///< of a live sample's stamp, with its margin

private:
    [[nodiscard]] QPixmap made(bool replayed, qreal devicePixelRatio) const;
    [[nodiscard]] qreal diameter(bool replayed) const { return replayed ? m_replayedDiameter : m_liveDiameter; }

    MarkerShape m_shape = {};
    QColor m_color;
    qreal m_liveDiameter = 0;
    qreal m_replayedDiameter = 0;
    QPixmap m_live;
    QPixmap m_replayed;
};

} // namespace pushscope
