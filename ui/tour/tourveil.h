// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/theme.h"

#include <QList>
#include <QWidget>

namespace pushscope {

/// Dims the window around what the tour points at, and draws a frame around that. Lets the pointer through.
class TourVeil : public QWidget
{
    Q_OBJECT

public:
    explicit TourVeil(QWidget &window);
    void setMarks(const QList<QRect> &marks);
    void setTheme(const Theme &theme);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<QRect> m_marks;
    Theme m_theme;
};

} // namespace pushscope
