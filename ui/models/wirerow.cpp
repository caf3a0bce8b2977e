// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/wirerow.h"

#include <QCoreApplication>

namespace pushscope {

namespace {

constexpr quint8 firstControlOpcode = 8; // RFC 6455 5.2

struct WireRowText
{
    Q_DECLARE_TR_FUNCTIONS(pushscope::WireRow)
};

QString frameName(quint8 opcode)
{
    switch (opcode) {
    case 0: return WireRowText::tr("Continuation");
    case 1: return WireRowText::tr("Text frame");
    case 2: return WireRowText::tr("Binary frame");
    case 8: return WireRowText::tr("Close frame");
    case 9: return WireRowText::tr("Ping");
    case 10: return WireRowText::tr("Pong");
    default: return WireRowText::tr("Frame, opcode %1").arg(opcode);
    }
}

QString unitName(const WireUnit &unit)
{
    switch (unit.kind) {
    case WireUnit::Kind::RequestHead: return WireRowText::tr("Request head");
    case WireUnit::Kind::ResponseHead: return WireRowText::tr("Response head");
    case WireUnit::Kind::Body: return WireRowText::tr("Body");
    case WireUnit::Kind::SseEvent: return WireRowText::tr("Event");
    case WireUnit::Kind::SseComment: return WireRowText::tr("Comment");
    case WireUnit::Kind::SseRetry: return WireRowText::tr("Retry time");
    case WireUnit::Kind::SseId: return WireRowText::tr("Last event id");
    case WireUnit::Kind::WebSocketFrame: return frameName(unit.opcode);
    case WireUnit::Kind::Ciphertext: return WireRowText::tr("Ciphertext");
    case WireUnit::Kind::Undecoded: return WireRowText::tr("Not decoded");
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
    case WireChunk::Kind::Opened: return WireRowText::tr("Opened");
    case WireChunk::Kind::Closed: return WireRowText::tr("Closed");
    case WireChunk::Kind::Reset: return WireRowText::tr("Reset");
    case WireChunk::Kind::Fault: return WireRowText::tr("Fault");
    case WireChunk::Kind::Data: return WireRowText::tr("Data");
    }
    Q_UNREACHABLE();
}

QString nameOf(WireGroup group)
{
    switch (group) {
    case WireGroup::Heads: return WireRowText::tr("Heads");
    case WireGroup::Events: return WireRowText::tr("Events");
    case WireGroup::Comments: return WireRowText::tr("Comments");
    case WireGroup::Frames: return WireRowText::tr("Frames");
    case WireGroup::ControlFrames: return WireRowText::tr("Control frames");
    case WireGroup::Bodies: return WireRowText::tr("Bodies");
    case WireGroup::Connection: return WireRowText::tr("Connections");
    case WireGroup::Faults: return WireRowText::tr("Faults");
    }
    Q_UNREACHABLE();
}

} // namespace pushscope
