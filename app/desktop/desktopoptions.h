// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "experiment/lesson.h"
#include "fault/fault.h"
#include "feed/feed.h"
#include "loadmodel/loadconfig.h"
#include "options/commandline.h"
#include "options/values.h"
#include "redis/redisaddress.h"
#include "theme/theme.h"

#include <QSize>

#include <optional>

namespace pushscope {

class MainWindow;

/// What the command line of the desktop sets. What is not given comes from the last run.
struct DesktopOptions
{
    ListenAddress listen;
    std::optional<FeedSpec> feed;
    std::optional<double> rate;
    QList<QUrl> connect;
    std::optional<RedisAddress> broker; ///< that keeps the log; nothing: the embedded server does
    QByteArray token; ///< of the embedded server and of those of --connect
    QList<Fault> faults;
    QString record; ///< a file; empty: none
    QString open; ///< a recording to look at instead of a run
    std::optional<std::chrono::milliseconds> runFor;
    QString screenshot;
    QString report;
    std::optional<ThemeChoice> theme;
    std::optional<QSize> size;
    std::optional<qint64> fontSize;
    QString language;
    std::optional<QString> share; ///< at this address; empty: at the first there is
    QStringList show; ///< docks to open, or loads
    bool present = false; ///< for a room
    bool diagnostics = false; ///< print them and end
    bool resetSettings = false; ///< delete them and end
    std::optional<Lesson> lesson;
    std::optional<qint64> step; ///< of the lesson or the tour, counted from 1
    std::optional<Experiment> experiment;
    std::optional<LoadConfig> load; ///< to be run once the server listens
};

/// Theme, size and open docks, as far as they were given.
void applyLook(const DesktopOptions &options, MainWindow &window);

/// What the options together cannot mean, as a refusal: those of a run beside --open, too many faults.
[[nodiscard]] std::optional<QString> conflictIn(const DesktopOptions &options, const QStringList &arguments);

/// The first file that is to be written at the end and could not be, as a refusal.
[[nodiscard]] std::optional<QString> unwritableIn(const DesktopOptions &options);

/// The option table; it stores into `into`, which must outlive the parsing.
[[nodiscard]] Program desktopProgram(DesktopOptions &into);

} // namespace pushscope
