// SPDX-License-Identifier: GPL-3.0-or-later
#include "share/qrcode.h"

#include <QPainter>
#include <QSaveFile>

#include <qrencode.h>

#include <cmath>
#include <memory>

namespace pushscope {

QrCode QrCode::of(const QByteArray &text)
{
    QrCode made;
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code{
        text.isEmpty() ? nullptr : QRcode_encodeString8bit(text.constData(), 0, QR_ECLEVEL_M), &QRcode_free};
    if (code) {
        made.m_side = code->width;
        made.m_modules.reserve(static_cast<std::size_t>(code->width) * static_cast<std::size_t>(code->width));
        for (int i = 0; i < code->width * code->width; ++i)
            made.m_modules.push_back((code->data[i] & 1) != 0);
    }
    return made;
}

bool QrCode::isBlack(int x, int y) const
{
    const int column = x - quietModules;
    const int row = y - quietModules;
    const bool inside = column >= 0 && row >= 0 && column < m_side && row < m_side;
    return inside && m_modules.at(static_cast<std::size_t>(row * m_side + column));
}

void QrCode::draw(QPainter &painter, const QRectF &box) const
{
    if (isEmpty())
        return;
    const qreal scale = painter.device()->devicePixelRatioF();
    const qreal room = std::min(box.width(), box.height()) / side();
    const qreal whole = std::floor(room * scale) / scale;
    const qreal module = whole > 0 ? whole : room;
    QRectF area{0, 0, module * side(), module * side()};
    area.moveCenter(box.center());
    area.moveTopLeft({std::floor(area.left()), std::floor(area.top())});
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(area, Qt::white);
    for (int y = 0; y < side(); ++y) {
        for (int x = 0; x < side(); ++x) {
            if (isBlack(x, y))
                painter.fillRect(QRectF{area.left() + x * module, area.top() + y * module, module, module}, Qt::black);
        }
    }
    painter.restore();
}

QImage QrCode::toImage(int pixelsPerModule) const
{
    if (isEmpty())
        return {};
    QImage image{side() * pixelsPerModule, side() * pixelsPerModule, QImage::Format_RGB32};
    image.fill(Qt::white);
    QPainter painter{&image};
    draw(painter, QRectF{image.rect()});
    return image;
}

QByteArray QrCode::toSvg() const
{
    const QByteArray size = QByteArray::number(side());
    QByteArray path;
    for (int y = 0; y < side(); ++y) {
        for (int x = 0; x < side(); ++x) {
            if (isBlack(x, y))
                path += 'M' + QByteArray::number(x) + ' ' + QByteArray::number(y) + "h1v1h-1z";
        }
    }
    return R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 )" + size + ' ' + size
        + R"(" shape-rendering="crispEdges"><rect width=")" + size + R"(" height=")" + size
        + R"(" fill="#fff"/><path d=")" + path + "\"/></svg>\n";
}

bool QrCode::save(const QString &file) const
{
    constexpr int slideModule = 12; // pixels: sharp on a slide
    QSaveFile out{file};
    if (!out.open(QIODevice::WriteOnly))
        return false;
    const bool written = file.endsWith(QLatin1String{".svg"}, Qt::CaseInsensitive)
        ? out.write(toSvg()) > 0
        : toImage(slideModule).save(&out, "PNG");
    return written && out.commit();
}

QString qrLibraryVersion()
{
    return QString::fromLatin1(QRcode_APIVersionString());
}

} // namespace pushscope
