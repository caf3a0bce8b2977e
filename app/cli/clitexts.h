// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace pushscope {

/// What the texts of the commands are found by in a translation.
struct ServeText
{
    Q_DECLARE_TR_FUNCTIONS(Serve)
};

struct WatchText
{
    Q_DECLARE_TR_FUNCTIONS(Watch)
};

struct PublishText
{
    Q_DECLARE_TR_FUNCTIONS(Publish)
};

struct CheckText
{
    Q_DECLARE_TR_FUNCTIONS(Check)
};

/// `many` has the place of the number.
[[nodiscard]] inline QString counted(quint64 number, const QString &one, const QString &many)
{
    return number == 1 ? one : many.arg(number);
}

} // namespace pushscope
