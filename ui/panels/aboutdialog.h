// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace pushscope {

void showAbout(QWidget *parent);
void showShortcuts(QWidget *parent);

} // namespace pushscope
