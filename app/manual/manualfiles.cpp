// SPDX-License-Identifier: GPL-3.0-or-later
#include "manual/manualfiles.h"

#include "manual/completion.h"
#include "manual/manpage.h"

namespace pushscope {

QMap<QString, QByteArray> manualFiles(const Program &program)
{
    const QString &name = program.name;
    QMap<QString, QByteArray> files{{QStringLiteral("man1/%1.1").arg(name), manPage(program)},
                                    {QStringLiteral("bash/%1").arg(name), bashCompletion(program)},
                                    {QStringLiteral("zsh/_%1").arg(name), zshCompletion(program)},
                                    {QStringLiteral("fish/%1.fish").arg(name), fishCompletion(program)}};
    for (const Command &command : program.commands) {
        if (!command.name.isEmpty()) {
            files.insert(QStringLiteral("man1/%1.1").arg(manName(program, command)), manPage(program, command));
        }
    }
    return files;
}

} // namespace pushscope
