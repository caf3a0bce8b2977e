// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartnotice.h"

#include <algorithm>

namespace pushscope {

ChartNotice ChartNotice::laidOut(const QString &text, const QFontMetricsF &metrics, const QRectF &plot, Place place,
                                 qreal below)
{
    const qreal beside = metrics.height() * 0.6;
    const qreal above = metrics.height() * 0.3;
    const QRectF room{0, 0, std::max(1.0, plot.width() - 4 * beside), std::max(1.0, plot.height() - 2 * above)};
    ChartNotice notice{{}, metrics.boundingRect(room, flags, text), text};
    if (notice.textBox.height() > room.height()) {
        notice.text = metrics.elidedText(text, Qt::ElideRight, room.width());
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
