// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace pushscope {

/// Asks for the memory of an object, which will be written to, before it is needed. Has no effect but on time.
template <typename T>
void prefetch([[maybe_unused]] const T *object, [[maybe_unused]] std::size_t size = sizeof(T))
{
#if defined(__GNUC__)
    constexpr std::size_t line = 64;
    const auto *const start = reinterpret_cast<const char *>(object);
    for (std::size_t offset = 0; offset < size; offset += line) {
        __builtin_prefetch(start + offset, 1);
    }
#endif
}

} // namespace pushscope
