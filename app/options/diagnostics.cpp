// SPDX-License-Identifier: GPL-3.0-or-later
#include "options/diagnostics.h"

#include "message/language.h"
#include "options/optiontexts.h"
#include "platform/processlimits.h"
#include "time/clock.h"

#include <QAbstractEventDispatcher>
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QLocale>
#include <QProcessEnvironment>
#include <QRegularExpression>
#include <QSslSocket>
#include <QSysInfo>
#include <QThread>

#include <hiredis/hiredis.h>

#ifdef Q_OS_UNIX
#include <ctime>
#include <unistd.h>
#endif

namespace pushscope {

namespace {

constexpr qsizetype nameWidth = 18;
constexpr double gibibyte = 1024.0 * 1024 * 1024;

QString compiler()
{
#if defined(__clang__)
    return QStringLiteral("Clang " __clang_version__);
#elif defined(__GNUC__)
    return QStringLiteral("GCC " __VERSION__);
#elif defined(_MSC_VER)
    return QStringLiteral("MSVC %1").arg(_MSC_FULL_VER);
#else
    return QStringLiteral("unknown");
#endif
}

QString gibibytes(double bytes)
{
    return QString::number(bytes / gibibyte, 'f', 1) + QStringLiteral(" GiB");
}

/// In bytes; 0 where the system does not tell.
double availableMemory()
{
    QFile file{QStringLiteral("/proc/meminfo")};
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    static const QRegularExpression line{QStringLiteral("MemAvailable:\\s+(\\d+) kB")};
    return line.match(QString::fromLatin1(file.readAll())).captured(1).toDouble() * 1024;
}

QString memory()
{
#ifdef Q_OS_UNIX
    const double all = static_cast<double>(sysconf(_SC_PHYS_PAGES)) * static_cast<double>(sysconf(_SC_PAGESIZE));
    const double available = availableMemory();
    return available > 0 ? QStringLiteral("%1, %2 available").arg(gibibytes(all), gibibytes(available))
                         : gibibytes(all);
#else
    return QStringLiteral("unknown");
#endif
}

QString clockText()
{
    QString id = QString::fromLatin1(SteadyClock::id());
#ifdef Q_OS_UNIX
    timespec resolution{};
    if (clock_getres(CLOCK_MONOTONIC, &resolution) == 0)
        return QStringLiteral("%1, resolution %2 ns")
            .arg(id)
            .arg(resolution.tv_sec * 1'000'000'000 + resolution.tv_nsec);
#endif
    return id;
}

QString eventDispatcher()
{
    const QAbstractEventDispatcher *dispatcher = QAbstractEventDispatcher::instance();
    return dispatcher == nullptr ? QStringLiteral("none") : QString::fromLatin1(dispatcher->metaObject()->className());
}

QString localeText()
{
    const QLocale locale = QLocale::system();
    return QStringLiteral("%1, languages %2").arg(locale.name(), locale.uiLanguages().mid(0, 3).join(u' '));
}

/// Nothing that could be a path, a host or a secret.
bool isHarmless(const QString &value)
{
    static const QRegularExpression words{QStringLiteral("^[A-Za-z0-9_.:;+-]{0,48}$")};
    return words.match(value).hasMatch();
}

const QStringList &shownVariables()
{
    static const QStringList names{
        QStringLiteral("LANG"),
        QStringLiteral("LANGUAGE"),
        QStringLiteral("LC_ALL"),
        QStringLiteral("LC_CTYPE"),
        QStringLiteral("LC_MESSAGES"),
        QStringLiteral("LC_NUMERIC"),
        QStringLiteral("QT_ACCESSIBILITY"),
        QStringLiteral("QT_AUTO_SCREEN_SCALE_FACTOR"),
        QStringLiteral("QT_ENABLE_HIGHDPI_SCALING"),
        QStringLiteral("QT_FONT_DPI"),
        QStringLiteral("QT_LINUX_ACCESSIBILITY_ALWAYS_ON"),
        QStringLiteral("QT_QPA_PLATFORM"),
        QStringLiteral("QT_QPA_PLATFORMTHEME"),
        QStringLiteral("QT_SCALE_FACTOR"),
        QStringLiteral("QT_STYLE_OVERRIDE"),
        QStringLiteral("XDG_CURRENT_DESKTOP"),
        QStringLiteral("XDG_SESSION_TYPE"),
    };
    return names;
}

const QStringList &namedVariables()
{
    static const QStringList names{
        QStringLiteral("DISPLAY"),
        QStringLiteral("HTTPS_PROXY"),
        QStringLiteral("HTTP_PROXY"),
        QStringLiteral("LD_LIBRARY_PATH"),
        QStringLiteral("LD_PRELOAD"),
        QStringLiteral("NO_PROXY"),
        QStringLiteral("OPENSSL_CONF"),
        QStringLiteral("PUSHSCOPE_BROKER"),
        QStringLiteral("PUSHSCOPE_PUBLISH_TOKEN"),
        QStringLiteral("PUSHSCOPE_TOKEN"),
        QStringLiteral("QT_LOGGING_RULES"),
        QStringLiteral("QT_PLUGIN_PATH"),
        QStringLiteral("SSL_CERT_DIR"),
        QStringLiteral("SSL_CERT_FILE"),
        QStringLiteral("WAYLAND_DISPLAY"),
        QStringLiteral("XDG_CONFIG_HOME"),
        QStringLiteral("http_proxy"),
        QStringLiteral("https_proxy"),
    };
    return names;
}

} // namespace

DiagnosticLines partVersions()
{
    return {
        {QStringLiteral("Qt"),
         OptionsText::tr("%1, built with %2").arg(QString::fromLatin1(qVersion()), QStringLiteral(QT_VERSION_STR))},
        {QStringLiteral("OpenSSL"), QSslSocket::sslLibraryVersionString()},
        {OptionsText::tr("OpenSSL of Qt"), QSslSocket::sslLibraryBuildVersionString()},
        {QStringLiteral("hiredis"),
         QStringLiteral("%1.%2.%3").arg(HIREDIS_MAJOR).arg(HIREDIS_MINOR).arg(HIREDIS_PATCH)},
        {OptionsText::tr("Compiler"), compiler()},
    };
}

DiagnosticLines commonDiagnostics()
{
    const EnglishTexts english; // for who reads the report
    DiagnosticLines lines = partVersions();
    lines.append({
        {QStringLiteral("System"), QSysInfo::prettyProductName()},
        {QStringLiteral("Kernel"), QSysInfo::kernelType() + u' ' + QSysInfo::kernelVersion()},
        {QStringLiteral("Architecture"), QSysInfo::buildAbi()},
        {QStringLiteral("Locale"), localeText()},
        {QStringLiteral("Processors"), QString::number(QThread::idealThreadCount())},
        {QStringLiteral("Memory"), memory()},
        {QStringLiteral("Open files"), QStringLiteral("at most %1").arg(fileLimit())},
        {QStringLiteral("Clock"), clockText()},
        {QStringLiteral("Event dispatcher"), eventDispatcher()},
        {QStringLiteral("TLS"),
         QStringLiteral("%1 of %2").arg(QSslSocket::activeBackend(), QSslSocket::availableBackends().join(u' '))},
    });
    return lines;
}

QString environmentDiagnostics()
{
    const QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    QStringList shown;
    for (const QString &name : shownVariables()) {
        if (environment.contains(name)) {
            const QString value = environment.value(name);
            shown << (isHarmless(value) ? name + u'=' + value : name + QStringLiteral(" is set"));
        }
    }
    for (const QString &name : namedVariables()) {
        if (environment.contains(name))
            shown << name + QStringLiteral(" is set");
    }
    return shown.isEmpty() ? QStringLiteral("nothing that matters") : shown.join(QStringLiteral(", "));
}

QString withoutHome(QString text)
{
    const QString config = qEnvironmentVariable("XDG_CONFIG_HOME");
    if (config.size() > 1)
        text.replace(config, QStringLiteral("$XDG_CONFIG_HOME"));
    for (const QString &home : {QDir::homePath(), qEnvironmentVariable("HOME")}) {
        if (home.size() > 1)
            text.replace(home, QStringLiteral("~"));
    }
    return text;
}

QString diagnosticsHelp(bool desktop)
{
    const QString more = desktop
        ? QCoreApplication::translate("Options", ", display, screens and scale, the settings' file and what it keeps")
        : QString{};
    return QCoreApplication::translate(
               "Options",
               "Print what a report of a problem needs, and exit: versions of the program, Qt, OpenSSL, hiredis and "
               "the "
               "compiler, system and kernel, locale, processors and memory, limit of open files, clock and its "
               "resolution, event dispatcher, TLS backend%1, variables of the environment; no address, token, person, "
               "host or home folder")
        .arg(more);
}

QString diagnosticsText(const QString &program, const DiagnosticLines &more)
{
    DiagnosticLines lines{{QStringLiteral("Program"), program + QStringLiteral(" " PUSHSCOPE_VERSION)}};
    lines += commonDiagnostics();
    lines += more;
    lines.append({QStringLiteral("Environment"), environmentDiagnostics()});
    QString text;
    for (const auto &[name, value] : std::as_const(lines))
        text += (name + u':').leftJustified(nameWidth) + u' ' + withoutHome(value).simplified() + u'\n';
    return text;
}

} // namespace pushscope
