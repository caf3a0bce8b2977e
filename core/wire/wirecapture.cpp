// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/wirecapture.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace pushscope {

namespace {

/// What a chunk takes besides its bytes and units: itself, its control block, its place in the ring, the allocator's.
constexpr qint64 chunkOverhead = sizeof(WireChunk) + 64;
constexpr qint64 allocationOverhead = 32;

qint64 heldBy(const WireChunk &chunk)
{
    qint64 held = chunkOverhead + chunk.bytes.size() + static_cast<qint64>(chunk.units.size() * sizeof(WireUnit));
    for (const WireUnit &unit : chunk.units) {
        held += unit.body.empty() ? 0 : allocationOverhead + static_cast<qint64>(unit.body.size() * sizeof(WireSpan));
    }
    return held;
}

bool mayBeHead(WireUnit::Kind kind)
{
    return kind == WireUnit::Kind::RequestHead || kind == WireUnit::Kind::ResponseHead
        || kind == WireUnit::Kind::Undecoded;
}

/// Bytes that own no more memory than they need.
QByteArray trimmedToSize(const QByteArray &bytes)
{
    return bytes.capacity() <= bytes.size() + bytes.size() / 2 + allocationOverhead
        ? bytes
        : QByteArray{bytes.constData(), bytes.size()};
}

} // namespace

WireCapture::WireCapture(Limits limits) : m_limits{limits} {}

void WireCapture::hide(const QByteArray &secret)
{
    for (const QByteArray &form : {secret, secret.toPercentEncoding()}) {
        const bool known = std::ranges::any_of(m_secrets, [&](const auto &other) { return other.pattern() == form; });
        if (form.size() >= shortestSecret && !known) {
            m_secrets.emplace_back(form);
        }
    }
}

quint32 WireCapture::open(Instant at, WireConnection connection)
{
    connection.number = ++m_connections;
    const auto shared = std::make_shared<const WireConnection>(std::move(connection));
    m_open.emplace(shared->number, Open{shared, WireDecoder{shared->tls}, {}, {}, 0, false});
    WireChunk chunk;
    chunk.at = at;
    chunk.connection = shared;
    chunk.direction = WireDirection::Up;
    chunk.kind = WireChunk::Kind::Opened;
    add(std::move(chunk));
    return shared->number;
}

void WireCapture::data(Instant at, quint32 connection, WireDirection direction, const QByteArray &bytes)
{
    const auto found = m_open.find(connection);
    if (found == m_open.end() || bytes.isEmpty()) {
        return;
    }
    Open &open = found->second;
    WireChunk chunk = chunkOf(open, at, direction, WireChunk::Kind::Data);
    chunk.bytes = trimmedToSize(bytes);
    chunk.units = open.decoder.feed(direction, bytes);
    mask(open, chunk, bytes);
    maskMembers(open, chunk, bytes);
    open.stream(direction).offset += static_cast<quint64>(bytes.size());
    add(std::move(chunk));
}

void WireCapture::closed(Instant at, quint32 connection, WireDirection direction)
{
    endOf(at, connection, direction, WireChunk::Kind::Closed);
}

void WireCapture::reset(Instant at, quint32 connection, WireDirection direction)
{
    endOf(at, connection, direction, WireChunk::Kind::Reset);
}

void WireCapture::fault(Instant at, quint32 connection, const QString &sentence)
{
    if (const auto found = m_open.find(connection); found != m_open.end()) {
        WireChunk chunk = chunkOf(found->second, at, WireDirection::Down, WireChunk::Kind::Fault);
        chunk.bytes = sentence.toUtf8();
        add(std::move(chunk));
    }
}

void WireCapture::forget(quint32 connection)
{
    m_open.erase(connection);
}

WireBatch WireCapture::after(quint64 index, std::size_t most) const
{
    WireBatch batch;
    batch.newest = m_newest;
    batch.dropped = m_dropped;
    batch.bytesHeld = m_bytesHeld;
    if (m_chunks.empty() || index >= m_newest) {
        return batch;
    }
    const quint64 first = m_chunks.front()->index;
    const auto skipped = static_cast<std::size_t>(std::max(index + 1, first) - first);
    const auto count = std::min(most, m_chunks.size() - skipped);
    const auto begin = m_chunks.begin() + static_cast<std::ptrdiff_t>(skipped);
    batch.chunks.assign(begin, begin + static_cast<std::ptrdiff_t>(count));
    return batch;
}

void WireCapture::clear()
{
    m_chunks.clear();
    m_bytesHeld = 0;
}

WireChunk WireCapture::chunkOf(Open &open, Instant at, WireDirection direction, WireChunk::Kind kind)
{
    WireChunk chunk;
    chunk.at = at;
    chunk.connection = open.connection;
    chunk.direction = direction;
    chunk.kind = kind;
    chunk.offset = open.stream(direction).offset;
    return chunk;
}

/// Overwrites in the chunk what must not be kept of its `bytes`.
void WireCapture::mask(Open &open, WireChunk &chunk, QByteArrayView bytes) const
{
    Stream &stream = open.stream(chunk.direction);
    stream.secrets.apply(m_secrets, bytes, chunk.bytes);
    const auto maskHead = [&](quint64 begin, quint64 end) {
        const auto from = static_cast<qsizetype>(std::max(begin, chunk.offset) - chunk.offset);
        const auto to = static_cast<qsizetype>(end - chunk.offset);
        stream.credentials.apply(bytes.sliced(from, to - from), chunk.bytes, from);
    };
    for (const WireUnit &unit : chunk.units) {
        if (mayBeHead(unit.kind) && unit.range.end > chunk.offset) {
            maskHead(unit.range.begin, unit.range.end);
        }
    }
    if (const auto begin = open.decoder.openHead(chunk.direction)) {
        maskHead(*begin, chunk.offset + static_cast<quint64>(bytes.size()));
    }
}

/// Events are left alone: there `token` is more often a word of a text than a key to something.
void WireCapture::maskMembers(Open &open, WireChunk &chunk, QByteArrayView bytes)
{
    JsonMask &members = open.stream(chunk.direction).members;
    quint64 next = chunk.offset;
    const auto maskUpTo = [&](quint64 end) {
        const auto from = static_cast<qsizetype>(next - chunk.offset);
        members.apply(bytes.sliced(from, static_cast<qsizetype>(end - next)), chunk.bytes, from);
    };
    for (const WireUnit &unit : chunk.units) {
        if (unit.range.end <= next) {
            continue;
        }
        if (unit.kind == WireUnit::Kind::Body || unit.kind == WireUnit::Kind::WebSocketFrame) {
            maskUpTo(unit.range.end);
        }
        next = unit.range.end;
    }
    if (open.decoder.inMessage(chunk.direction)) {
        maskUpTo(chunk.offset + static_cast<quint64>(bytes.size()));
    }
}

void WireCapture::endOf(Instant at, quint32 connection, WireDirection direction, WireChunk::Kind kind)
{
    if (const auto found = m_open.find(connection); found != m_open.end()) {
        WireChunk chunk = chunkOf(found->second, at, direction, kind);
        chunk.units = found->second.decoder.end(direction);
        add(std::move(chunk));
    }
}

void WireCapture::add(WireChunk &&chunk)
{
    chunk.index = ++m_newest;
    chunk.units.shrink_to_fit();
    const auto shared = std::make_shared<const WireChunk>(std::move(chunk));
    m_bytesHeld += heldBy(*shared);
    m_chunks.push_back(shared);
    while (m_chunks.size() > m_limits.chunks || (m_bytesHeld > m_limits.bytes && !m_chunks.empty())) {
        m_bytesHeld -= heldBy(*m_chunks.front());
        m_chunks.pop_front();
        ++m_dropped;
    }
    const auto found = m_open.find(shared->connection->number);
    Open *const open = found == m_open.end() ? nullptr : &found->second;
    if (open != nullptr) {
        keepBeginning(*open, shared);
    }
    if (m_listener) {
        tell(open, *shared);
    }
}

void WireCapture::keepBeginning(Open &open, const WireChunkPtr &chunk)
{
    if (open.hasBegun) {
        return;
    }
    open.beginning.push_back(chunk);
    open.beginningBytes += chunk->bytes.size();
    const bool isAnswer = chunk->kind == WireChunk::Kind::Data && chunk->direction == WireDirection::Down;
    const bool isLong = open.beginning.size() == mostOfBeginning || open.beginningBytes > longestBeginning;
    open.hasBegun = isLong || (isAnswer && !open.decoder.openHead(WireDirection::Down));
}

void WireCapture::tell(Open *open, const WireChunk &chunk) const
{
    if (open == nullptr || chunk.kind != WireChunk::Kind::Data) {
        m_listener(chunk);
        return;
    }
    Stream &stream = open->stream(chunk.direction);
    if (stream.isHeard) {
        m_listener(chunk);
    } else {
        stream.isHeard = !open->decoder.inMessage(chunk.direction);
    }
}

void WireCapture::setListener(std::function<void(const WireChunk &)> listener)
{
    m_listener = std::move(listener);
    if (!m_listener) {
        return;
    }
    std::vector<WireChunkPtr> beginnings;
    for (auto &[number, open] : m_open) {
        std::ranges::copy(open.beginning, std::back_inserter(beginnings));
        for (const WireDirection direction : {WireDirection::Up, WireDirection::Down}) {
            open.stream(direction).isHeard = !open.decoder.inMessage(direction);
        }
    }
    std::ranges::sort(beginnings, {}, &WireChunk::index);
    for (const WireChunkPtr &chunk : beginnings) {
        m_listener(*chunk);
    }
}

} // namespace pushscope
