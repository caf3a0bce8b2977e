// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/feed.h"
#include "lab/looplag.h"
#include "server/pushserver.h"

#include <QObject>
#include <QUrl>

#include <atomic>
#include <memory>
#include <optional>

namespace pushscope {

/// The server of a run and its feed. Made in the caller's thread, then moved to that of the server,
/// where all functions are called and everything it holds is destroyed (finish()).
class ServerWorker final : public QObject
{
    Q_OBJECT

public:
    /// `clock` must outlive the worker; `published` counts the feed's events.
    ServerWorker(const Clock &clock, std::atomic<quint64> &published);
    ~ServerWorker() override;

    void begin();
    void start(const ServerConfig &config, const FeedSpec &feed);
    void stop();
    void setFeed(const FeedSpec &feed);
    void setRate(double perSecond);
    void setPayloadSize(qsizetype bytes);
    void setHeartbeat(std::chrono::milliseconds interval);
    void clear();

    [[nodiscard]] std::optional<ServerStats> stats(); ///< nothing while no server runs
    [[nodiscard]] LatencyHistogram loopLag() const { return m_lag.histogram(); }
    void finish();

Q_SIGNALS:
    void listening(const QUrl &url);
    void listenFailed(const pushscope::Error &error);
    void stopped();
    void feedFailed(const pushscope::Error &error);
    void feedFinished();

private:
    void startFeed(const FeedSpec &feed);
    void dropServer();
    void publish(Publication publication);
    void finishNow();

    const Clock &m_clock;
    std::atomic<quint64> &m_published;
    LoopLag m_lag;
    std::unique_ptr<PushServer> m_server;
    std::unique_ptr<Feed> m_feed; ///< after the server, so that it goes first
    int m_number = 0; ///< of the present server
    bool m_closing = false;
    bool m_finishing = false;
};

} // namespace pushscope
