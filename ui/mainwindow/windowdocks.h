// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/runtablemodel.h"
#include "theme/theme.h"

#include <QObject>

class QAction;
class QDockWidget;
class QMainWindow;
class QTableView;

namespace pushscope {

class DockTitle;
class FaultDesk;
class FaultsPanel;
class InspectorPanel;
class LedgerView;
class SamplesPanel;
class SharePanel;
class TimelinePanel;

/// The docks of the window: what is in them, and where they stand at first.
class WindowDocks : public QObject
{
    Q_OBJECT

public:
    /// All must outlive the docks. `table` is shown as it was at its last refresh.
    WindowDocks(QMainWindow &window, RunModel &run, RunTableModel &table, FaultDesk &faultDesk);

    void setTheme(const Theme &theme);
    /// The toggle actions, in the order of the View menu.
    [[nodiscard]] QList<QAction *> toggles() const;
    void show(const QString &name); ///< timeline, figures, inspector, ledger, faults, samples or share; in front
    void hideAll();
    /// The window is about to be shown in the size it has: the docks are put so that it keeps its height.
    void keepHeight();
    /// The short name of the dock that has the focus, else of one that is in front besides the timeline; may be empty.
    [[nodiscard]] QString lookedAt() const;
    void showInspector(); ///< and brings it to the front
    void showFaults(bool on);
    [[nodiscard]] bool faultsShown() const;
    void showShare(bool on);
    void shrinkTimeline(int by); ///< as far as it can

    bool eventFilter(QObject *watched, QEvent *event) override;

    TimelinePanel *timeline = nullptr;
    QTableView *figures = nullptr;
    InspectorPanel *inspector = nullptr;
    LedgerView *ledger = nullptr;
    SamplesPanel *samples = nullptr;
    SharePanel *share = nullptr;
    FaultsPanel *faults = nullptr;

Q_SIGNALS:
    void faultsShownChanged(bool shown);
    void shareShownChanged(bool shown);

private:
    void giveTitle(QDockWidget *dock);
    QDockWidget *add(const QString &title, const QString &name, QWidget *content, Qt::DockWidgetArea area);
    [[nodiscard]] bool isBelow(QDockWidget *dock) const;
    void makeRoomFor(QDockWidget &dock);
    [[nodiscard]] int askedHeight() const;
    [[nodiscard]] int leastHeight() const;
    void fitHeight();
    void settleHeight();
    void shareTimelinesPlace(const QDockWidget *soon);
    void reveal(QDockWidget &dock);
    void bringToFront(QDockWidget &dock);
    void giveInspectorItsRoom();
    void buildFigures(RunTableModel &table);

    QMainWindow &m_window;
    QList<DockTitle *> m_titles;
    QList<QDockWidget *> m_all; ///< in the order of the View menu
    QDockWidget *m_timeline = nullptr;
    QDockWidget *m_figures = nullptr;
    QDockWidget *m_inspector = nullptr;
    QDockWidget *m_ledger = nullptr;
    QDockWidget *m_samples = nullptr;
    QDockWidget *m_share = nullptr;
    QDockWidget *m_faults = nullptr;
    int m_asked = 0; ///< the window's height before the docks made it higher
    int m_pushedTo = 0; ///< that height, until it is given back
    int m_arrangedFor = 0; ///< the window's height when the inspector was given its room
};

} // namespace pushscope
