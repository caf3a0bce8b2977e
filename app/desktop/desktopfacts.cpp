// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/desktopfacts.h"

#include "desktop/settingsfile.h"
#include "options/diagnostics.h"
#include "share/qrcode.h"

#include <QGuiApplication>
#include <QScreen>
#include <QSettings>
#include <QStyle>

#ifdef Q_OS_UNIX
#include <array>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>
#endif

namespace pushscope {

namespace {

QString displayText()
{
    QStringList screens;
    const auto all = QGuiApplication::screens();
    for (const QScreen *screen : all) {
        screens << QStringLiteral("%1x%2 at scale %3, %4 dpi")
                       .arg(screen->size().width())
                       .arg(screen->size().height())
                       .arg(screen->devicePixelRatio())
                       .arg(screen->logicalDotsPerInch());
    }
    return QStringLiteral("%1; %2").arg(QGuiApplication::platformName(), screens.join(QStringLiteral("; ")));
}

#ifdef Q_OS_UNIX
constexpr int patienceForDisplay = 5'000; ///< ms

/// In the process that tries: never comes back.
[[noreturn]] void tellDisplay(int into)
{
    // What Qt says when it gives up. The descriptor stays taken: a connection in its place would get those words.
    const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (nowhere >= 0)
        dup2(nowhere, STDERR_FILENO);
    int count = 1;
    std::array<char, 10> name{"pushscope"};
    std::array<char *, 2> arguments{name.data(), nullptr};
    const QGuiApplication application{count, arguments.data()};
    const QByteArray text = displayText().toUtf8();
    const bool told = write(into, text.constData(), static_cast<std::size_t>(text.size())) == text.size();
    _exit(told ? 0 : 1);
}

/// All of it, or what came until the patience ends.
QByteArray readPipe(int from)
{
    QByteArray text;
    std::array<char, 1024> bytes{};
    pollfd ready{from, POLLIN, 0};
    while (poll(&ready, 1, patienceForDisplay) == 1) {
        const ssize_t got = read(from, bytes.data(), bytes.size());
        if (got <= 0)
            break;
        text.append(bytes.data(), static_cast<qsizetype>(got));
    }
    return text;
}

#endif

DiagnosticLines settingsLines()
{
    const QSettings settings;
    const QStringList keys = settings.allKeys();
    const QString state = settings.status() == QSettings::NoError ? QString{} : QStringLiteral(", cannot be read");
    return {{QStringLiteral("Settings"), settings.fileName() + state},
            {QStringLiteral("Settings kept"), keys.isEmpty() ? QStringLiteral("none") : keys.join(u' ')}};
}

} // namespace

/// In a process of its own, since Qt ends one that finds none.
#ifdef Q_OS_UNIX
QString triedDisplay()
{
    std::array<int, 2> ends{};
    if (pipe(ends.data()) != 0)
        return QStringLiteral("unknown");
    const pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        tellDisplay(ends[1]);
    }
    close(ends[1]);
    const QByteArray text = child < 0 ? QByteArray{} : readPipe(ends[0]);
    close(ends[0]);
    if (child > 0) {
        kill(child, SIGKILL);
        waitpid(child, nullptr, 0);
    }
    return text.isEmpty() ? QStringLiteral("not reachable") : QString::fromUtf8(text);
}
#else
QString triedDisplay()
{
    return QStringLiteral("not tried");
}
#endif

QString desktopDiagnostics(const QString &display)
{
    const bool running = qobject_cast<QGuiApplication *>(QCoreApplication::instance()) != nullptr;
    DiagnosticLines lines{{QStringLiteral("libqrencode"), qrLibraryVersion()},
                          {QStringLiteral("Display"), running ? displayText() : display}};
    lines += settingsLines();
    return diagnosticsText(QStringLiteral("pushscope"), lines);
}

ProgramFacts desktopFacts()
{
    ProgramFacts facts;
    facts.versions = {{QStringLiteral("PushScope"), QStringLiteral(PUSHSCOPE_VERSION)}};
    facts.versions += partVersions();
    facts.versions.append({{QStringLiteral("libqrencode"), qrLibraryVersion()},
                           {QStringLiteral("md4c"), QStringLiteral(PUSHSCOPE_MD4C_VERSION)}});
    facts.diagnostics = [] { return desktopDiagnostics(); };
    return facts;
}

} // namespace pushscope
