// SPDX-License-Identifier: GPL-3.0-or-later
// Blocks of an event stream (WHATWG HTML 9.2.5, 9.2.6).
#include "protocol/serversentevents.h"
#include "wire/wiredecoder.h"
#include "wire/wiretreeparts.h"

#include <QCoreApplication>

#include <utility>

namespace pushscope::wiretree {

namespace {

constexpr SseParser::Limits limits{WireDecoder::largestUnit, WireDecoder::largestUnit};

std::vector<SseItem> parse(const QByteArray &block)
{
    SseParser parser{limits};
    return parser.feed(block);
}

struct Field
{
    QByteArrayView name;
    QByteArrayView value;
    qsizetype valueBegin = 0; ///< within the line
};

Field fieldOf(QByteArrayView line)
{
    const auto colon = line.indexOf(':');
    if (colon < 0) {
        return {line, {}, line.size()};
    }
    const qsizetype begin = colon + (line.sliced(colon + 1).startsWith(' ') ? 2 : 1);
    return {line.first(colon), line.sliced(begin), begin};
}

bool isKnown(QByteArrayView name)
{
    return name == "data" || name == "event" || name == "id" || name == "retry";
}

WireNode lineNode(const Text &block, const Line &line)
{
    const auto text = QByteArrayView{block.bytes()}.sliced(line.begin, line.end - line.begin);
    const auto range = block.range(line.begin, line.end);
    const Field field = fieldOf(text);
    if (field.name.isEmpty()) {
        return node(QStringLiteral("comment"), shownValue(field.value), range);
    }
    if (isKnown(field.name)) {
        return node(QString::fromLatin1(field.name), shownValue(field.value), range);
    }
    return node(shownValue(field.name),
                QCoreApplication::translate("Wire", "%1 (ignored)").arg(shownValue(field.value)), range);
}

/// Where the data stands if it is in one line.
Text dataText(const Text &block, const QByteArray &data)
{
    Text text;
    int lines = 0;
    for (qsizetype from = 0; from < block.bytes().size();) {
        const Line line = sseLine(block.bytes(), from);
        const auto bytes = QByteArrayView{block.bytes()}.sliced(line.begin, line.end - line.begin);
        const Field field = fieldOf(bytes);
        if (field.name == "data") {
            ++lines;
            if (const auto range = block.range(line.begin + field.valueBegin, line.end);
                range && range->size() == static_cast<quint64>(data.size())) {
                text.append(field.value, range->begin);
            }
        }
        from = line.next;
    }
    if (lines == 1 && text.bytes() == data) {
        return text;
    }
    Text plain;
    plain.setBytes(QByteArray{data});
    return plain;
}

} // namespace

void describeBlock(WireNode &root, const WireUnit &unit, QByteArrayView bytes, Budget &budget)
{
    const Text block = bodyOf(unit, bytes);
    describeCoding(root, unit, bytes, budget);
    {
        Children children{root, budget};
        for (qsizetype from = 0; from < block.bytes().size();) {
            const Line line = sseLine(block.bytes(), from);
            if (line.begin < line.end && children.wants()) {
                children.add(lineNode(block, line));
            }
            from = line.next;
        }
    }
    for (const SseItem &item : parse(block.bytes())) {
        if (const auto *event = std::get_if<SseEvent>(&item)) {
            WireNode dispatched = node(QStringLiteral("Event"), shownValue(event->type), block.range());
            dispatched.children.push_back(node(QStringLiteral("type"), shownValue(event->type)));
            dispatched.children.push_back(node(QStringLiteral("lastEventId"), shownValue(event->lastEventId)));
            describePayload(dispatched, QStringLiteral("data"), dataText(block, event->data), budget);
            root.children.push_back(std::move(dispatched));
        }
    }
}

QByteArray blockPayload(const WireUnit &unit, QByteArrayView bytes)
{
    QByteArrayList comments;
    QByteArray payload;
    for (const SseItem &item : parse(bodyOf(unit, bytes).bytes())) {
        if (const auto *event = std::get_if<SseEvent>(&item)) {
            return event->data;
        }
        if (const auto *empty = std::get_if<SseEmptyBlock>(&item)) {
            payload = empty->lastEventId;
        } else if (const auto *retry = std::get_if<SseRetry>(&item); retry != nullptr && payload.isEmpty()) {
            payload = QByteArray::number(static_cast<qint64>(retry->time.count()));
        } else if (const auto *comment = std::get_if<SseComment>(&item)) {
            comments.append(comment->text);
        }
    }
    return unit.kind == WireUnit::Kind::SseComment ? comments.join('\n') : payload;
}

QString blockSummary(const WireUnit &unit, QByteArrayView bytes, qsizetype longest)
{
    const auto items = parse(bodyOf(unit, bytes).bytes());
    for (const SseItem &item : items) {
        if (const auto *event = std::get_if<SseEvent>(&item)) {
            const QString type =
                event->type == "message" ? QString{} : shown(event->type, longest) + QStringLiteral(" ");
            const QString text = messageSummary(event->data, longest);
            const bool named = event->lastEventId.isEmpty() || text.startsWith(QStringLiteral("id "));
            return type + (named ? QString{} : QStringLiteral("id %1 ").arg(shown(event->lastEventId, longest))) + text;
        }
    }
    const QString payload = shown(blockPayload(unit, bytes), longest);
    switch (unit.kind) {
    case WireUnit::Kind::SseId: return QStringLiteral("id ") + payload;
    case WireUnit::Kind::SseRetry: return QStringLiteral("retry %1 ms").arg(payload);
    default: return QStringLiteral(": ") + payload;
    }
}

} // namespace pushscope::wiretree
