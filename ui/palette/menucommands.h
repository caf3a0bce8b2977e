// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "palette/palettemodel.h"

#include <QList>
#include <QPointer>
#include <QStringList>

class QAction;
class QMenuBar;

namespace pushscope {

/// A command of the menus and the titles of the menus it stands in, from the bar on.
struct MenuEntry
{
    QPointer<QAction> action;
    QStringList menus;
    bool enabled = true; ///< with all menus it stands in
};

/// All that the menus hold and show, in their order; each action once, where it comes first.
[[nodiscard]] QList<MenuEntry> menuEntries(const QMenuBar &bar);

/// A title without its mnemonic, and without what stands in the column of the keys.
[[nodiscard]] QString plainTitle(const QString &text);

/// The entry for the palette: carrying it out triggers the action, if it still can.
[[nodiscard]] PaletteCommand paletteCommand(const MenuEntry &entry);

} // namespace pushscope
