// SPDX-License-Identifier: GPL-3.0-or-later
#include "palette/shortcutsheet.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeySequence>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace pushscope {

namespace {

constexpr int sheetMargin = 16;
constexpr int longest = 46; ///< in ordinary letters: what is longer takes two lines
constexpr int rowsOfATitle = 2; ///< as high as so many rows

QLabel *keyCap(const QString &key, const Theme &theme, QWidget *parent)
{
    auto *label = new QLabel{key, parent};
    label->setStyleSheet(
        QStringLiteral("background: %1; color: %2; border: 1px solid %3; border-radius: 4px; padding: 1px 7px;")
            .arg(theme.field.name(), theme.text.name(), theme.border.name()));
    return label;
}

} // namespace

ShortcutSheet::ShortcutSheet(const QList<MenuEntry> &entries, const Theme &theme, QWidget *parent) : QDialog{parent}
{
    setObjectName(QStringLiteral("shortcutSheet"));
    setWindowTitle(tr("Keyboard shortcuts"));
    auto *sheet = new QWidget;
    sheet->setBackgroundRole(QPalette::Button); // the surface colour
    auto *columns = new QHBoxLayout{sheet};
    columns->setContentsMargins(sheetMargin, sheetMargin, sheetMargin, sheetMargin);
    columns->setSpacing(2 * sheetMargin);
    addGroups(*columns, groupsOf(entries), theme);
    auto *scroll = new QScrollArea{this};
    scroll->setAccessibleName(windowTitle());
    scroll->setWidgetResizable(true);
    scroll->setWidget(sheet);
    auto *buttons = new QDialogButtonBox{QDialogButtonBox::Close, this};
    buttons->button(QDialogButtonBox::Close)->setIcon({});
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout{this};
    layout->addWidget(scroll, 1);
    layout->addWidget(buttons);
    fit(*sheet);
}

/// In two columns where both find room, else in one.
void ShortcutSheet::addGroups(QHBoxLayout &columns, const QList<Group> &groups, const Theme &theme)
{
    QList<QWidget *> boxes;
    qsizetype all = 0;
    int widest = 0;
    for (const Group &group : groups) {
        boxes << makeGroup(group, theme);
        widest = std::max(widest, boxes.constLast()->minimumSizeHint().width());
        all += group.rows.size() + rowsOfATitle;
    }
    const bool beside = 2 * widest + columns.spacing() + 4 * sheetMargin <= room().width();
    std::array<QVBoxLayout *, 2> sides{new QVBoxLayout, new QVBoxLayout};
    std::array<qsizetype, 2> heights{0, 0};
    for (qsizetype i = 0; i < groups.size(); ++i) {
        const qsizetype high = groups.at(i).rows.size() + rowsOfATitle;
        // The groups stay in their order: the left column is filled up to the half.
        const bool left = !beside || (heights[1] == 0 && 2 * heights[0] + high <= all);
        sides.at(left ? 0 : 1)->addWidget(boxes.at(i));
        heights.at(left ? 0 : 1) += high;
    }
    for (QVBoxLayout *side : sides) {
        side->setSpacing(0);
        side->addStretch(1);
        columns.addLayout(side, beside || side == sides[0] ? 1 : 0);
    }
}

/// No larger than the window it belongs to.
QSize ShortcutSheet::room() const
{
    const QSize all = parentWidget() != nullptr ? parentWidget()->size() : screen()->availableSize();
    return all - QSize{2 * sheetMargin, 2 * sheetMargin};
}

QList<ShortcutSheet::Group> ShortcutSheet::groupsOf(const QList<MenuEntry> &entries)
{
    QList<Group> groups;
    for (const MenuEntry &entry : entries) {
        if (entry.action == nullptr || entry.action->shortcut().isEmpty())
            continue;
        const QString title = entry.menus.value(0);
        auto group = std::find_if(groups.begin(), groups.end(), [&title](const Group &g) { return g.title == title; });
        if (group == groups.end())
            group = groups.insert(groups.end(), Group{title, {}});
        group->rows.append(
            {plainTitle(entry.action->text()), entry.action->shortcut().toString(QKeySequence::NativeText)});
    }
    groups.append({tr("In panes, charts and the timeline"),
                   {{tr("Move the crosshair, or walk over the timeline"), tr("Left, Right")},
                    {tr("Take the crosshair away"), tr("Esc")},
                    {tr("Menu of the pane"), tr("Menu key")},
                    {tr("Go to the next part, or back"), tr("Tab, Shift+Tab")},
                    {tr("Open the menus"), tr("F10, Alt")}}});
    return groups;
}

QWidget *ShortcutSheet::makeGroup(const Group &group, const Theme &theme)
{
    auto *box = new QWidget;
    auto *grid = new QGridLayout{box};
    grid->setContentsMargins(0, 0, 0, sheetMargin * 3 / 4);
    grid->setVerticalSpacing(3);
    grid->setColumnStretch(0, 1);
    auto *title = new QLabel{group.title, box};
    title->setFont(scaledFont(font(), 1.1, QFont::DemiBold));
    grid->addWidget(title, 0, 0, 1, 2);
    for (int i = 0; i < group.rows.size(); ++i) {
        auto *what = new QLabel{group.rows.at(i).first, box};
        // A wrapped line makes its whole group ask for more height than it needs.
        what->setWordWrap(fontMetrics().horizontalAdvance(what->text()) > fontMetrics().averageCharWidth() * longest);
        auto *key = keyCap(group.rows.at(i).second, theme, box);
        what->setBuddy(key);
        grid->addWidget(what, i + 1, 0);
        grid->addWidget(key, i + 1, 1, Qt::AlignRight | Qt::AlignVCenter);
    }
    return box;
}

/// All of it without scrolling where there is the room.
void ShortcutSheet::fit(const QWidget &sheet)
{
    const int wide = fontMetrics().averageCharWidth() * 128;
    const int chrome = fontMetrics().height() * 5;
    const int high = sheet.layout()->hasHeightForWidth() ? sheet.layout()->totalHeightForWidth(wide - 4 * sheetMargin)
                                                         : sheet.sizeHint().height();
    resize(QSize{wide, high + chrome}.boundedTo(room()));
}

} // namespace pushscope
