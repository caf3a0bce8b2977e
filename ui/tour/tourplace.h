// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QRect>

namespace pushscope {

/// Where a card of this size stands inside `area` so that it covers none of `marks`, near the first one: below it,
/// above, at its right or left, else in the first free corner. Empty if it cannot be but over one of them.
[[nodiscard]] QRect placeBeside(const QRect &area, const QList<QRect> &marks, QSize card);

/// The same, over them where it cannot be otherwise: then where it hides the least.
[[nodiscard]] QRect placeAnywhere(const QRect &area, const QList<QRect> &marks, QSize card);

} // namespace pushscope
