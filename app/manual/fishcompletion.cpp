// SPDX-License-Identifier: GPL-3.0-or-later
#include "manual/completion.h"

#include "options/help.h"

namespace pushscope {

namespace {

QString fishQuoted(QString text)
{
    return QLatin1Char('\'') + text.replace(u'\\', QLatin1String{"\\\\"}).replace(u'\'', QLatin1String{"\\'"})
        + QLatin1Char('\'');
}

/// Several -a of one line would be the last of them.
QString offered(const Suggestion &suggests)
{
    if (suggests.endings == QStringList{QStringLiteral("*")}) {
        return QStringLiteral(" -F");
    }
    QStringList words = suggests.words;
    if (suggests.folders) {
        words.append(QStringLiteral("(__fish_complete_directories)"));
    } else if (!suggests.endings.isEmpty()) {
        words.append(QStringLiteral("(__fish_complete_suffix %1)").arg(suggests.endings.join(QLatin1Char(' '))));
    }
    return words.isEmpty() ? QString{} : QStringLiteral(" -k -a ") + fishQuoted(words.join(QLatin1Char(' ')));
}

/// __fish_use_subcommand takes the value of an option for a command.
constexpr char noCommand[] = R"(function @FUNCTION@
    set -l words (commandline -opc)
    set -e words[1]
    while set -q words[1]
        if contains -- $words[1] @OPTIONS@
            set -e words[1]
        else if not string match -q -- '-*' $words[1]
            return 1
        end
        set -e words[1]
    end
    return 0
end

)";

QString noCommandFunction(const QString &name, const Program &program)
{
    QStringList options;
    for (const Option &option : program.everywhere) {
        options.append(option.name);
    }
    return QString::fromLatin1(noCommand)
        .replace(QStringLiteral("@FUNCTION@"), name)
        .replace(QStringLiteral("@OPTIONS@"), options.join(u' '));
}

QString fishOption(const QString &start, const Option &option)
{
    QString line = start + QStringLiteral(" -l ") + option.name.mid(2);
    if (!option.isSwitch()) {
        line += QStringLiteral(" -r") + offered(option.suggests);
    }
    return line + QStringLiteral(" -d ") + fishQuoted(option.help) + QLatin1Char('\n');
}

} // namespace

QByteArray fishCompletion(const Program &program)
{
    const QString called = QStringLiteral("complete -c ") + program.name;
    const bool hasCommands = !program.commands.first().name.isEmpty();
    const QString first = QStringLiteral("__%1_no_command").arg(QString{program.name}.replace(u'-', u'_'));
    QString text =
        QStringLiteral("# fish completion for %1\n# SPDX-License-Identifier: GPL-3.0-or-later\n\n").arg(program.name)
        + (hasCommands ? noCommandFunction(first, program) : QString{}) + called + QStringLiteral(" -f\n");
    for (const Option &option : standardOptions()) {
        text += fishOption(called, option);
    }
    for (const Option &option : program.everywhere + program.switches) {
        text += fishOption(called + QStringLiteral(" -n ") + first, option);
    }
    for (const Command &command : program.commands) {
        QString start = called;
        if (!command.name.isEmpty()) {
            text += QLatin1Char('\n') + called + QStringLiteral(" -n %1 -a ").arg(first) + command.name
                + QStringLiteral(" -d ") + fishQuoted(command.summary) + QLatin1Char('\n');
            start += QStringLiteral(" -n '__fish_seen_subcommand_from %1'").arg(command.name);
        }
        for (const Option &option : command.options) {
            text += fishOption(start, option);
        }
        for (const Option &argument : command.arguments) {
            if (const QString words = offered(argument.suggests); !words.isEmpty()) {
                text += start + words + QLatin1Char('\n');
            }
        }
    }
    return text.toUtf8();
}

} // namespace pushscope
