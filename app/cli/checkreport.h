// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "check/checkrunner.h"

#include <QByteArray>
#include <QJsonObject>

namespace pushscope {

/// A line for each case, what came under each that failed, and a summary line.
[[nodiscard]] QByteArray checkText(const CheckRunner &runner);

/// The same as one JSON object, with the findings as they were worded: English if an EnglishTexts lived while they
/// were.
[[nodiscard]] QJsonObject checkJson(const CheckRunner &runner, const QUrl &url);

} // namespace pushscope
