// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/desktopfacts.h"
#include "desktop/desktopsession.h"
#include "desktop/exportsession.h"
#include "desktop/picture.h"
#include "desktop/playbacksession.h"
#include "desktop/windowstart.h"
#include "language/language.h"
#include "mainwindow/windowsettings.h"
#include "options/brokervalue.h"
#include "options/tokenoptions.h"
#include "platform/processlimits.h"
#include "platform/tlslibrary.h"
#include "signals/terminationsignals.h"

#include <QApplication>
#include <QEventLoop>
#include <QSettings>
#include <QThread>

#include <atomic>
#include <cmath>
#include <csignal>
#include <cstdio>

using namespace pushscope;

namespace {

#ifdef Q_OS_LINUX
bool hasDisplay()
{
    return qEnvironmentVariableIsSet("QT_QPA_PLATFORM") || !qEnvironmentVariableIsEmpty("DISPLAY")
        || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
}
#else
bool hasDisplay()
{
    return true;
}
#endif

/// Signals wait until the event loop runs, which alone can be told to exit.
template <typename Session>
int runSession(QApplication &application, const TerminationSignals &signals, MainWindow &window, Session &session)
{
    QObject::connect(&signals, &TerminationSignals::received, &session, &Session::end);
    QObject::connect(&application, &QApplication::lastWindowClosed, &session, &Session::end);
    QObject::connect(&session, &Session::ended, &application, &QApplication::exit, Qt::QueuedConnection);
    session.begin();
    QApplication::processEvents(QEventLoop::ExcludeSocketNotifiers);
    window.show();
    return QApplication::exec();
}

/// Server and clients begin before the window is drawn: the first picture already has data.
int runLive(QApplication &application, const DesktopOptions &options, const SettingsState &state,
            const QElapsedTimer &sinceStart)
{
    QSettings settings;
    StartMark mark{settings};
    const TerminationSignals signals; // before the threads of the run
    LiveRun run;
    MainWindow window{settings};
    window.offerLanguages(languageCodes());
    prepareWindow(window, options, state, mark);
    DesktopSession session{run, window, options, sinceStart};
    ExportSession exports{&run, window};
    exports.follow(session.experiments());
    const int exitCode = runSession(application, signals, window, session);
    mark.keep();
    return exitCode;
}

/// A long recording takes a while: a signal ends it. Nothing if one came.
std::optional<Result<Recording>> readWhileListening(const QString &file, const TerminationSignals &signals)
{
    std::optional<Result<Recording>> recording;
    std::atomic<bool> wanted = true;
    const std::unique_ptr<QThread> reader{
        QThread::create([&] { recording = readRecording(file, [&wanted] { return wanted.load(); }); })};
    QEventLoop loop;
    QObject::connect(reader.get(), &QThread::finished, &loop, &QEventLoop::quit);
    QObject::connect(&signals, &TerminationSignals::received, &loop, [&wanted] { wanted = false; });
    reader->start();
    loop.exec();
    reader->wait();
    return wanted ? std::move(recording) : std::nullopt;
}

int runRecording(QApplication &application, const DesktopOptions &options, const SettingsState &state)
{
    const TerminationSignals signals;
    auto recording = readWhileListening(options.open, signals);
    if (!recording)
        return exitDone;
    if (!*recording) {
        say(QStringLiteral("--open: ") + recording->error().message);
        return exitFailed;
    }
    QSettings settings;
    StartMark mark{settings};
    MainWindow window{settings};
    window.offerLanguages(languageCodes());
    prepareWindow(window, options, state, mark);
    PlaybackSession session{std::move(*recording).value(), window, options};
    const ExportSession exports{nullptr, window};
    const int exitCode = runSession(application, signals, window, session);
    mark.keep();
    return exitCode;
}

void nameApplication()
{
    QCoreApplication::setApplicationName(QStringLiteral("pushscope"));
    QCoreApplication::setOrganizationName(QStringLiteral("pushscope"));
    QCoreApplication::setApplicationVersion(QStringLiteral(PUSHSCOPE_VERSION));
}

/// What needs neither a window nor a display.
std::optional<int> carriedOut(const DesktopOptions &options, int argc, char **argv, const QString &language)
{
    if (options.resetSettings) {
        QCoreApplication application(argc, argv);
        installLanguage(application, language);
        return resetSettings();
    }
    if (options.diagnostics) {
        const QString display = triedDisplay(); // before there is an application
        const QCoreApplication application(argc, argv);
        std::fputs(desktopDiagnostics(display).toUtf8().constData(), stdout);
        return exitDone;
    }
    return {};
}

QString languageFor(const QStringList &arguments)
{
    if (const auto given = languageAmong(arguments))
        return *given;
    const QString kept = settingsAreUsable() ? loadLanguage(QSettings{}) : QString{};
    return languageCodes().contains(kept) ? kept : languageOfLocale();
}

CommandLine readOptions(const QStringList &arguments, DesktopOptions &options)
{
    const auto brokerProblem = takeBrokerOfEnvironment(options.broker);
    const Program program = desktopProgram(options);
    CommandLine line = readCommandLine(program, arguments);
    if (line.kind != CommandLine::Kind::Run)
        return line;
    auto problem = conflictIn(options, arguments);
    if (!problem)
        problem = unwritableIn(options);
    if (!problem && options.open.isEmpty())
        problem = takeTokenOfEnvironment(tokenVariable, options.token);
    if (!problem && options.open.isEmpty())
        problem = brokerProblem;
    return problem ? refuse(program, {}, *problem) : line;
}

/// Before there is a window: --help needs no display. The tables of options are made of translated texts, and those
/// need an application.
CommandLine readOptions(int argc, char **argv, const QString &language, DesktopOptions &options)
{
    const QStringList arguments = argumentsOf(argc, argv);
    QCoreApplication reader(argc, argv);
    installLanguage(reader, language);
    return readOptions(arguments, options);
}

} // namespace

int main(int argc, char **argv)
{
    QElapsedTimer sinceStart;
    sinceStart.start();
    qputenv("QT_NO_GLIB", "1"); // its dispatcher is slow with many sockets
    std::signal(SIGPIPE, SIG_IGN);
    raiseFileLimit();
    keepTlsLibrary();

    DesktopOptions options;
    nameApplication();
    useSettingsFile();
    const QString language = languageFor(argumentsOf(argc, argv));
    if (const auto exitCode = answered(readOptions(argc, argv, language, options)))
        return *exitCode;
    if (const auto exitCode = carriedOut(options, argc, argv, language))
        return *exitCode;
    if (!hasDisplay()) {
        QCoreApplication application(argc, argv);
        installLanguage(application, language);
        say(QCoreApplication::translate("Desktop", "no display; set DISPLAY, or start it as: xvfb-run -a pushscope"));
        return exitFailed;
    }

    QApplication application(argc, argv);
    installLanguage(application, language);
    QApplication::setApplicationDisplayName(QStringLiteral("PushScope"));
    QApplication::setDesktopFileName(QStringLiteral("pushscope"));
    QApplication::setQuitOnLastWindowClosed(false);
    if (options.fontSize)
        QApplication::setFont(scaledFont(QApplication::font(),
                                         static_cast<qreal>(*options.fontSize) / QApplication::font().pointSizeF()));

    const SettingsState state = checkSettingsFile();
    return options.open.isEmpty() ? runLive(application, options, state, sinceStart)
                                  : runRecording(application, options, state);
}
