// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/clocksync.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

namespace pushscope {

ClockSync::ClockSync(const Clock &clock, Done done, QObject *parent)
    : QObject{parent}, m_clock{clock}, m_done{std::move(done)}, m_exchange{clock, *this, this}, m_timer{this}
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ClockSync::run);
}

void ClockSync::start(const HttpExchange::Request &request)
{
    m_request = request;
    m_known.reset();
    run();
}

void ClockSync::stop()
{
    m_timer.stop();
    m_exchange.close();
}

void ClockSync::run()
{
    m_estimator = {};
    m_theirClock.clear();
    ask();
}

void ClockSync::ask()
{
    m_body.clear();
    m_good = false;
    m_exchange.send(m_request);
}

void ClockSync::exchangeHead(const HttpResponseHead &head, Instant)
{
    constexpr int ok = 200;
    m_good = head.status == ok;
}

void ClockSync::exchangeBody(QByteArrayView bytes, Instant)
{
    m_body += bytes.toByteArray();
    if (m_body.size() > largestAnswer) {
        finish({});
    }
}

void ClockSync::exchangeEnded(Instant at)
{
    const QJsonObject answer = QJsonDocument::fromJson(m_body).object();
    const QByteArray clock = answer.value(QLatin1String("clock")).toString().toUtf8();
    const QJsonValue now = answer.value(QLatin1String("now_us"));
    if (!m_good || clock.isEmpty() || !now.isDouble() || (!m_theirClock.isEmpty() && clock != m_theirClock)) {
        finish({});
        return;
    }
    if (clock == SteadyClock::id()) {
        finish(ClockRelation::sameClock(clock));
        return;
    }
    m_theirClock = clock;
    m_estimator.add(m_exchange.sentAt(), at, now.toInteger());
    if (m_estimator.samples() < roundTrips) {
        ask();
    } else {
        finish(ClockRelation::better(m_known, *m_estimator.estimate(clock)));
    }
}

void ClockSync::exchangeFailed(const HttpFailure &)
{
    finish(m_estimator.estimate(m_theirClock));
}

void ClockSync::finish(const std::optional<ClockRelation> &relation)
{
    m_exchange.close();
    if (relation) {
        m_known = relation;
    }
    if (!relation || !relation->exact) {
        m_timer.start(interval);
    }
    m_done(relation);
}

} // namespace pushscope
