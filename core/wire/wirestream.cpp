// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/wirestream.h"

#include "protocol/websocketframe.h"
#include "wire/wiredecoder.h"

#include <algorithm>
#include <utility>

namespace pushscope {

namespace {

/// More than this of what a client sends before its upgrade is answered is not kept.
constexpr qsizetype mostAwaiting = 64 * 1024;

} // namespace

void WireStream::feed(QByteArrayView bytes, std::vector<WireUnit> &units)
{
    m_units = &units;
    leaveAwaiting();
    run(bytes);
    if (m_state == State::Ciphertext && m_position > m_begin) {
        emitUnit(WireUnit::Kind::Ciphertext, m_position);
    } else if ((m_state == State::Failed || m_state == State::OversizedFrame) && m_position > m_begin) {
        emitUnit(WireUnit::Kind::Undecoded, m_position);
    }
    m_units = nullptr;
}

void WireStream::end(std::vector<WireUnit> &units)
{
    m_units = &units;
    leaveAwaiting();
    if (m_state == State::EventStream || m_state == State::Body) {
        endBody();
    }
    if (m_position > m_begin) {
        emitUnit(WireUnit::Kind::Undecoded, m_position);
    }
    m_held.clear();
    fail();
    m_units = nullptr;
}

std::optional<quint64> WireStream::openHead() const
{
    const bool head = m_state == State::Head || m_state == State::AwaitSwitch;
    return head && m_position > m_begin ? std::optional{m_begin} : std::nullopt;
}

bool WireStream::inMessage() const
{
    return m_state == State::Body || m_state == State::FrameHeader || m_state == State::FramePayload
        || m_state == State::OversizedFrame;
}

void WireStream::run(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const auto taken = step(bytes);
        bytes = bytes.sliced(taken);
    }
}

/// Takes at least one byte or changes the state. Moves m_position by what it takes.
qsizetype WireStream::step(QByteArrayView bytes)
{
    switch (m_state) {
    case State::Head: return takeHead(bytes);
    case State::AwaitSwitch:
        m_held.append(bytes);
        m_position += static_cast<quint64>(bytes.size());
        if (m_held.size() > mostAwaiting) {
            m_held.clear();
            fail();
        }
        return bytes.size();
    case State::Body:
    case State::EventStream: return takeBody(bytes);
    case State::FrameHeader: return takeFrameHeader(bytes);
    case State::FramePayload:
    case State::OversizedFrame: return takeFramePayload(bytes);
    case State::Ciphertext:
    case State::Failed: break;
    }
    m_position += static_cast<quint64>(bytes.size());
    return bytes.size();
}

void WireStream::leaveAwaiting()
{
    if (m_state != State::AwaitSwitch || !m_exchanges.answered) {
        return;
    }
    const QByteArray held = std::exchange(m_held, {});
    m_position -= static_cast<quint64>(held.size());
    toSwitched();
    run(held);
}

void WireStream::toHead()
{
    m_state = State::Head;
    if (m_up && std::exchange(m_switches, false)) {
        m_state = State::AwaitSwitch;
        if (m_exchanges.answered) {
            toSwitched();
        }
    }
}

void WireStream::toSwitched()
{
    switch (m_exchanges.protocol) {
    case WireExchanges::Protocol::Http: m_state = State::Head; break;
    case WireExchanges::Protocol::WebSocket: m_state = State::FrameHeader; break;
    case WireExchanges::Protocol::Unknown: fail(); break;
    }
}

qsizetype WireStream::takeFrameHeader(QByteArrayView bytes)
{
    constexpr qsizetype longestHeader = 14;
    const auto before = m_held.size();
    QByteArrayView start = bytes;
    if (before > 0) {
        m_held.append(bytes.first(std::min(bytes.size(), longestHeader - before)));
        start = m_held;
    }
    const auto header = readWebSocketFrameHeader(start);
    if (!header) {
        if (before == 0) {
            m_held = bytes.toByteArray();
        }
        m_position += static_cast<quint64>(bytes.size());
        return bytes.size();
    }
    const qsizetype taken = header->size - before;
    m_held.resize(0);
    m_position += static_cast<quint64>(taken);
    m_frameRest = header->payloadSize;
    if ((header->payloadSize >> 63U) != 0) {
        fail();
        return taken;
    }
    m_frame.kind = WireUnit::Kind::WebSocketFrame;
    m_frame.payloadBytes = static_cast<qint64>(header->payloadSize);
    m_frame.opcode = static_cast<quint8>(header->opcode);
    m_frame.fin = header->fin;
    const bool oversized = header->payloadSize > static_cast<quint64>(WireDecoder::largestUnit);
    m_state = oversized ? State::OversizedFrame : State::FramePayload;
    if (m_frameRest == 0) {
        return taken + takeFramePayload({});
    }
    return taken;
}

qsizetype WireStream::takeFramePayload(QByteArrayView bytes)
{
    const auto taken = std::min(m_frameRest, static_cast<quint64>(bytes.size()));
    m_position += taken;
    m_frameRest -= taken;
    if (m_frameRest == 0) {
        const bool oversized = std::exchange(m_state, State::FrameHeader) == State::OversizedFrame;
        WireUnit &unit = emitUnit(oversized ? WireUnit::Kind::Undecoded : WireUnit::Kind::WebSocketFrame, m_position);
        if (!oversized) {
            unit.payloadBytes = m_frame.payloadBytes;
            unit.opcode = m_frame.opcode;
            unit.fin = m_frame.fin;
        }
    }
    return static_cast<qsizetype>(taken);
}

WireUnit &WireStream::emitUnit(WireUnit::Kind kind, quint64 end)
{
    WireUnit &unit = m_units->emplace_back();
    unit.kind = kind;
    unit.range = {m_begin, end};
    unit.exchange = m_exchange;
    m_begin = end;
    return unit;
}

} // namespace pushscope
