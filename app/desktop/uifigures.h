// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QJsonObject>

namespace pushscope {

class MainWindow;

/// What a report tells of the window itself.
struct UiFigures
{
    const MainWindow &window;
    const QElapsedTimer &sinceStart;
    qint64 firstPaintMs = -1;
    qint64 firstDataMs = -1; ///< an event in every pane

    [[nodiscard]] QJsonObject toJson() const;
};

} // namespace pushscope
