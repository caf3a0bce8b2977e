// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour/seenpart.h"

#include <QWidget>

namespace pushscope {

QRect seenPart(const QWidget &widget)
{
    if (!widget.isVisible())
        return {};
    QRect part = widget.rect();
    for (const QWidget *at = &widget; !at->isWindow(); at = at->parentWidget())
        part = part.translated(at->pos()) & at->parentWidget()->rect();
    return part;
}

} // namespace pushscope
