// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/windowsettings.h"

#include "loadmodel/loadspec.h"
#include "models/panemodel.h"
#include "panels/timelinepanel.h"

#include <QSettings>

#include <algorithm>

namespace pushscope {

namespace {

constexpr QLatin1String feedKey{"run/feed"};
constexpr QLatin1String rateKey{"run/rate"};
constexpr QLatin1String payloadKey{"run/payload"};
constexpr QLatin1String heartbeatKey{"run/heartbeat_s"};
constexpr QLatin1String loadKey{"load/last"};
constexpr QLatin1String themeKey{"view/theme"};
constexpr QLatin1String lengthKey{"view/window_s"};

} // namespace

RunSettings loadRunSettings(const QSettings &settings)
{
    RunSettings run;
    run.feed = settings.value(feedKey, run.feed).toString();
    run.rate = settings.value(rateKey, run.rate).toDouble();
    run.payload = settings.value(payloadKey, 0).toInt();
    run.heartbeat = std::chrono::seconds{settings.value(heartbeatKey, static_cast<int>(run.heartbeat.count())).toInt()};
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
