// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/sseclient.h"

#include "client/receivedtext.h"
#include "message/clientsentence.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace pushscope {

namespace {

constexpr std::chrono::seconds usualHeartbeat{15};

bool isEventStream(const HttpResponseHead &head)
{
    const QByteArray type = head.headers.value("Content-Type").value_or(QByteArray{});
    return type.split(';').front().trimmed().compare("text/event-stream", Qt::CaseInsensitive) == 0;
}

} // namespace

std::optional<std::chrono::milliseconds> heartbeatOfHello(const QByteArray &comment)
{
    constexpr double longest = 86'400;
    const QByteArrayList words = comment.simplified().split(' ');
    if (words.value(0) != "PushScope") {
        return {};
    }
    const QByteArray name = QByteArrayLiteral("heartbeat=");
    for (const QByteArray &word : words) {
        bool valid = false;
        const double seconds = word.startsWith(name) ? word.mid(name.size()).toDouble(&valid) : 0;
        if (valid && seconds >= 0 && seconds <= longest) {
            return std::chrono::round<std::chrono::milliseconds>(std::chrono::duration<double>(seconds));
        }
    }
    return {};
}

SseClient::SseClient(const ClientConfig &config, const Clock &clock, ClientListener &listener, Route *route)
    : ClientBase{config, clock, listener, route}
{
    m_parser.setLastEventId(config.after.value_or(QByteArray{}));
}

ClientBase::RequestPlan SseClient::plan()
{
    RequestPlan plan;
    plan.headers.append(QByteArrayLiteral("Accept"), QByteArrayLiteral("text/event-stream"));
    plan.headers.append(QByteArrayLiteral("Cache-Control"), QByteArrayLiteral("no-store"));
    plan.headers.append(QByteArrayLiteral("Accept-Encoding"), QByteArrayLiteral("identity"));
    if (!config().resumes) {
        m_parser.setLastEventId({});
    }
    m_resumes = !m_parser.lastEventId().isEmpty();
    if (m_resumes) {
        plan.headers.append(QByteArrayLiteral("Last-Event-ID"), m_parser.lastEventId());
    }
    return plan;
}

void SseClient::answered(const HttpResponseHead &head, Instant at)
{
    constexpr int ok = 200;
    constexpr int noContent = 204;
    if (head.status == noContent) {
        closeForGood(noContent, english(ClientSentence::NotToComeBack));
    } else if (head.status != ok) {
        refuse(head);
    } else if (!isEventStream(head)) {
        const auto type = head.headers.value("Content-Type");
        fail(ok,
             english(ClientSentence::NoEventStream)
                 .arg(type ? QString::fromLatin1(*type) : english(ClientSentence::NoContentType)));
    } else {
        m_parser.restart();
        m_started = false;
        m_ours = false;
        if (endpoint().isBare()) {
            watchdog().assume(usualHeartbeat);
        }
        opened(at, at, m_resumes);
    }
}

void SseClient::received(QByteArrayView bytes, Instant at)
{
    for (const SseItem &item : m_parser.feed(bytes)) {
        if (!isOpen()) {
            return;
        }
        std::visit([this, at](const auto &value) { take(value, at); }, item);
        m_started = true;
    }
    if (isOpen() && m_parser.overflowed()) {
        lose({.reason = english(ClientSentence::TooLarge), .error = english(ClientSentence::LargeEvent)});
    }
}

void SseClient::answerEnded(Instant)
{
    lose({.reason = english(ClientSentence::StreamEnded), .error = {}});
}

void SseClient::take(const SseEvent &event, Instant at)
{
    if (const auto envelope = parseEnvelope(event.data)) {
        recognised();
        ClientBase::envelope(*envelope, at);
    } else if (!takeReset(event, at)) {
        ReceivedEvent received;
        received.delivered = at;
        received.id = event.lastEventId;
        received.type = event.type;
        received.data = receivedText(event.data).value_or(QString{});
        received.payloadBytes = event.data.size();
        foreign(received);
    }
}

bool SseClient::takeReset(const SseEvent &event, Instant at)
{
    if (event.type != "reset" || !(endpoint().looksOurs() || intake().sawEnvelope())) {
        return false;
    }
    const auto parsed = resetFromJson(QJsonDocument::fromJson(event.data).object());
    if (parsed) {
        recognised();
        reset(at, *parsed);
    }
    return parsed.has_value();
}

void SseClient::take(const SseComment &comment, Instant at)
{
    if (m_started || !takeHello(comment.text)) {
        heartbeat(at, HeartbeatKind::Comment);
    }
}

bool SseClient::takeHello(const QByteArray &comment)
{
    const auto interval = heartbeatOfHello(comment);
    if (interval) {
        m_ours = true;
        watchdog().announce(*interval);
        watch();
    }
    return interval.has_value();
}

void SseClient::take(const SseRetry &retry, Instant)
{
    setRetryFloor(retry.time);
}

void SseClient::take(const SseEmptyBlock &block, Instant)
{
    const auto id = EventId::parse(block.lastEventId);
    if (id && m_ours && !m_resumes && !intake().sawEnvelope()) {
        intake().ledger().startAfter(*id);
    }
}

/// A PushScope that did not announce its heartbeat has the usual one.
void SseClient::recognised()
{
    if (!m_ours && endpoint().looksOurs()) {
        m_ours = true;
        watchdog().assume(usualHeartbeat);
        watch();
    }
}

} // namespace pushscope
