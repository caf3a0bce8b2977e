// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace pushscope {

/// What a request may need.
enum class Access {
    Open, ///< nothing
    Read,
    Publish,
    Ticket, ///< as Read; a ticket is no way to the next one
};

/// What a token, a ticket, or none of them allows.
struct Rights
{
    bool read = false;
    bool publish = false;

    [[nodiscard]] constexpr bool allow(Access needed) const
    {
        switch (needed) {
        case Access::Open: return true;
        case Access::Publish: return publish;
        case Access::Read:
        case Access::Ticket: break;
        }
        return read;
    }
    bool operator==(const Rights &) const = default;
};

} // namespace pushscope
