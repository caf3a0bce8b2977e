// SPDX-License-Identifier: GPL-3.0-or-later
#include "translations/shownwords.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGroupBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSpinBox>
#include <QStyleOptionComboBox>
#include <QTabBar>
#include <QToolButton>

namespace pushscope {

namespace {

QString nameOf(const QObject &object)
{
    return QLatin1String{object.metaObject()->className()}
    + (object.objectName().isEmpty() ? QString{} : u' ' + object.objectName());
}

QString placeOf(const QWidget &widget)
{
    const QWidget *parent = widget.parentWidget();
    return (parent != nullptr ? nameOf(*parent) + QStringLiteral(" / ") : QString{}) + nameOf(widget);
}

/// The words that belong to the class of the widget.
QStringList ownWords(const QWidget &widget) // NOLINT(readability-function-cognitive-complexity): a class a line
{
    QStringList words;
    if (const auto *label = qobject_cast<const QLabel *>(&widget)) {
        words << label->text();
    } else if (const auto *button = qobject_cast<const QAbstractButton *>(&widget)) {
        words << button->text();
    } else if (const auto *line = qobject_cast<const QLineEdit *>(&widget)) {
        words << line->placeholderText();
    } else if (const auto *group = qobject_cast<const QGroupBox *>(&widget)) {
        words << group->title();
    } else if (const auto *menu = qobject_cast<const QMenu *>(&widget)) {
        words << menu->title();
    } else if (const auto *spin = qobject_cast<const QSpinBox *>(&widget)) {
        words << spin->prefix() << spin->suffix() << spin->specialValueText();
    } else if (const auto *real = qobject_cast<const QDoubleSpinBox *>(&widget)) {
        words << real->prefix() << real->suffix() << real->specialValueText();
    } else if (const auto *combo = qobject_cast<const QComboBox *>(&widget)) {
        for (int i = 0; i < combo->count(); ++i)
            words << combo->itemText(i) << combo->itemData(i, Qt::ToolTipRole).toString();
    } else if (const auto *tabs = qobject_cast<const QTabBar *>(&widget)) {
        for (int i = 0; i < tabs->count(); ++i)
            words << tabs->tabText(i) << tabs->tabToolTip(i);
    } else if (const auto *header = qobject_cast<const QHeaderView *>(&widget)) {
        for (int i = 0; header->model() != nullptr && i < header->count(); ++i)
            for (const int role : {Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole})
                words << header->model()->headerData(i, header->orientation(), role).toString();
    } else if (const auto *view = qobject_cast<const QAbstractItemView *>(&widget)) {
        for (int row = 0; view->model() != nullptr && row < std::min(view->model()->rowCount(), 30); ++row)
            for (int column = 0; column < view->model()->columnCount(); ++column)
                for (const int role : {Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole})
                    words << view->model()->index(row, column).data(role).toString();
    }
    return words;
}

bool isInside(const QWidget &widget, const char *className)
{
    for (const QWidget *each = &widget; each != nullptr; each = each->parentWidget())
        if (each->inherits(className))
            return true;
    return false;
}

/// The width that the words alone need; nothing where they may be shortened.
int needed(const QWidget &widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(&widget)) {
        const bool shortens = label->wordWrap() || label->text().isEmpty();
        return shortens ? 0 : label->sizeHint().width();
    }
    if (const auto *button = qobject_cast<const QPushButton *>(&widget))
        return button->text().isEmpty() ? 0 : button->minimumSizeHint().width();
    if (const auto *button = qobject_cast<const QToolButton *>(&widget))
        return button->text().isEmpty() || button->toolButtonStyle() == Qt::ToolButtonIconOnly
            ? 0
            : button->sizeHint().width();
    if (const auto *combo = qobject_cast<const QComboBox *>(&widget)) {
        QStyleOptionComboBox option;
        option.initFrom(combo);
        const QRect field =
            combo->style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, combo);
        return combo->width() - field.width() + combo->fontMetrics().horizontalAdvance(combo->currentText());
    }
    if (qobject_cast<const QAbstractButton *>(&widget) != nullptr
        || qobject_cast<const QAbstractSpinBox *>(&widget) != nullptr)
        return widget.minimumSizeHint().width();
    return 0;
}

/// Headers whose words are cut off.
QStringList clippedHeads(const QHeaderView &header)
{
    QStringList clipped;
    for (int i = 0; header.model() != nullptr && header.orientation() == Qt::Horizontal && i < header.count(); ++i) {
        const QString words = header.model()->headerData(i, Qt::Horizontal).toString();
        if (!header.isSectionHidden(i) && header.sectionSize(i) < header.fontMetrics().horizontalAdvance(words))
            clipped << QStringLiteral("%1: column \"%2\" has %3 px")
                           .arg(placeOf(*header.parentWidget()), words)
                           .arg(header.sectionSize(i));
    }
    return clipped;
}

} // namespace

std::vector<ShownWords> shownWords(const QWidget &window)
{
    std::vector<ShownWords> all;
    const auto add = [&all](const QString &where, const QStringList &texts) {
        for (const QString &text : texts)
            if (!text.isEmpty())
                all.push_back({where, text});
    };
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        if (widget->objectName().startsWith(QLatin1String{"qt_"}))
            continue; // Qt's own words are in a package of their own
        const QString where = placeOf(*widget);
        add(where, ownWords(*widget));
        add(where,
            {widget->windowTitle(), widget->toolTip(), widget->statusTip(), widget->accessibleName(),
             widget->accessibleDescription()});
    }
    for (const QAction *action : window.findChildren<QAction *>())
        add(QStringLiteral("action"), {action->text(), action->toolTip(), action->iconText()});
    return all;
}

QStringList clippedWords(const QWidget &window)
{
    QStringList clipped;
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        if (!widget->isVisible() || isInside(*widget, "QMenuBar"))
            continue;
        if (const auto *header = qobject_cast<const QHeaderView *>(widget))
            clipped << clippedHeads(*header);
        const int room = widget->width();
        const int wanted = needed(*widget);
        const auto *label = qobject_cast<const QLabel *>(widget);
        const int height = label != nullptr && label->wordWrap() ? label->heightForWidth(room) : 0;
        if (room < wanted || (height > 0 && widget->height() < height))
            clipped << QStringLiteral("%1: %2 x %3 of %4 x %5 px for \"%6\"")
                           .arg(placeOf(*widget))
                           .arg(room)
                           .arg(widget->height())
                           .arg(wanted)
                           .arg(height)
                           .arg(ownWords(*widget).join(u'|'));
    }
    return clipped;
}

} // namespace pushscope
