// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QByteArrayView>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

/// What each target defines; libFuzzer and the replay of the corpus call it.
// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

namespace pushscope::fuzz {

/// The bytes of one input; the first ones choose how the others are used.
class Input
{
public:
    Input(const std::uint8_t *data, std::size_t size)
        : m_rest{reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)}
    {
    }

    [[nodiscard]] std::uint8_t byte()
    {
        if (m_rest.isEmpty()) {
            return 0;
        }
        const auto value = static_cast<std::uint8_t>(m_rest.front());
        m_rest = m_rest.sliced(1);
        return value;
    }
    [[nodiscard]] QByteArrayView rest() const { return m_rest; }

private:
    QByteArrayView m_rest;
};

/// Sizes of pieces, the same for the same seed: mostly short ones, now and then a long one.
class Pieces
{
public:
    explicit Pieces(std::uint8_t seed) : m_state{seed * 2654435761U + 1} {}

    [[nodiscard]] qsizetype next()
    {
        constexpr std::uint32_t multiplier = 1664525;
        constexpr std::uint32_t increment = 1013904223;
        constexpr unsigned upperBits = 16;
        m_state = m_state * multiplier + increment;
        const std::uint32_t draw = m_state >> upperBits;
        return 1 + static_cast<qsizetype>(draw % 8 == 0 ? draw % 1024 : draw % 8);
    }

    [[nodiscard]] QByteArrayList cut(QByteArrayView bytes)
    {
        QByteArrayList list;
        while (!bytes.isEmpty()) {
            const auto size = std::min(next(), bytes.size());
            list.append(bytes.first(size).toByteArray());
            bytes = bytes.sliced(size);
        }
        return list;
    }

private:
    std::uint32_t m_state;
};

/// Ends the program where a property does not hold, as a sanitizer would.
inline void require(bool holds, const char *property)
{
    if (!holds) {
        std::fprintf(stderr, "does not hold: %s\n", property); // NOLINT(cppcoreguidelines-pro-type-vararg)
        std::abort();
    }
}

} // namespace pushscope::fuzz
