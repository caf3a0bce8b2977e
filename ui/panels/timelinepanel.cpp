// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/timelinepanel.h"

#include "models/format.h"
#include "panels/timelinelayout.h"
#include "panels/timelinelegend.h"
#include "panels/timelineview.h"
#include "theme/icons.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedLayout>
#include <QTableView>
#include <QToolButton>

namespace pushscope {

QList<std::chrono::milliseconds> windowLengths()
{
    using namespace std::chrono_literals;
    return {10s, 30s, 60s, 120s, 300s};
}

TimelinePanel::TimelinePanel(RunModel &run, QWidget *parent) : QWidget{parent}, m_run{run}, m_log{run}
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Button); // the surface colour
    auto *layout = new QVBoxLayout{this};
    layout->setContentsMargins(0, 4, 0, 2);
    layout->setSpacing(2);
    layout->addWidget(buildHead());
    auto *faces = new QWidget{this};
    m_faces = new QStackedLayout{faces};
    m_view = new TimelineView;
    m_table = new QTableView{faces};
    m_table->setModel(&m_log);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setAccessibleName(tr("State timeline as a table"));
    m_table->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    m_scroll = new QScrollArea{faces}; // for more lanes than usual
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(m_view);
    connect(m_scroll->verticalScrollBar(), &QScrollBar::valueChanged, m_view, qOverload<>(&QWidget::update));
    m_faces->addWidget(m_scroll);
    m_faces->addWidget(m_table);
    layout->addWidget(faces, 1);
    connect(&m_run, &RunModel::windowChanged, this, &TimelinePanel::syncWindow);
    syncWindow();
}

QWidget *TimelinePanel::buildHead()
{
    auto *head = new QWidget{this};
    auto *layout = new QHBoxLayout{head};
    layout->setContentsMargins(8, 0, 8, 0);
    layout->setSpacing(12);
    m_title = new QLabel{tr("State timeline"), head};
    m_window = new QComboBox{head};
    m_window->setObjectName(QStringLiteral("windowLength"));
    m_window->setToolTip(tr("Time shown by the charts and the timeline"));
    m_window->setAccessibleName(m_window->toolTip());
    for (const auto length : windowLengths())
        m_window->addItem(formatSpan(length), QVariant::fromValue(length.count()));
    connect(m_window, &QComboBox::activated, this,
            [this](int index) { m_run.setWindow(std::chrono::milliseconds{m_window->itemData(index).toLongLong()}); });
    m_legend = new TimelineLegend{head};
    m_tableButton = new QToolButton{head};
    m_tableButton->setProperty("flat", true);
    m_tableButton->setCheckable(true);
    m_tableButton->setToolTip(tr("Show as a table"));
    m_tableButton->setAccessibleName(m_tableButton->toolTip());
    connect(m_tableButton, &QToolButton::toggled, this, &TimelinePanel::showTable);
    layout->addWidget(m_title);
    layout->addWidget(m_window);
    layout->addWidget(m_legend, 1);
    layout->addWidget(m_tableButton);
    return head;
}

void TimelinePanel::showTable(bool table)
{
    m_faces->setCurrentIndex(table ? 1 : 0);
    if (table)
        m_table->scrollToBottom();
}

void TimelinePanel::syncWindow()
{
    const auto length = QVariant::fromValue(m_run.window().count());
    if (m_window->findData(length) < 0)
        m_window->addItem(formatSpan(m_run.window()), length);
    m_window->setCurrentIndex(m_window->findData(length));
}

void TimelinePanel::showFrame()
{
    if (m_faces->currentIndex() == 0)
        m_view->setFrame(m_run.timelineFrame());
    const QString faults = m_run.faults().inForce();
    const QString name =
        faults.isEmpty() ? tr("State timeline") : tr("State timeline; faults in force: %1").arg(faults);
    if (name != m_view->accessibleName())
        m_view->setAccessibleName(name);
}

void TimelinePanel::setTheme(const Theme &theme)
{
    const int letter = fontMetrics().averageCharWidth();
    for (const auto &[column, letters] :
         {std::pair{TimelineModel::Time, 12}, {TimelineModel::Client, 20}, {TimelineModel::What, 40}})
        m_table->setColumnWidth(column, letters * letter);
    m_title->setFont(scaledFont(font(), 1.0, QFont::DemiBold));
    m_tableButton->setIcon(glyphIcon(Glyph::Table, theme.dim));
    m_legend->setTheme(theme);
    m_view->setTheme(theme);
    m_scroll->setMinimumHeight(TimelineLayout::heightFor(0, TimelineView::narrowestLane, fontMetrics()));
}

} // namespace pushscope
