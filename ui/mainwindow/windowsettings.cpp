// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/windowsettings.h"

#include "loadmodel/loadspec.h"
#include "models/panemodel.h"
#include "panels/timelinepanel.h"

#include <QSettings>
#include <QStringList>

#include <algorithm>

namespace pushscope {

namespace {

constexpr QLatin1String feedKey{"run/feed"};
constexpr QLatin1String rateKey{"run/rate"};
constexpr QLatin1String payloadKey{"run/payload"};
constexpr QLatin1String heartbeatKey{"run/heartbeat_s"};
constexpr QLatin1String loadKey{"load/last"};
constexpr QLatin1String themeKey{"view/theme"};
constexpr QLatin1String languageKey{"view/language"};
constexpr QLatin1String lengthKey{"view/window_s"};

constexpr double fastest = 1e5; ///< events per second; what is beyond it was not written by this program
constexpr double largest = 1024.0 * 1024; ///< bytes
constexpr double longest = 3600; ///< seconds

/// What is kept if it is a number between these, else the one that holds without.
double numberOf(const QSettings &settings, QLatin1String key, double fallback, double least, double most)
{
    bool isNumber = false;
    const double kept = settings.value(key, fallback).toDouble(&isNumber);
    return isNumber && kept >= least && kept <= most ? kept : fallback;
}

bool isFeed(const QString &feed)
{
    static const QStringList names{QStringLiteral("system"), QStringLiteral("clock"), QStringLiteral("ticker"),
                                   QStringLiteral("stdin"), QStringLiteral("none")};
    return names.contains(feed) || feed.startsWith(QLatin1String{"file:"});
}

} // namespace

RunSettings loadRunSettings(const QSettings &settings)
{
    RunSettings run;
    const QString feed = settings.value(feedKey).toString();
    if (isFeed(feed))
        run.feed = feed;
    run.rate = numberOf(settings, rateKey, run.rate, 0.1, fastest);
    run.payload = static_cast<qsizetype>(numberOf(settings, payloadKey, 0, 0, largest));
    const auto heartbeat = static_cast<double>(run.heartbeat.count());
    run.heartbeat = std::chrono::seconds{qRound(numberOf(settings, heartbeatKey, heartbeat, 0, longest))};
    return run;
}

void saveRunSettings(QSettings &settings, const RunSettings &run)
{
    settings.setValue(feedKey, run.feed);
    settings.setValue(rateKey, run.rate);
    settings.setValue(payloadKey, static_cast<int>(run.payload));
    settings.setValue(heartbeatKey, static_cast<int>(run.heartbeat.count()));
}

ThemeChoice loadTheme(const QSettings &settings)
{
    return static_cast<ThemeChoice>(
        std::clamp(settings.value(themeKey, 0).toInt(), 0, static_cast<int>(ThemeChoice::Dark)));
}

void saveTheme(QSettings &settings, ThemeChoice choice)
{
    settings.setValue(themeKey, static_cast<int>(choice));
}

QString loadLanguage(const QSettings &settings)
{
    return settings.value(languageKey).toString();
}

void saveLanguage(QSettings &settings, const QString &code)
{
    settings.setValue(languageKey, code);
}

std::chrono::milliseconds loadWindowLength(const QSettings &settings)
{
    const std::chrono::milliseconds length = std::chrono::seconds{settings.value(lengthKey, 0).toInt()};
    return windowLengths().contains(length) ? length : PaneModel::defaultWindow;
}

void saveWindowLength(QSettings &settings, std::chrono::milliseconds length)
{
    settings.setValue(lengthKey, static_cast<int>(std::chrono::duration_cast<std::chrono::seconds>(length).count()));
}

LoadConfig loadLastLoad(const QSettings &settings)
{
    const auto load = parseLoadSpec(settings.value(loadKey).toString());
    return load ? *load : LoadConfig{};
}

void saveLastLoad(QSettings &settings, const LoadConfig &load)
{
    settings.setValue(loadKey, toLoadSpec(load));
}

} // namespace pushscope
