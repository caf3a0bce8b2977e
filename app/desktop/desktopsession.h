// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/desktopoptions.h"
#include "desktop/loadsession.h"
#include "desktop/recordingsession.h"
#include "lab/liverun.h"
#include "mainwindow/mainwindow.h"

#include <QElapsedTimer>
#include <QObject>

#include <set>

namespace pushscope {

/// One run of the desktop: carries the window's wishes to the run and the run's news to the window,
/// and leaves picture and report behind. Lives in the GUI thread.
class DesktopSession : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive the session. `sinceStart` runs since the program began.
    DesktopSession(LiveRun &run, MainWindow &window, DesktopOptions options, const QElapsedTimer &sinceStart,
                   QObject *parent = nullptr);

    /// Starts the server, the clients and what ends the run by itself.
    void begin();
    /// Writes what was asked for; `ended` follows. More calls change nothing.
    void end();

Q_SIGNALS:
    void ended(int exitCode);

private:
    void connectWindow();
    void connectRun();

    void startServer();
    void stopServer();
    void serverListens(const QUrl &url);
    void listenFailed(const Error &error);
    void choose(const QString &intent);
    void changeFeed();

    void addOwnPanes(const QUrl &url);
    void addGivenPanes();
    void addPane(const ClientConfig &config, bool own);
    void closePane(int client);

    void beginLoad();
    void loadEnded(const QString &failure);
    void startWaitingFeed(const Snapshot &snapshot);
    void noteFirstData(const Snapshot &snapshot);
    void finish(const RunReport &report);
    void writeReport(const RunReport &report);
    [[nodiscard]] QJsonObject uiFigures() const;
    void fail(const QString &message);
    [[nodiscard]] FeedSpec feedSpec() const;

    LiveRun &m_run;
    MainWindow &m_window;
    LoadSession m_loads;
    RecordingSession m_recording;
    DesktopOptions m_options;
    QElapsedTimer m_sinceStart;
    qint64 m_firstPaintMs = -1;
    qint64 m_firstDataMs = -1; ///< an event in every pane
    quint16 m_port;
    QUrl m_listening;
    std::set<int> m_ownClients; ///< those of the embedded server
    bool m_feedWaits = false; ///< it begins when all panes are open
    bool m_ending = false;
    bool m_finished = false;
    int m_exitCode = exitDone;
};

} // namespace pushscope
