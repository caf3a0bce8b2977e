// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartexport.h"

#include <QBuffer>
#include <QPaintEngine>
#include <QPainter>
#include <QPixmap>
#include <QSvgGenerator>
#include <QWidget>

namespace pushscope {

namespace {

constexpr qreal scale = 2;

} // namespace

QByteArray toPng(QWidget &widget)
{
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
