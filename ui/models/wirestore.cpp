// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/wirestore.h"

#include <algorithm>

namespace pushscope {

namespace {

qint64 heldBy(const WireChunk &chunk)
{
    std::size_t held = sizeof(WireChunk) + chunk.units.size() * sizeof(WireUnit);
    for (const WireUnit &unit : chunk.units)
        held += unit.body.size() * sizeof(WireSpan);
    return static_cast<qint64>(held) + chunk.bytes.size();
}

} // namespace

void WireStore::add(const WireChunkPtr &chunk)
{
    if (chunk->index <= m_newest)
        return;
    m_newest = chunk->index;
    m_bytesHeld += heldBy(*chunk);
    m_chunks.push_back(chunk);
    if (chunk->kind == WireChunk::Kind::Data)
        m_streams[keyOf(*chunk)].push_back(chunk);
    trim();
}

void WireStore::clear()
{
    m_chunks.clear();
    m_streams.clear();
    m_bytesHeld = 0;
    m_cleared = m_newest;
}

void WireStore::restart()
{
    m_newest = 0;
    clear();
}

void WireStore::trim()
{
    while (m_chunks.size() > m_limits.chunks || (m_bytesHeld > m_limits.bytes && m_chunks.size() > 1))
        dropOldest();
}

void WireStore::dropOldest()
{
    const WireChunkPtr &oldest = m_chunks.front();
    m_bytesHeld -= heldBy(*oldest);
    if (oldest->kind == WireChunk::Kind::Data) {
        const auto stream = m_streams.find(keyOf(*oldest));
        stream->second.pop_front();
        if (stream->second.empty())
            m_streams.erase(stream);
    }
    m_chunks.pop_front();
}

quint64 WireStore::keyOf(const WireChunk &chunk)
{
    return quint64{chunk.connection->number} * 2 + (chunk.direction == WireDirection::Up ? 0 : 1);
}

WireBytes WireStore::bytes(const WireChunk &chunk, WireSpan range, quint64 most) const
{
    WireBytes result{{}, range.begin, range.size()};
    const quint64 end = range.begin + std::min(range.size(), most);
    const auto found = m_streams.find(keyOf(chunk));
    if (found == m_streams.end())
        return result;
    const Stream &stream = found->second;
    auto at = std::upper_bound(stream.begin(), stream.end(), range.begin,
                               [](quint64 offset, const WireChunkPtr &other) { return offset < other->offset; });
    if (at != stream.begin())
        --at;
    quint64 next = range.begin;
    for (; at != stream.end() && (*at)->offset < end; ++at) {
        const quint64 begin = (*at)->offset;
        const quint64 behind = begin + static_cast<quint64>((*at)->bytes.size());
        if (behind <= next)
            continue;
        if (begin > next) { // a hole: only what comes behind it hangs together
            result.bytes.clear();
            next = begin;
        }
        if (result.bytes.isEmpty())
            result.begin = next;
        const quint64 until = std::min(behind, end);
        result.bytes += QByteArrayView{(*at)->bytes}.sliced(static_cast<qsizetype>(next - begin),
                                                            static_cast<qsizetype>(until - next));
        next = until;
    }
    result.missing = end - range.begin - static_cast<quint64>(result.bytes.size());
    return result;
}

QByteArrayView WireStore::view(const WireChunk &chunk, WireSpan range, quint64 most, QByteArray &buffer) const
{
    if (range.begin >= chunk.offset && range.end <= chunk.offset + static_cast<quint64>(chunk.bytes.size())) {
        return QByteArrayView{chunk.bytes}.sliced(static_cast<qsizetype>(range.begin - chunk.offset),
                                                  static_cast<qsizetype>(std::min(range.size(), most)));
    }
    WireBytes held = bytes(chunk, range, most);
    if (held.begin != range.begin)
        return {}; // without its beginning it cannot be read
    buffer = std::move(held.bytes);
    return buffer;
}

} // namespace pushscope
