// SPDX-License-Identifier: GPL-3.0-or-later
#include "share/qrview.h"

#include <QPainter>

#include <algorithm>

namespace pushscope {

namespace {

constexpr int usualModule = 5; ///< pixels: read from across a table
constexpr int leastModule = 4;

} // namespace

QrView::QrView(QWidget *parent) : QWidget{parent}
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void QrView::setCode(const QrCode &code)
{
    m_code = code;
    updateGeometry();
    update();
}

QSize QrView::sizeHint() const
{
    const int side = m_code.side() * usualModule;
    return {side, side};
}

QSize QrView::minimumSizeHint() const
{
    const int side = m_code.side() * leastModule;
    return {side, side};
}

/// It is a square: more height than width would be empty.
void QrView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    setMaximumHeight(std::max(width(), minimumSizeHint().height()));
}

void QrView::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter{this};
    m_code.draw(painter, QRectF{rect()});
}

} // namespace pushscope
