// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartnotice.h"

#include <algorithm>

namespace pushscope {

namespace {

/// As many words as find room, with an ellipsis; at least a part of one line.
QString cutTo(const QRectF &room, const QString &text, const QFontMetricsF &metrics)
{
    const auto fits = [&](const QString &part) {
        const QRectF box = metrics.boundingRect(room, ChartNotice::flags, part);
        return box.height() <= room.height() && box.width() <= room.width();
    };
    for (auto end = text.lastIndexOf(QLatin1Char(' ')); end > 0; end = text.lastIndexOf(QLatin1Char(' '), end - 1)) {
        const QString part = text.first(end) + QChar{0x2026};
        if (fits(part) && metrics.horizontalAdvance(part) > room.width())
            return part;
    }
    return metrics.elidedText(text, Qt::ElideRight, room.width());
}

} // namespace

ChartNotice ChartNotice::laidOut(const QString &text, const QFontMetricsF &metrics, const QRectF &plot, Place place,
                                 qreal below)
{
    const qreal beside = metrics.height() * 0.6;
    const qreal above = metrics.height() * 0.3;
    const QRectF room{0, 0, std::max(1.0, plot.width() - 4 * beside), std::max(1.0, plot.height() - 2 * above)};
    ChartNotice notice{{}, metrics.boundingRect(room, flags, text), text};
    if (notice.textBox.height() > room.height()) {
        notice.text = cutTo(room, text, metrics);
        notice.textBox = metrics.boundingRect(room, flags, notice.text);
    }
    notice.textBox.adjust(-1, 0, 1, 0); // or rounding breaks a line anew
    notice.box = notice.textBox.adjusted(-beside, -above, beside, above);
    notice.box.moveCenter(plot.center());
    if (place == Place::Newest) {
        const qreal lowest = plot.bottom() - notice.box.height();
        const qreal top = std::max(plot.top(), std::min(plot.top() + below + above, lowest));
        notice.box.moveTopRight({plot.right() - beside, top});
    }
    notice.textBox.moveCenter(notice.box.center());
    return notice;
}

} // namespace pushscope
