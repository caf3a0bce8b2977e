// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace pushscope {

/// The picture that takes the place of NAME.png in the dark, if there is one: NAME-dark.png. Other names stay.
[[nodiscard]] inline QString darkPicture(const QString &picture)
{
    const QString ending = QStringLiteral(".png");
    return picture.endsWith(ending) ? picture.chopped(ending.size()) + QStringLiteral("-dark") + ending : picture;
}

} // namespace pushscope
