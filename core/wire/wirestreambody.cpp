// SPDX-License-Identifier: GPL-3.0-or-later
// Bodies: whole ones, pieces of long ones, and the blocks of event streams.
#include "wire/wiredecoder.h"
#include "wire/wirestream.h"

#include <algorithm>
#include <utility>

namespace pushscope {

namespace {

/// A body that is longer comes in pieces of this size.
constexpr qint64 bodyPiece = 64 * 1024;
/// An event in more pieces of chunked coding is not followed.
constexpr std::size_t mostSpans = 64 * 1024;

} // namespace

void WireStream::startBody(const HttpBodyFraming &framing, bool eventStream)
{
    m_coded = framing.kind == HttpBodyFraming::Kind::Chunked;
    m_body = HttpBodyDecoder{framing};
    m_payload = 0;
    m_payloadEnd = m_begin;
    m_spans.clear();
    if (m_body.finished()) {
        toHead();
        return;
    }
    m_state = eventStream ? State::EventStream : State::Body;
    m_scanner = {};
    m_blockEnd = m_begin;
    m_blockWaits = false;
}

qsizetype WireStream::takeBody(QByteArrayView bytes)
{
    const auto piece = m_body.next(bytes);
    if (piece.error) {
        // What stands in an error's way is not taken by the body decoder.
        m_position += static_cast<quint64>(bytes.size());
        fail();
        return bytes.size();
    }
    const quint64 begin = m_position;
    m_position += static_cast<quint64>(piece.consumed);
    if (piece.body.isEmpty()) {
        afterLine();
    } else if (m_state == State::EventStream) {
        scanRun(begin, piece.body);
    } else {
        addRun(begin, piece.body.size());
    }
    if (m_body.finished() && m_state != State::Failed) {
        endBody();
        toHead();
    }
    return piece.consumed;
}

/// A body is cut before the first byte that is too many, so that one of just the largest size stays whole.
void WireStream::addRun(quint64 begin, qsizetype size)
{
    // Framing counts too, but only a chunk's beginning is a place that does not depend on how the bytes came.
    const bool longUnit = begin != m_payloadEnd && begin - m_begin > static_cast<quint64>(WireDecoder::largestUnit);
    if (longUnit && m_payload > 0) {
        emitBody(m_payloadEnd);
    }
    while (size > 0) {
        if (m_payload == bodyPiece) {
            emitBody(m_payloadEnd);
        }
        const auto taken = std::min<qint64>(size, bodyPiece - m_payload);
        m_payload += taken;
        m_payloadEnd = begin + static_cast<quint64>(taken);
        addSpan(begin, m_payloadEnd);
        begin = m_payloadEnd;
        size -= taken;
    }
}

void WireStream::addSpan(quint64 begin, quint64 end)
{
    if (!m_coded || begin == end) {
        return;
    }
    if (!m_spans.empty() && m_spans.back().end == begin) {
        m_spans.back().end = end;
    } else {
        m_spans.push_back({begin, end});
    }
}

void WireStream::scanRun(quint64 begin, QByteArrayView bytes)
{
    m_scanner.start(bytes);
    while (!m_scanner.atEnd() && m_state != State::Failed) {
        const auto step = m_scanner.next();
        const quint64 end = begin + static_cast<quint64>(step.taken);
        addSpan(begin, end);
        if (step.taken > 0) {
            m_blockEnd = end;
        }
        begin = end;
        // The line end after a chunk's data stays with the block that the chunk ends with.
        m_blockWaits =
            step.taken > 0 && (step.ended || m_scanner.undecided()) && m_scanner.atEnd() && m_body.atChunkEnd();
        if (step.ended && !m_blockWaits) {
            emitBlock();
        }
    }
    if (m_blockEnd > m_begin && !blockFits()) {
        fail();
    }
}

void WireStream::afterLine()
{
    if (m_blockWaits && !m_body.atChunkEnd()) {
        m_blockWaits = false;
        m_blockEnd = m_position;
        if (!m_scanner.undecided()) {
            emitBlock();
        }
    }
}

bool WireStream::blockFits() const
{
    return m_spans.size() <= mostSpans && m_blockEnd - m_begin <= static_cast<quint64>(WireDecoder::largestUnit);
}

/// What stands open when the body is at its end.
void WireStream::endBody()
{
    if (m_state == State::Body) {
        if (m_position > m_begin && (m_payload > 0 || m_body.finished())) {
            emitBody(m_position);
        }
        return;
    }
    if (m_scanner.undecided() || m_blockWaits) {
        emitBlock();
    }
    if (m_position > m_begin && (m_body.finished() || (!m_coded && !m_scanner.inBlock()))) {
        m_payload = static_cast<qint64>(m_coded ? 0 : m_position - m_begin);
        for (const WireSpan &span : m_spans) {
            m_payload += static_cast<qint64>(span.size());
        }
        emitBody(m_position, m_scanner.inBlock() ? WireUnit::Kind::Undecoded : WireUnit::Kind::Body);
    }
}

void WireStream::emitBody(quint64 end, WireUnit::Kind kind)
{
    WireUnit &unit = emitUnit(kind, end);
    unit.payloadBytes = std::exchange(m_payload, 0);
    unit.body = std::exchange(m_spans, {});
    if (m_coded && unit.body.empty()) {
        unit.body.push_back({end, end});
    }
}

void WireStream::emitBlock()
{
    if (!blockFits()) {
        fail();
        return;
    }
    const auto block = m_scanner.takeBlock();
    WireUnit &unit = emitUnit(block.kind, m_blockEnd);
    unit.payloadBytes = block.payloadBytes;
    unit.body = std::exchange(m_spans, {});
}

} // namespace pushscope
