// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/theme.h"

#include <QWidget>

namespace pushscope {

/// What the strokes of the timeline mean; what does not fit is in its tool tip.
class TimelineLegend : public QWidget
{
    Q_OBJECT

public:
    explicit TimelineLegend(QWidget *parent = nullptr);
    void setTheme(const Theme &theme);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintTick(QPainter &painter, const QRectF &swatch, qreal height, qreal width) const;

    Theme m_theme;
};

} // namespace pushscope
