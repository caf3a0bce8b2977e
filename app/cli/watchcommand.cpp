// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/watchcommand.h"

#include "cli/clitexts.h"
#include "cli/jsonprinter.h"
#include "cli/optionadvice.h"
#include "cli/textprinter.h"
#include "client/endpoint.h"
#include "message/clientsentence.h"
#include "options/faultvalue.h"
#include "options/tokenoptions.h"
#include "options/trustoptions.h"
#include "options/values.h"

#include <QLocale>
#include <QRandomGenerator>
#include <QTimer>

#include <limits>

namespace pushscope {

namespace {

using namespace std::chrono_literals;

constexpr double leastInterval = 0.01;
constexpr double longestInterval = 86'400;
/// For an orderly close, when the peer hangs.
constexpr auto closeTimeout = 1s;

QList<Option> endOptions(WatchOptions &into)
{
    return {
        valueOption(QStringLiteral("--count"), countValue(QStringLiteral("N"), 1, std::numeric_limits<qint32>::max()),
                    into.count, WatchText::tr("End after so many events")),
        valueOption(QStringLiteral("--run-for"), secondsValue(0.001), into.runFor,
                    WatchText::tr("End after this time")),
    };
}

QList<Option> requestOptions(WatchOptions &into)
{
    return {
        valueOption(QStringLiteral("--transport"), transportValue(), into.transport,
                    WatchText::tr("How to follow; auto takes ws for ws:// and a path ending in /ws, longpoll for one "
                                  "ending in /poll, else sse"),
                    QStringLiteral("auto")),
        listOption(QStringLiteral("--channel"), channelsValue(), into.channels, WatchText::tr("What to follow"),
                   QStringLiteral("default")),
        valueOption(
            QStringLiteral("--after"), eventIdValue(), into.after,
            WatchText::tr("Resume after the event of this id, or start: with all that the history holds; ids of "
                          "another server go to it as they are; without it, from now on")),
        listOption(QStringLiteral("--header"), headerValue(), into.headers, WatchText::tr("Sent with each request")),
        valueOption(QStringLiteral("--interval"), secondsValue(leastInterval, longestInterval), into.interval,
                    WatchText::tr("Short poll: from an answer to the next request"), QStringLiteral("1")),
    };
}

QList<Option> linkOptions(WatchOptions &into)
{
    return {
        listOption(QStringLiteral("--fault"), faultValue(false), into.faults,
                   WatchText::tr("Make this fault between the client and its server")),
        valueOption(QStringLiteral("--record"), fileValue({QStringLiteral(".jsonl")}), into.record,
                    WatchText::tr("Gets all that happens and every byte of the wire, for pushscope --open")),
    };
}

} // namespace

Command watchCommand(WatchOptions &into)
{
    return {
        QStringLiteral("watch"),
        WatchText::tr("Follow a push endpoint and print what it sends, one line each."),
        requestOptions(into)
            + tokenOptions(QStringLiteral("--token"), into.token, WatchText::tr("Sent as a bearer token"),
                           WatchText::tr("PUSHSCOPE_TOKEN of the environment"))
            + trustOptions(into.trust) + endOptions(into) + linkOptions(into)
            + QList<Option>{switchOption(QStringLiteral("--json"), into.json, WatchText::tr("One JSON object a line"))},
        {requiredArgument(urlValue(), into.url,
                          WatchText::tr("The endpoint; without a path, that of a PushScope server"))},
        faultHelp(false)};
}

WatchJob::WatchJob(WatchOptions options, StandardOutput &output, QObject *parent)
    : Job{parent}, m_options{std::move(options)}, m_output{output},
      m_transport{m_options.transport.value_or(transportFor(m_options.url))}, m_recorder{0, m_transport, m_options.url},
      m_hasCredentials{!secretsOf(config()).isEmpty()}, m_link{m_clock, *this}
{
    if (m_options.json) {
        m_printer = std::make_unique<JsonPrinter>(m_transport);
    } else {
        m_printer = std::make_unique<TextPrinter>(m_hasCredentials);
    }
}

WatchJob::~WatchJob()
{
    m_ended = true;
}

ClientConfig WatchJob::config() const
{
    ClientConfig config;
    config.transport = m_transport;
    config.url = m_options.url;
    config.channels = m_options.channels;
    config.after = m_options.after;
    for (const HttpHeaders::Field &field : m_options.headers) {
        config.headers.append(field.name, field.value);
    }
    config.token = m_options.token;
    config.trust = m_options.trust;
    config.pollInterval = m_options.interval;
    config.seed = QRandomGenerator::global()->generate();
    return config;
}

void WatchJob::start()
{
    connectLink();
    const ClientConfig config = this->config();
    if (const auto error = m_link.open(config, m_options.faults, m_options.record)) {
        refuse(*error);
        return;
    }
    m_client = makeTransportClient(config, m_clock, m_link.listener(), m_link.route());
    m_link.setLedger(&m_client->ledger());
    connect(m_client.get(), &TransportClient::ended, this, &WatchJob::end, Qt::QueuedConnection);
    if (m_options.runFor > 0ms) {
        QTimer::singleShot(m_options.runFor, Qt::PreciseTimer, this, [this] {
            m_neverOpened = !m_everOpened;
            if (m_neverOpened && m_lastError.isEmpty()) {
                tellSilence(m_clock.now());
            }
            stop();
        });
    }
    m_client->start();
}

void WatchJob::connectLink()
{
    connect(&m_link, &WatchLink::recordingFailed, this, [this](const Error &error) {
        m_recordingFailed = true;
        printError(QStringLiteral("--record: ") + error.message);
    });
    connect(&m_link, &WatchLink::faultBegan, this, [this](const Fault &fault) { print(m_printer->faultBegan(fault)); });
    connect(&m_link, &WatchLink::faultEnded, this, [this](const Fault &fault) { print(m_printer->faultEnded(fault)); });
    connect(&m_link, &WatchLink::meetsNobody, this, [this](const Fault &fault) {
        printError(WatchText::tr("--fault: %1 meets nobody: this is client:1 over %2")
                       .arg(fault.toString(), QString::fromLatin1(toName(m_transport))));
    });
    connect(&m_link, &WatchLink::cannotAnswer, this, [](const Fault &fault) {
        printError(WatchText::tr("--fault: %1 does nothing inside TLS").arg(fault.toString()));
    });
}

void WatchJob::stop()
{
    if (std::exchange(m_stopping, true)) {
        return;
    }
    if (!m_client) {
        return;
    }
    QTimer::singleShot(closeTimeout, this, &WatchJob::end);
    m_client->stop();
}

void WatchJob::refuse(const Error &error)
{
    m_ended = true;
    printError(QStringLiteral("--%1: %2").arg(error.field, error.message));
    Q_EMIT finished(exitFailed);
}

void WatchJob::end()
{
    if (std::exchange(m_ended, true)) {
        return;
    }
    m_output.write(m_printer->summary(summary()));
    m_output.flush();
    m_link.close();
    const bool lostForGood = (m_state == ClientState::Failed && !m_stopping) || m_neverOpened;
    if (lostForGood) {
        tellError(m_lastError);
    }
    Q_EMIT finished(lostForGood || m_recordingFailed ? exitFailed : exitDone);
}

/// All errors stand in the output. The first since it was open, and the one that ends the program, are told on standard
/// error as well, as by the other commands, for whoever keeps the output elsewhere.
void WatchJob::tellError(const QString &message)
{
    if (m_options.json || message.isEmpty() || message == m_toldError || errorsJoinOutput()) {
        return;
    }
    m_toldError = message;
    printError(advisedClientSentence(message, m_hasCredentials));
}

/// All the time that it was given is up, and nothing came that would be an error: no answer, or not even a connection.
void WatchJob::tellSilence(Instant at)
{
    const QString time =
        QString::number(std::chrono::duration<double>{m_options.runFor}.count(), 'f', QLocale::FloatingPointShortest);
    onError(at,
            english(m_hasAsked ? ClientSentence::NoAnswerWithin : ClientSentence::NoConnectionWithin)
                .arg(authorityOf(m_options.url), time + QStringLiteral(" s")));
}

WatchSummary WatchJob::summary() const
{
    const ClientCounters &counters = m_recorder.counters();
    return {m_clock.now(),
            counters.events,
            counters.replayed,
            counters.heartbeats,
            counters.reconnects,
            m_ledger.value_or(m_client->ledger().counts()),
            m_recorder.latency().summary()};
}

void WatchJob::print(const QByteArray &line)
{
    if (!m_ended) {
        m_output.write(line);
    }
}

void WatchJob::onState(Instant at, ClientState state, std::chrono::milliseconds delay, const QString &cause)
{
    const bool opened = state == ClientState::Open && m_state != ClientState::Stale && m_state != ClientState::Open;
    m_state = state;
    m_recorder.stateChanged(at, state, delay, cause);
    if (opened) {
        m_everOpened = true;
        m_toldError.clear();
        print(m_printer->opened(at));
    }
}

void WatchJob::onEvent(const ReceivedEvent &event)
{
    if (enough()) {
        return;
    }
    m_recorder.delivered(event.delivered, event.latency, event.payloadBytes, event.replayed);
    print(m_printer->event(event));
    if (m_options.count > 0 && m_recorder.counters().events >= static_cast<quint64>(m_options.count)) {
        m_ledger = m_client->ledger().counts();
        // Not at once: the client is in the middle of handing on what it has read.
        QMetaObject::invokeMethod(this, &WatchJob::stop, Qt::QueuedConnection);
    }
}

void WatchJob::onDuplicate(const ReceivedEvent &event)
{
    if (!enough()) {
        print(m_printer->duplicate(event));
    }
}

void WatchJob::onHeartbeat(Instant at, HeartbeatKind kind)
{
    if (!enough()) {
        m_recorder.mark(at, TimelineMark::Kind::Heartbeat);
        print(m_printer->heartbeat(at, kind));
    }
}

void WatchJob::onPollCycle(Instant) {}

void WatchJob::onRetry(Instant at, std::chrono::milliseconds delay, int attempt)
{
    print(m_printer->retry(at, delay, attempt));
}

void WatchJob::onGap(Instant at, const Gap &gap)
{
    if (!enough()) {
        print(m_printer->gap(at, gap));
    }
}

void WatchJob::onReset(Instant at, const Reset &reset)
{
    if (!enough()) {
        print(m_printer->reset(at, reset));
    }
}

void WatchJob::onClose(Instant at, int code, const QString &reason)
{
    print(m_printer->closed(at, code, reason));
}

void WatchJob::onError(Instant at, const QString &message)
{
    m_lastError = message;
    print(m_printer->error(at, message));
    if (m_toldError.isEmpty()) {
        tellError(message);
    }
}

void WatchJob::onBytes(Instant, qint64, qint64 written)
{
    m_hasAsked = m_hasAsked || written > 0;
}

} // namespace pushscope
