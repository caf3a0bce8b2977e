// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/wirecapture.h"

#include <deque>
#include <unordered_map>

namespace pushscope {

/// Bytes of a stream as far as they are held: when older ones had to go, what comes after them.
struct WireBytes
{
    QByteArray bytes;
    quint64 begin = 0; ///< offset in the stream of the first of them
    quint64 missing = 0; ///< how many of the bytes asked for are not held
};

/// The chunks that a view was handed, within the caps of a capture. Bytes are shared, not copied.
class WireStore
{
public:
    explicit WireStore(WireCapture::Limits limits = {}) : m_limits{limits} {}

    /// Takes the chunk if it is newer than all others. The oldest have to go when a cap is passed.
    void add(const WireChunkPtr &chunk);
    void clear(); ///< indices go on
    void restart(); ///< as new: indices begin anew

    [[nodiscard]] const std::deque<WireChunkPtr> &chunks() const { return m_chunks; }
    [[nodiscard]] const WireCapture::Limits &limits() const { return m_limits; }
    [[nodiscard]] quint64 newest() const { return m_newest; }
    [[nodiscard]] quint64 oldest() const { return m_chunks.empty() ? m_newest + 1 : m_chunks.front()->index; }
    /// The chunks since the last clear() that are not held any more, or never came.
    [[nodiscard]] quint64 dropped() const { return m_newest - m_cleared - m_chunks.size(); }
    /// With what the chunks and their units take besides their bytes.
    [[nodiscard]] qint64 bytesHeld() const { return m_bytesHeld; }

    /// At most the first `most` bytes of a stretch of the stream that `chunk` belongs to.
    [[nodiscard]] WireBytes bytes(const WireChunk &chunk, WireSpan range, quint64 most) const;
    /// The same without a copy where the chunk itself holds all; `buffer` is what else the view points to.
    [[nodiscard]] QByteArrayView view(const WireChunk &chunk, WireSpan range, quint64 most, QByteArray &buffer) const;

private:
    using Stream = std::deque<WireChunkPtr>;

    void trim();
    void dropOldest();
    [[nodiscard]] static quint64 keyOf(const WireChunk &chunk);

    WireCapture::Limits m_limits;
    std::deque<WireChunkPtr> m_chunks;
    std::unordered_map<quint64, Stream> m_streams; ///< the data of each connection and direction
    quint64 m_newest = 0;
    quint64 m_cleared = 0; ///< the newest index when it was cleared
    qint64 m_bytesHeld = 0;
};

} // namespace pushscope
