// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour/tourcard.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace pushscope {

namespace {

constexpr int margin = 14;
constexpr int columns = 52; ///< of ordinary letters

} // namespace

TourCard::TourCard(QWidget *parent)
    : QFrame{parent}, m_title{new QLabel{this}}, m_text{new QLabel{this}}, m_count{new QLabel{this}},
      m_skip{new QPushButton{tr("&Skip the tour"), this}}, m_back{new QPushButton{tr("&Back"), this}},
      m_next{new QPushButton{tr("&Next"), this}}
{
    setObjectName(QStringLiteral("tourCard"));
    setAutoFillBackground(true);
    m_text->setWordWrap(true);
    m_title->setWordWrap(true);
    m_count->setObjectName(QStringLiteral("count"));
    m_skip->setObjectName(QStringLiteral("skip"));
    m_back->setObjectName(QStringLiteral("back"));
    m_next->setObjectName(QStringLiteral("next"));
    auto *layout = new QVBoxLayout{this};
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->addWidget(m_title);
    layout->addWidget(m_text);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, margin / 2, 0, 0);
    for (QPushButton *button : {m_skip, m_back, m_next})
        button->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed); // none is narrower than its word
    row->addWidget(m_skip);
    row->addStretch();
    row->addWidget(m_count);
    row->addSpacing(margin / 2);
    row->addWidget(m_back);
    row->addWidget(m_next);
    layout->addLayout(row);
    for (QPushButton *button : {m_skip, m_back, m_next}) {
        button->setAutoDefault(false);
        button->installEventFilter(this);
    }
    connect(m_skip, &QPushButton::clicked, this, &TourCard::endRequested);
    connect(m_back, &QPushButton::clicked, this, &TourCard::backRequested);
    connect(m_next, &QPushButton::clicked, this, &TourCard::nextRequested);
}

void TourCard::present(const QString &title, const QString &text, int step, int of)
{
    m_title->setText(title);
    m_text->setText(text);
    m_count->setText(tr("%1 of %2").arg(step).arg(of));
    m_back->setEnabled(step > 1);
    m_skip->setVisible(step < of);
    m_next->setText(step < of ? tr("&Next") : tr("&Done"));
    setAccessibleName(tr("Tour, %1 of %2: %3").arg(QString::number(step), QString::number(of), title));
    setAccessibleDescription(text);
    m_next->setAccessibleDescription(title + QStringLiteral(". ") + text); // read when it has the focus
    m_next->setFocus(Qt::OtherFocusReason);
    QAccessibleEvent told{this, QAccessible::Alert};
    QAccessible::updateAccessibility(&told);
}

QSize TourCard::fittingSize() const
{
    const int wide = std::max(fontMetrics().averageCharWidth() * columns, layout()->totalMinimumSize().width());
    return {wide, layout()->totalHeightForWidth(wide)};
}

bool TourCard::takeKey(int key)
{
    switch (key) {
    case Qt::Key_Escape: Q_EMIT endRequested(); return true;
    case Qt::Key_Left: Q_EMIT backRequested(); return true;
    case Qt::Key_Right: Q_EMIT nextRequested(); return true;
    default: return false;
    }
}

/// A button would go to its neighbour with the arrows.
bool TourCard::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && takeKey(static_cast<QKeyEvent *>(event)->key()))
        return true;
    return QFrame::eventFilter(watched, event);
}

void TourCard::keyPressEvent(QKeyEvent *event)
{
    if (!takeKey(event->key()))
        QFrame::keyPressEvent(event);
}

void TourCard::setTheme(const Theme &theme)
{
    m_title->setFont(scaledFont(font(), 1.15, QFont::DemiBold));
    setStyleSheet(QStringLiteral("QFrame#tourCard { background: %1; border: 2px solid %2; border-radius: 8px; }"
                                 "QLabel#count { color: %5; }"
                                 "QPushButton#next { background: %2; color: %3; border-color: %2; }"
                                 "QPushButton#next:focus { border-color: %4; }")
                      .arg(theme.surface.name(), theme.accent.name(), theme.onAccent.name(), theme.text.name(),
                           theme.dim.name()));
}

} // namespace pushscope
