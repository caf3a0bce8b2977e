// SPDX-License-Identifier: GPL-3.0-or-later
#include "load/loadclient.h"

#include "load/linescanner.h"
#include "load/websocketscanner.h"
#include "loadmodel/loadtexts.h"
#include "protocol/websockethandshake.h"

namespace pushscope {

namespace {

constexpr int statusOk = 200;
constexpr int statusNotModified = 304;
constexpr int statusRequestTimeout = 408;
constexpr int firstErrorStatus = 400;
constexpr std::size_t longestShownLine = 80;
constexpr std::size_t longestCursor = 512;
constexpr std::size_t tailWithCursor = 512;

/// What is not whole yet stays for the next time.
void keep(LoadClient &client, std::span<char> bytes)
{
    client.rest.assign(bytes.data(), bytes.size());
}

std::string_view viewOf(std::span<char> bytes)
{
    return {bytes.data(), bytes.size()};
}

ScanOutcome refused(const HttpAnswerHead &head, std::string_view bytes)
{
    ScanOutcome outcome;
    outcome.failed = true;
    const std::string_view line = bytes.substr(0, std::min(bytes.find('\r'), longestShownLine));
    outcome.failure = loadFailure([&head, line] {
        return head.status == 0 ? LoadText::tr("the answer is not HTTP")
                                : LoadText::tr("answered \"%1\"")
                                      .arg(QString::fromLatin1(line.data(), static_cast<qsizetype>(line.size())));
    });
    return outcome;
}

void takeStamps(LoadClient &client, std::string_view bytes, const ScanContext &context)
{
    context.format.findAll(bytes, [&](const LoadStamp &stamp) { context.sink.stamp(client, stamp, context.now); });
}

std::size_t scanSse(LoadClient &client, std::string_view bytes, const ScanContext &context)
{
    return scanLines(bytes, [&](std::string_view line) {
        if (line.starts_with("data")) {
            takeStamps(client, line, context);
        } else if (line.starts_with(':')) {
            // The comment that opens the stream comes before its first event.
            context.tally.load.heartbeats += client.sequence.started() ? 1U : 0U;
        } else if (line == "event: reset" || line == "event:reset") {
            ++context.tally.load.resets;
        }
    });
}

ScanOutcome scanSseStream(LoadClient &client, std::span<char> bytes, const ScanContext &context)
{
    ScanOutcome outcome;
    keep(client, bytes.subspan(scanSse(client, viewOf(bytes), context)));
    outcome.closes = client.chunked && client.chunks.finished();
    outcome.failed = client.chunked && client.chunks.failed();
    return outcome;
}

/// Chunk framing is taken off what is new; the `old` bytes from before are without it already.
std::span<char> unchunked(LoadClient &client, std::span<char> bytes, std::size_t old)
{
    if (!client.chunked) {
        return bytes;
    }
    return bytes.first(old + client.chunks.strip(bytes.subspan(old)));
}

ScanOutcome scanSseHead(LoadClient &client, std::span<char> bytes, const ScanContext &context)
{
    const HttpAnswerHead head = scanHttpHead(viewOf(bytes));
    if (head.size == 0) {
        keep(client, bytes);
        return {};
    }
    if (head.status != statusOk) {
        return refused(head, viewOf(bytes));
    }
    client.chunked = head.chunked;
    client.chunks = {};
    ScanOutcome outcome = scanSseStream(client, unchunked(client, bytes.subspan(head.size), 0), context);
    outcome.opened = true;
    return outcome;
}

std::string maskedReply(WebSocketOpcode opcode, std::string_view payload)
{
    const auto bytes = encodeMaskedWebSocketFrame(
        opcode, QByteArrayView{payload.data(), static_cast<qsizetype>(payload.size())}, {0x5a, 0x17, 0xc3, 0x2e});
    return bytes.toStdString();
}

void takeFrame(LoadClient &client, const ScannedFrame &frame, const ScanContext &context, ScanOutcome &outcome)
{
    switch (frame.opcode) {
    case WebSocketOpcode::Ping:
        ++context.tally.load.heartbeats;
        outcome.reply += maskedReply(WebSocketOpcode::Pong, frame.payload);
        break;
    case WebSocketOpcode::Close:
        outcome.reply += maskedReply(WebSocketOpcode::Close, frame.payload);
        outcome.failed = true;
        break;
    case WebSocketOpcode::Pong: break;
    case WebSocketOpcode::Continuation:
    case WebSocketOpcode::Text:
    case WebSocketOpcode::Binary:
        if (frame.payload.starts_with(R"({"type":"reset")")) {
            ++context.tally.load.resets;
        }
        takeStamps(client, frame.payload, context);
        break;
    }
}

ScanOutcome scanFrames(LoadClient &client, std::span<char> bytes, const ScanContext &context)
{
    ScanOutcome outcome;
    while (!outcome.failed) {
        const ScannedFrame frame = scanWebSocketFrame(viewOf(bytes));
        if (frame.malformed) {
            outcome.failed = true;
        } else if (frame.size == 0) {
            break;
        } else {
            takeFrame(client, frame, context, outcome);
            bytes = bytes.subspan(frame.size);
        }
    }
    keep(client, bytes);
    return outcome;
}

ScanOutcome scanUpgrade(LoadClient &client, std::span<char> bytes, const ScanContext &context)
{
    const HttpAnswerHead head = scanHttpHead(viewOf(bytes));
    if (head.size == 0) {
        keep(client, bytes);
        return {};
    }
    if (head.status != switchingProtocols) {
        return refused(head, viewOf(bytes));
    }
    const auto parsed = parseResponseHead(QByteArrayView{bytes.data(), static_cast<qsizetype>(head.size)});
    const auto *complete = std::get_if<HttpHeadComplete<HttpResponseHead>>(&parsed);
    const LoadFailure failure = loadFailure([complete, &context] {
        if (complete == nullptr) {
            return LoadText::tr("the answer is not HTTP");
        }
        const auto error = checkUpgradeResponse(complete->head, context.targets.webSocketKey);
        return error ? error->message : QString{};
    });
    if (!failure.isEmpty()) {
        ScanOutcome outcome;
        outcome.failed = true;
        outcome.failure = failure;
        return outcome;
    }
    ScanOutcome outcome = scanFrames(client, bytes.subspan(head.size), context);
    outcome.opened = true;
    return outcome;
}

/// Where the next poll of our own servers goes on: the end of the body says it.
void takeNext(LoadClient &client, std::string_view body)
{
    constexpr std::string_view name = R"("next":")";
    const std::string_view tail = body.substr(body.size() - std::min(body.size(), tailWithCursor));
    const std::size_t at = tail.rfind(name);
    if (at == std::string_view::npos) {
        return;
    }
    const std::string_view value = tail.substr(at + name.size());
    const std::size_t end = value.find('"');
    if (end != std::string_view::npos) {
        client.cursor.assign(value.substr(0, end));
    }
}

/// Foreign servers: RFC 9110 13.1, the validators of the last answer.
void takeValidators(LoadClient &client, const HttpAnswerHead &head)
{
    if (head.entityTag.size() + head.lastModified.size() > longestCursor
        || (head.entityTag.empty() && head.lastModified.empty())) {
        return;
    }
    client.cursor.clear();
    if (!head.entityTag.empty()) {
        client.cursor.append("If-None-Match: ").append(head.entityTag).append("\r\n");
    }
    if (!head.lastModified.empty()) {
        client.cursor.append("If-Modified-Since: ").append(head.lastModified).append("\r\n");
    }
}

ScanOutcome scanPoll(LoadClient &client, std::span<char> bytes, bool ended, const ScanContext &context)
{
    const HttpAnswer answer = scanHttpAnswer(bytes, ended);
    if (answer.state == HttpAnswer::State::Incomplete) {
        keep(client, bytes);
        return {};
    }
    const int status = answer.head.status;
    const bool nothingNew = status == statusNotModified || status == statusRequestTimeout;
    if (answer.state == HttpAnswer::State::Malformed || (status >= firstErrorStatus && !nothingNew)) {
        return refused(answer.head, viewOf(bytes));
    }
    takeStamps(client, answer.body, context);
    keep(client, bytes.subspan(answer.size));
    if (context.targets.transports.at(client.transport).ours) {
        takeNext(client, answer.body);
        if (answer.body.find(R"("reset":true)") != std::string_view::npos) {
            ++context.tally.load.resets;
        }
    } else if (!nothingNew) {
        takeValidators(client, answer.head);
    }
    ScanOutcome outcome;
    outcome.opened = client.state == LoadClient::State::Handshake;
    outcome.answered = true;
    outcome.closes = answer.head.closes;
    return outcome;
}

} // namespace

ScanOutcome scanLoad(LoadClient &client, std::span<char> bytes, bool ended, const ScanContext &context)
{
    const bool open = client.state == LoadClient::State::Open;
    switch (client.transport) {
    case Transport::Sse:
        return open ? scanSseStream(client, unchunked(client, bytes, client.rest.size()), context)
                    : scanSseHead(client, bytes, context);
    case Transport::WebSocket: return open ? scanFrames(client, bytes, context) : scanUpgrade(client, bytes, context);
    case Transport::LongPoll:
    case Transport::ShortPoll: return scanPoll(client, bytes, ended, context);
    }
    Q_UNREACHABLE();
}

} // namespace pushscope
