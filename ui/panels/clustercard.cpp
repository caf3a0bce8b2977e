// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/clustercard.h"

#include "panels/statechip.h"
#include "theme/cardpainting.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace pushscope {

ClusterCard::ClusterCard(const QString &name, const QString &objectName, QWidget *parent)
    : QFrame{parent}, m_theme{Theme::darkTheme()}, m_name{new QLabel{name, this}}, m_chip{new StateChip{this}},
      m_detail{new QLabel{this}}, m_buttons{new QHBoxLayout}
{
    setObjectName(objectName);
    auto *layout = new QVBoxLayout{this};
    layout->setContentsMargins(10, 6, 8, 6);
    layout->setSpacing(2);
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_name);
    head->addWidget(m_chip);
    head->addStretch(1);
    head->addLayout(m_buttons);
    layout->addLayout(head);
    layout->addWidget(m_detail);
    m_detail->setTextFormat(Qt::PlainText);
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_detail->setFocusPolicy(Qt::NoFocus);
    m_detail->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    restyle();
}

void ClusterCard::present(ClientState tone, const QString &word, const QString &detail)
{
    m_chip->setState(tone, word);
    if (detail != m_detail->text()) {
        m_detail->setText(detail);
        m_detail->setToolTip(detail);
    }
    setAccessibleName(QStringLiteral("%1: %2. %3").arg(m_name->text(), word, detail));
}

QPushButton *ClusterCard::addButton(const QString &text, const QString &objectName)
{
    auto *button = new QPushButton{text, this};
    button->setObjectName(objectName);
    button->setAccessibleName(QStringLiteral("%1: %2").arg(m_name->text(), text));
    m_buttons->addWidget(button);
    return button;
}

QString ClusterCard::word() const
{
    return m_chip->text();
}

QString ClusterCard::detail() const
{
    return m_detail->text();
}

void ClusterCard::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_chip->setTheme(theme);
    restyle();
}

void ClusterCard::restyle()
{
    m_name->setFont(scaledFont(font(), 1.0, QFont::DemiBold));
    QPalette dim = palette();
    dim.setColor(QPalette::WindowText, m_theme.dim);
    m_detail->setPalette(dim);
}

void ClusterCard::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        restyle();
}

void ClusterCard::paintEvent(QPaintEvent *)
{
    QPainter painter{this};
    paintCard(painter, rect(), m_theme);
}

} // namespace pushscope
