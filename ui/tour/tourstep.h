// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QRect>
#include <QString>

#include <functional>

namespace pushscope {

/// One card of the tour.
struct TourStep
{
    QString title;
    QString text; ///< plain, two or three sentences
    /// What it points at, in the window's coordinates; the first that leaves room for the card beside it is taken.
    /// Each is a list, since a step can point at two things at once. What is hidden is left out.
    std::function<QList<QList<QRect>>()> marks;
};

} // namespace pushscope
