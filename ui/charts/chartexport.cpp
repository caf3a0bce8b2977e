// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartexport.h"

#include <QBuffer>
#include <QFocusFrame>
#include <QPaintEngine>
#include <QPainter>
#include <QPixmap>
#include <QSvgGenerator>
#include <QWidget>

namespace pushscope {

namespace {

constexpr qreal scale = 2;

/// What only tells where the keyboard is does not belong into a picture.
class WithoutFocusRing
{
public:
    explicit WithoutFocusRing(const QWidget &widget) : m_rings{widget.findChildren<QFocusFrame *>()}
    {
        for (QFocusFrame *ring : std::as_const(m_rings))
            ring->hide();
    }
    ~WithoutFocusRing()
    {
        for (QFocusFrame *ring : std::as_const(m_rings))
            ring->show();
    }
    WithoutFocusRing(const WithoutFocusRing &) = delete;
    WithoutFocusRing &operator=(const WithoutFocusRing &) = delete;

private:
    QList<QFocusFrame *> m_rings;
};

} // namespace

QByteArray toPng(QWidget &widget)
{
    const WithoutFocusRing plain{widget};
    QPixmap picture{widget.size() * scale};
    picture.setDevicePixelRatio(scale);
    picture.fill(widget.palette().color(QPalette::Window));
    widget.render(&picture);
    QBuffer bytes;
    bytes.open(QIODevice::WriteOnly);
    picture.save(&bytes, "PNG");
    return bytes.data();
}

QByteArray toSvg(QWidget &widget)
{
    const WithoutFocusRing plain{widget};
    QBuffer bytes;
    bytes.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&bytes);
    generator.setSize(widget.size());
    generator.setViewBox(widget.rect());
    generator.setResolution(widget.logicalDpiX());
    generator.setTitle(widget.accessibleName());
    QPainter painter{&generator};
    painter.fillRect(widget.rect(), widget.palette().color(QPalette::Window));
    widget.render(&painter);
    painter.end();
    return bytes.data();
}

bool wantsShapes(const QPainter &painter)
{
    return painter.paintEngine() != nullptr && painter.paintEngine()->type() == QPaintEngine::SVG;
}

} // namespace pushscope
