// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/cliprogram.h"

#include "options/diagnostics.h"
#include "options/languageoption.h"

#include <QCoreApplication>

namespace pushscope {

Program cliProgram(CliOptions &into)
{
    Program program{
        QStringLiteral("pushscope-cli"),
        QCoreApplication::translate(
            "Main", "Serve, follow and measure server push: Server-Sent Events, WebSocket, long and short polling."),
        {serveCommand(into.serve), watchCommand(into.watch), publishCommand(into.publish), benchCommand(into.bench),
         checkCommand(into.check), reportCommand(into.report), runCommand(into.run)}};
    program.switches = {switchOption(QStringLiteral("--diagnostics"), into.diagnostics, diagnosticsHelp(false))};
    program.everywhere = {languageOption(into.language)};
    for (Command &command : program.commands) {
        command.options += program.everywhere;
    }
    return program;
}

} // namespace pushscope
