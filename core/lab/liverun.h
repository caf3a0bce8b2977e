// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/clientconfig.h"
#include "fault/fault.h"
#include "feed/feed.h"
#include "lab/clientplace.h"
#include "lab/groupsums.h"
#include "lab/nodeplan.h"
#include "lab/report.h"
#include "message/payload.h"
#include "message/result.h"
#include "message/trafficentry.h"
#include "metrics/clusterstate.h"
#include "metrics/deliverymatrix.h"
#include "metrics/snapshot.h"
#include "server/serverconfig.h"
#include "server/serverstats.h"
#include "server/shareconfig.h"
#include "server/viewerinfo.h"
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
    void startServer(const ServerConfig &config, const FeedSpec &feed, const NodePlan &plan = {});
    /// Of a plan with Redis: each as a process that is killed and started; `clusterChanged` tells how it goes.
    void stopNode(int node); ///< from 0
    void startNode(int node);
    void stopRedis();
    void startRedis(bool keepData);
    void stopServer();
    void setFeed(const FeedSpec &feed); ///< replaces the feed
    void stopFeed(); ///< nothing more is published by itself
    void setRate(double perSecond);
    void setPayloadSize(qsizetype bytes);
    void setHeartbeat(std::chrono::milliseconds interval); ///< of connections opened from now on

    /// Lets guests read at one more address, until unshare() or the server's end; `shared` or `shareFailed` follows.
    /// Clients and guests elsewhere stay connected. Again: at that address, and with that token, in place of the last.
    void share(const ShareConfig &config);
    void unshare(); ///< guests are seen off
    /// Asks who is given events by the server, guests or not; at most one request is under way.
    void requestViewers();
    void kick(SessionId viewer); ///< and refuses it for a minute

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

    /// The number by which snapshots name the client. It starts at once, unless its place says otherwise.
    int addClient(const ClientConfig &config, const ClientPlace &place = {});
    void removeClient(int client);
    void stopClient(int client); ///< closed, but kept with its figures
    void startClient(int client);
    /// Counters, histograms and ledgers start anew; connections stay.
    void clear();
    /// All clients and faults go, and what was measured; numbers of clients begin with 1 again.
    void removeAll();

    /// One event besides the feed's, in its channel, due now.
    void publish(const QByteArray &type, const Payload &payload);
    /// So many events at once, of that size each.
    void burst(int events, qsizetype bytes, bool binary);
    /// A live delivery with a higher latency counts as late in the ledger; 1 s unless this is called.
    void setLateAfter(std::chrono::microseconds latency);
    /// Texts to be counted in the bytes of clients that are added from now on.
    void countTexts(const QByteArrayList &texts);

    /// Asks for what the groups of clients have seen and the server has done up to now. The answer of a paused server
    /// comes when its pause is over.
    void requestMoment(int number, const std::vector<ClientGroup> &groups);
    /// Asks how many deliveries are still to come; at most one request is under way.
    void requestPending();
    /// What has not come by now counts as lost.
    void settleDeliveries();
    /// Asks for what became of each event at each client of this run's server since the start or the last clear(); at
    /// most one request is under way.
    void requestLedger();

    /// Asks for a snapshot; at most one request is under way, further ones are dropped.
    void requestSnapshot();
    /// Asks for the chunks of the wire after that index, some thousand at a time; at most one request is under way.
    void requestWire(quint64 after);
    /// What clients of the server published and said in rooms after that entry, as far as it is still held. Entries
    /// are numbered through all servers of the run. Answered at once, from any thread.
    [[nodiscard]] TrafficEntries traffic(quint64 after) const;
    /// Asks for the figures since the start or the last clear(), judged.
    void requestReport();

Q_SIGNALS:
    /// Where clients of this machine find the server (loopback for a server on all addresses).
    void listening(const QUrl &url);
    void listenFailed(const pushscope::Error &error); ///< code `port-busy`, `bad-address` or `listen-failed`
    void serverStopped();
    /// Where the log is shared or elsewhere: how its servers are. At most ten times a second.
    void clusterChanged(const pushscope::ClusterState &state);
    /// Where guests find the server; the token is to be added. Also when a server that had gone is back.
    void shared(const QUrl &url);
    /// Nothing is shared. Code `not-running`, `bad-token` or as of `listenFailed`, with field `address`.
    void shareFailed(const pushscope::Error &error);
    void viewersReady(const pushscope::ViewerList &viewers);
    void feedFailed(const pushscope::Error &error);
    void feedFinished();
    void snapshotReady(const pushscope::SnapshotPtr &snapshot);
    void serverStats(const pushscope::ServerStats &stats); ///< with each snapshot while a server runs
    void wireReady(const pushscope::WireBatchPtr &batch);
    void recordingFailed(const QString &file, const pushscope::Error &error); ///< what comes is no longer written
    void momentReady(int number, const pushscope::RunMomentPtr &moment);
    void serverMomentReady(int number, const pushscope::ServerMoment &moment);
    void pendingReady(quint64 deliveries);
    void ledgerReady(const pushscope::DeliveryMatrixPtr &matrix);
    void reportReady(const pushscope::RunReport &report);

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace pushscope
