// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace pushscope {

/// Tells the accessibility of Qt what the painted widgets are: panes and cards are groups, plots are charts that offer
/// "Show as a table", a chip and a row of figures are text. To be called before the first of them is made; again, it
/// does nothing.
void installAccessibility();

} // namespace pushscope
