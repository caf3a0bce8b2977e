// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace pushscope {

/// What shippedExperiment() and shippedLesson() know, sorted; nothing is parsed.
[[nodiscard]] QStringList shippedExperimentNames();
[[nodiscard]] QStringList shippedLessonNames();

} // namespace pushscope
