// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace pushscope {

/// What each event of a load carries at the beginning of its payload: which one it is and when it was due. Plain ASCII
/// of one length that stands unchanged in every encoding, so that it is found in the bytes of any server.
struct LoadStamp
{
    qint64 sequence = 0; ///< from 0
    qint64 due = 0; ///< microseconds of the monotonic clock

    bool operator==(const LoadStamp &) const = default;

    static constexpr std::size_t size = 32;
    static constexpr qint64 mostEvents = 100'000'000; ///< sequences have eight digits
};

/// Writes and finds the stamps of one run; those of another run are none.
class LoadStampFormat
{
public:
    /// `run` tells runs apart.
    explicit LoadStampFormat(quint32 run);

    void write(const LoadStamp &stamp, std::span<char, LoadStamp::size> into) const;
    /// The first whole stamp in the bytes.
    [[nodiscard]] std::optional<LoadStamp> find(std::string_view bytes) const;
    /// Calls visit(stamp) for each whole stamp in the bytes, in their order.
    template <typename Visitor>
    void findAll(std::string_view bytes, Visitor visit) const
    {
        for (std::size_t at = 0; at < bytes.size();) {
            const std::size_t found = position(bytes, at);
            if (found == std::string_view::npos) {
                return;
            }
            if (const auto stamp = read(bytes.substr(found))) {
                visit(*stamp);
                at = found + LoadStamp::size;
            } else {
                at = found + 1;
            }
        }
    }

private:
    [[nodiscard]] std::size_t position(std::string_view bytes, std::size_t from) const;
    [[nodiscard]] std::optional<LoadStamp> read(std::string_view bytes) const;

    static constexpr std::size_t markSize = 7;
    std::array<char, markSize> m_mark{};
};

} // namespace pushscope
