// SPDX-License-Identifier: GPL-3.0-or-later
#include "palette/commandpalette.h"

#include "palette/palettedelegate.h"

#include <QApplication>
#include <QFocusEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QVBoxLayout>

#include <algorithm>

namespace pushscope {

namespace {

constexpr int mostRows = 12;
constexpr int gap = 8;
constexpr int listColumns = 84; ///< of ordinary letters

} // namespace

CommandPalette::CommandPalette(QWidget &window)
    : QFrame{&window}, m_window{window}, m_delegate{new PaletteDelegate{this}}, m_field{new QLineEdit{this}},
      m_list{new QListView{this}}, m_none{new QLabel{tr("No command has these letters."), this}}
{
    setObjectName(QStringLiteral("commandPalette"));
    setAccessibleName(tr("Command palette"));
    setAutoFillBackground(true);
    m_field->setPlaceholderText(tr("Type a few letters of a command, a fault, a lesson or a page of the manual"));
    m_field->setAccessibleName(tr("Command"));
    m_field->setClearButtonEnabled(true);
    m_list->setAccessibleName(tr("Commands that fit"));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(m_delegate);
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_none->setMargin(gap);
    auto *layout = new QVBoxLayout{this};
    layout->setContentsMargins(gap, gap, gap, gap);
    layout->setSpacing(gap);
    layout->addWidget(m_field);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_none);
    m_field->installEventFilter(this);
    m_window.installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::showMatches);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) { runRow(index.row()); });
    hide();
}

void CommandPalette::open(QList<PaletteCommand> commands, QStringList recent)
{
    if (!isVisible())
        m_focusBefore = QApplication::focusWidget();
    m_model.setCommands(std::move(commands), std::move(recent));
    m_field->clear();
    showMatches({});
    show();
    raise();
    m_field->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::dismiss()
{
    if (isHidden())
        return;
    const bool hadFocus = m_field->hasFocus();
    hide();
    if (hadFocus && m_focusBefore != nullptr && m_focusBefore->isVisible())
        m_focusBefore->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::showMatches(const QString &pattern)
{
    m_model.setPattern(pattern);
    m_list->setCurrentIndex(m_model.index(0));
    m_list->scrollToTop();
    place();
}

/// In the middle of the window's upper part, as high as what it shows.
void CommandPalette::place()
{
    const int rows = std::min(m_model.rowCount(), mostRows);
    m_list->setVisible(rows > 0);
    m_none->setVisible(rows == 0);
    if (rows > 0)
        m_list->setFixedHeight(m_list->sizeHintForRow(0) * rows);
    const int wide = std::min(fontMetrics().averageCharWidth() * listColumns, m_window.width() - 4 * gap);
    const int high = std::min(layout()->sizeHint().height(), m_window.height() - 8 * gap);
    const int top = std::min(m_window.height() / 8, m_window.height() - high - gap);
    setGeometry((m_window.width() - wide) / 2, std::max(gap, top), wide, high);
}

void CommandPalette::step(int by)
{
    const int count = m_model.rowCount();
    if (count == 0)
        return;
    const int now = m_list->currentIndex().row();
    // One line beyond an end goes to the other one; a page stops there.
    const int next = std::abs(by) == 1 ? (now + by + count) % count : std::clamp(now + by, 0, count - 1);
    m_list->setCurrentIndex(m_model.index(next));
}

void CommandPalette::runRow(int row)
{
    const PaletteCommand *command = m_model.commandAt(row);
    if (command == nullptr || !command->enabled)
        return;
    const PaletteCommand chosen = *command;
    dismiss();
    Q_EMIT ran(chosen.id);
    if (chosen.run)
        chosen.run();
}

bool CommandPalette::takeKey(int key)
{
    switch (key) {
    case Qt::Key_Escape: dismiss(); return true;
    case Qt::Key_Up: step(-1); return true;
    case Qt::Key_Down: step(1); return true;
    case Qt::Key_PageUp: step(-mostRows); return true;
    case Qt::Key_PageDown: step(mostRows); return true;
    case Qt::Key_Tab:
    case Qt::Key_Backtab: return true; // there is nothing else to go to
    case Qt::Key_Return:
    case Qt::Key_Enter: runRow(m_list->currentIndex().row()); return true;
    default: return false;
    }
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == &m_window && event->type() == QEvent::Resize && isVisible())
        place();
    if (watched == m_field && event->type() == QEvent::KeyPress)
        return takeKey(static_cast<QKeyEvent *>(event)->key());
    if (watched == m_field && event->type() == QEvent::FocusOut) {
        const auto reason = static_cast<QFocusEvent *>(event)->reason();
        if (reason != Qt::ActiveWindowFocusReason && reason != Qt::PopupFocusReason)
            dismiss();
    }
    return QFrame::eventFilter(watched, event);
}

void CommandPalette::setTheme(const Theme &theme)
{
    m_delegate->setTheme(theme);
    setStyleSheet(
        QStringLiteral("QFrame#commandPalette { background: %1; border: 1px solid %2; border-radius: 8px; }"
                       "QListView { background: %1; border: none; }"
                       "QLineEdit { background: %3; border: 1px solid %4; border-radius: 5px; padding: 6px 8px; }")
            .arg(theme.surface.name(), theme.accent.name(), theme.field.name(), theme.border.name()));
}

} // namespace pushscope
