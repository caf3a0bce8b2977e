// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/benchcommand.h"
#include "cli/checkcommand.h"
#include "cli/publishcommand.h"
#include "cli/reportcommand.h"
#include "cli/runcommand.h"
#include "cli/servecommand.h"
#include "cli/watchcommand.h"

namespace pushscope {

/// What the command line of pushscope-cli can set, one value a command.
struct CliOptions
{
    ServeOptions serve;
    WatchOptions watch;
    PublishOptions publish;
    BenchOptions bench;
    CheckOptions check;
    ReportOptions report;
    RunOptions run;
    QString language;
    bool diagnostics = false; ///< print them and end
};

/// The tables of pushscope-cli; `into` must outlive them.
[[nodiscard]] Program cliProgram(CliOptions &into);

} // namespace pushscope
