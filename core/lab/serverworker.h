// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fault/fault.h"
#include "feed/feed.h"
#include "lab/groupsums.h"
#include "lab/looplag.h"
#include "lab/nodeplan.h"
#include "lab/nodeset.h"
#include "lab/redisprocess.h"
#include "lab/standstill.h"
#include "metrics/publishedlog.h"

#include <QObject>
#include <QSet>
#include <QTimer>
#include <QUrl>

#include <atomic>
#include <map>
#include <memory>
#include <optional>

namespace pushscope {

/// The servers of a run and their feed: one, or nodes that share a log. Made in the caller's thread, then moved to that
/// of the server, where all functions are called and everything it holds is destroyed (finish()).
class ServerWorker final : public QObject
{
    Q_OBJECT

public:
    /// All must outlive the worker; `published` counts the events of the feed and of publish(), `log` hears of all.
    ServerWorker(const Clock &clock, std::atomic<quint64> &published, PublishedLog &log);
    ~ServerWorker() override;

    void begin();
    void start(const ServerConfig &config, const FeedSpec &feed, const NodePlan &plan = {});
    void stop();
    void setFeed(const FeedSpec &feed);
    void setRate(double perSecond);
    void setPayloadSize(qsizetype bytes);
    void setHeartbeat(std::chrono::milliseconds interval);
    void clear();
    /// As PushServer's; ends with stop(), and comes back with a server that a fault has taken away.
    void share(ShareConfig config);
    void unshare();
    [[nodiscard]] ViewerList viewers();
    void kick(SessionId viewer);
    /// Of a plan with Redis: as processes that are killed and started. Nothing happens to what is so already.
    void stopNode(int node);
    void startNode(int node);
    void stopRedis();
    void startRedis(bool keepData);
    [[nodiscard]] ClusterState cluster() const;
    /// An event besides the feed's, due now.
    void publish(const QByteArray &channel, const QByteArray &type, const Payload &payload);
    /// So many at once, of that size each.
    void burst(const QByteArray &channel, int events, qsizetype bytes, bool binary);

    /// The faults made at the server; others are ignored. Each `id` is that of one fault at a time.
    /// PauseServer holds this thread until it is resumed, at most for the fault's duration; sockets
    /// stay open and what was due is published afterwards, with its due time. RestartServer ends all
    /// connections as a crash does and listens on the same port again after `time` (1 s if it is 0),
    /// with a new epoch; what the feed makes in between is lost.
    void faultBegan(int id, const pushscope::Fault &fault);
    void faultEnded(int id, const pushscope::Fault &fault);

    /// From any thread: ends a pause, also one that was asked for but has not begun.
    void resume(int id);
    void resumeAll();
    /// From any thread: ends all pauses and lets none begin any more, so that `finish` is heard.
    void refusePauses() { m_standstill.refuse(); }

    [[nodiscard]] std::optional<ServerStats> stats(); ///< nothing while no server runs
    /// Since start(), over restarts by faults.
    [[nodiscard]] ServerMoment moment() const;
    [[nodiscard]] LatencyHistogram loopLag() const { return m_lag.histogram(); }
    void finish();

Q_SIGNALS:
    void nodesListen(const std::vector<QUrl> &urls); ///< just before the next, if there are several
    void listening(const QUrl &url); ///< of the first node
    void listenFailed(const pushscope::Error &error);
    void clusterChanged(const pushscope::ClusterState &state); ///< at most ten times a second
    void nodeFailed(const pushscope::Error &error); ///< one that was to be started again
    void stopped();
    void shared(const QUrl &url);
    void shareFailed(const pushscope::Error &error);
    void feedFailed(const pushscope::Error &error);
    void feedFinished();

private:
    void connectRedis(const FeedSpec &feed);
    void awaitLog();
    void listen(const FeedSpec &feed);
    void tellListening();
    void tellCluster();
    [[nodiscard]] Result<quint16> open();
    [[nodiscard]] bool isRunning() const { return m_away || (m_nodes.isOpen() && !m_closing); }
    void applyMutes();
    void pause(int id, const Fault &fault);
    void goAway(std::chrono::microseconds time);
    void comeBack();
    void startFeed(const FeedSpec &feed);
    void dropServer();
    void openToGuests();
    void publish(Publication publication);
    void finishNow();

    const Clock &m_clock;
    std::atomic<quint64> &m_published;
    PublishedLog &m_log;
    LoopLag m_lag;
    Standstill m_standstill;
    ServerConfig m_config; ///< of the present servers, with the port that the first has
    NodePlan m_plan;
    std::unique_ptr<RedisProcess> m_redis; ///< before the nodes, so that it goes last
    std::optional<ShareConfig> m_share; ///< while guests may come, with the port at which they do
    NodeSet m_nodes;
    std::unique_ptr<Feed> m_feed; ///< after the servers, so that it goes first
    std::map<int, FaultTarget> m_heartbeatMutes; ///< by the faults that want it
    QSet<int> m_pongMutes;
    QTimer m_return;
    QTimer m_logPatience; ///< while the nodes look for the log
    std::optional<FeedSpec> m_waitingFeed; ///< meanwhile
    ClusterState m_toldCluster;
    bool m_away = false; ///< gone by a fault, and coming back
    bool m_closing = false;
    bool m_finishing = false;
};

} // namespace pushscope
