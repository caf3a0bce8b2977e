// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace pushscope {

/// Calls visit(line) for each whole line, without its end; returns the number of bytes that they took. Lines end with
/// LF or CRLF, or with CR where no LF follows at all; such a CR as the last byte may be half of a CRLF and is left.
template <typename Visitor>
std::size_t scanLines(std::string_view bytes, Visitor visit)
{
    std::size_t at = 0;
    for (;;) {
        std::size_t end = bytes.find('\n', at);
        if (end == std::string_view::npos) {
            end = bytes.find('\r', at);
            if (end == std::string_view::npos || end + 1 == bytes.size()) {
                return at;
            }
        }
        std::string_view line = bytes.substr(at, end - at);
        if (line.ends_with('\r')) {
            line.remove_suffix(1);
        }
        visit(line);
        at = end + 1;
    }
}

} // namespace pushscope
