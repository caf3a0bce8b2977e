// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/wiretree.h"

#include "wire/wiretreeparts.h"

#include <QCoreApplication>

#include <algorithm>

namespace pushscope {

namespace {

QString kindName(WireUnit::Kind kind)
{
    switch (kind) {
    case WireUnit::Kind::RequestHead: return QStringLiteral("HTTP request");
    case WireUnit::Kind::ResponseHead: return QStringLiteral("HTTP response");
    case WireUnit::Kind::Body: return QStringLiteral("HTTP content");
    case WireUnit::Kind::SseEvent:
    case WireUnit::Kind::SseComment:
    case WireUnit::Kind::SseRetry:
    case WireUnit::Kind::SseId: return QStringLiteral("text/event-stream");
    case WireUnit::Kind::WebSocketFrame: return QStringLiteral("WebSocket frame");
    case WireUnit::Kind::Ciphertext: return QCoreApplication::translate("Wire", "TLS ciphertext");
    case WireUnit::Kind::Undecoded: break;
    }
    return QCoreApplication::translate("Wire", "Not decoded");
}

bool isBlock(WireUnit::Kind kind)
{
    return kind == WireUnit::Kind::SseEvent || kind == WireUnit::Kind::SseComment || kind == WireUnit::Kind::SseRetry
        || kind == WireUnit::Kind::SseId;
}

QString requestSummary(QByteArrayView bytes)
{
    auto line = wiretree::httpLine(bytes, 0);
    if (line.begin == line.end && line.next < bytes.size()) {
        line = wiretree::httpLine(bytes, line.next);
    }
    const auto text = bytes.sliced(line.begin, line.end - line.begin);
    const auto version = text.lastIndexOf(" HTTP/");
    return wiretree::shown(version < 0 ? text : text.first(version), longestWireSummary);
}

QString responseSummary(QByteArrayView bytes)
{
    const auto line = wiretree::httpLine(bytes, 0);
    const auto text = bytes.sliced(line.begin, line.end - line.begin);
    return wiretree::shown(text.sliced(text.indexOf(' ') + 1), longestWireSummary);
}

/// The summary of texts of which each was cut by itself.
QString cut(const QString &text)
{
    return text.size() <= longestWireSummary + 1 ? text : text.first(longestWireSummary) + QStringLiteral("…");
}

} // namespace

WireNode describe(const WireUnit &unit, QByteArrayView bytes)
{
    WireNode root =
        wiretree::node(kindName(unit.kind), wiretree::byteCount(bytes.size()), wiretree::span(0, bytes.size()));
    wiretree::Budget budget;
    switch (unit.kind) {
    case WireUnit::Kind::RequestHead: wiretree::describeRequest(root, bytes, budget); break;
    case WireUnit::Kind::ResponseHead: wiretree::describeResponse(root, bytes, budget); break;
    case WireUnit::Kind::Body: wiretree::describeBody(root, unit, bytes, budget); break;
    case WireUnit::Kind::WebSocketFrame: wiretree::describeFrame(root, bytes, budget); break;
    case WireUnit::Kind::Ciphertext:
    case WireUnit::Kind::Undecoded: break;
    default: wiretree::describeBlock(root, unit, bytes, budget); break;
    }
    return root;
}

QByteArray payloadOf(const WireUnit &unit, QByteArrayView bytes)
{
    if (isBlock(unit.kind)) {
        return wiretree::blockPayload(unit, bytes);
    }
    switch (unit.kind) {
    case WireUnit::Kind::Body: return wiretree::bodyOf(unit, bytes).bytes();
    case WireUnit::Kind::WebSocketFrame: return wiretree::framePayload(bytes);
    default: return bytes.toByteArray();
    }
}

QString summaryOf(const WireUnit &unit, QByteArrayView bytes)
{
    if (isBlock(unit.kind)) {
        return cut(wiretree::blockSummary(unit, bytes, longestWireSummary));
    }
    switch (unit.kind) {
    case WireUnit::Kind::RequestHead: return requestSummary(bytes);
    case WireUnit::Kind::ResponseHead: return responseSummary(bytes);
    case WireUnit::Kind::Body: return cut(wiretree::bodySummary(unit, bytes, longestWireSummary));
    case WireUnit::Kind::WebSocketFrame: return cut(wiretree::frameSummary(unit, bytes, longestWireSummary));
    default: return wiretree::byteCount(bytes.size());
    }
}

} // namespace pushscope
