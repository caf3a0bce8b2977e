// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/toursteps.h"

#include "inspector/inspectorpanel.h"
#include "mainwindow/windowactions.h"
#include "mainwindow/windowdocks.h"
#include "panels/figurerow.h"
#include "panels/panegrid.h"
#include "panels/timelinepanel.h"
#include "tour/seenpart.h"

#include <QAction>
#include <QCoreApplication>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QToolButton>

namespace pushscope {

namespace {

struct TourText
{
    Q_DECLARE_TR_FUNCTIONS(Tour)
};

using Choices = QList<QList<QRect>>;

/// What of the widget can be seen; nothing if none of it can.
QList<QRect> seen(const QWidget *widget)
{
    const bool inside = widget != nullptr && qobject_cast<const QMainWindow *>(widget->window()) != nullptr;
    const QRect part = inside ? seenPart(*widget) : QRect{};
    return part.isEmpty() ? QList<QRect>{} : QList<QRect>{part};
}

QList<QRect> seenButton(const QMainWindow &window, const char *name)
{
    return seen(window.findChild<QToolButton *>(QString::fromLatin1(name)));
}

QList<QRect> seenMenu(const QMainWindow &window, const QMenu &menu)
{
    const QMenuBar *bar = window.menuBar();
    const QRect title = bar->actionGeometry(menu.menuAction());
    if (!bar->isVisible() || title.isEmpty())
        return {};
    return {QRect{bar->mapTo(&window, title.topLeft()), title.size()}};
}

/// The title of the menu that has it.
QList<QRect> seenMenuOf(const QMainWindow &window, QAction *action)
{
    const auto titles = window.menuBar()->actions();
    for (const QAction *title : titles) {
        const QMenu *menu = title->menu();
        if (menu != nullptr && menu->actions().contains(action))
            return seenMenu(window, *menu);
    }
    return {};
}

const PaneView *firstPane(const PaneGrid &grid)
{
    return grid.panes().empty() ? nullptr : grid.panes().front();
}

QString keyOf(const QAction *action)
{
    return action->shortcut().toString(QKeySequence::NativeText);
}

} // namespace

QList<TourStep> tourSteps(QMainWindow &window, PaneGrid &grid, WindowDocks &docks, WindowActions &actions)
{
    QMainWindow *w = &window;
    PaneGrid *panes = &grid;
    WindowDocks *d = &docks;
    WindowActions *a = &actions;
    return {
        {TourText::tr("The same events, four ways"),
         TourText::tr(
             "The server inside this program sends each event to four clients at once: Server-Sent Events, "
             "WebSocket, long and short polling. A dot is one event; the higher it stands, the later it came."),
         [panes] {
             return Choices{seen(panes), seen(firstPane(*panes))};
         }},
        {TourText::tr("How late, in figures"),
         TourText::tr("Latency is counted from when an event was due. Half of the events came faster than p50, all but "
                      "one in a hundred faster than p99."),
         [panes] {
             const PaneView *pane = firstPane(*panes);
             return Choices{seen(pane == nullptr ? nullptr : pane->findChild<FigureRow *>())};
         }},
        {TourText::tr("What the connections did"),
         TourText::tr(
             "One lane for each client: connecting, open, waiting to try again. Heartbeats and faults are drawn "
             "where they happened. Click a place to see its bytes."),
         [d] { return Choices{seen(d->timeline)}; }},
        {TourText::tr("Break something"),
         TourText::tr("Delay, stall, cut or silence a connection and watch how each transport gets over it. The menu "
                      "Faults has presets, such as a café's Wi‑Fi."),
         [w, a] {
             return Choices{seenButton(*w, "faultsButton"), seenMenuOf(*w, a->clearFaults)};
         }},
        {TourText::tr("Down to the bytes"),
         TourText::tr("Click a dot: the wire inspector shows the frame or request that brought it, field by field and "
                      "byte by byte. The menu View opens it too."),
         [d, panes] {
             const PaneView *pane = firstPane(*panes);
             return Choices{seen(d->inspector), seen(pane == nullptr ? nullptr : &pane->chart())};
         }},
        {TourText::tr("Learn, and show others"),
         TourText::tr("Each lesson explains one thing with a run of its own. Share lets browsers in the room watch. "
                      "%1 opens the manual, %2 finds every command.")
             .arg(keyOf(a->manual), keyOf(a->palette)),
         [w, a] { return Choices{seenMenu(*w, *a->lessonMenu()) + seenButton(*w, "shareButton")}; }},
    };
}

} // namespace pushscope
