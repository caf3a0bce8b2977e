// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>

class QMainWindow;
class QStackedWidget;

namespace pushscope {

class LoadView;
class WindowDocks;

/// The two views that the middle of the window can show: the panes, or loads. Beside loads the docks step aside, and
/// come back as they were with the panes.
class ViewSwitch : public QObject
{
    Q_OBJECT

public:
    /// Puts `panes` and a view of loads into a stack, which is the centre's.
    ViewSwitch(QMainWindow &window, QWidget *panes, QWidget *centre);

    void setDocks(WindowDocks &docks, int stateVersion);
    void showLoad(bool on);
    [[nodiscard]] bool loadShown() const;
    [[nodiscard]] QStackedWidget &stack() { return *m_stack; }
    [[nodiscard]] LoadView &load() { return *m_load; }
    /// The layout of docks and bars as it is beside the panes.
    [[nodiscard]] QByteArray paneState() const;

private:
    QMainWindow &m_window;
    QStackedWidget *m_stack = nullptr;
    LoadView *m_load = nullptr;
    WindowDocks *m_docks = nullptr;
    int m_version = 0;
    QByteArray m_state; ///< while loads are shown
};

} // namespace pushscope
