// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <optional>

namespace pushscope {

/// `200ms`, `1.5s`, `250us`, `2min`, `1h`; a zero needs no unit. Nothing if it is malformed or above
/// `longestFaultTime`.
[[nodiscard]] std::optional<std::chrono::microseconds> parseFaultTime(QStringView text);
[[nodiscard]] QString faultTimeText(std::chrono::microseconds time);

/// `512`, `64k`, `1M`, `2G`; k is 1024. Nothing if it is malformed, zero or above `mostFaultBytes`.
[[nodiscard]] std::optional<qint64> parseFaultBytes(QStringView text);
[[nodiscard]] QString faultBytesText(qint64 bytes);

inline constexpr std::chrono::microseconds longestFaultTime = std::chrono::hours{24};
inline constexpr qint64 mostFaultBytes = qint64{1024} * 1024 * 1024 * 1024;

} // namespace pushscope
