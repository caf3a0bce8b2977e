// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/windowdocks.h"

#include "inspector/inspectorpanel.h"
#include "ledger/ledgerview.h"
#include "mainwindow/docktitle.h"
#include "mainwindow/faultdesk.h"
#include "panels/faultmenu.h"
#include "panels/faultspanel.h"
#include "panels/timelinepanel.h"
#include "samples/samplespanel.h"
#include "share/sharepanel.h"
#include "tour/seenpart.h"

#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QEvent>
#include <QHeaderView>
#include <QLayout>
#include <QMainWindow>
#include <QTableView>
#include <QTabWidget>

#include <algorithm>
#include <utility>

namespace pushscope {

namespace {

constexpr int leastHeightForBoth = 820; ///< timeline and inspector one below the other

} // namespace

WindowDocks::WindowDocks(QMainWindow &window, RunModel &run, RunTableModel &table, FaultDesk &faultDesk)
    : QObject{&window}, m_window{window}
{
    timeline = new TimelinePanel{run};
    m_timeline = add(tr("State timeline"), QStringLiteral("timeline"), timeline, Qt::BottomDockWidgetArea);
    m_timeline->setFeatures(QDockWidget::DockWidgetClosable);
    m_timeline->setTitleBarWidget(new QWidget{m_timeline}); // the panel has a head of its own
    buildFigures(table);
    m_figures = add(tr("Figures as a table"), QStringLiteral("figures"), figures, Qt::BottomDockWidgetArea);
    inspector = new InspectorPanel;
    m_inspector = add(tr("Wire inspector"), QStringLiteral("inspector"), inspector, Qt::BottomDockWidgetArea);
    ledger = new LedgerView;
    m_ledger = add(tr("Delivery ledger"), QStringLiteral("ledger"), ledger, Qt::BottomDockWidgetArea);
    faults = new FaultsPanel{faultDesk.model(), run, faultDesk.kinds(), faultDesk.presets()};
    m_faults = add(tr("Faults"), QStringLiteral("faults"), faults, Qt::RightDockWidgetArea);
    samples = new SamplesPanel;
    m_samples = add(tr("Sample apps"), QStringLiteral("samples"), samples, Qt::RightDockWidgetArea);
    share = new SharePanel;
    m_share = add(tr("Share"), QStringLiteral("share"), share, Qt::RightDockWidgetArea);
    window.tabifyDockWidget(m_faults, m_samples);
    window.tabifyDockWidget(m_faults, m_share);
    // Below the timeline, so that a mark and its frames are seen together.
    window.splitDockWidget(m_timeline, m_inspector, Qt::Vertical);
    window.tabifyDockWidget(m_inspector, m_figures);
    window.tabifyDockWidget(m_inspector, m_ledger);
    for (QDockWidget *dock : {m_figures, m_inspector, m_ledger, m_faults, m_samples, m_share})
        giveTitle(dock);
    connect(m_inspector, &QDockWidget::visibilityChanged, this, [this](bool visible) {
        if (visible) // once the layout has taken it in
            QMetaObject::invokeMethod(this, &WindowDocks::giveInspectorItsRoom, Qt::QueuedConnection);
    });
    window.installEventFilter(this);
    connect(m_faults, &QDockWidget::visibilityChanged, this, &WindowDocks::faultsShownChanged);
    connect(m_share, &QDockWidget::visibilityChanged, this, &WindowDocks::shareShownChanged);
}

bool WindowDocks::isBelow(QDockWidget *dock) const
{
    return dock != m_timeline && !dock->isFloating() && m_window.dockWidgetArea(dock) == Qt::BottomDockWidgetArea;
}

/// Before it is shown: with it the window would become higher at once.
void WindowDocks::makeRoomFor(QDockWidget &dock)
{
    if (!dock.isHidden() || (&dock != m_timeline && (m_timeline->isHidden() || !isBelow(&dock))))
        return;
    int lower = 0; // what it would share a place with
    bool shared = false;
    const QList<QDockWidget *> tabs = m_window.tabifiedDockWidgets(m_timeline);
    for (QDockWidget *other : {m_figures, m_inspector, m_ledger}) {
        shared = shared || tabs.contains(other);
        if (&dock != m_timeline && isBelow(other) && !other->isHidden())
            lower = std::max(lower, other->minimumSizeHint().height());
    }
    const int more = std::max(0, dock.minimumSizeHint().height() - lower);
    if (shared || m_window.minimumSizeHint().height() + more > askedHeight())
        shareTimelinesPlace(&dock);
}

/// What the window was made, and not what the panels in it have pushed it to since.
int WindowDocks::askedHeight() const
{
    return m_asked > 0 && m_window.isVisible() ? m_asked : m_window.height();
}

void WindowDocks::keepHeight()
{
    // The event of its resizing comes when the layout has pushed it already.
    m_asked = m_window.height();
    fitHeight();
}

bool WindowDocks::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == &m_window && event->type() == QEvent::Resize) {
        const int height = m_window.height();
        if (m_asked == 0 || height < m_asked || height > m_window.minimumHeight())
            m_asked = height;
        else if (height > m_asked && std::exchange(m_pushedTo, height) == 0) // by the layout
            QMetaObject::invokeMethod(this, &WindowDocks::settleHeight, Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

/// Back to the height that was asked for, if the docks can be put so that it is enough.
void WindowDocks::settleHeight()
{
    const bool pushed = std::exchange(m_pushedTo, 0) == m_window.height();
    const bool free = !m_window.windowState().testAnyFlags(Qt::WindowMaximized | Qt::WindowFullScreen);
    if (!pushed || !free || QApplication::mouseButtons() != Qt::NoButton) // a dock may be on its way
        return;
    fitHeight();
    m_window.layout()->activate();
    m_window.resize(m_window.width(), m_asked);
}

/// Docks below the timeline share its place where both would make the window higher. Where that is not enough, the tabs
/// of those at the right stand beside them instead of below.
void WindowDocks::fitHeight()
{
    if (m_window.tabPosition(Qt::RightDockWidgetArea) != QTabWidget::South) // which lays all out anew
        m_window.setTabPosition(Qt::RightDockWidgetArea, QTabWidget::South);
    if (!m_timeline->isHidden() && leastHeight() > askedHeight())
        shareTimelinesPlace(nullptr);
    if (leastHeight() > askedHeight())
        m_window.setTabPosition(Qt::RightDockWidgetArea, QTabWidget::East);
}

int WindowDocks::leastHeight() const
{
    m_window.layout()->invalidate(); // it may not know yet what was shown just now
    return m_window.minimumSizeHint().height();
}

/// All that are shown, and one that will be. What could be seen of them stays in front.
void WindowDocks::shareTimelinesPlace(const QDockWidget *soon)
{
    QDockWidget *front = nullptr;
    for (QDockWidget *dock : {m_figures, m_inspector, m_ledger}) {
        if (isBelow(dock) && !seenPart(*dock).isEmpty())
            front = dock;
    }
    for (QDockWidget *dock : {m_figures, m_inspector, m_ledger}) {
        if (isBelow(dock) && (dock == soon || !dock->isHidden()))
            m_window.tabifyDockWidget(m_timeline, dock);
    }
    if (front != nullptr)
        front->raise();
}

void WindowDocks::reveal(QDockWidget &dock)
{
    makeRoomFor(dock);
    dock.show();
    bringToFront(dock);
}

void WindowDocks::bringToFront(QDockWidget &dock)
{
    const auto make = [this, &dock] {
        fitHeight();
        dock.raise();
    };
    make();
    // Again when what is in it has been laid out, and knows better how high it has to be.
    QMetaObject::invokeMethod(&dock, make, Qt::QueuedConnection);
}

/// It takes its share of the window and leaves the rest to the panes; where there is too little for
/// both, it shares its place with the timeline. What the user arranges afterwards stays.
void WindowDocks::giveInspectorItsRoom()
{
    const int height = askedHeight();
    if (!m_inspector->isVisible() || m_inspector->isFloating() || std::exchange(m_arrangedFor, height) == height)
        return;
    if (height < leastHeightForBoth && timeline->isVisible())
        shareTimelinesPlace(nullptr);
    const int room = height * 3 / 8;
    m_window.resizeDocks({m_timeline, m_inspector}, {m_timeline->minimumSizeHint().height(), room}, Qt::Vertical);
}

void WindowDocks::giveTitle(QDockWidget *dock)
{
    auto *title = new DockTitle{*dock};
    dock->setTitleBarWidget(title);
    m_titles << title;
    dock->hide();
}

QDockWidget *WindowDocks::add(const QString &title, const QString &name, QWidget *content, Qt::DockWidgetArea area)
{
    auto *dock = new QDockWidget{title, &m_window};
    m_all << dock;
    dock->setObjectName(name + QStringLiteral("Dock"));
    dock->setWidget(content);
    m_window.addDockWidget(area, dock);
    dock->toggleViewAction()->setObjectName(dock->objectName());
    connect(dock->toggleViewAction(), &QAction::toggled, this, [this, dock](bool on) {
        if (on) // still hidden if it was chosen in a menu
            makeRoomFor(*dock);
    });
    connect(dock->toggleViewAction(), &QAction::triggered, dock, [this, dock](bool on) {
        if (on)
            bringToFront(*dock);
    });
    return dock;
}

void WindowDocks::buildFigures(RunTableModel &table)
{
    figures = new QTableView;
    figures->setModel(&table);
    figures->verticalHeader()->hide();
    figures->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    figures->horizontalHeader()->setStretchLastSection(true);
    figures->setSelectionBehavior(QAbstractItemView::SelectRows);
    figures->setTabKeyNavigation(false);
    figures->setAccessibleName(tr("Figures of all panes"));
}

void WindowDocks::setTheme(const Theme &theme)
{
    for (DockTitle *title : m_titles)
        title->setTheme(theme);
    timeline->setTheme(theme);
    inspector->setTheme(theme);
    ledger->setTheme(theme);
    samples->setTheme(theme);
    share->setTheme(theme);
    faults->setTheme(theme);
}

QList<QAction *> WindowDocks::toggles() const
{
    QList<QAction *> actions;
    for (const QDockWidget *dock : m_all)
        actions << dock->toggleViewAction();
    return actions;
}

void WindowDocks::show(const QString &name)
{
    for (QDockWidget *dock : std::as_const(m_all)) {
        if (dock->objectName() == name + QStringLiteral("Dock"))
            reveal(*dock);
    }
}

QString WindowDocks::lookedAt() const
{
    QString found;
    for (const QDockWidget *dock : m_all) {
        const QString name = dock->objectName().chopped(QStringLiteral("Dock").size());
        const QWidget *focus = QApplication::focusWidget();
        if (focus != nullptr && dock->isAncestorOf(focus))
            return name;
        if (found.isEmpty() && dock != m_timeline && !seenPart(*dock).isEmpty())
            found = name;
    }
    return found;
}

void WindowDocks::hideAll()
{
    for (QDockWidget *dock : std::as_const(m_all))
        dock->hide();
}

void WindowDocks::showInspector()
{
    reveal(*m_inspector);
}

void WindowDocks::showFaults(bool on)
{
    if (on)
        reveal(*m_faults);
    else
        m_faults->hide();
}

void WindowDocks::showShare(bool on)
{
    if (on)
        reveal(*m_share);
    else
        m_share->hide();
}

void WindowDocks::shrinkTimeline(int by)
{
    const int least = m_timeline->minimumSizeHint().height();
    if (timeline->isVisible() && !m_timeline->isFloating() && m_timeline->height() > least)
        m_window.resizeDocks({m_timeline}, {std::max(least, m_timeline->height() - by)}, Qt::Vertical);
}

bool WindowDocks::faultsShown() const
{
    return m_faults->isVisible();
}

} // namespace pushscope
