// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tour/tourstep.h"

class QMainWindow;

namespace pushscope {

class PaneGrid;
class WindowActions;
class WindowDocks;

inline constexpr int tourLength = 6;

/// The parts of the first screen that the tour explains. All must outlive the steps.
[[nodiscard]] QList<TourStep> tourSteps(QMainWindow &window, PaneGrid &grid, WindowDocks &docks,
                                        WindowActions &actions);

} // namespace pushscope
