// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace pushscope {

/// CTL of RFC 5234 B.1.
[[nodiscard]] constexpr bool isControlCharacter(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7f;
}

} // namespace pushscope
