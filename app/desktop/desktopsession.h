// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/comparesession.h"
#include "desktop/desktopoptions.h"
#include "desktop/experimentsession.h"
#include "desktop/loadsession.h"
#include "desktop/recordingsession.h"
#include "desktop/sharesession.h"
#include "lab/liverun.h"
#include "mainwindow/mainwindow.h"

#include <QElapsedTimer>
#include <QObject>

#include <map>
#include <set>

namespace pushscope {

/// One run of the desktop: carries the window's wishes to the run and the run's news to the window,
/// and leaves picture and report behind. Lives in the GUI thread.
class DesktopSession : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive the session. `sinceStart` runs since the program began; `addresses` tells where the run could
    /// be shared.
    DesktopSession(LiveRun &run, MainWindow &window, DesktopOptions options, const QElapsedTimer &sinceStart,
                   QObject *parent = nullptr, ShareSession::Addresses addresses = shareAddresses);

    /// Starts the server, the clients and what ends the run by itself.
    void begin();
    /// Writes what was asked for; `ended` follows. More calls change nothing.
    void end();

    [[nodiscard]] const ExperimentSession &experiments() const { return m_experiments; }

Q_SIGNALS:
    void ended(int exitCode);

private:
    void connectWindow();
    void connectRun();

    void beginLive();
    void stepAside();
    void comeBack();
    void startServer();
    void stopServer();
    void serverListens(const QUrl &url);
    void listenFailed(const Error &error);
    void choose(const QString &intent);
    void changeFeed();

    void addOwnPanes(const QUrl &url);
    void addGivenPanes();
    void addPane(const ClientConfig &config, bool own);
    void showPane(int client);
    void closePane(int client);

    void beginLoad();
    void loadEnded(const QString &failure);
    void startWaitingFeed(const Snapshot &snapshot);
    void noteFirstData(const Snapshot &snapshot);
    void finish(const RunReport &report);
    void writeReport(const RunReport &report);
    void fail(const QString &message);
    [[nodiscard]] FeedSpec feedSpec() const;

    LiveRun &m_run;
    MainWindow &m_window;
    LoadSession m_loads;
    RecordingSession m_recording;
    ExperimentSession m_experiments;
    CompareSession m_compare;
    DesktopOptions m_options;
    ShareSession m_share;
    QElapsedTimer m_sinceStart;
    qint64 m_firstPaintMs = -1;
    qint64 m_firstDataMs = -1; ///< an event in every pane
    quint16 m_port;
    QUrl m_listening;
    std::map<int, ClientConfig> m_configs; ///< of all panes of the live run
    std::set<int> m_ownClients; ///< those of the embedded server
    bool m_feedWaits = false; ///< it begins when all panes are open
    QList<QMetaObject::Connection> m_ties; ///< between the live run and the window
    bool m_begun = false;
    bool m_aside = false; ///< an experiment stands in the place of the live run
    bool m_wasRunning = false; ///< before that
    bool m_ending = false;
    bool m_finished = false;
    int m_exitCode = exitDone;
};

} // namespace pushscope
