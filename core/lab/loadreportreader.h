// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "loadmodel/loadfigures.h"
#include "message/result.h"

#include <QByteArray>

namespace pushscope {

inline constexpr qsizetype largestLoadReport = 8 * 1024 * 1024; ///< bytes
inline constexpr qsizetype mostCurvePoints = 2'000; ///< of one transport
inline constexpr qsizetype mostVerdictReasons = 100;

/// Reads what `toJson(LoadReport)` has written. Reports of other kinds are refused; what an older version did not
/// write, as curves, is left out.
[[nodiscard]] Result<LoadFigures> readLoadReport(const QByteArray &json);
/// The same of a file.
[[nodiscard]] Result<LoadFigures> readLoadReportFile(const QString &path);

} // namespace pushscope
