// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/faultcard.h"

#include "models/faulttext.h"
#include "models/format.h"
#include "models/transportstyle.h"
#include "panels/faultform.h"
#include "theme/cardpainting.h"
#include "theme/icons.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

namespace pushscope {

using Phase = FaultItem::Phase;

namespace {

QString hitsText(quint64 hits)
{
    return hits == 1 ? FaultCard::tr("met 1 connection") : FaultCard::tr("met %1 connections").arg(formatCount(hits));
}

} // namespace

QString faultStateText(const FaultItem &item, Instant now)
{
    switch (item.phase) {
    case Phase::Off: return FaultCard::tr("off");
    case Phase::Over: return FaultCard::tr("over");
    case Phase::Waiting:
        return item.from && *item.from > now ? FaultCard::tr("begins in %1").arg(formatAge(*item.from - now))
                                             : FaultCard::tr("being armed");
    case Phase::Active:
        return item.to ? FaultCard::tr("active, %1 left").arg(formatAge(*item.to - now)) : FaultCard::tr("active");
    }
    Q_UNREACHABLE();
}

FaultCard::FaultCard(const FaultItem &item, const RunModel &run, QWidget *parent)
    : QFrame{parent}, m_item{item}, m_theme{Theme::darkTheme()}
{
    auto *layout = new QVBoxLayout{this};
    layout->setContentsMargins(cardStripe + 8, 6, 8, 8);
    layout->setSpacing(5);
    auto *head = new QHBoxLayout;
    head->setSpacing(6);
    buildHead(head, run);
    layout->addLayout(head);
    m_state = makeText("faultState");
    m_sentence = makeText("faultSentence");
    m_note = makeText("faultNote");
    m_form = new FaultForm{item.fault, run, this};
    for (QWidget *part : {static_cast<QWidget *>(m_state), static_cast<QWidget *>(m_sentence),
                          static_cast<QWidget *>(m_note), static_cast<QWidget *>(m_form)})
        layout->addWidget(part);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(4);
    buildFoot(foot);
    layout->addLayout(foot);
    connect(m_form, &FaultForm::edited, this, &FaultCard::edited);
    m_form->setVisible(false);
    restyle();
    showWords();
}

void FaultCard::buildHead(QBoxLayout *layout, const RunModel &)
{
    m_expand = makeButton(tr("Edit this fault"), "expandFault");
    connect(m_expand, &QToolButton::clicked, this, [this] { setExpanded(!isExpanded()); });
    m_title = new QLabel{this};
    m_title->setObjectName(QStringLiteral("faultTitle"));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_switch = new QCheckBox{tr("Armed"), this};
    m_switch->setObjectName(QStringLiteral("faultSwitch"));
    connect(m_switch, &QCheckBox::toggled, this, &FaultCard::switched);
    m_remove = makeButton(tr("Remove this fault"), "removeFault");
    connect(m_remove, &QToolButton::clicked, this, &FaultCard::removeRequested);
    layout->addWidget(m_expand);
    layout->addWidget(m_title, 1);
    layout->addWidget(m_switch);
    layout->addWidget(m_remove);
}

void FaultCard::buildFoot(QBoxLayout *layout)
{
    m_command = new QLineEdit{this};
    m_command->setObjectName(QStringLiteral("faultCommand"));
    m_command->setReadOnly(true);
    m_command->setAccessibleName(tr("This fault on the command line"));
    m_command->setToolTip(m_command->accessibleName());
    m_copy = makeButton(tr("Copy for the command line"), "copyFault");
    connect(m_copy, &QToolButton::clicked, this, [this] { QApplication::clipboard()->setText(m_command->text()); });
    layout->addWidget(m_command, 1);
    layout->addWidget(m_copy);
}

QToolButton *FaultCard::makeButton(const QString &text, const char *objectName)
{
    auto *button = new QToolButton{this};
    button->setObjectName(QLatin1String{objectName});
    button->setProperty("flat", true);
    button->setToolTip(text);
    button->setAccessibleName(text);
    return button;
}

QLabel *FaultCard::makeText(const char *objectName)
{
    auto *label = new QLabel{this};
    label->setObjectName(QLatin1String{objectName});
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

void FaultCard::show(const FaultItem &item, Instant now)
{
    const bool changed = item.fault != m_item.fault;
    m_item = item;
    if (changed)
        m_form->setFault(item.fault);
    const QSignalBlocker quiet{m_switch};
    m_switch->setChecked(item.isOn());
    QString state = faultStateText(item, now);
    if (item.hits > 0)
        state += QStringLiteral(" · ") + hitsText(item.hits);
    if (state != m_state->text())
        m_state->setText(state);
    showWords();
    update();
}

void FaultCard::showWords()
{
    const Fault &fault = m_item.fault;
    m_title->setText(faultTitle(fault));
    m_sentence->setText(faultSentence(fault));
    QString note = faultNote(fault);
    if (isServerFault(fault.kind) && !m_serverFaultsPossible)
        note = tr("No embedded server runs: nobody can make this fault.");
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    m_command->setText(faultArgument(fault));
    m_command->setCursorPosition(0);
    m_switch->setAccessibleName(tr("%1 armed").arg(m_title->text()));
    setAccessibleName(tr("Fault: %1, %2").arg(m_title->text(), m_state->text()));
}

void FaultCard::setServerFaultsPossible(bool possible)
{
    m_serverFaultsPossible = possible;
    m_switch->setEnabled(possible || !isServerFault(m_item.fault.kind));
    showWords();
}

void FaultCard::setExpanded(bool expanded)
{
    m_form->setVisible(expanded);
    m_expand->setIcon(glyphIcon(expanded ? Glyph::Less : Glyph::More, m_theme.dim));
    m_expand->setToolTip(expanded ? tr("Hide the fields") : tr("Edit this fault"));
    m_expand->setAccessibleName(m_expand->toolTip());
}

bool FaultCard::isExpanded() const
{
    return !m_form->isHidden();
}

void FaultCard::focusSwitch()
{
    m_switch->setFocus(Qt::OtherFocusReason);
}

void FaultCard::setTheme(const Theme &theme)
{
    m_theme = theme;
    restyle();
}

void FaultCard::restyle()
{
    m_title->setFont(scaledFont(font(), 1.05, QFont::DemiBold));
    m_command->setFont(fixedFont(font()));
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, m_theme.dim);
    m_sentence->setPalette(quiet);
    quiet.setColor(QPalette::WindowText, m_theme.warning);
    m_note->setPalette(quiet);
    const int side = fontMetrics().height() * 4 / 5;
    setExpanded(isExpanded());
    m_remove->setIcon(glyphIcon(Glyph::Close, m_theme.dim));
    m_copy->setIcon(glyphIcon(Glyph::Copy, m_theme.dim));
    for (QToolButton *button : {m_expand, m_remove, m_copy})
        button->setIconSize({side, side});
    update();
}

void FaultCard::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_copy != nullptr)
        restyle();
}

void FaultCard::paintEvent(QPaintEvent *)
{
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    paintCard(painter, rect(), m_theme);
    paintCardStripe(painter, rect(), m_item.phase == Phase::Active ? faultColor() : m_theme.hatch);
    if (m_item.phase == Phase::Waiting)
        paintCardStripe(painter, rect(), QBrush{faultColor(), Qt::BDiagPattern});
}

} // namespace pushscope
