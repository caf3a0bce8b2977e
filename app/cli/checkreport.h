// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "check/checkrunner.h"

#include <QByteArray>
#include <QJsonObject>

namespace pushscope {

/// A line for each case, what came under each that failed, and a summary line.
[[nodiscard]] QByteArray checkText(const CheckRunner &runner);

/// The same as one JSON object. In its language too: who runs the cases for programs keeps an EnglishTexts meanwhile.
[[nodiscard]] QJsonObject checkJson(const CheckRunner &runner, const QUrl &url);

} // namespace pushscope
