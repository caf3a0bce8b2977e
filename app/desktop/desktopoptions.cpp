// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/desktopoptions.h"

#include "experiment/shippednames.h"
#include "link/faultset.h"
#include "loadmodel/loadspec.h"
#include "mainwindow/mainwindow.h"
#include "mainwindow/toursteps.h"
#include "options/brokervalue.h"
#include "options/diagnostics.h"
#include "options/faultvalue.h"
#include "options/feedvalue.h"
#include "options/languageoption.h"
#include "options/namedexperiment.h"
#include "options/tokenoptions.h"
#include "platform/wholefile.h"

#include <QCoreApplication>
#include <QHostAddress>

#include <algorithm>

namespace pushscope {

namespace {

constexpr int smallestSide = 320;
constexpr int largestSide = 16'384;
constexpr qint64 smallestFont = 6;
constexpr qint64 largestFont = 48;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Desktop)
};

ValueType<QSize> sizeValue()
{
    return {QStringLiteral("WxH"), Text::tr("width and height in pixels, each 320 to 16384, as 1440x900"),
            [](const QString &text) -> Result<QSize> {
                const QStringList sides = text.split(QLatin1Char('x'));
                bool wide = false;
                bool high = false;
                const QSize size{sides.value(0).toInt(&wide), sides.value(1).toInt(&high)};
                const auto fits = [](int side) { return side >= smallestSide && side <= largestSide; };
                if (sides.size() != 2 || !wide || !high || !fits(size.width()) || !fits(size.height()))
                    return Error{"bad-size", QStringLiteral("not a size"), {}};
                return size;
            }};
}

ValueType<QString> dockValue()
{
    QList<std::pair<QString, QString>> docks;
    for (const char *name : {"timeline", "figures", "inspector", "ledger", "faults", "samples", "share", "load",
                             "lessons", "compare", "tour", "help", "palette", "shortcuts", "about"})
        docks.append({QString::fromLatin1(name), QString::fromLatin1(name)});
    return choiceValue<QString>(docks);
}

ValueType<LoadConfig> loadValue()
{
    return {QStringLiteral("SPEC"),
            Text::tr("key=value, separated by commas: transport=all|sse+ws+longpoll+poll, clients, rate, payload, "
                     "duration, warmup, interval, model=open|lockstep, url, publish-url, as "
                     "transport=all,clients=200,rate=20,duration=5"),
            [](const QString &text) { return parseLoadSpec(text); }, false, true};
}

ValueType<Lesson> lessonValue()
{
    return {QStringLiteral("NAME"),
            Text::tr("the name of a lesson that comes with the program"),
            [](const QString &text) { return shippedLesson(text); },
            false,
            true,
            {shippedLessonNames(), {}, false}};
}

ValueType<Experiment> experimentValue()
{
    return {
        QStringLiteral("EXPERIMENT"),
        Text::tr("a file with an experiment (the form is in the help), or the name of one that comes with the program"),
        [](const QString &text) { return namedExperiment(text); },
        false,
        true,
        {shippedExperimentNames() + shippedLessonNames(), {QStringLiteral(".json")}, false}};
}

ValueType<QString> shareValue()
{
    return {QStringLiteral("ADDRESS"),
            Text::tr("an IPv4 or IPv6 address of this computer, or auto for the first one"),
            [](const QString &text) -> Result<QString> {
                if (text == QLatin1String{"auto"})
                    return QString{};
                if (QHostAddress{text}.isNull())
                    return Error{"bad-address", QStringLiteral("not an address"), {}};
                return text;
            },
            false,
            false,
            {{QStringLiteral("auto")}, {}, false}};
}

ValueType<ThemeChoice> themeValue()
{
    return choiceValue<ThemeChoice>({{QStringLiteral("light"), ThemeChoice::Light},
                                     {QStringLiteral("dark"), ThemeChoice::Dark},
                                     {QStringLiteral("system"), ThemeChoice::System}});
}

QList<Option> sourceOptions(DesktopOptions &into)
{
    return {
        valueOption(QStringLiteral("--listen"), listenValue(), into.listen,
                    Text::tr("Where the embedded server listens, port 0 for a free one"),
                    QStringLiteral("127.0.0.1:8080")),
        valueOption(QStringLiteral("--feed"), feedValue(), into.feed, Text::tr("What is sent by itself"),
                    Text::tr("what was last chosen in the window, at first system")),
        valueOption(QStringLiteral("--rate"), rateValue(), into.rate, Text::tr("Pace of the feed"),
                    Text::tr("what was last chosen in the window, at first 20")),
        valueOption(QStringLiteral("--broker"), brokerValue(), into.broker,
                    Text::tr("Where the log of the embedded server is kept, and shared with other servers"),
                    Text::tr("PUSHSCOPE_BROKER of the environment, or memory")),
        valueOption(QStringLiteral("--share"), shareValue(), into.share,
                    Text::tr("Let browsers in the network watch, at an address with a new token, which is printed")),
        listOption(QStringLiteral("--connect"), urlValue(), into.connect,
                   Text::tr("One more pane for this URL; an origin without a path gets all four transports")),
    };
}

QList<Option> accessOptions(DesktopOptions &into)
{
    return tokenOptions(
        QStringLiteral("--token"), into.token,
        Text::tr("Needed to read from the embedded server and to publish to it; sent to those of --connect too"),
        Text::tr("PUSHSCOPE_TOKEN of the environment"));
}

QList<Option> runOptions(DesktopOptions &into)
{
    return {
        listOption(QStringLiteral("--fault"), faultValue(true), into.faults, Text::tr("Arm this fault at the start")),
        valueOption(QStringLiteral("--record"), fileValue({QStringLiteral(".jsonl")}), into.record,
                    Text::tr("Gets all that happens and every byte of the wire")),
        valueOption(QStringLiteral("--open"), fileValue({QStringLiteral(".jsonl")}), into.open,
                    Text::tr("Show this recording instead of a run")),
        valueOption(QStringLiteral("--load"), loadValue(), into.load,
                    Text::tr("Run this load, on the embedded server unless url is given; with --screenshot or "
                             "--report, the program ends with it")),
        valueOption(QStringLiteral("--run-for"), secondsValue(0.1), into.runFor, Text::tr("End after this time")),
        valueOption(QStringLiteral("--screenshot"), fileValue({QStringLiteral(".png")}), into.screenshot,
                    Text::tr("Gets a picture of the window at the end")),
        valueOption(QStringLiteral("--report"), fileValue({QStringLiteral(".json"), QStringLiteral(".html")}),
                    into.report, Text::tr("Gets what was measured at the end")),
    };
}

QList<Option> lessonOptions(DesktopOptions &into)
{
    return {
        valueOption(QStringLiteral("--lesson"), lessonValue(), into.lesson, Text::tr("Open this lesson")),
        valueOption(
            QStringLiteral("--step"), countValue(QStringLiteral("N"), 1, Lesson::mostSteps), into.step,
            Text::tr("Go to this step of the lesson; runs before it are made, and its own is started; or of the tour")),
        valueOption(QStringLiteral("--experiment"), experimentValue(), into.experiment,
                    Text::tr("Run this experiment; with --screenshot or --report, the program ends with it, with exit "
                             "code 0 if its expectations were met, else 1")),
        switchOption(QStringLiteral("--present"), into.present, Text::tr("Large type for a room")),
    };
}

QList<Option> lookOptions(DesktopOptions &into)
{
    return {
        valueOption(QStringLiteral("--theme"), themeValue(), into.theme, Text::tr("Colours of the window"),
                    Text::tr("what was last chosen in the window, at first system")),
        valueOption(QStringLiteral("--size"), sizeValue(), into.size,
                    Text::tr("Size of the window, at least what its parts need, about 750x550")),
        listOption(QStringLiteral("--show"), dockValue(), into.show, Text::tr("Open this part of the window")),
        languageOption(into.language),
        valueOption(QStringLiteral("--font-size"), countValue(QStringLiteral("POINTS"), smallestFont, largestFont),
                    into.fontSize, Text::tr("Size of all text"), Text::tr("that of the desktop")),
    };
}

QList<Option> careOptions(DesktopOptions &into)
{
    return {
        switchOption(QStringLiteral("--diagnostics"), into.diagnostics, diagnosticsHelp(true)),
        switchOption(QStringLiteral("--reset-settings"), into.resetSettings,
                     Text::tr("Delete the settings, print which files those were, and exit")),
    };
}

/// What only a run can do.
const QStringList &optionsOfRuns()
{
    static const QStringList names{
        QStringLiteral("--listen"),     QStringLiteral("--feed"),    QStringLiteral("--rate"),
        QStringLiteral("--share"),      QStringLiteral("--connect"), QStringLiteral("--token"),
        QStringLiteral("--token-file"), QStringLiteral("--fault"),   QStringLiteral("--record"),
        QStringLiteral("--report"),     QStringLiteral("--load"),    QStringLiteral("--lesson"),
        QStringLiteral("--experiment"), QStringLiteral("--broker")};
    return names;
}

} // namespace

void applyLook(const DesktopOptions &options, MainWindow &window)
{
    if (options.theme)
        window.setThemeChoice(*options.theme);
    if (options.size)
        window.resize(*options.size);
    for (const QString &dock : options.show)
        window.showDock(dock);
    if (options.load)
        window.showLoad(true);
    if (options.present)
        window.setPresenting(true);
}

std::optional<QString> conflictIn(const DesktopOptions &options, const QStringList &arguments)
{
    if (options.faults.size() > static_cast<qsizetype>(FaultSet::mostArmed))
        return Text::tr("--fault takes at most %1 faults").arg(FaultSet::mostArmed);
    if (options.lesson && options.experiment)
        return Text::tr("--lesson and --experiment cannot be combined");
    const bool tour = options.show.contains(QStringLiteral("tour"));
    if (options.step && !options.lesson && !tour)
        return Text::tr("--step needs --lesson");
    if (options.step && !options.lesson && *options.step > tourLength)
        return Text::tr("--step takes 1 to %1, the steps of the tour").arg(tourLength);
    if (options.step && options.lesson && *options.step > static_cast<qint64>(options.lesson->steps.size()))
        return Text::tr("--step takes 1 to %1, the steps of %2, not %3")
            .arg(QString::number(options.lesson->steps.size()), options.lesson->name, QString::number(*options.step));
    if ((options.lesson || options.experiment) && (options.load || !options.record.isEmpty()))
        return Text::tr("%1 cannot be combined with --load or --record")
            .arg(options.lesson ? QStringLiteral("--lesson") : QStringLiteral("--experiment"));
    if (options.share && (options.lesson || options.experiment))
        return Text::tr("--share cannot be combined with --lesson or --experiment");
    if (options.open.isEmpty())
        return {};
    for (const QString &name : optionsOfRuns()) {
        const bool given = std::ranges::any_of(arguments, [&name](const QString &argument) {
            return argument == name || argument.startsWith(name + u'=');
        });
        if (given)
            return Text::tr("%1 means nothing beside --open, which shows a recording").arg(name);
    }
    return {};
}

std::optional<QString> unwritableIn(const DesktopOptions &options)
{
    for (const auto &[name, file] : {std::pair{QStringLiteral("--report"), options.report},
                                     std::pair{QStringLiteral("--screenshot"), options.screenshot}}) {
        if (file.isEmpty())
            continue;
        if (const auto problem = checkWritable(file))
            return Text::tr("%1: cannot write %2: %3").arg(name, file, *problem);
    }
    return {};
}

Program desktopProgram(DesktopOptions &into)
{
    const QString summary =
        Text::tr("An oscilloscope for server push: one server, one client for each transport, side by side.");
    return {QStringLiteral("pushscope"),
            summary,
            {{{},
              summary,
              sourceOptions(into) + accessOptions(into) + runOptions(into) + lessonOptions(into) + lookOptions(into)
                  + careOptions(into),
              {},
              faultHelp(true)}}};
}

} // namespace pushscope
