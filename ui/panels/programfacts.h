// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <functional>
#include <utility>

namespace pushscope {

/// What the window tells about the program itself; who starts it knows.
struct ProgramFacts
{
    QList<std::pair<QString, QString>> versions; ///< of the program and what it is made with: name and version
    std::function<QString()> diagnostics; ///< the text for a report of a problem, as it is now
};

} // namespace pushscope
