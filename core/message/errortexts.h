// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace pushscope {

/// What the errors that are told to this program's own user alone are found by in a translation. What goes to others is
/// English: see ClientSentence.
struct ServerText
{
    Q_DECLARE_TR_FUNCTIONS(Server)
};

struct RecordingText
{
    Q_DECLARE_TR_FUNCTIONS(Recording)
};

} // namespace pushscope
