// SPDX-License-Identifier: GPL-3.0-or-later
#include "loadmodel/loadconfig.h"

#include "loadmodel/loadtexts.h"

#include <algorithm>

namespace pushscope {

namespace {

constexpr quint64 otherFiles = 32; ///< publisher, timers, standard streams, libraries

Error wrong(const QString &field, const QString &message)
{
    return {"bad-load", message, field};
}

bool isPlain(const QUrl &url)
{
    return url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("ws");
}

bool isBare(const QUrl &url)
{
    return url.path().isEmpty() || url.path() == QLatin1String("/");
}

std::optional<Error> checkUrls(const LoadConfig &config)
{
    if (!isPlain(config.url) || config.url.host().isEmpty()) {
        return wrong(QStringLiteral("url"),
                     LoadText::tr("a load needs an http:// or ws:// address: TLS is not measured"));
    }
    if (!config.publishUrl.isEmpty() && (!isPlain(config.publishUrl) || config.publishUrl.host().isEmpty())) {
        return wrong(QStringLiteral("publish-url"), LoadText::tr("events are posted to an http:// address"));
    }
    if (config.transports.empty()) {
        return wrong(QStringLiteral("transport"), LoadText::tr("at least one is needed"));
    }
    if (!isBare(config.url) && config.transports.size() > 1) {
        return wrong(
            QStringLiteral("transport"),
            LoadText::tr("a URL with a path is measured over one transport, name it: sse, ws, longpoll or poll"));
    }
    return {};
}

std::optional<Error> checkClients(const LoadConfig &config, quint64 files)
{
    const auto transports = static_cast<qint64>(config.transports.size());
    const qint64 all = config.clients * transports;
    if (config.clients < 1 || all > LoadConfig::mostClients) {
        return wrong(
            QStringLiteral("clients"),
            LoadText::tr("1 to %1 over %2 transports").arg(LoadConfig::mostClients / transports).arg(transports));
    }
    if (files > 0 && static_cast<quint64>(all) + otherFiles > files) {
        const qint64 possible = files > otherFiles ? static_cast<qint64>(files - otherFiles) / transports : 0;
        return wrong(QStringLiteral("clients"),
                     LoadText::tr("%1 clients over %2 transports need %3 open files, and this process may have %4 "
                                  "(ulimit -n): at most %5 clients are possible")
                         .arg(config.clients)
                         .arg(transports)
                         .arg(static_cast<quint64>(all) + otherFiles)
                         .arg(files)
                         .arg(possible));
    }
    return {};
}

} // namespace

std::optional<Error> checkLoad(const LoadConfig &config, quint64 files)
{
    using std::chrono::milliseconds;
    if (auto error = checkUrls(config)) {
        return error;
    }
    if (auto error = checkClients(config, files)) {
        return error;
    }
    if (!(config.rate >= LoadConfig::lowestRate && config.rate <= LoadConfig::highestRate)) {
        return wrong(QStringLiteral("rate"),
                     LoadText::tr("%1 to %2 events a second").arg(LoadConfig::lowestRate).arg(LoadConfig::highestRate));
    }
    if (config.payloadBytes < LoadConfig::smallestPayload || config.payloadBytes > LoadConfig::largestPayload) {
        return wrong(QStringLiteral("payload"),
                     LoadText::tr("%1 to %2 bytes").arg(LoadConfig::smallestPayload).arg(LoadConfig::largestPayload));
    }
    if (config.duration < milliseconds{1} || config.duration > LoadConfig::longestDuration
        || config.warmup < milliseconds{0} || config.warmup > LoadConfig::longestDuration) {
        return wrong(QStringLiteral("duration"), LoadText::tr("more than nothing, and a day at most"));
    }
    const std::chrono::duration<double> time = config.duration + config.warmup;
    if (config.model == LoadModel::Open && config.rate * time.count() > static_cast<double>(LoadConfig::mostEvents)) {
        return wrong(QStringLiteral("rate"), LoadText::tr("more than %1 events in all").arg(LoadConfig::mostEvents));
    }
    if (config.pollInterval < milliseconds{1}) {
        return wrong(QStringLiteral("interval"), LoadText::tr("a millisecond at least"));
    }
    return {};
}

} // namespace pushscope
