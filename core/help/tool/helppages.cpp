// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the manual's HTML of its Markdown while the programs are built: helppages [--draft] PAGES REPOSITORY OUTPUT
// With --draft what is wrong is told, and the pages are made all the same.
#include "help/tool/manual.h"

#include <QCoreApplication>
#include <QTextStream>

int main(int argc, char **argv)
{
    const QCoreApplication app{argc, argv};
    QStringList arguments = QCoreApplication::arguments().mid(1);
    const bool isDraft = arguments.removeAll(QStringLiteral("--draft")) > 0;
    QTextStream errors{stderr};
    if (arguments.size() != 3) {
        errors << "helppages: takes the folder of the pages, the repository's root and the folder to write to\n";
        return 2;
    }
    const pushscope::Manual manual = pushscope::readManual(arguments.at(0), arguments.at(1));
    for (const pushscope::HelpProblem &problem : manual.problems) {
        errors << problem.toString() << '\n';
    }
    if (!manual.problems.isEmpty() && !isDraft) {
        return 1;
    }
    if (!pushscope::writeManual(manual, arguments.at(2))) {
        errors << "helppages: cannot write to " << arguments.at(2) << '\n';
        return 1;
    }
    return 0;
}
