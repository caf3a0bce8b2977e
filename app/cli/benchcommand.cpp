// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/benchcommand.h"

#include "cli/optionadvice.h"
#include "client/clientconfig.h"
#include "lab/loadreporthtml.h"
#include "lab/loadreporttext.h"
#include "lab/reporttexts.h"
#include "load/loadtargets.h"
#include "message/clientsentence.h"
#include "options/tokenoptions.h"
#include "options/values.h"
#include "platform/processlimits.h"
#include "platform/wholefile.h"

#include <QJsonDocument>

#include <cstdio>
#include <sys/ioctl.h>
#include <unistd.h>

namespace pushscope {

namespace {

constexpr double leastDuration = 0.1;
constexpr double longestDuration = 86'400;
constexpr double leastInterval = 0.01;

ValueType<std::optional<Transport>> benchTransportValue()
{
    return {QStringLiteral("all|sse|ws|longpoll|poll"),
            BenchText::tr("all, sse, ws, longpoll or poll"),
            [](const QString &text) -> Result<std::optional<Transport>> {
                if (text == QLatin1String("all")) {
                    return std::optional<Transport>{};
                }
                const auto transport = transportFromName(text.toUtf8());
                if (!transport) {
                    return Error{"bad-choice", QStringLiteral("not one of the words"), {}};
                }
                return transport;
            },
            false,
            false,
            {{QStringLiteral("all"), QStringLiteral("sse"), QStringLiteral("ws"), QStringLiteral("longpoll"),
              QStringLiteral("poll")},
             {},
             false}};
}

/// TLS is not measured, and the help must not offer it.
ValueType<QUrl> plainUrlValue()
{
    return {
        QStringLiteral("URL"),
        BenchText::tr("an address that begins with http:// or ws://, as http://127.0.0.1:8080; TLS is not measured"),
        [](const QString &text) -> Result<QUrl> {
            auto url = urlValue().parse(text);
            if (url && (url->scheme() == QLatin1String("https") || url->scheme() == QLatin1String("wss"))) {
                return Error{"bad-url", QStringLiteral("TLS"), {}};
            }
            return url;
        }};
}

ValueType<std::optional<double>> benchRateValue()
{
    const ValueType<double> rate = rateValue();
    return {rate.placeholder, rate.takes, [rate](const QString &text) -> Result<std::optional<double>> {
                const auto parsed = rate.parse(text);
                if (!parsed) {
                    return parsed.error();
                }
                return std::optional{*parsed};
            }};
}

QList<Option> loadOptions(BenchOptions &into)
{
    return {
        valueOption(QStringLiteral("--transport"), benchTransportValue(), into.transport,
                    BenchText::tr("Which clients; all needs a PushScope server"), QStringLiteral("all")),
        valueOption(QStringLiteral("--clients"), countValue(QStringLiteral("N"), 1, LoadConfig::mostClients),
                    into.clients, BenchText::tr("So many of each transport"), QStringLiteral("100")),
        valueOption(QStringLiteral("--rate"), benchRateValue(), into.rate,
                    BenchText::tr("Events published, each to every client; the times are fixed in advance"),
                    QStringLiteral("10")),
        valueOption(QStringLiteral("--payload"), bytesValue(LoadConfig::smallestPayload, LoadConfig::largestPayload),
                    into.payload, BenchText::tr("Size of an event's payload"), QStringLiteral("100")),
        valueOption(QStringLiteral("--duration"), secondsValue(leastDuration, longestDuration), into.duration,
                    BenchText::tr("Measured time"), QStringLiteral("10")),
        valueOption(QStringLiteral("--warmup"), secondsValue(0, longestDuration), into.warmup,
                    BenchText::tr("Time before it that is not measured"), QStringLiteral("2")),
        valueOption(QStringLiteral("--interval"), secondsValue(leastInterval, longestDuration), into.interval,
                    BenchText::tr("Short poll: from an answer to the next request"), QStringLiteral("1")),
        switchOption(QStringLiteral("--lockstep"), into.lockstep,
                     BenchText::tr("Publish each event once all clients have the one before, instead of at a rate: "
                                   "measures how many deliveries a second are possible")),
    };
}

QList<Option> serverOptions(BenchOptions &into)
{
    return {
        valueOption(QStringLiteral("--publish-url"), plainUrlValue(), into.publishUrl,
                    BenchText::tr("Where events are posted; without it, /publish of the same server")),
        switchOption(QStringLiteral("--json"), into.json, BenchText::tr("Print one JSON object instead of the table")),
        valueOption(QStringLiteral("--report"), fileValue({QStringLiteral(".html"), QStringLiteral(".json")}),
                    into.report, BenchText::tr("Gets the report")),
    };
}

LoadConfig loadConfig(const BenchOptions &options)
{
    LoadConfig config;
    config.url = options.url;
    config.publishUrl = options.publishUrl;
    config.token = options.token;
    if (options.transport) {
        config.transports = {*options.transport};
    } else {
        config.transports.assign(allTransports.begin(), allTransports.end());
    }
    config.clients = static_cast<int>(options.clients);
    config.model = options.lockstep ? LoadModel::Lockstep : LoadModel::Open;
    config.rate = options.rate.value_or(config.rate);
    config.payloadBytes = options.payload;
    config.duration = options.duration;
    config.warmup = options.warmup;
    config.pollInterval = options.interval;
    return config;
}

/// In characters: a line that wraps could not be written over.
int terminalWidth()
{
    constexpr int usualWidth = 80;
    winsize size{};
    const bool known = ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 1;
    return known ? size.ws_col - 1 : usualWidth - 1;
}

QString cannotWrite(const QString &file, const QString &problem)
{
    return BenchText::tr("--report: cannot write %1: %2").arg(file, problem);
}

/// The URL is an argument, the rest are options.
QString flagOf(const Error &error)
{
    if (error.field.isEmpty()) {
        return shownClientSentence(error.message);
    }
    const bool argument = error.field == QLatin1String("url");
    return (argument ? QStringLiteral("URL: ") : QStringLiteral("--%1: ").arg(error.field))
        + shownClientSentence(error.message);
}

/// Who gave no --publish-url has the server's own place for it in the URL.
QString runProblem(const Error &error, const LoadConfig &config)
{
    constexpr int unauthorized = 401;
    const bool ownPlace = error.field == QLatin1String("publish-url") && config.publishUrl.isEmpty();
    const QString problem =
        ownPlace ? QStringLiteral("URL: POST /publish: ") + shownClientSentence(error.message) : flagOf(error);
    ClientConfig asked;
    asked.url = config.url;
    asked.token = config.token;
    return error.code == "unauthorized" ? problem + tokenAdvice(unauthorized, !secretsOf(asked).isEmpty()) : problem;
}

} // namespace

Command benchCommand(BenchOptions &into)
{
    return {
        QStringLiteral("bench"),
        BenchText::tr("Put a load on a push server and measure the latency of each delivery."),
        loadOptions(into)
            + tokenOptions(QStringLiteral("--token"), into.token,
                           BenchText::tr("Sent as a bearer token, to publish too"),
                           BenchText::tr("PUSHSCOPE_TOKEN of the environment"))
            + serverOptions(into),
        {requiredArgument(plainUrlValue(), into.url,
                          BenchText::tr("The server; with a path, the URL is used as it is, for one transport"))},
        BenchText::tr("Latency is delivered - due, so a server that stands still is charged for all that was due "
                      "meanwhile. The verdict says whether the figures can be trusted: VALID, DEGRADED or INVALID; "
                      "if INVALID, the exit code is 1. SIGINT or SIGTERM ends the run early, with the figures so far "
                      "and exit code 0: the run is INVALID, as it is not whole, but that was asked for.")};
}

BenchJob::BenchJob(BenchOptions options, StandardOutput &output, QObject *parent)
    : Job{parent}, m_options{std::move(options)}, m_output{output}, m_config{loadConfig(m_options)}, m_generator{
                                                                                                         m_config}
{
}

BenchJob::~BenchJob()
{
    m_generator.stop();
    if (m_thread.joinable()) {
        m_thread.join();
    }
}

void BenchJob::start()
{
    if (const auto wrong = refusal()) {
        printError(*wrong);
        Q_EMIT finished(exitRefused);
        return;
    }
    m_showsProgress = ::isatty(STDERR_FILENO) == 1;
    m_thread = std::thread{[this] { runLoad(); }};
}

/// What is wrong with the command line, as far as it can be told before the run.
std::optional<QString> BenchJob::refusal() const
{
    if (m_options.lockstep && m_options.rate) {
        return BenchText::tr(
            "--rate: has no meaning with --lockstep, which publishes as fast as the clients get the events");
    }
    raiseFileLimit();
    if (const auto error = checkLoad(m_config, fileLimit())) {
        return flagOf(*error);
    }
    if (const auto targets = makeTargets(m_config); !targets) {
        return flagOf(targets.error());
    }
    if (!m_options.report.isEmpty()) {
        if (const auto problem = checkWritable(m_options.report)) {
            return cannotWrite(m_options.report, *problem);
        }
    }
    return {};
}

/// In the load's own thread.
void BenchJob::runLoad()
{
    LoadGenerator::Progress progress;
    if (m_showsProgress) {
        progress = [this](const LoadProgress &current) {
            QMetaObject::invokeMethod(
                this, [this, current] { showProgress(current); }, Qt::QueuedConnection);
        };
    }
    const auto result = std::make_shared<Result<LoadResult>>(m_generator.run(progress));
    QMetaObject::invokeMethod(
        this, [this, result] { end(result); }, Qt::QueuedConnection);
}

void BenchJob::showProgress(const LoadProgress &progress)
{
    constexpr char eraseRest[] = "\x1b[K";
    const QString line = progressLine(progress).left(terminalWidth());
    std::fputs(("\r" + line.toLocal8Bit() + eraseRest).constData(), stderr);
    std::fflush(stderr);
}

void BenchJob::clearProgress()
{
    if (m_showsProgress) {
        std::fputs("\r\x1b[K", stderr);
    }
}

void BenchJob::stop()
{
    m_stopping = true;
    m_generator.stop();
}

void BenchJob::end(const std::shared_ptr<Result<LoadResult>> &result)
{
    clearProgress();
    if (!*result) {
        printError(runProblem(result->error(), m_config));
        Q_EMIT finished(m_stopping ? exitDone : exitFailed);
        return;
    }
    const LoadReport report = makeLoadReport(m_config, **result);
    const bool written = m_options.report.isEmpty() || writeReport(report);
    m_output.write(m_options.json ? QJsonDocument{toJson(report)}.toJson(QJsonDocument::Compact) + '\n'
                                  : loadText(report));
    m_output.flush();
    const bool usable = m_stopping || report.verdict.kind != LoadVerdict::Kind::Invalid;
    Q_EMIT finished(usable && written ? exitDone : exitFailed);
}

bool BenchJob::writeReport(const LoadReport &report) const
{
    const QByteArray text =
        m_options.report.endsWith(QLatin1String(".html")) ? loadHtml(report) : QJsonDocument{toJson(report)}.toJson();
    if (const auto problem = writeWhole(m_options.report, text)) {
        printError(cannotWrite(m_options.report, *problem));
        return false;
    }
    return true;
}

} // namespace pushscope
