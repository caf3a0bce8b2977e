// SPDX-License-Identifier: GPL-3.0-or-later
// Heads, bodies and chunked coding (RFC 9112).
#include "protocol/httptarget.h"
#include "protocol/pollbatch.h"
#include "wire/wiretreeparts.h"

#include <QCoreApplication>

#include <algorithm>

namespace pushscope::wiretree {

namespace {

QByteArrayView part(QByteArrayView bytes, qsizetype begin, qsizetype end)
{
    return bytes.sliced(begin, end - begin);
}

WireNode rangedNode(const QString &name, QByteArrayView bytes, qsizetype begin, qsizetype end)
{
    return node(name, shownValue(part(bytes, begin, end)), span(begin, end));
}

void describeTarget(WireNode &target, QByteArrayView text, Budget &budget)
{
    const auto parsed = HttpTarget::parse(text);
    if (!parsed || parsed->query.size() == 0) {
        return;
    }
    Children children{target, budget};
    const TextPairs &query = parsed->query;
    for (std::size_t i = 0; i < query.size(); ++i) {
        if (children.wants()) {
            children.add(node(shownValue(query.name(i)), shownValue(query.value(i))));
        }
    }
}

void describeField(Children &children, QByteArrayView bytes, const Line &line)
{
    if (!children.wants()) {
        return;
    }
    const auto text = part(bytes, line.begin, line.end);
    const auto colon = text.indexOf(':');
    const auto name = colon < 0 ? text : text.first(colon);
    const auto value = colon < 0 ? QByteArrayView{} : text.sliced(colon + 1).trimmed();
    children.add(node(shownValue(name), shownValue(value), span(line.begin, line.end)));
}

void describeFields(WireNode &root, QByteArrayView bytes, qsizetype from, Budget &budget)
{
    Children children{root, budget};
    while (from < bytes.size()) {
        const Line line = httpLine(bytes, from);
        if (line.begin == line.end) {
            return;
        }
        describeField(children, bytes, line);
        from = line.next;
    }
}

/// The first line that is not empty: one empty line may stand before a request.
Line firstLine(QByteArrayView bytes)
{
    const Line line = httpLine(bytes, 0);
    return line.begin == line.end && line.next < bytes.size() ? httpLine(bytes, line.next) : line;
}

/// The stretches between those of the body, in which the framing stands.
std::vector<WireSpan> framingOf(const WireUnit &unit, qsizetype size)
{
    std::vector<WireSpan> gaps;
    quint64 from = 0;
    const auto end = static_cast<quint64>(size);
    for (const WireSpan &stretch : unit.body) {
        const quint64 begin = stretch.begin < unit.range.begin ? 0 : stretch.begin - unit.range.begin;
        if (begin > from && from < end) {
            gaps.push_back({from, std::min(begin, end)});
        }
        from = std::max(from, stretch.end < unit.range.begin ? 0 : stretch.end - unit.range.begin);
    }
    if (from < end) {
        gaps.push_back({from, end});
    }
    return gaps;
}

/// What a line of chunked coding is: the size of a chunk (with extensions), or a field of the trailer.
WireNode codingLine(QByteArrayView bytes, const Line &line, bool &trailer)
{
    const auto text = part(bytes, line.begin, line.end);
    const auto range = span(line.begin, line.next);
    const auto semicolon = text.indexOf(';');
    bool ok = false;
    constexpr int hexadecimal = 16;
    const auto size =
        (semicolon < 0 ? text : text.first(semicolon)).trimmed().toByteArray().toLongLong(&ok, hexadecimal);
    if (trailer || !ok) {
        return node(QStringLiteral("Trailer field"), shownValue(text), range);
    }
    trailer = size == 0;
    auto found = node(trailer ? QStringLiteral("Last chunk") : QStringLiteral("Chunk size"),
                      QStringLiteral("0x%1 (%2)").arg(QString::number(size, hexadecimal), byteCount(size)), range);
    if (semicolon >= 0) {
        found.children.push_back(node(QStringLiteral("Chunk extension"), shownValue(text.sliced(semicolon + 1))));
    }
    return found;
}

} // namespace

void describeRequest(WireNode &root, QByteArrayView bytes, Budget &budget)
{
    const Line line = firstLine(bytes);
    const auto text = part(bytes, line.begin, line.end);
    const auto methodEnd = text.indexOf(' ');
    const auto targetEnd = text.lastIndexOf(' ');
    WireNode first = rangedNode(QStringLiteral("Request line"), bytes, line.begin, line.end);
    if (methodEnd >= 0 && targetEnd > methodEnd) {
        const auto at = [&line](qsizetype position) { return line.begin + position; };
        first.children.push_back(rangedNode(QStringLiteral("Method"), bytes, line.begin, at(methodEnd)));
        WireNode target = rangedNode(QStringLiteral("Request target"), bytes, at(methodEnd + 1), at(targetEnd));
        describeTarget(target, part(text, methodEnd + 1, targetEnd), budget);
        first.children.push_back(std::move(target));
        first.children.push_back(rangedNode(QStringLiteral("HTTP version"), bytes, at(targetEnd + 1), line.end));
    }
    root.children.push_back(std::move(first));
    describeFields(root, bytes, line.next, budget);
}

void describeResponse(WireNode &root, QByteArrayView bytes, Budget &budget)
{
    const Line line = httpLine(bytes, 0);
    const auto text = part(bytes, line.begin, line.end);
    const auto versionEnd = text.indexOf(' ');
    WireNode first = rangedNode(QStringLiteral("Status line"), bytes, line.begin, line.end);
    if (versionEnd >= 0) {
        auto statusEnd = text.indexOf(' ', versionEnd + 1);
        statusEnd = statusEnd < 0 ? text.size() : statusEnd;
        first.children.push_back(rangedNode(QStringLiteral("HTTP version"), bytes, 0, versionEnd));
        first.children.push_back(rangedNode(QStringLiteral("Status code"), bytes, versionEnd + 1, statusEnd));
        if (statusEnd < text.size()) {
            first.children.push_back(rangedNode(QStringLiteral("Reason phrase"), bytes, statusEnd + 1, line.end));
        }
    }
    root.children.push_back(std::move(first));
    describeFields(root, bytes, line.next, budget);
}

void describeCoding(WireNode &root, const WireUnit &unit, QByteArrayView bytes, Budget &budget)
{
    if (unit.body.empty()) {
        return;
    }
    WireNode coding = node(QStringLiteral("Transfer-Encoding"), QStringLiteral("chunked"));
    {
        Children children{coding, budget};
        bool trailer = false;
        for (const WireSpan &gap : framingOf(unit, bytes.size())) {
            const auto before = bytes.first(static_cast<qsizetype>(gap.end));
            for (auto from = static_cast<qsizetype>(gap.begin); from < before.size();) {
                const Line line = httpLine(before, from);
                if (line.begin < line.end && before[line.begin] != '\r' && children.wants()) {
                    children.add(codingLine(before, line, trailer));
                }
                from = line.next;
            }
        }
    }
    root.children.push_back(std::move(coding));
}

void describeBody(WireNode &root, const WireUnit &unit, QByteArrayView bytes, Budget &budget)
{
    describeCoding(root, unit, bytes, budget);
    describePayload(root, QStringLiteral("Content"), bodyOf(unit, bytes), budget);
}

QString bodySummary(const WireUnit &unit, QByteArrayView bytes, qsizetype longest)
{
    const Text text = bodyOf(unit, bytes);
    const QByteArray &body = text.bytes();
    if (body.size() > largestSummarised || body.isEmpty() || !body.isValidUtf8()) {
        return byteCount(body.size());
    }
    if (body.startsWith('{')) {
        if (const auto batch = parsePollBatch(body)) {
            const auto reset = batch->reset ? QStringLiteral("reset, ") : QString{};
            const auto count = batch->events.size();
            const auto counted = count == 1 ? QCoreApplication::translate("Wire", "1 event, next %1")
                                            : QCoreApplication::translate("Wire", "%1 events, next %2").arg(count);
            return reset + counted.arg(shown(batch->next, longest));
        }
    }
    return shown(body, longest);
}

} // namespace pushscope::wiretree
