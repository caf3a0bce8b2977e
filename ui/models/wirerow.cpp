// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/wirerow.h"

#include <QCoreApplication>

namespace pushscope {

namespace {

constexpr quint8 firstControlOpcode = 8; // RFC 6455 5.2

QString translated(const char *text)
{
    return QCoreApplication::translate("pushscope::WireRow", text);
}

QString frameName(quint8 opcode)
{
    switch (opcode) {
    case 0: return translated(QT_TRANSLATE_NOOP("pushscope::WireRow", "Continuation"));
    case 1: return translated(QT_TRANSLATE_NOOP("pushscope::WireRow", "Text frame"));
    case 2: return translated(QT_TRANSLATE_NOOP("pushscope::WireRow", "Binary frame"));
    case 8: return translated(QT_TRANSLATE_NOOP("pushscope::WireRow", "Close frame"));
    case 9: return translated(QT_TRANSLATE_NOOP("pushscope::WireRow", "Ping"));
    case 10: return translated(QT_TRANSLATE_NOOP("pushscope::WireRow", "Pong"));
    default: return translated(QT_TRANSLATE_NOOP("pushscope::WireRow", "Frame, opcode %1")).arg(opcode);
    }
}

QString unitName(const WireUnit &unit)
{
    switch (unit.kind) {
    case WireUnit::Kind::RequestHead: return translated(QT_TRANSLATE_NOOP("pushscope::WireRow", "Request head"));
    case WireUnit::Kind::ResponseHead: return translated(QT_TRANSLATE_NOOP("pushscope::WireRow", "Response head"));
    case WireUnit::Kind::Body: return translated(QT_TRANSLATE_NOOP("pushscope::WireRow", "Body"));
    case WireUnit::Kind::SseEvent: return translated(QT_TRANSLATE_NOOP("pushscope::WireRow", "Event"));
    case WireUnit::Kind::SseComment: return translated(QT_TRANSLATE_NOOP("pushscope::WireRow", "Comment"));
    case WireUnit::Kind::SseRetry: return translated(QT_TRANSLATE_NOOP("pushscope::WireRow", "Retry time"));
    case WireUnit::Kind::SseId: return translated(QT_TRANSLATE_NOOP("pushscope::WireRow", "Last event id"));
    case WireUnit::Kind::WebSocketFrame: return frameName(unit.opcode);
    case WireUnit::Kind::Ciphertext: return translated(QT_TRANSLATE_NOOP("pushscope::WireRow", "Ciphertext"));
    case WireUnit::Kind::Undecoded: return translated(QT_TRANSLATE_NOOP("pushscope::WireRow", "Not decoded"));
    }
    Q_UNREACHABLE();
}

WireGroup groupOf(const WireUnit &unit)
{
    switch (unit.kind) {
    case WireUnit::Kind::RequestHead:
    case WireUnit::Kind::ResponseHead: return WireGroup::Heads;
    case WireUnit::Kind::SseEvent:
    case WireUnit::Kind::SseRetry:
    case WireUnit::Kind::SseId: return WireGroup::Events;
    case WireUnit::Kind::SseComment: return WireGroup::Comments;
    case WireUnit::Kind::WebSocketFrame:
        return unit.opcode >= firstControlOpcode ? WireGroup::ControlFrames : WireGroup::Frames;
    case WireUnit::Kind::Body:
    case WireUnit::Kind::Ciphertext:
    case WireUnit::Kind::Undecoded: return WireGroup::Bodies;
    }
    Q_UNREACHABLE();
}

} // namespace

WireGroup WireRow::group() const
{
    if (const WireUnit *own = wireUnit())
        return groupOf(*own);
    return chunk->kind == WireChunk::Kind::Fault ? WireGroup::Faults : WireGroup::Connection;
}

QString WireRow::kindName() const
{
    if (const WireUnit *own = wireUnit())
        return unitName(*own);
    switch (chunk->kind) {
    case WireChunk::Kind::Opened: return translated(QT_TRANSLATE_NOOP("pushscope::WireRow", "Opened"));
    case WireChunk::Kind::Closed: return translated(QT_TRANSLATE_NOOP("pushscope::WireRow", "Closed"));
    case WireChunk::Kind::Reset: return translated(QT_TRANSLATE_NOOP("pushscope::WireRow", "Reset"));
    case WireChunk::Kind::Fault: return translated(QT_TRANSLATE_NOOP("pushscope::WireRow", "Fault"));
    case WireChunk::Kind::Data: return translated(QT_TRANSLATE_NOOP("pushscope::WireRow", "Data"));
    }
    Q_UNREACHABLE();
}

QString nameOf(WireGroup group)
{
    switch (group) {
    case WireGroup::Heads: return translated(QT_TRANSLATE_NOOP("pushscope::WireRow", "Heads"));
    case WireGroup::Events: return translated(QT_TRANSLATE_NOOP("pushscope::WireRow", "Events"));
    case WireGroup::Comments: return translated(QT_TRANSLATE_NOOP("pushscope::WireRow", "Comments"));
    case WireGroup::Frames: return translated(QT_TRANSLATE_NOOP("pushscope::WireRow", "Frames"));
    case WireGroup::ControlFrames: return translated(QT_TRANSLATE_NOOP("pushscope::WireRow", "Control frames"));
    case WireGroup::Bodies: return translated(QT_TRANSLATE_NOOP("pushscope::WireRow", "Bodies"));
    case WireGroup::Connection: return translated(QT_TRANSLATE_NOOP("pushscope::WireRow", "Connections"));
    case WireGroup::Faults: return translated(QT_TRANSLATE_NOOP("pushscope::WireRow", "Faults"));
    }
    Q_UNREACHABLE();
}

} // namespace pushscope
