// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/result.h"
#include "wire/wirechunk.h"

#include <QString>

#include <deque>
#include <set>

namespace pushscope {

enum class WireFormat {
    JsonLines, ///< a chunk a line, as in a recording
    Pcapng, ///< for Wireshark
};

/// What is written of a capture.
struct WireExport
{
    const std::deque<WireChunkPtr> &chunks;
    std::set<quint32> connections; ///< only these; empty: all
    std::chrono::nanoseconds offset{0}; ///< what is added to an Instant to get the time since 1970
    QByteArray head{}; ///< what JSON lines begin with

    /// The number of chunks written. A file that was there is replaced only when all could be written.
    /// The error's field is the path.
    [[nodiscard]] Result<quint64> writeTo(const QString &path, WireFormat format) const;
};

} // namespace pushscope
