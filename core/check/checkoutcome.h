// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>

namespace pushscope {

/// How a case ended, in the language of its thread at that time.
struct CheckOutcome
{
    enum class Kind { Pass, Fail, NotApplicable };
    Kind kind = Kind::Pass;
    QString expected; ///< of a failure
    QString came; ///< of a failure: what the server did, its bytes shown readably
    QString reason; ///< why a case does not apply
    std::chrono::milliseconds took{0};
};

} // namespace pushscope
