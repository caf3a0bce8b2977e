// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "link/httpfollower.h"
#include "link/linksocket.h"
#include "link/pipe.h"
#include "wire/wirechunk.h"

namespace pushscope {

/// One direction of a relayed connection with its two sockets.
struct Lane
{
    Lane(WireDirection way, LinkSocket &from, LinkSocket &to);

    WireDirection direction;
    LinkSocket &source;
    LinkSocket &target;
    Pipe pipe;
    HttpFollower follower; ///< stands at what was read from the source
    qint64 passed = 0; ///< bytes given to the target
    QByteArray out; ///< bytes that the target has not taken yet
    bool sourceEnded = false; ///< nothing more will be read
    bool endPushed = false; ///< an end is in the pipe or through
    bool endWaiting = false; ///< it follows `out`
    bool ended = false; ///< the target was told
    bool broken = false; ///< the target takes nothing any more

    [[nodiscard]] bool isOver() const { return ended || !target.isOpen(); }
    /// All that it held is due, its end too, whether the target takes it or not.
    [[nodiscard]] bool isDue() const { return isOver() || endWaiting; }
    /// Holds so much that its source must wait.
    [[nodiscard]] bool isFull() const;

    /// What a target may have waiting before the source is read no further.
    static constexpr qsizetype mostWaiting = 256 * 1024;
};

} // namespace pushscope
