// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mainwindow/frameloop.h"
#include "models/runmodel.h"
#include "models/runtablemodel.h"
#include "panels/addpanedialog.h"
#include "panels/banner.h"
#include "panels/runsettings.h"
#include "theme/theme.h"

#include <QMainWindow>

class QSettings;
class QTableView;

namespace pushscope {

class PaneGrid;
class RunToolbar;
class StatusLine;
class TimelinePanel;
class WindowActions;

/// The first screen. It shows what it is told and tells what the user wants; it starts, stops and
/// measures nothing itself.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// `settings` keeps layout, theme and the last run's settings, never a token; it must outlive the window.
    explicit MainWindow(QSettings &settings, QWidget *parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] RunModel &model() { return m_run; }
    [[nodiscard]] const FrameLoop &frameLoop() const { return m_frames; }
    [[nodiscard]] const Theme &theme() const { return m_theme; }
    [[nodiscard]] ThemeChoice themeChoice() const { return m_themeChoice; }
    [[nodiscard]] bool isPaused() const { return m_paused; }
    [[nodiscard]] bool isRunning() const { return m_running; }
    /// The p99 of how late timers fired in the threads that measure.
    [[nodiscard]] const LatencyHistogram &loopLag() const { return m_loopLag; }

    [[nodiscard]] RunSettings runSettings() const;
    void setRunSettings(const RunSettings &settings); ///< shows them; tells nothing

    void setThemeChoice(ThemeChoice choice);
    void applySnapshot(const SnapshotPtr &snapshot);
    void addLoopLag(std::chrono::microseconds lag); ///< the server thread's
    void setListening(const QUrl &url); ///< the server runs
    void setStopped(); ///< it does not
    void presentProblem(const QString &message, const QList<Banner::Choice> &choices = {});
    void dismissProblem();
    void setPaused(bool paused);
    /// Brings every view up to what the models know, also while paused.
    void showAll();

Q_SIGNALS:
    void startRequested();
    void stopRequested();
    void feedChosen(const QString &feed);
    void rateChosen(double perSecond);
    void payloadChosen(qsizetype bytes);
    void heartbeatChosen(std::chrono::seconds interval);
    void clearRequested();
    void addPaneRequested(const pushscope::PaneRequest &request);
    void closePaneRequested(int client);
    void disconnectRequested(int client);
    void connectRequested(int client);
    void snapshotWanted(); ///< once a frame, while the window can be seen
    void problemChoice(const QString &intent);

protected:
    bool event(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void buildCentre();
    void buildDocks();
    void buildToolbar();
    void connectActions();
    void connectPanes();
    void rememberRun();
    void restore();
    void resetLayout();
    void askForPane();
    void copyFigures();
    void setPresenter(bool on);
    void syncPaneNames();
    void showStatus();
    void updateVisibility();

    QSettings &m_settings;
    RunModel m_run;
    RunTableModel m_table;
    FrameLoop m_frames;
    LatencyHistogram m_loopLag;
    Theme m_theme;
    ThemeChoice m_themeChoice = ThemeChoice::System;
    QUrl m_listening;
    bool m_running = false;
    bool m_paused = false;
    int m_frame = 0;
    QFont m_ordinaryFont; ///< and state: outside the presenter view
    Qt::WindowStates m_ordinaryState;
    QByteArray m_defaultState;

    WindowActions *m_actions = nullptr;
    RunToolbar *m_toolbar = nullptr;
    Banner *m_banner = nullptr;
    PaneGrid *m_grid = nullptr;
    TimelinePanel *m_timeline = nullptr;
    QTableView *m_figures = nullptr;
    StatusLine *m_status = nullptr;
};

} // namespace pushscope
