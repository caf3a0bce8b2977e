// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace pushscope {

/// Whether a screen reader, or another tool that reads windows, is there. What is made for it alone is made only then.
[[nodiscard]] bool isListenedTo();

/// Has a screen reader say something about `from` at once, without moving the focus. Nothing is done while none
/// listens. An announcement since Qt 6.8; before, an alert, which the accessibility bus of Linux does not carry.
void announce(QWidget &from, const QString &text);

} // namespace pushscope
