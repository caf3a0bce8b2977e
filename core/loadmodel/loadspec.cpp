// SPDX-License-Identifier: GPL-3.0-or-later
#include "loadmodel/loadspec.h"

#include "loadmodel/loadfigures.h"
#include "loadmodel/loadtexts.h"

#include <QSet>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace pushscope {

namespace {

using std::chrono::milliseconds;

constexpr double longestSeconds = 86'400;

Error wrongSetting(const QString &key, const QString &message)
{
    return {"bad-load", QStringLiteral("%1: %2").arg(key, message), key};
}

std::optional<Error> takeTransports(LoadConfig &into, const QString &key, const QString &value)
{
    std::vector<Transport> transports;
    for (const QString &name : value.split(QLatin1Char('+'))) {
        const auto transport = transportFromName(name.toUtf8());
        if (name == QLatin1String("all")) {
            transports.assign(allTransports.begin(), allTransports.end());
        } else if (!transport) {
            return wrongSetting(
                key, LoadText::tr("\"%1\" is none of all, sse, ws, longpoll and poll, which + joins").arg(name));
        } else if (std::ranges::find(transports, *transport) == transports.end()) {
            transports.push_back(*transport);
        }
    }
    into.transports = transports;
    return {};
}

std::optional<Error> takeSeconds(milliseconds &into, const QString &key, const QString &value)
{
    bool ok = false;
    const double seconds = value.toDouble(&ok);
    if (!ok || !(seconds >= 0 && seconds <= longestSeconds)) {
        return wrongSetting(key,
                            LoadText::tr("\"%1\" is not a number of seconds, 0 to %2").arg(value).arg(longestSeconds));
    }
    into = milliseconds{std::llround(seconds * 1000)};
    return {};
}

template <typename Number>
std::optional<Error> takeWhole(Number &into, const QString &key, const QString &value)
{
    bool ok = false;
    const int number = value.toInt(&ok);
    if (!ok || number < 1) {
        return wrongSetting(key, LoadText::tr("\"%1\" is not a whole number above 0").arg(value));
    }
    into = number;
    return {};
}

std::optional<Error> takeRate(LoadConfig &into, const QString &key, const QString &value)
{
    bool ok = false;
    const double rate = value.toDouble(&ok);
    if (!ok || !(rate >= LoadConfig::lowestRate && rate <= LoadConfig::highestRate)) {
        return wrongSetting(key,
                            LoadText::tr("\"%1\" is not a number of events a second, %2 to %3")
                                .arg(value)
                                .arg(LoadConfig::lowestRate)
                                .arg(LoadConfig::highestRate));
    }
    into.rate = rate;
    return {};
}

std::optional<Error> takeModel(LoadConfig &into, const QString &key, const QString &value)
{
    if (value != QLatin1String("open") && value != QLatin1String("lockstep")) {
        return wrongSetting(key, LoadText::tr("\"%1\" is neither open nor lockstep").arg(value));
    }
    into.model = value == QLatin1String("open") ? LoadModel::Open : LoadModel::Lockstep;
    return {};
}

std::optional<Error> takeUrl(QUrl &into, const QString &key, const QString &value)
{
    into = QUrl{value, QUrl::StrictMode};
    if (!into.isValid() || into.host().isEmpty()) {
        return wrongSetting(key, LoadText::tr("\"%1\" is not an http:// or ws:// address").arg(value));
    }
    return {};
}

std::optional<Error> take(LoadConfig &into, const QString &key, const QString &value)
{
    if (key == QLatin1String("transport")) {
        return takeTransports(into, key, value);
    }
    if (key == QLatin1String("clients")) {
        return takeWhole(into.clients, key, value);
    }
    if (key == QLatin1String("rate")) {
        return takeRate(into, key, value);
    }
    if (key == QLatin1String("payload")) {
        return takeWhole(into.payloadBytes, key, value);
    }
    if (key == QLatin1String("duration")) {
        return takeSeconds(into.duration, key, value);
    }
    if (key == QLatin1String("warmup")) {
        return takeSeconds(into.warmup, key, value);
    }
    if (key == QLatin1String("interval")) {
        return takeSeconds(into.pollInterval, key, value);
    }
    if (key == QLatin1String("model")) {
        return takeModel(into, key, value);
    }
    if (key == QLatin1String("url")) {
        return takeUrl(into.url, key, value);
    }
    if (key == QLatin1String("publish-url")) {
        return takeUrl(into.publishUrl, key, value);
    }
    return wrongSetting(
        key,
        LoadText::tr("is none of transport, clients, rate, payload, duration, warmup, interval, model, url and "
                     "publish-url"));
}

/// Whether it can be run, on a server that is to come if none is given.
std::optional<Error> checkSpec(LoadConfig config)
{
    if (config.url.isEmpty()) {
        config.url = QUrl{QStringLiteral("http://localhost")};
    }
    const auto error = checkLoad(config, 0);
    return error ? std::optional{wrongSetting(error->field, error->message)} : std::nullopt;
}

} // namespace

Result<LoadConfig> parseLoadSpec(const QString &text)
{
    LoadConfig config;
    config.transports.assign(allTransports.begin(), allTransports.end());
    QSet<QString> seen;
    for (const QString &part : text.split(QLatin1Char(','))) {
        const QString key = part.section(QLatin1Char('='), 0, 0).trimmed();
        if (!part.contains(QLatin1Char('='))) {
            return wrongSetting(part.trimmed(), LoadText::tr("is not key=value"));
        }
        if (seen.contains(key)) {
            return wrongSetting(key, LoadText::tr("is given twice"));
        }
        seen.insert(key);
        if (auto error = take(config, key, part.section(QLatin1Char('='), 1).trimmed())) {
            return *error;
        }
    }
    if (auto error = checkSpec(config)) {
        return *error;
    }
    return config;
}

QString toLoadSpec(const LoadConfig &config)
{
    const auto seconds = [](milliseconds time) {
        return QString::number(std::chrono::duration<double>{time}.count(), 'g', 12);
    };
    QStringList names;
    for (const Transport transport : config.transports) {
        names << QString::fromLatin1(toName(transport));
    }
    const bool open = config.model == LoadModel::Open;
    QStringList parts{
        QStringLiteral("clients=%1").arg(config.clients),
        QStringLiteral("rate=%1").arg(config.rate, 0, 'g', 12),
        QStringLiteral("payload=%1").arg(config.payloadBytes),
        QStringLiteral("duration=%1").arg(seconds(config.duration)),
        QStringLiteral("warmup=%1").arg(seconds(config.warmup)),
        QStringLiteral("interval=%1").arg(seconds(config.pollInterval)),
        QStringLiteral("model=%1").arg(open ? QStringLiteral("open") : QStringLiteral("lockstep")),
    };
    if (!names.isEmpty()) {
        parts << QStringLiteral("transport=%1").arg(names.join(QLatin1Char('+')));
    }
    const auto add = [&parts](const QString &key, const QUrl &url) {
        const QString text = url.toString(QUrl::FullyEncoded);
        if (!url.isEmpty() && url == shownLoadUrl(url) && !text.contains(QLatin1Char(','))) {
            parts << QStringLiteral("%1=%2").arg(key, text);
        }
    };
    add(QStringLiteral("url"), config.url);
    add(QStringLiteral("publish-url"), config.publishUrl);
    return parts.join(QLatin1Char(','));
}

} // namespace pushscope
