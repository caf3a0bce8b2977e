// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "loadmodel/loadresult.h"
#include "message/transport.h"

#include <QStringList>

namespace pushscope {

/// Whether the figures of a load can be trusted.
struct LoadVerdict
{
    enum class Kind {
        Valid,
        Degraded, ///< something was in the way, and the figures show that too
        Invalid, ///< what was meant to be measured did not happen
    };

    Kind kind = Kind::Valid;
    QStringList reasons; ///< empty if valid

    bool operator==(const LoadVerdict &) const = default;

    static constexpr double leastAchieved = 0.99; ///< of what was offered
    static constexpr std::chrono::milliseconds mostLoopLag{20}; ///< at the 99th percentile
    static constexpr std::chrono::milliseconds mostSilence{1000}; ///< of the server while it owes an answer
};

/// What reasons and reports call it: sse, ws, long poll, short poll.
[[nodiscard]] QString loadName(Transport transport);

[[nodiscard]] LoadVerdict judge(const LoadResult &result);

} // namespace pushscope
