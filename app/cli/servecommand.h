// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/job.h"
#include "cli/tlsoptions.h"
#include "feed/feed.h"
#include "options/commandline.h"
#include "options/values.h"
#include "server/pushserver.h"

#include <QTimer>

#include <memory>
#include <optional>

namespace pushscope {

struct ServeOptions
{
    ListenAddress listen;
    QString portFile;
    FeedSpec feed;
    double rate = FeedSpec{}.rate;
    qint64 payload = 0;
    QByteArray channel{"default"};
    qint64 history = 10'000;
    qint64 maxConnections = 10'000;
    qint64 threads = 1;
    ServerConfig server;
    TlsOptions tls;
};

[[nodiscard]] Command serveCommand(ServeOptions &into);

/// Serves one log until it is told to end.
class ServeJob final : public Job
{
    Q_OBJECT

public:
    ServeJob(ServeOptions options, QObject *parent = nullptr);
    ~ServeJob() override;

    void start() override;
    void stop() override;

private:
    [[nodiscard]] ServerConfig config() const;
    void printAddress(const ServerConfig &settings, quint16 port);
    void printSite(const QString &folder) const;
    bool writePortFile() const;
    void startFeed();
    void countIfBinary(const Payload &payload);
    void reportBinaryLines();
    void reportBroker(const BrokerState &state);
    void reportSlowConsumers();

    ServeOptions m_options;
    SteadyClock m_clock;
    std::unique_ptr<PushServer> m_server;
    std::unique_ptr<Feed> m_feed;
    qint64 m_binaryLines = 0; ///< that no report has told of
    bool m_brokerWasThere = false;
    QString m_brokerProblem; ///< that was told of last; empty while there is none
    QTimer m_slowTimer;
    std::optional<Instant> m_slowReported; ///< when they were last told of
    bool m_stopping = false;
};

} // namespace pushscope
