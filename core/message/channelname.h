// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/result.h"

#include <QByteArrayList>
#include <QByteArrayView>

namespace pushscope {

inline constexpr char defaultChannel[] = "default";

inline constexpr qsizetype mostChannels = 1000; ///< of one request

/// 1–128 of `A–Z a–z 0–9 . _ : -`.
[[nodiscard]] bool isChannelName(QByteArrayView name);

/// The channels of one request: each element may itself be a comma list. Duplicates are dropped,
/// none given means `default`; the error's field is `channel`.
[[nodiscard]] Result<QByteArrayList> parseChannels(const QByteArrayList &given);

} // namespace pushscope
