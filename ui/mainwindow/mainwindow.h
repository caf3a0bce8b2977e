// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "experiment/experiment.h"
#include "fault/fault.h"
#include "mainwindow/frameloop.h"
#include "mainwindow/viewswitch.h"
#include "message/trafficentry.h"
#include "metrics/clusterstate.h"
#include "metrics/deliverymatrix.h"
#include "models/runmodel.h"
#include "models/runtablemodel.h"
#include "panels/addpanedialog.h"
#include "panels/banner.h"
#include "panels/playbackinfo.h"
#include "panels/runsettings.h"
#include "theme/theme.h"
#include "wire/wirecapture.h"

#include <QMainWindow>
#include <QTimer>

#include <functional>
#include <optional>

class QScrollArea;
class QSettings;

namespace pushscope {

class ClusterBar;
class CompareView;
class FaultDesk;
class HelpDesk;
class LessonDesk;
class LoadView;
class PaneGrid;
class PlaybackBar;
class PresenterMode;
class RecordingDesk;
class RunToolbar;
class SharePanel;
class StatusLine;
class WindowActions;
class WindowDocks;

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
    /// What the menu offers, by their codes. One that is chosen holds from the next start on.
    void offerLanguages(const QStringList &codes);
    void applySnapshot(const SnapshotPtr &snapshot);
    void addLoopLag(std::chrono::microseconds lag); ///< the server thread's
    void setListening(const QUrl &url); ///< the server runs
    void setStopped(); ///< it does not
    void presentProblem(const QString &message, const QList<Banner::Choice> &choices = {});
    void dismissProblem();
    [[nodiscard]] bool hasProblem() const; ///< one is told
    void setPaused(bool paused);

    void armFault(const Fault &fault); ///< as the user would
    void setServerFaultsPossible(bool possible); ///< an embedded server runs
    void applyWire(const WireBatchPtr &batch);
    /// What stands before the chunks of an export, and what their times need to be those of the day.
    void setWireExport(std::function<QByteArray()> head, std::chrono::nanoseconds wallOffset);
    /// Opens a dock by its short name: timeline, figures, inspector, ledger, faults, samples or share; or a view, as
    /// load; or what the menu Help has, as tour.
    void showDock(const QString &name);
    void setVisible(bool visible) override;

    [[nodiscard]] RecordingDesk &recordings() { return *m_recordings; }
    [[nodiscard]] SharePanel &sharePanel();
    void showShared(std::optional<int> viewers); ///< that look on; nothing while the run is not shared
    [[nodiscard]] LoadView &loadView();
    void showLoad(bool on); ///< in place of the panes
    [[nodiscard]] CompareView &compareView() { return *m_compare; }
    void showCompare(bool on); ///< in place of the panes
    [[nodiscard]] LessonDesk &lessons() { return *m_lessons; }
    void setPresenting(bool on); ///< as F11 does
    [[nodiscard]] HelpDesk &help() { return *m_help; }
    /// What a picture of the program shows: this window, or the one that was opened beside it.
    [[nodiscard]] QWidget &pictured();

    /// A run of an experiment takes the place of the live one, or gives it back: panes and wire begin anew. What the
    /// user does to a live run is not offered. `length` is how long the run takes.
    void beginExperiment(std::chrono::milliseconds length);
    void endExperiment();
    /// Servers that share a log belong to the run that has begun: a bar tells how they are, with keys to stop them.
    void beginCluster(int nodes);
    void applyCluster(const ClusterState &state); ///< and says what it means where the log cannot be reached
    void endCluster(); ///< they are gone; the bar stays until the run does
    void applyLedger(const DeliveryMatrixPtr &ledger);
    void applyTraffic(const TrafficEntries &entries, Instant now);

    /// A recording is open: what only a live run has is hidden, and a bar to move within it is shown. A snapshot that
    /// is older than the one before begins the picture anew.
    void showPlayback(const PlaybackInfo &info);
    void setPlaybackPosition(std::chrono::microseconds position);
    void setPlaybackPlaying(bool playing); ///< as it has come to its end
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
    void ownPanesRequested(); ///< those of the embedded server, after all were closed
    void closePaneRequested(int client);
    void disconnectRequested(int client);
    void connectRequested(int client);
    void snapshotWanted(); ///< once a frame, while the window can be seen
    void problemChoice(const QString &intent);
    /// The window counts ids from 1 and uses none again.
    void faultArmed(int id, const pushscope::Fault &fault);
    void faultRemoved(int id);
    void faultsCleared();
    /// Once a frame while the wire can be seen: what came after the chunk of that index.
    void wireWanted(quint64 after);
    void ledgerWanted(); ///< a few times a second, while the ledger can be seen
    /// As often, while the sample apps can be seen: what came after that entry.
    void trafficWanted(quint64 after);
    void playbackSeek(std::chrono::microseconds position);
    void playbackPlay(bool play);
    void clusterActionChosen(const pushscope::ExperimentAction &action);

protected:
    bool event(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    static constexpr int stateVersion = 4; ///< of the layout of docks and bars

    void buildCentre();
    void buildDocks();
    void buildToolbar();
    void connectActions();
    void connectFaults();
    void connectWire();
    void connectPanes();
    void connectLoad();
    void connectLessons();
    void buildHelp();
    [[nodiscard]] QString lookedAt() const;
    void showInstead(CentreView view, bool on);
    void showCentre(); ///< as what is in the middle asks for
    void rememberRun();
    void restore();
    void showTheme(); ///< in what Qt's style does not reach
    void resetLayout();
    void askForPane();
    void copyFigures();
    void setPresenter(bool on);
    void showCursor(int client, Instant at);
    void syncPaneNames();
    void showStatus();
    void updateVisibility();
    void buildCluster();
    void dismissAway();
    void giveRoomToPanes(); ///< where room is short the timeline gives way first; only then the panes scroll

    QSettings &m_settings;
    RunModel m_run;
    RunTableModel m_table;
    FrameLoop m_frames;
    LatencyHistogram m_loopLag;
    ThemeChoice m_themeChoice;
    Theme m_theme;
    QUrl m_listening;
    QString m_recording; ///< the name of its file; empty: this is a live run
    bool m_running = false;
    bool m_paused = false;
    QString m_awayText;
    bool m_degraded = false; ///< servers do not reach their log
    bool m_experiment = false; ///< a run of one is shown
    std::chrono::milliseconds m_liveWindow{0}; ///< meanwhile: the time window of the live run
    int m_frame = 0;
    QByteArray m_defaultState;

    WindowActions *m_actions = nullptr;
    RecordingDesk *m_recordings = nullptr;
    RunToolbar *m_toolbar = nullptr;
    Banner *m_banner = nullptr;
    QTimer m_bannerDelay; ///< an absence so short is not told
    ClusterBar *m_cluster = nullptr;
    PaneGrid *m_grid = nullptr;
    QScrollArea *m_paneScroll = nullptr;
    ViewSwitch *m_views = nullptr;
    PlaybackBar *m_playbackBar = nullptr;
    WindowDocks *m_docks = nullptr;
    QStringList m_wantedDocks; ///< to be in front when the window is shown
    FaultDesk *m_faults = nullptr;
    LessonDesk *m_lessons = nullptr;
    CompareView *m_compare = nullptr;
    HelpDesk *m_help = nullptr;
    PresenterMode *m_presenter = nullptr;
    StatusLine *m_status = nullptr;
};

} // namespace pushscope
