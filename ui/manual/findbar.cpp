// SPDX-License-Identifier: GPL-3.0-or-later
#include "manual/findbar.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

namespace pushscope {

FindBar::FindBar(QWidget *parent) : QWidget{parent}, m_field{new QLineEdit{this}}, m_count{new QLabel{this}}
{
    auto *layout = new QHBoxLayout{this};
    layout->setContentsMargins(6, 4, 6, 4);
    auto *label = new QLabel{tr("&Find on this page:"), this};
    label->setBuddy(m_field);
    m_field->setAccessibleName(tr("Find on this page"));
    layout->addWidget(label);
    layout->addWidget(m_field, 1);
    layout->addWidget(m_count);
    const auto add = [this, layout](const QString &text, const QString &name) {
        auto *button = new QToolButton{this};
        button->setText(text);
        button->setObjectName(name);
        layout->addWidget(button);
        return button;
    };
    const auto *before = add(tr("&Previous"), QStringLiteral("previous"));
    const auto *next = add(tr("&Next"), QStringLiteral("next"));
    const auto *close = add(tr("Close"), QStringLiteral("close"));
    connect(before, &QToolButton::clicked, this, [this] { Q_EMIT findRequested(m_field->text(), true, false); });
    connect(next, &QToolButton::clicked, this, [this] { Q_EMIT findRequested(m_field->text(), false, false); });
    connect(close, &QToolButton::clicked, this, &FindBar::dismiss);
    connect(m_field, &QLineEdit::textEdited, this,
            [this](const QString &text) { Q_EMIT findRequested(text, false, true); });
    hide();
}

void FindBar::open(const QString &text)
{
    if (!text.isEmpty())
        m_field->setText(text);
    show();
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
    if (!m_field->text().isEmpty())
        Q_EMIT findRequested(m_field->text(), false, true);
}

void FindBar::showCount(int found)
{
    m_count->setText(m_field->text().isEmpty() ? QString{}
                         : found == 0          ? tr("not found")
                         : found == 1          ? tr("1 place")
                                               : tr("%1 places").arg(found));
}

void FindBar::dismiss()
{
    hide();
    Q_EMIT findRequested({}, false, true);
    Q_EMIT closed();
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape: dismiss(); return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT findRequested(m_field->text(), event->modifiers().testFlag(Qt::ShiftModifier), false);
        return;
    default: QWidget::keyPressEvent(event);
    }
}

} // namespace pushscope
