// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>

namespace pushscope {

/// A recording that is looked at.
struct PlaybackInfo
{
    QString file;
    std::chrono::microseconds length{0};
    QString description; ///< what was recorded and when, in words; may be empty
};

} // namespace pushscope
