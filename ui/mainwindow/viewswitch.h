// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>

#include <map>

class QMainWindow;
class QStackedWidget;
class QWidget;

namespace pushscope {

class LoadView;
class WindowDocks;

/// What the middle of the window shows.
enum class CentreView {
    Panes, ///< of the live run, with its docks
    Lessons, ///< the list, a lesson, or the panes of its run beside it
    Load,
    Compare,
};

/// The views that the middle of the window can show. Beside others than the panes of the live run the docks step
/// aside, and come back as they were.
class ViewSwitch : public QObject
{
    Q_OBJECT

public:
    /// Puts `panes`, a view of loads and later others into a stack, which is the centre's.
    ViewSwitch(QMainWindow &window, QWidget *panes, QWidget *centre);

    void setDocks(WindowDocks &docks, int stateVersion);
    void add(CentreView view, QWidget *widget);
    void show(CentreView view);
    /// The panes in the place of the shown view, as for a lesson whose run is under way.
    void showPanesInstead(bool on);
    [[nodiscard]] CentreView shown() const { return m_shown; }
    [[nodiscard]] bool loadShown() const { return m_shown == CentreView::Load; }
    [[nodiscard]] bool panesShown() const;
    [[nodiscard]] QStackedWidget &stack() { return *m_stack; }
    [[nodiscard]] LoadView &load() { return *m_load; }
    /// The layout of docks and bars as it is beside the panes.
    [[nodiscard]] QByteArray paneState() const;

Q_SIGNALS:
    void shownChanged();

private:
    void measureShownOnly();

    QMainWindow &m_window;
    QStackedWidget *m_stack = nullptr;
    LoadView *m_load = nullptr;
    std::map<CentreView, QWidget *> m_views;
    CentreView m_shown = CentreView::Panes;
    WindowDocks *m_docks = nullptr;
    int m_version = 0;
    QByteArray m_state; ///< while something else than the panes is shown
};

} // namespace pushscope
