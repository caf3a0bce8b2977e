// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "experiment/lesson.h"

namespace pushscope {

/// A text of a shipped lesson or experiment in the language of the program; any other as it is.
[[nodiscard]] QString shownText(const QString &text);
/// With the words of its steps as they are shown. Its experiments stay as they are written: what they leave behind is
/// the same in every language.
[[nodiscard]] Lesson shownLesson(Lesson lesson);

} // namespace pushscope
