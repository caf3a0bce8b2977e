// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the man pages and completions of the programs: makemanual FOLDER
#include "cli/cliprogram.h"
#include "manual/manualfiles.h"
#ifdef PUSHSCOPE_WITH_DESKTOP
#include "desktop/desktopoptions.h"
#endif

#include <QDir>
#include <QFile>

#include <cstdio>

using namespace pushscope;

namespace {

bool writeManual(const QDir &folder, const Program &program)
{
    const auto files = manualFiles(program);
    for (auto each = files.begin(); each != files.end(); ++each) {
        const QString path = program.name + QLatin1Char('/') + each.key();
        QFile file{folder.filePath(path)};
        if (!folder.mkpath(path.section(QLatin1Char('/'), 0, -2)) || !file.open(QIODevice::WriteOnly)
            || file.write(each.value()) != each.value().size() || !file.flush()) {
            std::fprintf(stderr, "makemanual: cannot write %s\n", qPrintable(file.fileName()));
            return false;
        }
    }
    return true;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 2) {
        std::fputs("usage: makemanual FOLDER\n", stderr);
        return exitRefused;
    }
    const QDir folder{QString::fromLocal8Bit(argv[1])};
    CliOptions cli;
    bool written = writeManual(folder, cliProgram(cli));
#ifdef PUSHSCOPE_WITH_DESKTOP
    DesktopOptions desktop;
    written = writeManual(folder, desktopProgram(desktop)) && written;
#endif
    return written ? exitDone : exitFailed;
}
