// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/clientconfig.h"
#include "fault/fault.h"
#include "feed/feed.h"
#include "lab/report.h"
#include "message/result.h"
#include "metrics/snapshot.h"
#include "server/serverconfig.h"
#include "server/serverstats.h"
#include "wire/wirecapture.h"

#include <QObject>
#include <QUrl>

#include <memory>

namespace pushscope {

/// A push server with its feed in one thread and clients in another, commanded and observed from
/// a third (the GUI's, or a report's). All functions return at once; what comes of them is told
/// by signals in the caller's thread.
class LiveRun : public QObject
{
    Q_OBJECT

public:
    explicit LiveRun(QObject *parent = nullptr);
    ~LiveRun() override; ///< stops and joins both threads

    /// Starts listening and then the feed; `listening` or `listenFailed` follows.
    void startServer(const ServerConfig &config, const FeedSpec &feed);
    void stopServer();
    void setFeed(const FeedSpec &feed); ///< replaces the feed
    void setRate(double perSecond);
    void setPayloadSize(qsizetype bytes);
    void setHeartbeat(std::chrono::milliseconds interval); ///< of connections opened from now on

    /// Whether clients added from now on reach their server through a link, which shows their bytes
    /// and makes faults. They do unless this is called.
    void setLinked(bool linked);
    /// Arms a fault under a number that was not used before; snapshots tell how it goes.
    void armFault(int fault, const Fault &what);
    void removeFault(int fault);
    void clearFaults();
    /// Writes all that happens to the clients into a file, from now until the run ends or stopRecording().
    /// The error's field is `record`.
    [[nodiscard]] std::optional<Error> record(const QString &file);
    void stopRecording();

    /// The number by which snapshots name the client. It starts at once.
    int addClient(const ClientConfig &config);
    void removeClient(int client);
    void stopClient(int client); ///< closed, but kept with its figures
    void startClient(int client);
    /// Counters, histograms and ledgers start anew; connections stay.
    void clear();

    /// Asks for a snapshot; at most one request is under way, further ones are dropped.
    void requestSnapshot();
    /// Asks for the chunks of the wire after that index, some thousand at a time; at most one request is under way.
    void requestWire(quint64 after);
    /// Asks for the figures since the start or the last clear(), judged.
    void requestReport();

Q_SIGNALS:
    /// Where clients of this machine find the server (loopback for a server on all addresses).
    void listening(const QUrl &url);
    void listenFailed(const pushscope::Error &error); ///< code `port-busy`, `bad-address` or `listen-failed`
    void serverStopped();
    void feedFailed(const pushscope::Error &error);
    void feedFinished();
    void snapshotReady(const pushscope::SnapshotPtr &snapshot);
    void serverStats(const pushscope::ServerStats &stats); ///< with each snapshot while a server runs
    void wireReady(const pushscope::WireBatchPtr &batch);
    void recordingFailed(const QString &file, const pushscope::Error &error); ///< what comes is no longer written
    void reportReady(const pushscope::RunReport &report);

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace pushscope
