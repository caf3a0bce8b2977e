// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/cliprogram.h"
#include "language/language.h"
#include "options/brokervalue.h"
#include "options/diagnostics.h"
#include "options/tokenoptions.h"
#include "platform/processlimits.h"
#include "platform/serverdispatcher.h"
#include "platform/tlslibrary.h"
#include "signals/terminationsignals.h"

#include <QCoreApplication>

#include <csignal>
#include <cstdio>

using namespace pushscope;

namespace {

/// Where no token is given: that of the environment. What is wrong with it.
std::optional<QString> takeTokensOfEnvironment(const QString &command, CliOptions &into)
{
    if (command == QLatin1String("serve")) {
        const auto problem = takeTokenOfEnvironment(tokenVariable, into.serve.server.token);
        return problem ? problem : takeTokenOfEnvironment(publishTokenVariable, into.serve.server.publishToken);
    }
    if (command == QLatin1String("watch")) {
        return takeTokenOfEnvironment(tokenVariable, into.watch.token);
    }
    if (command == QLatin1String("bench")) {
        return takeTokenOfEnvironment(tokenVariable, into.bench.token);
    }
    if (command == QLatin1String("check")) {
        return takeTokenOfEnvironment(tokenVariable, into.check.config.token);
    }
    if (command == QLatin1String("report") || command == QLatin1String("run")) {
        return {};
    }
    return takeTokenOfEnvironment(tokenVariable, into.publish.token);
}

/// What the shell gave for an argument: a QString keeps only what is UTF-8.
QByteArray bytesOf(const QString &argument, int argc, char **argv)
{
    for (int i = argc - 1; i > 0; --i) {
        if (QString::fromLocal8Bit(argv[i]) == argument) {
            return argv[i];
        }
    }
    return argument.toUtf8();
}

std::unique_ptr<Job> makeJob(const QString &command, const CliOptions &options, StandardOutput &output)
{
    if (command == QLatin1String("serve")) {
        return std::make_unique<ServeJob>(options.serve);
    }
    if (command == QLatin1String("watch")) {
        return std::make_unique<WatchJob>(options.watch, output);
    }
    if (command == QLatin1String("bench")) {
        return std::make_unique<BenchJob>(options.bench, output);
    }
    if (command == QLatin1String("check")) {
        return std::make_unique<CheckJob>(options.check, output);
    }
    if (command == QLatin1String("report")) {
        return std::make_unique<ReportJob>(options.report, output);
    }
    if (command == QLatin1String("run")) {
        return std::make_unique<RunJob>(options.run, output);
    }
    return std::make_unique<PublishJob>(options.publish, output);
}

/// Qt's text is UTF-8; under the C locale it would say so in a line of its own.
void chooseUtf8Locale()
{
    if (!qEnvironmentVariableIsSet("LC_ALL") && !qEnvironmentVariableIsSet("LC_CTYPE")
        && !qEnvironmentVariableIsSet("LANG")) {
        qputenv("LC_CTYPE", "C.UTF-8");
    }
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_NO_GLIB", "1"); // its dispatcher is slow with many sockets
    chooseUtf8Locale();
    std::signal(SIGPIPE, SIG_IGN); // a closed pipe is seen where it is written to
    raiseFileLimit();
    keepTlsLibrary();

    // The tables of options are made of translated texts, and those need an application.
    const QStringList given = argumentsOf(argc, argv);
    const QStringList arguments = languageBehindCommand(given);
    if (arguments.value(0) == QLatin1String("serve")) {
        if (auto dispatcher = makeServerDispatcher()) {
            QCoreApplication::setEventDispatcher(dispatcher.release()); // the application takes it over
        }
    }
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("pushscope-cli"));
    QCoreApplication::setApplicationVersion(QStringLiteral(PUSHSCOPE_VERSION));
    installLanguage(application, languageAmong(given).value_or(languageOfLocale()));

    CliOptions options;
    const auto brokerProblem = takeBrokerOfEnvironment(options.serve.server.redis);
    const CommandLine line = readCommandLine(cliProgram(options), arguments);
    if (const auto exitCode = answered(line)) {
        return *exitCode;
    }
    if (options.diagnostics) {
        std::fputs(diagnosticsText(QStringLiteral("pushscope-cli")).toUtf8().constData(), stdout);
        return exitDone;
    }
    if (const auto conflict = conflictIn(options.serve.tls)) {
        return *answered(refuse(cliProgram(options), line.command, *conflict));
    }
    if (brokerProblem && line.command == QLatin1String("serve")) {
        return *answered(refuse(cliProgram(options), line.command, *brokerProblem));
    }
    if (const auto problem = takeTokensOfEnvironment(line.command, options)) {
        return *answered(refuse(cliProgram(options), line.command, *problem));
    }
    options.publish.dataBytes = bytesOf(options.publish.data, argc, argv);

    StandardOutput output;
    const auto job = makeJob(line.command, options, output);
    const TerminationSignals signals;
    QObject::connect(&signals, &TerminationSignals::received, job.get(), &Job::stop);
    QObject::connect(&output, &StandardOutput::closed, job.get(), &Job::stop);
    QObject::connect(job.get(), &Job::finished, &application, &QCoreApplication::exit, Qt::QueuedConnection);
    QMetaObject::invokeMethod(job.get(), &Job::start, Qt::QueuedConnection);
    const int exitCode = QCoreApplication::exec();
    output.flush();
    return exitCode == exitDone && output.hasFailed() ? exitFailed : exitCode;
}
