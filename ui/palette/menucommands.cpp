// SPDX-License-Identifier: GPL-3.0-or-later
#include "palette/menucommands.h"

#include <QAction>
#include <QKeySequence>
#include <QMenu>
#include <QMenuBar>

#include <algorithm>

namespace pushscope {

namespace {

void addEntries(const QList<QAction *> &actions, const QStringList &menus, bool enabled, QList<MenuEntry> &into)
{
    for (QAction *action : actions) {
        if (action->isSeparator() || !action->isVisible() || action->text().isEmpty())
            continue;
        if (QMenu *menu = action->menu()) {
            addEntries(menu->actions(), menus + QStringList{plainTitle(menu->title())},
                       enabled && action->isEnabled() && menu->isEnabled(), into);
            continue;
        }
        const bool known =
            std::any_of(into.cbegin(), into.cend(), [action](const MenuEntry &e) { return e.action == action; });
        if (!known)
            into.append({action, menus, enabled && action->isEnabled()});
    }
}

} // namespace

QList<MenuEntry> menuEntries(const QMenuBar &bar)
{
    QList<MenuEntry> entries;
    addEntries(bar.actions(), {}, true, entries);
    return entries;
}

QString plainTitle(const QString &text)
{
    QString plain;
    const QString title = text.section(u'\t', 0, 0);
    for (qsizetype i = 0; i < title.size(); ++i) {
        // "&&" stands for one that is meant.
        if (title.at(i) == u'&' && i + 1 < title.size())
            ++i;
        plain += title.at(i);
    }
    return plain;
}

PaletteCommand paletteCommand(const MenuEntry &entry)
{
    PaletteCommand command;
    command.text = plainTitle(entry.action->text());
    command.path = entry.menus.join(QStringLiteral(" › "));
    command.id = entry.action->objectName();
    command.key = entry.action->shortcut().toString(QKeySequence::NativeText);
    command.enabled = entry.enabled;
    command.checked = entry.action->isCheckable() && entry.action->isChecked();
    command.run = [action = entry.action] {
        if (action != nullptr)
            action->trigger();
    };
    return command;
}

} // namespace pushscope
