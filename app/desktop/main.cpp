// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/desktopsession.h"
#include "platform/processlimits.h"
#include "signals/terminationsignals.h"

#include <QApplication>
#include <QSettings>

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

} // namespace

int main(int argc, char **argv)
{
    QElapsedTimer sinceStart;
    sinceStart.start();
    qputenv("QT_NO_GLIB", "1"); // its dispatcher is slow with many sockets
    std::signal(SIGPIPE, SIG_IGN);
    raiseFileLimit();

    DesktopOptions options;
    const CommandLine line = readCommandLine(desktopProgram(options), argumentsOf(argc, argv));
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

    QSettings settings;
    const TerminationSignals signals; // before the threads of the run
    LiveRun run;
    MainWindow window{settings};
    DesktopSession session{run, window, options, sinceStart};
    QObject::connect(&signals, &TerminationSignals::received, &session, &DesktopSession::end);
    QObject::connect(&application, &QApplication::lastWindowClosed, &session, &DesktopSession::end);
    QObject::connect(&session, &DesktopSession::ended, &application, &QApplication::exit, Qt::QueuedConnection);

    // Server and clients begin before the window is drawn: the first picture already has data.
    // Signals wait until the event loop runs, which alone can be told to exit.
    session.begin();
    QApplication::processEvents(QEventLoop::ExcludeSocketNotifiers);
    window.show();
    return QApplication::exec();
}
