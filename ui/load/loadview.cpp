// SPDX-License-Identifier: GPL-3.0-or-later
#include "load/loadview.h"

#include "load/loadcurveplot.h"
#include "load/loadform.h"
#include "load/loadrunbar.h"
#include "load/loadstatus.h"
#include "load/loadtimeplot.h"
#include "message/clientsentence.h"
#include "models/loadtext.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTableView>

#include <utility>

namespace pushscope {

namespace {

constexpr int gap = 8;

QScrollArea *scrolled(QWidget *content, QWidget *parent)
{
    auto *scroll = new QScrollArea{parent};
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    return scroll;
}

} // namespace

LoadView::LoadView(QWidget *parent) : QWidget{parent}, m_theme{Theme::darkTheme()}, m_pages{new QStackedWidget{this}}
{
    auto *layout = new QHBoxLayout{this};
    layout->setContentsMargins(gap, gap, gap, gap);
    layout->setSpacing(gap);
    layout->addWidget(buildLeft());
    m_pages->addWidget(buildEmpty());
    m_pages->addWidget(buildResults());
    layout->addWidget(m_pages, 1);
    connect(&m_runs, &LoadRuns::dropped, this, &LoadView::dropped);
    setRunning(false);
    setOwnServer({});
    fitWidths();
}

QWidget *LoadView::buildLeft()
{
    auto *left = new QWidget{this};
    auto *layout = new QVBoxLayout{left};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(gap);
    m_form = new LoadForm;
    m_formScroll = scrolled(m_form, left);
    m_formScroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_formScroll->setFocusPolicy(Qt::NoFocus);
    m_start = new QPushButton{left};
    m_start->setObjectName(QStringLiteral("startButton"));
    m_start->setShortcut(QKeySequence{Qt::CTRL | Qt::Key_Return});
    m_note = new QLabel{left};
    m_note->setObjectName(QStringLiteral("loadNote"));
    m_note->setWordWrap(true);
    layout->addWidget(m_formScroll, 1000);
    layout->addWidget(m_start);
    layout->addWidget(m_note);
    layout->addStretch(1);
    m_form->installEventFilter(this);
    m_formScroll->setMaximumHeight(m_form->sizeHint().height() + 2);
    connect(m_start, &QPushButton::clicked, this, &LoadView::pressed);
    connect(m_form, &LoadForm::edited, this, &LoadView::showNote);
    return left;
}

QWidget *LoadView::buildEmpty()
{
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout{page};
    auto *text = new QLabel{
        tr("<h3>What does this server deliver, and how fast?</h3>"
           "<p>Many clients of each transport connect to one server. Events are published at times that are fixed in "
           "advance, each to every client, and each delivery is measured from the time at which its event was due: a "
           "server that stands still is charged for all that waited.</p>"
           "<p>While it runs you see what is offered and what arrives, and the latency of each transport. At the end "
           "there are the percentile curve, the figures, and a verdict whether they can be trusted.</p>"
           "<p>Choose server and size on the left, then <b>Start the load</b> (Ctrl+Enter). Two runs can be laid over "
           "each other; a report of <tt>pushscope-cli bench</tt> can be opened to compare with.</p>"),
        page};
    text->setObjectName(QStringLiteral("loadEmpty"));
    text->setTextFormat(Qt::RichText);
    text->setWordWrap(true);
    text->setMinimumWidth(fontMetrics().averageCharWidth() * 30);
    text->setMaximumWidth(fontMetrics().averageCharWidth() * 80);
    auto *open = new QPushButton{tr("Open a saved report…"), page};
    connect(open, &QPushButton::clicked, this, [this] { m_bar->askForFile(); });
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(text, 1000); // up to its greatest width
    row->addStretch(1);
    layout->addStretch(1);
    layout->addLayout(row);
    layout->addSpacing(fontMetrics().height());
    layout->addWidget(open, 0, Qt::AlignHCenter);
    layout->addStretch(2);
    return scrolled(page, this);
}

QWidget *LoadView::buildResults()
{
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout{content};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(gap);
    m_bar = new LoadRunBar{m_runs, content};
    connect(m_bar, &LoadRunBar::chosen, this, &LoadView::select);
    connect(m_bar, &LoadRunBar::saveRequested, this, &LoadView::saveRequested);
    connect(m_bar, &LoadRunBar::openRequested, this, &LoadView::openRequested);
    connect(m_bar, &LoadRunBar::copyRequested, this, [this] { QApplication::clipboard()->setText(m_table.toText()); });
    m_status = new LoadStatus{content};
    m_latency = new LoadLatencyPlot{content};
    m_rates = new LoadRatePlot{content};
    m_curves = new LoadCurvePlot{content};
    m_plots = new QGridLayout;
    m_plots->setSpacing(gap);
    buildTable(content);
    layout->addWidget(m_bar);
    layout->addWidget(m_status);
    layout->addLayout(m_plots, 1);
    m_tableNote = new QLabel{tr("Latency is delivered − due, that of polling with the wait for the next poll. A figure "
                                "with ~ stands on fewer than ten samples above it."),
                             content};
    m_tableNote->setWordWrap(true);
    layout->addWidget(m_tableView);
    layout->addWidget(m_tableNote);
    arrange(false);
    return scrolled(content, this);
}

/// Where there is little width, the plots stand below each other, and the runs too.
void LoadView::arrange(bool narrow)
{
    m_narrow = narrow;
    m_plots->addWidget(m_latency, 0, 0);
    m_plots->addWidget(m_rates, 1, 0);
    m_plots->addWidget(m_curves, narrow ? 2 : 0, narrow ? 0 : 1, narrow ? 1 : 2, 1);
    m_plots->setColumnStretch(0, 1);
    m_plots->setColumnStretch(1, narrow ? 0 : 1);
    m_bar->setNarrow(narrow);
}

void LoadView::fitToRoom()
{
    const bool narrow = m_pages->width() < 2 * m_curves->minimumSizeHint().width() + 3 * gap;
    if (narrow != m_narrow)
        arrange(narrow);
    fitTable();
}

void LoadView::buildTable(QWidget *parent)
{
    m_tableView = new QTableView{parent};
    m_tableView->setModel(&m_table);
    m_tableView->setObjectName(QStringLiteral("loadTable"));
    m_tableView->setAccessibleName(tr("Figures of the load"));
    m_tableView->verticalHeader()->hide();
    m_tableView->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_tableView->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_tableView->setTabKeyNavigation(false);
    m_tableView->setWordWrap(false);
    m_tableView->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

/// As high as its rows.
void LoadView::fitTable()
{
    m_tableView->setColumnHidden(LoadTableModel::RunColumn, !m_table.compares());
    const int row = fontMetrics().height() + 7;
    m_tableView->verticalHeader()->setDefaultSectionSize(row);
    const int header = m_tableView->horizontalHeader()->sizeHint().height();
    const bool wide = m_tableView->horizontalHeader()->length() > m_pages->width() - 2;
    const int bar = wide ? m_tableView->horizontalScrollBar()->sizeHint().height() : 0;
    m_tableView->setFixedHeight(header + row * m_table.rowCount() + bar + 2);
    m_tableView->setVisible(m_table.rowCount() > 0);
    m_tableNote->setVisible(m_table.rowCount() > 0);
}

void LoadView::fitWidths()
{
    const int bar = m_formScroll->verticalScrollBar()->sizeHint().width();
    const int least = fontMetrics().averageCharWidth() * 36;
    m_formScroll->parentWidget()->setFixedWidth(std::max(least, m_form->minimumSizeHint().width() + bar));
}

void LoadView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_tableView != nullptr) {
        fitWidths();
        fitTable();
    }
    // Labels keep the palette of the style sheet before.
    if (event->type() == QEvent::StyleChange && m_tableNote != nullptr)
        colourNotes();
}

void LoadView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    colourNotes();
    fitWidths();
}

void LoadView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    QMetaObject::invokeMethod(this, &LoadView::fitToRoom, Qt::QueuedConnection); // once the new sizes are there
}

/// The form takes the height that it needs, so that the button stands right below it.
bool LoadView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_form && event->type() == QEvent::LayoutRequest)
        m_formScroll->setMaximumHeight(m_form->sizeHint().height() + 2);
    return QWidget::eventFilter(watched, event);
}

void LoadView::colourNotes()
{
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, m_theme.dim);
    for (QLabel *note : {m_note, m_tableNote})
        note->setPalette(quiet);
}

void LoadView::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_form->setTheme(theme);
    m_status->setTheme(theme);
    m_latency->setTheme(theme);
    m_rates->setTheme(theme);
    m_curves->setTheme(theme);
    colourNotes();
    fitWidths();
    fitTable();
}

void LoadView::setOwnServer(const QUrl &url)
{
    m_form->setOwnServer(url);
    showNote();
}

void LoadView::showNote()
{
    m_note->setText(m_form->targetsOwnServer()
                        ? tr("Server, clients and this window share one machine, and the figures show that.")
                        : tr("The clients run on this machine and share it with this window."));
}

void LoadView::start()
{
    if (isRunning())
        return;
    const auto error = m_form->check();
    m_form->showError(error);
    if (error)
        m_form->focusProblem();
    else
        Q_EMIT startRequested(m_form->config());
}

void LoadView::pressed()
{
    if (isRunning())
        Q_EMIT stopRequested();
    else
        start();
}

void LoadView::setRunning(bool running)
{
    m_start->setText(running ? tr("Stop the load") : tr("Start the load"));
    m_start->setShortcut(QKeySequence{Qt::CTRL | Qt::Key_Return}); // a new text takes it away
    m_form->setEnabled(!running);
    m_bar->setRunning(running);
    m_curves->setWaiting(running);
}

void LoadView::begin(const LoadConfig &config)
{
    m_config = config;
    m_live = std::make_shared<LoadHistory>(config.model == LoadModel::Open);
    m_pages->setCurrentIndex(1);
    setRunning(true);
    m_status->showStarting();
    m_latency->setHistory(m_live, expected());
    m_rates->setHistory(m_live, expected());
    m_curves->setFigures({}, {});
    m_table.setFigures({}, {});
    fitTable();
}

/// From the beginning to the end of the measured time, with what connecting has taken.
std::chrono::milliseconds LoadView::expected() const
{
    const auto planned = m_config.warmup + m_config.duration;
    const auto stretches = m_live->stretches();
    const bool connects = !stretches.empty() && stretches.front().phase == LoadPhase::Connecting;
    return planned + (connects ? stretches.front().to : std::chrono::milliseconds{0});
}

void LoadView::showProgress(const LoadProgress &progress)
{
    if (!m_live)
        return;
    m_live->add(progress);
    m_status->showProgress(m_config, progress);
    m_latency->setHistory(m_live, expected());
    m_rates->setHistory(m_live, expected());
}

int LoadView::showResult(const LoadFigures &figures)
{
    const int id = m_runs.addRun(figures, std::exchange(m_live, nullptr));
    setRunning(false);
    select(id, m_second);
    return id;
}

void LoadView::showFailure(const Error &error)
{
    m_live.reset();
    setRunning(false);
    m_form->showError(error);
    select(m_first, m_second);
    m_status->showProblem(shownClientSentence(error.message));
}

void LoadView::refuse(const Error &error)
{
    m_form->showError(error);
}

int LoadView::addFile(const LoadFigures &figures, const QString &file)
{
    const int id = m_runs.addFile(figures, file);
    m_pages->setCurrentIndex(1);
    if (m_runs.find(m_first) == nullptr) // none, or one that has made room for this
        select(id);
    else
        select(m_first, id);
    return id;
}

void LoadView::select(int first, int second)
{
    m_first = m_runs.find(first) != nullptr ? first : 0;
    m_second = m_runs.find(second) != nullptr && second != m_first ? second : 0;
    m_bar->setChosen(m_first, m_second);
    showSelected();
}

void LoadView::showSelected()
{
    const LoadEntry *first = m_runs.find(m_first);
    const LoadEntry *second = m_runs.find(m_second);
    if (first == nullptr)
        return;
    const auto other = second != nullptr ? std::optional{second->figures} : std::nullopt;
    m_status->showVerdict(first->figures, other);
    m_latency->setHistory(first->history, {});
    m_rates->setHistory(first->history, {});
    m_curves->setFigures(first->figures, other);
    m_curves->setAccessibleDescription(loadSentence(first->figures));
    m_table.setFigures(first->figures, other);
    fitTable();
}

} // namespace pushscope
