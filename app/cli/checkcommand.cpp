// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/checkcommand.h"

#include "cli/checkreport.h"
#include "cli/clitexts.h"
#include "cli/optionadvice.h"
#include "message/clientsentence.h"
#include "options/tokenoptions.h"
#include "options/trustoptions.h"
#include "options/values.h"

#include <QJsonDocument>

#include <array>
#include <cstdio>
#include <unistd.h>
#include <utility>

namespace pushscope {

namespace {

constexpr double leastPatience = 0.1;
constexpr double mostPatience = 60;
constexpr double longestWait = 600;

ValueType<CheckTransport> checkTransportValue()
{
    return {QStringLiteral("all|sse|ws|longpoll|http"),
            CheckText::tr("all, sse, ws, longpoll or http"),
            [](const QString &text) -> Result<CheckTransport> {
                static const std::array<std::pair<QLatin1String, CheckTransport>, 5> words{
                    {{QLatin1String("all"), CheckTransport::All},
                     {QLatin1String("sse"), CheckTransport::Sse},
                     {QLatin1String("ws"), CheckTransport::WebSocket},
                     {QLatin1String("longpoll"), CheckTransport::LongPoll},
                     {QLatin1String("http"), CheckTransport::Http}}};
                for (const auto &[word, transport] : words) {
                    if (text == word) {
                        return transport;
                    }
                }
                return Error{"bad-choice", CheckText::tr("not one of the words"), {}};
            },
            false,
            false,
            {{QStringLiteral("all"), QStringLiteral("sse"), QStringLiteral("ws"), QStringLiteral("longpoll"),
              QStringLiteral("http")},
             {},
             false}};
}

ValueType<QByteArray> caseValue()
{
    return {QStringLiteral("NAME"), CheckText::tr("the name of a case or how it begins, as ws/6455-5"),
            [](const QString &text) -> Result<QByteArray> {
                if (text.isEmpty()) {
                    return Error{"bad-name", CheckText::tr("a name is empty"), {}};
                }
                return text.toUtf8();
            }};
}

QList<Option> serverOptions(CheckOptions &into)
{
    CheckConfig &config = into.config;
    return QList<Option>{
               valueOption(QStringLiteral("--transport"), checkTransportValue(), config.transport,
                           CheckText::tr("What the URL speaks; HTTP is checked with each"),
                           CheckText::tr("all for an origin, else by the URL")),
               listOption(QStringLiteral("--header"), headerValue(), into.headers,
                          CheckText::tr("Sent with each request")),
               valueOption(
                   QStringLiteral("--publish-url"), urlValue(), config.publishUrl,
                   CheckText::tr(
                       "Where events can be posted that the URL then gives; without it, /publish of an origin")),
               switchOption(QStringLiteral("--insecure"), config.insecure, CheckText::tr("Take any certificate")),
           }
    + tokenOptions(QStringLiteral("--token"), config.token, CheckText::tr("Sent as a bearer token"),
                   CheckText::tr("PUSHSCOPE_TOKEN of the environment"))
        + tokenOptions(QStringLiteral("--publish-token"), config.publishToken,
                       CheckText::tr("Sent to --publish-url instead of --token"), CheckText::tr("that of --token"))
        + trustOptions(config.trust);
}

QList<Option> runOptions(CheckOptions &into)
{
    CheckConfig &config = into.config;
    return {
        listOption(QStringLiteral("--case"), caseValue(), config.only, CheckText::tr("Only the cases of this name"),
                   CheckText::tr("all cases")),
        valueOption(QStringLiteral("--patience"), secondsValue(leastPatience, mostPatience), config.patience,
                    CheckText::tr("How long to wait for what a server does at once"), QStringLiteral("2")),
        valueOption(QStringLiteral("--head-wait"), secondsValue(leastPatience, longestWait), config.headWait,
                    CheckText::tr("How long to wait for the end of a request that does not arrive whole"),
                    QStringLiteral("12")),
        valueOption(QStringLiteral("--heartbeat-wait"), secondsValue(0, longestWait), config.heartbeatWait,
                    CheckText::tr("How long to wait for a sign of life in an idle event stream, 0 for not at all"),
                    QStringLiteral("20")),
        switchOption(QStringLiteral("--json"), into.json, CheckText::tr("Print one JSON object instead of the table")),
    };
}

QString remainingText(const CheckRunner &runner)
{
    return counted(runner.remaining(), CheckText::tr("1 case to go"), CheckText::tr("%1 cases to go"));
}

QString shownRefusal(const Error &error)
{
    const bool argument = error.field == QLatin1String("url") || error.field.isEmpty();
    return (argument ? QStringLiteral("URL: ") : QStringLiteral("--%1: ").arg(error.field))
        + shownClientSentence(error.message);
}

} // namespace

Command checkCommand(CheckOptions &into)
{
    return {QStringLiteral("check"),
            CheckText::tr("Check a push server against the standards, case by case."),
            serverOptions(into) + runOptions(into),
            {requiredArgument(urlValue(), into.config.url,
                              CheckText::tr("The server; with a path, the endpoint of one transport"))},
            CheckText::tr(
                "The cases follow RFC 6455 (WebSocket), RFC 9110 and 9112 (HTTP) and section 9.2 of the HTML "
                "standard (Server-Sent Events). FAIL is a requirement that is not met, warn a recommendation; n/a "
                "says why a case does not apply. If a requirement is not met, the exit code is 1. The server "
                "sees many malformed requests. Events are posted only to --publish-url, or to "
                "/publish of an origin that takes them.")};
}

CheckJob::CheckJob(CheckOptions options, StandardOutput &output, QObject *parent)
    : Job{parent}, m_options{std::move(options)}, m_output{output}
{
    for (const HttpHeaders::Field &field : m_options.headers) {
        m_options.config.headers.append(field.name, field.value);
    }
}

void CheckJob::start()
{
    const auto target = CheckTarget::of(m_options.config);
    if (!target) {
        printError(shownRefusal(target.error()));
        Q_EMIT finished(exitRefused);
        return;
    }
    if (m_options.config.insecure) {
        printError(CheckText::tr("warning: --insecure: the server's certificate is not verified"));
    }
    m_showsProgress = ::isatty(STDERR_FILENO) == 1;
    wordFindings();
    m_hasCredentials = target->hasCredentials();
    m_runner = std::make_unique<CheckRunner>(*target);
    connect(m_runner.get(), &CheckRunner::progressed, this, &CheckJob::showProgress);
    connect(m_runner.get(), &CheckRunner::finished, this, &CheckJob::end);
    m_runner->start();
}

/// From here on in the language of who reads the output.
void CheckJob::wordFindings()
{
    if (m_options.json) {
        m_english.emplace();
    }
}

void CheckJob::showProgress()
{
    if (m_showsProgress && !m_runner->results().empty()) {
        m_english.reset();
        const QString line = remainingText(*m_runner);
        wordFindings();
        std::fputs(("\r" + line.toLocal8Bit() + "\x1b[K").constData(), stderr);
        std::fflush(stderr);
    }
}

void CheckJob::clearProgress() const
{
    if (m_showsProgress) {
        std::fputs("\r\x1b[K", stderr);
    }
}

void CheckJob::stop()
{
    if (std::exchange(m_ended, true)) {
        return;
    }
    clearProgress();
    if (m_runner) {
        m_english.reset();
        printError(m_runner->results().empty()
                       ? CheckText::tr("stopped before the first case")
                       : CheckText::tr("stopped before the end, nothing is judged: %1").arg(remainingText(*m_runner)));
        m_runner->stop();
    }
    Q_EMIT finished(exitFailed);
}

void CheckJob::end()
{
    m_ended = true;
    clearProgress();
    if (const auto &problem = m_runner->problem()) {
        m_english.reset();
        const QString why = advisedClientSentence(problem->why, m_hasCredentials);
        printError(problem->kind == CheckProblem::Kind::NoAnswer
                       ? CheckText::tr("the server gives no answer: %1").arg(why)
                       : QStringLiteral("URL: ") + why);
        Q_EMIT finished(exitFailed);
        return;
    }
    if (m_runner->results().empty()) {
        m_english.reset();
        printError(CheckText::tr("--case: no case of that name belongs to what is checked"));
        Q_EMIT finished(exitRefused);
        return;
    }
    m_output.write(m_options.json
                       ? QJsonDocument{checkJson(*m_runner, m_options.config.url)}.toJson(QJsonDocument::Compact) + '\n'
                       : checkText(*m_runner));
    m_output.flush();
    Q_EMIT finished(countsOf(m_runner->results()).failed == 0 ? exitDone : exitFailed);
}

} // namespace pushscope
