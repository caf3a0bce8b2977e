// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/clockrelation.h"
#include "client/httpexchange.h"

#include <QByteArray>
#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>

namespace pushscope {

/// Asks a server's `/time` how its clock stands to ours: once if it is the same clock, else over
/// several round trips on one connection, again every half minute. A server without `/time` is no
/// error: the relation just stays unknown.
class ClockSync : public QObject, private HttpExchange::Handler
{
    Q_OBJECT

public:
    /// `done` is called after each run, with nothing if it found no relation.
    using Done = std::function<void(const std::optional<ClockRelation> &)>;

    ClockSync(const Clock &clock, Done done, QObject *parent);

    void start(const HttpExchange::Request &request);
    void stop();

    static constexpr int roundTrips = 8;
    static constexpr std::chrono::seconds interval{30};
    static constexpr qsizetype largestAnswer = 4096;

private:
    void exchangeHead(const HttpResponseHead &head, Instant at) override;
    void exchangeBody(QByteArrayView bytes, Instant at) override;
    void exchangeEnded(Instant at) override;
    void exchangeFailed(const HttpFailure &failure) override;
    void exchangeBytes(Instant, qint64, qint64) override {}

    void run();
    void ask();
    void finish(const std::optional<ClockRelation> &relation);

    const Clock &m_clock;
    Done m_done;
    HttpExchange m_exchange;
    QTimer m_timer;
    HttpExchange::Request m_request;
    ClockEstimator m_estimator;
    std::optional<ClockRelation> m_known;
    QByteArray m_theirClock;
    QByteArray m_body;
    bool m_good = false;
};

} // namespace pushscope
