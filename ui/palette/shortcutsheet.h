// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "palette/menucommands.h"
#include "theme/theme.h"

#include <QDialog>

class QHBoxLayout;

namespace pushscope {

/// Every key of the program, grouped as the menus are, in two columns.
class ShortcutSheet : public QDialog
{
    Q_OBJECT

public:
    /// What has no key is left out.
    ShortcutSheet(const QList<MenuEntry> &entries, const Theme &theme, QWidget *parent);

private:
    struct Group
    {
        QString title;
        QList<std::pair<QString, QString>> rows; ///< what it does, and its key
    };

    [[nodiscard]] static QList<Group> groupsOf(const QList<MenuEntry> &entries);
    void addGroups(QHBoxLayout &columns, const QList<Group> &groups, const Theme &theme);
    [[nodiscard]] QSize room() const;
    [[nodiscard]] QWidget *makeGroup(const Group &group, const Theme &theme);
    void fit(const QWidget &sheet);
};

} // namespace pushscope
