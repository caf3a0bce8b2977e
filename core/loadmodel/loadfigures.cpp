// SPDX-License-Identifier: GPL-3.0-or-later
#include "loadmodel/loadfigures.h"

#include "message/credentials.h"

#include <QUrlQuery>

#include <algorithm>
#include <cmath>

namespace pushscope {

namespace {

constexpr int stepsPerNine = 40;
constexpr double p99 = 0.99;

std::optional<LatencySummary> summaryOf(const LatencyHistogram &histogram)
{
    return histogram.count() > 0 ? std::optional{histogram.summary()} : std::nullopt;
}

TransportLoadFigures figuresOf(const LoadConfig &config, const LoadResult &result, const TransportLoad &load)
{
    TransportLoadFigures figures;
    figures.clients = load.clients;
    figures.connected = load.connected;
    if (config.model == LoadModel::Open) {
        figures.offeredPerSecond = config.rate * load.connected;
    }
    figures.deliveredPerSecond = load.deliveredPerSecond(result.window);
    figures.delivered = load.delivered;
    figures.lost = load.lost;
    figures.duplicates = load.duplicates;
    figures.reconnects = load.reconnects;
    figures.latency = load.latency.summary();
    figures.connect = summaryOf(load.connect);
    figures.firstEvent = summaryOf(load.firstEvent);
    if (load.arrivals > 0) {
        figures.wireBytesPerEvent = static_cast<double>(load.wireBytes) / static_cast<double>(load.arrivals);
    }
    figures.curve = percentileCurve(load.latency);
    return figures;
}

} // namespace

std::vector<LoadCurvePoint> percentileCurve(const LatencyHistogram &latency)
{
    std::vector<LoadCurvePoint> curve;
    const auto samples = static_cast<double>(latency.count());
    if (samples < 1) {
        return curve;
    }
    const double end = std::clamp(std::log10(samples / fewestAboveCurve), 0.0, mostCurveNines);
    const int steps = std::max(1, static_cast<int>(std::ceil(end * stepsPerNine)));
    for (int i = 0; i <= steps; ++i) {
        const double above = std::pow(10.0, -end * i / steps);
        curve.push_back({above, latency.percentile(1 - above)});
    }
    return curve;
}

QUrl shownLoadUrl(QUrl url)
{
    auto items = QUrlQuery{url}.queryItems(QUrl::FullyEncoded);
    for (auto &[name, value] : items) {
        if (isCredentialParameter(name.toUtf8())) {
            value = QStringLiteral("***");
        }
    }
    QUrlQuery query;
    query.setQueryItems(items);
    url.setQuery(query.isEmpty() ? QString{} : query.query(QUrl::FullyEncoded));
    return url.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveFragment);
}

LoadFigures figuresOf(const LoadConfig &config, const LoadResult &result, LoadVerdict verdict, const QDateTime &at)
{
    LoadFigures figures;
    figures.config = config;
    figures.config.token.clear();
    figures.config.url = shownLoadUrl(config.url);
    figures.config.publishUrl = shownLoadUrl(config.publishUrl);
    figures.verdict = std::move(verdict);
    figures.at = at;
    figures.published = result.publisher.offered;
    figures.accepted = result.publisher.confirmed;
    figures.lateness = result.publisher.lateness.percentile(p99);
    figures.loopLag = result.loopLag.percentile(p99);
    figures.processorShare = result.processorShare;
    for (const auto &[transport, load] : result.transports) {
        figures.transports.emplace(transport, figuresOf(config, result, load));
    }
    return figures;
}

} // namespace pushscope
