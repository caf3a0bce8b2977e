// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/panegrid.h"

#include "accessibility/stateannouncer.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace pushscope {

PaneGrid::PaneGrid(RunModel &run, QWidget *parent)
    : QWidget{parent}, m_run{run}, m_announcer{new StateAnnouncer{*this}}, m_theme{Theme::darkTheme()},
      m_layout{new QGridLayout{this}}, m_empty{new QWidget{this}}
{
    m_layout->setContentsMargins(6, 6, 6, 6);
    m_layout->setSpacing(6);

    auto *box = new QVBoxLayout{m_empty};
    auto *title = new QLabel{tr("No pane is open"), m_empty};
    title->setFont(scaledFont(font(), 1.5, QFont::DemiBold));
    auto *text = new QLabel{tr("A pane follows one push endpoint, of this program's server or of any other."), m_empty};
    auto *add = new QPushButton{tr("Add pane…"), m_empty};
    connect(add, &QPushButton::clicked, this, &PaneGrid::addRequested);
    m_own = new QPushButton{tr("Open the four panes of this server"), m_empty};
    m_own->setObjectName(QStringLiteral("ownPanes"));
    connect(m_own, &QPushButton::clicked, this, &PaneGrid::ownPanesRequested);
    title->setAlignment(Qt::AlignHCenter);
    text->setAlignment(Qt::AlignHCenter);
    text->setWordWrap(true);
    auto *choices = new QHBoxLayout;
    choices->addStretch();
    choices->addWidget(m_own);
    choices->addWidget(add);
    choices->addStretch();
    box->addStretch();
    box->addWidget(title);
    box->addWidget(text);
    box->addSpacing(fontMetrics().height() / 2);
    box->addLayout(choices);
    box->addStretch();

    connect(&m_run, &RunModel::paneAdded, this, &PaneGrid::addPane);
    connect(&m_run, &RunModel::paneRemoved, this, &PaneGrid::removePane);
    for (const auto &pane : m_run.panes())
        addPane(pane->client());
    arrange();
}

PaneGrid::~PaneGrid()
{
    // A chart that goes with the focus would tell us of its crosshair.
    for (PaneView *pane : m_panes)
        pane->chart().disconnect(this);
}

void PaneGrid::addPane(int client)
{
    auto *view = new PaneView{*m_run.pane(client), this};
    view->setTheme(m_theme);
    view->setLive(m_live);
    // Queued: closing deletes the view whose button was pressed.
    connect(view, &PaneView::closeRequested, this, &PaneGrid::closeRequested, Qt::QueuedConnection);
    connect(view, &PaneView::stateChanged, m_announcer, &StateAnnouncer::note);
    connect(view, &PaneView::disconnectRequested, this, &PaneGrid::disconnectRequested);
    connect(view, &PaneView::connectRequested, this, &PaneGrid::connectRequested);
    connect(&view->chart(), &LiveChart::crosshairMoved, this,
            [this, view](const auto &crosshair) { shareCrosshair(view, crosshair); });
    connect(&view->chart(), &LiveChart::picked, this, [this, client](Instant at) { Q_EMIT picked(client, at); });
    m_panes.push_back(view);
    arrange();
}

void PaneGrid::removePane(int client)
{
    const auto found =
        std::find_if(m_panes.begin(), m_panes.end(), [client](const PaneView *p) { return p->client() == client; });
    if (found == m_panes.end())
        return;
    // At once: its model is gone.
    delete *found;
    m_panes.erase(found);
    arrange();
}

int PaneGrid::columns() const
{
    const int count = static_cast<int>(m_panes.size());
    if (count <= 1)
        return 1;
    const int narrowest = fontMetrics().averageCharWidth() * 38;
    const int fitting = std::max(1, width() / narrowest);
    // As square as the number allows: 2 x 2, 3 x 2, 3 x 3.
    const int wanted = static_cast<int>(std::ceil(std::sqrt(count)));
    return std::min(wanted, fitting);
}

void PaneGrid::arrange()
{
    const int count = static_cast<int>(m_panes.size());
    const int across = columns();
    m_arrangedColumns = across;
    while (QLayoutItem *item = m_layout->takeAt(0))
        delete item;
    for (int i = 0; i < m_layout->columnCount(); ++i)
        m_layout->setColumnStretch(i, 0);
    for (int i = 0; i < m_layout->rowCount(); ++i)
        m_layout->setRowStretch(i, 0);

    m_empty->setVisible(count == 0);
    if (count == 0) {
        m_layout->addWidget(m_empty, 0, 0);
        return;
    }
    for (int i = 0; i < count; ++i) {
        // The last row's panes fill it.
        const bool lastAlone = i == count - 1 && count % across == 1 && across > 1;
        m_layout->addWidget(m_panes[static_cast<std::size_t>(i)], i / across, i % across, 1, lastAlone ? across : 1);
        m_layout->setRowStretch(i / across, 1);
    }
    for (int i = 0; i < across; ++i)
        m_layout->setColumnStretch(i, 1);
}

void PaneGrid::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (columns() != m_arrangedColumns)
        arrange();
}

void PaneGrid::shareCrosshair(const PaneView *from, const std::optional<LiveChart::Crosshair> &crosshair)
{
    for (PaneView *pane : m_panes) {
        if (pane != from)
            pane->chart().setCrosshair(crosshair);
    }
}

void PaneGrid::showFrame()
{
    const auto faults = m_run.visibleFaults();
    for (PaneView *pane : m_panes)
        pane->showFrame(m_run.range(), faults);
}

void PaneGrid::showFigures()
{
    const QString faults = m_run.faults().inForce();
    for (PaneView *pane : m_panes)
        pane->showFigures(faults);
}

void PaneGrid::setTheme(const Theme &theme)
{
    m_theme = theme;
    for (PaneView *pane : m_panes)
        pane->setTheme(theme);
}

void PaneGrid::focusPane(int index)
{
    if (index >= 0 && index < static_cast<int>(m_panes.size()))
        m_panes[static_cast<std::size_t>(index)]->setFocus(Qt::ShortcutFocusReason);
}

void PaneGrid::setLive(bool live)
{
    m_live = live;
    m_own->setVisible(live);
    for (PaneView *pane : m_panes)
        pane->setLive(live);
}

void PaneGrid::setCursorAt(int client, Instant at)
{
    for (PaneView *pane : m_panes)
        pane->chart().setCursorAt(pane->client() == client ? std::optional{at} : std::nullopt);
}

void PaneGrid::setFlipped(bool flipped)
{
    for (PaneView *pane : m_panes)
        pane->setFlipped(flipped);
}

PaneView *PaneGrid::focusedPane() const
{
    const auto found = std::find_if(m_panes.begin(), m_panes.end(), [](const PaneView *pane) {
        return pane->focusWidget() != nullptr && pane->focusWidget()->hasFocus();
    });
    return found == m_panes.end() ? nullptr : *found;
}

} // namespace pushscope
