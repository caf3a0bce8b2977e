// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/reportcurves.h"

#include <cmath>

namespace pushscope {

namespace {

using std::chrono::duration_cast;
using std::chrono::microseconds;

double inSeconds(microseconds time)
{
    return std::chrono::duration<double>{time}.count();
}

microseconds boundOf(int bucket)
{
    return microseconds{std::llround(std::pow(10.0, static_cast<double>(bucket) / bucketsPerDecade))};
}

} // namespace

std::vector<LatencyBucket> bucketsOf(const LatencyHistogram &latency)
{
    std::vector<LatencyBucket> buckets;
    qint64 before = 0;
    microseconds last{0};
    for (int i = 0; before < latency.count(); ++i) {
        const microseconds bound = boundOf(i);
        if (bound == last) {
            continue;
        }
        last = bound;
        const qint64 within = bound >= LatencyHistogram::largest ? latency.count() : latency.countUpTo(bound);
        if (within > before || !buckets.empty()) {
            buckets.push_back({bound, within - before});
        }
        before = within;
    }
    return buckets;
}

LatencyOverTime overTime(const LatencyTrack &track, Instant now)
{
    return {duration_cast<microseconds>(now - track.begin()), track.length(), track.steps()};
}

ClientLane laneOf(int client, Transport transport, const ClientTrack &track, Instant now)
{
    ClientLane lane{client, transport, {}};
    for (const ClientTrack::State &each : track.states()) {
        lane.changes.push_back({duration_cast<microseconds>(now - each.at), each.state});
    }
    return lane;
}

QJsonArray toJson(const std::vector<LatencyBucket> &buckets)
{
    QJsonArray list;
    for (const LatencyBucket &bucket : buckets) {
        list.append(QJsonArray{static_cast<qint64>(bucket.upTo.count()), bucket.n});
    }
    return list;
}

QJsonArray toJson(const std::vector<LoadCurvePoint> &curve)
{
    QJsonArray list;
    for (const LoadCurvePoint &point : curve) {
        list.append(QJsonArray{point.above, static_cast<qint64>(point.latency.count())});
    }
    return list;
}

QJsonObject toJson(const LatencyOverTime &track)
{
    QJsonArray steps;
    for (const LatencyTrack::Step &step : track.steps) {
        steps.append(QJsonArray{step.n, step.n > 0 ? step.sum / step.n : 0, step.max});
    }
    return {
        {QStringLiteral("began_s_before_end"), inSeconds(track.began)},
        {QStringLiteral("step_s"), inSeconds(track.step)},
        {QStringLiteral("steps"), steps},
    };
}

QJsonObject toJson(const ClientLane &lane)
{
    QJsonArray states;
    for (const ClientLane::Change &change : lane.changes) {
        states.append(QJsonArray{inSeconds(change.before), nameOf(change.state)});
    }
    return {
        {QStringLiteral("client"), lane.client},
        {QStringLiteral("transport"), QString::fromLatin1(toName(lane.transport))},
        {QStringLiteral("states"), states},
    };
}

QString nameOf(ClientState state)
{
    switch (state) {
    case ClientState::Idle: return QStringLiteral("idle");
    case ClientState::Connecting: return QStringLiteral("connecting");
    case ClientState::Open: return QStringLiteral("open");
    case ClientState::Stale: return QStringLiteral("stale");
    case ClientState::Backoff: return QStringLiteral("backoff");
    case ClientState::Closed: return QStringLiteral("closed");
    case ClientState::Failed: return QStringLiteral("failed");
    }
    Q_UNREACHABLE();
}

} // namespace pushscope
