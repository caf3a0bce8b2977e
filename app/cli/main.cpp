// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/benchcommand.h"
#include "cli/checkcommand.h"
#include "cli/publishcommand.h"
#include "cli/reportcommand.h"
#include "cli/runcommand.h"
#include "cli/servecommand.h"
#include "cli/watchcommand.h"
#include "options/brokervalue.h"
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

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Main)
};

struct AllOptions
{
    ServeOptions serve;
    WatchOptions watch;
    PublishOptions publish;
    BenchOptions bench;
    CheckOptions check;
    ReportOptions report;
    RunOptions run;
};

Program program(AllOptions &into)
{
    return {QStringLiteral("pushscope-cli"),
            Text::tr("Serve, follow and measure server push: Server-Sent Events, WebSocket, long and short polling."),
            {serveCommand(into.serve), watchCommand(into.watch), publishCommand(into.publish), benchCommand(into.bench),
             checkCommand(into.check), reportCommand(into.report), runCommand(into.run)}};
}

/// Where no token is given: that of the environment. What is wrong with it.
std::optional<QString> takeTokensOfEnvironment(const QString &command, AllOptions &into)
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

std::unique_ptr<Job> makeJob(const QString &command, const AllOptions &options, StandardOutput &output)
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

    AllOptions options;
    const auto brokerProblem = takeBrokerOfEnvironment(options.serve.server.redis);
    const CommandLine line = readCommandLine(program(options), argumentsOf(argc, argv));
    if (const auto exitCode = answered(line)) {
        return *exitCode;
    }
    if (const auto conflict = conflictIn(options.serve.tls)) {
        return *answered(refuse(program(options), line.command, *conflict));
    }
    if (brokerProblem && line.command == QLatin1String("serve")) {
        return *answered(refuse(program(options), line.command, *brokerProblem));
    }
    if (const auto problem = takeTokensOfEnvironment(line.command, options)) {
        return *answered(refuse(program(options), line.command, *problem));
    }
    options.publish.dataBytes = bytesOf(options.publish.data, argc, argv);

    if (line.command == QLatin1String("serve")) {
        if (auto dispatcher = makeServerDispatcher()) {
            QCoreApplication::setEventDispatcher(dispatcher.release()); // the application takes it over
        }
    }
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("pushscope-cli"));
    QCoreApplication::setApplicationVersion(QStringLiteral(PUSHSCOPE_VERSION));
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
