// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/desktopsession.h"
#include "desktop/exportsession.h"
#include "desktop/picture.h"
#include "desktop/playbacksession.h"
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
int runLive(QApplication &application, const DesktopOptions &options, const QElapsedTimer &sinceStart)
{
    QSettings settings;
    const TerminationSignals signals; // before the threads of the run
    LiveRun run;
    MainWindow window{settings};
    DesktopSession session{run, window, options, sinceStart};
    ExportSession exports{&run, window};
    exports.follow(session.experiments());
    return runSession(application, signals, window, session);
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

int runRecording(QApplication &application, const DesktopOptions &options)
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
    MainWindow window{settings};
    PlaybackSession session{std::move(*recording).value(), window, options};
    const ExportSession exports{nullptr, window};
    return runSession(application, signals, window, session);
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
    const auto brokerProblem = takeBrokerOfEnvironment(options.broker);
    const Program program = desktopProgram(options);
    const QStringList arguments = argumentsOf(argc, argv);
    CommandLine line = readCommandLine(program, arguments);
    if (line.kind == CommandLine::Kind::Run) {
        auto problem = conflictIn(options, arguments);
        if (!problem)
            problem = unwritableIn(options);
        if (!problem && options.open.isEmpty())
            problem = takeTokenOfEnvironment(tokenVariable, options.token);
        if (!problem && options.open.isEmpty())
            problem = brokerProblem;
        if (problem)
            line = refuse(program, {}, *problem);
    }
    if (const auto exitCode = answered(line))
        return *exitCode;
    if (!hasDisplay()) {
        std::fputs("pushscope: no display; set DISPLAY, or start it as: xvfb-run -a pushscope\n", stderr);
        return exitFailed;
    }

    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("pushscope"));
    QApplication::setOrganizationName(QStringLiteral("pushscope"));
    QApplication::setApplicationDisplayName(QStringLiteral("PushScope"));
    QApplication::setApplicationVersion(QStringLiteral(PUSHSCOPE_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("pushscope"));
    QApplication::setQuitOnLastWindowClosed(false);
    if (options.fontSize)
        QApplication::setFont(scaledFont(QApplication::font(),
                                         static_cast<qreal>(*options.fontSize) / QApplication::font().pointSizeF()));

    return options.open.isEmpty() ? runLive(application, options, sinceStart) : runRecording(application, options);
}
