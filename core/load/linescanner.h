// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace pushscope {

/// Calls visit(line) for each whole line, without its end (LF or CRLF); returns the number of bytes that they took.
template <typename Visitor>
std::size_t scanLines(std::string_view bytes, Visitor visit)
{
    std::size_t at = 0;
    for (;;) {
        const std::size_t end = bytes.find('\n', at);
        if (end == std::string_view::npos) {
            return at;
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
