// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/faultspanel.h"

#include "models/faulttext.h"
#include "panels/faultcard.h"
#include "panels/faultmenu.h"
#include "theme/flowlayout.h"
#include "theme/icons.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace pushscope {

FaultsPanel::FaultsPanel(FaultsModel &faults, RunModel &run, FaultKindMenu &kinds, FaultPresetMenu &presets,
                         QWidget *parent)
    : QWidget{parent}, m_faults{faults}, m_run{run}, m_theme{Theme::darkTheme()}
{
    auto *layout = new QVBoxLayout{this};
    layout->setContentsMargins(6, 6, 6, 6);
    layout->setSpacing(6);
    layout->addWidget(buildHead(kinds, presets));
    buildStack(presets);
    layout->addWidget(m_scroll, 1);
    connect(&faults, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &, int first, int last) {
        insertCards(first, last);
        scrollToEnd();
    });
    connect(&faults, &QAbstractItemModel::rowsRemoved, this,
            [this](const QModelIndex &, int first, int last) { removeCards(first, last); });
    connect(&faults, &QAbstractItemModel::modelReset, this, &FaultsPanel::refill);
    connect(&faults, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &first, const QModelIndex &last) {
        for (int row = first.row(); row <= last.row(); ++row)
            showRow(row);
    });
    refill();
}

QWidget *FaultsPanel::buildHead(FaultKindMenu &kinds, FaultPresetMenu &presets)
{
    auto *head = new QWidget{this};
    auto *layout = new FlowLayout{head};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    const auto button = [&](const QString &text, const char *objectName, QMenu *menu) {
        auto *made = new QToolButton{head};
        made->setText(text);
        made->setObjectName(QLatin1String{objectName});
        made->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        made->setMenu(menu);
        made->setPopupMode(QToolButton::InstantPopup);
        layout->addWidget(made);
        return made;
    };
    m_add = button(tr("Add fault…"), "addFault", &kinds);
    m_presets = button(tr("Presets"), "presets", &presets);
    m_clear = button(tr("Clear all"), "clearFaults", nullptr);
    layout->setAlignment(m_clear, Qt::AlignRight);
    m_clear->setToolTip(tr("Remove all faults at once; the network is as it was"));
    connect(m_clear, &QToolButton::clicked, &m_faults, &FaultsModel::clear);
    return head;
}

void FaultsPanel::buildStack(FaultPresetMenu &presets)
{
    m_scroll = new QScrollArea{this};
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *stack = new QWidget;
    m_stack = new QVBoxLayout{stack};
    m_stack->setContentsMargins(0, 0, 0, 0);
    m_stack->setSpacing(6);
    m_offer = buildOffer(presets);
    m_stack->addWidget(m_offer);
    m_stack->addStretch();
    m_scroll->setWidget(stack);
}

QWidget *FaultsPanel::buildOffer(FaultPresetMenu &presets)
{
    auto *offer = new QWidget;
    auto *layout = new QVBoxLayout{offer};
    layout->setContentsMargins(4, 8, 4, 0);
    layout->setSpacing(4);
    const auto text = [&](const QString &words) {
        auto *label = new QLabel{words, offer};
        label->setWordWrap(true);
        layout->addWidget(label);
        return label;
    };
    text(tr("No fault is armed. Faults are made in the network between the clients and their servers, in real time. "
            "Begin with a situation that everyone knows:"));
    for (QAction *action : presets.actions()) {
        layout->addSpacing(fontMetrics().height() / 2);
        auto *button = new QPushButton{action->text().section(QLatin1Char('\t'), 0, 0), offer};
        button->setObjectName(action->objectName());
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        layout->addWidget(button);
        text(action->text().section(QLatin1Char('\t'), 1))->setProperty("quiet", true);
    }
    return offer;
}

void FaultsPanel::insertCards(int first, int last)
{
    for (int row = first; row <= last; ++row) {
        auto *card = new FaultCard{m_faults.item(row), m_run};
        const auto rowOf = [this, card] {
            return static_cast<int>(std::find(m_cards.begin(), m_cards.end(), card) - m_cards.begin());
        };
        connect(card, &FaultCard::edited, this, [this, rowOf](const Fault &fault) { m_faults.change(rowOf(), fault); });
        connect(card, &FaultCard::switched, this, [this, rowOf](bool on) { m_faults.setOn(rowOf(), on); });
        // Queued: removing deletes the card whose button was pressed.
        connect(
            card, &FaultCard::removeRequested, this, [this, rowOf] { m_faults.remove(rowOf()); }, Qt::QueuedConnection);
        m_cards.insert(m_cards.begin() + row, card);
        m_stack->insertWidget(row, card);
        card->setTheme(m_theme);
        card->setServerFaultsPossible(m_serverFaultsPossible);
        card->setExpanded(!m_faults.item(row).isOn());
        showRow(row);
    }
    showOffer();
    updateGeometry();
    if (first == last && !m_faults.item(first).isOn()) {
        // What was just added is armed by one more key. Queued: its dock may only now be opened.
        FaultCard *card = m_cards.at(static_cast<std::size_t>(first));
        QMetaObject::invokeMethod(
            card,
            [card] {
                if (card->isVisible())
                    card->focusSwitch();
            },
            Qt::QueuedConnection);
    }
}

/// Queued: what was added has no size yet.
void FaultsPanel::scrollToEnd()
{
    QMetaObject::invokeMethod(
        m_scroll, [this] { m_scroll->verticalScrollBar()->setValue(m_scroll->verticalScrollBar()->maximum()); },
        Qt::QueuedConnection);
}

void FaultsPanel::removeCards(int first, int last)
{
    for (int row = last; row >= first; --row) {
        delete m_cards.at(static_cast<std::size_t>(row));
        m_cards.erase(m_cards.begin() + row);
    }
    showOffer();
}

void FaultsPanel::refill()
{
    removeCards(0, static_cast<int>(m_cards.size()) - 1);
    insertCards(0, m_faults.rowCount() - 1);
}

void FaultsPanel::showOffer()
{
    m_offer->setVisible(m_cards.empty());
    m_clear->setEnabled(!m_cards.empty());
}

void FaultsPanel::showRow(int row)
{
    m_cards.at(static_cast<std::size_t>(row))->show(m_faults.item(row), m_faults.now());
}

void FaultsPanel::showFigures()
{
    for (int row = 0; isVisible() && row < m_faults.rowCount(); ++row)
        showRow(row);
}

void FaultsPanel::setServerFaultsPossible(bool possible)
{
    m_serverFaultsPossible = possible;
    for (FaultCard *card : m_cards)
        card->setServerFaultsPossible(possible);
}

void FaultsPanel::setTheme(const Theme &theme)
{
    m_theme = theme;
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, theme.dim);
    for (QLabel *label : m_offer->findChildren<QLabel *>()) {
        if (label->property("quiet").toBool())
            label->setPalette(quiet);
    }
    m_add->setIcon(glyphIcon(Glyph::Plus, theme.text));
    m_presets->setIcon(glyphIcon(Glyph::Fault, theme.text));
    m_clear->setIcon(glyphIcon(Glyph::Clear, theme.text));
    for (FaultCard *card : m_cards)
        card->setTheme(theme);
}

int FaultsPanel::stackWidth() const
{
    const QMargins margins = layout()->contentsMargins();
    return m_scroll->widget()->minimumSizeHint().width() + m_scroll->verticalScrollBar()->sizeHint().width()
        + margins.left() + margins.right();
}

QSize FaultsPanel::sizeHint() const
{
    const QMargins margins = layout()->contentsMargins();
    const int head = m_add->parentWidget()->sizeHint().width() + margins.left() + margins.right();
    const int comfortable = std::min(std::max(fontMetrics().averageCharWidth() * 60, head), window()->width() / 2);
    return {std::max(comfortable, stackWidth()), fontMetrics().height() * 20};
}

QSize FaultsPanel::minimumSizeHint() const
{
    return {std::max(QWidget::minimumSizeHint().width(), stackWidth()), fontMetrics().height() * 6};
}

} // namespace pushscope
