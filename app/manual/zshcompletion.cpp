// SPDX-License-Identifier: GPL-3.0-or-later
#include "manual/completion.h"

#include "options/help.h"

namespace pushscope {

namespace {

QString zshQuoted(QString text)
{
    return QLatin1Char('\'') + text.replace(u'\'', QLatin1String{"'\\''"}) + QLatin1Char('\'');
}

/// In a part of a specification of _arguments.
QString part(QString text)
{
    return text.replace(u'\\', QLatin1String{"\\\\"}).replace(u':', QLatin1String{"\\:"});
}

QString filesAction(const Suggestion &suggests)
{
    if (suggests.folders) {
        return QStringLiteral("_files -/");
    }
    if (suggests.endings == QStringList{QStringLiteral("*")}) {
        return QStringLiteral("_files");
    }
    return QStringLiteral("_files -g \"*(%1)\"").arg(suggests.endings.join(QLatin1Char('|')));
}

QString action(const Suggestion &suggests)
{
    const QString words = QLatin1Char('(') + part(suggests.words.join(QLatin1Char(' '))) + QLatin1Char(')');
    const bool hasFiles = suggests.folders || !suggests.endings.isEmpty();
    if (hasFiles && !suggests.words.isEmpty()) {
        return part(QStringLiteral("{_alternative \"names:name:%1\" %2}")
                        .arg(words, QStringLiteral("'files:file:%1'").arg(filesAction(suggests))));
    }
    if (hasFiles) {
        return filesAction(suggests);
    }
    return suggests.words.isEmpty() ? QStringLiteral(" ") : words;
}

QString zshOption(const Option &option)
{
    QString explanation = option.help;
    explanation.replace(u'[', u'(').replace(u']', u')');
    QString text = (option.repeatable ? QStringLiteral("*") : QString{}) + option.name;
    if (!option.isSwitch()) {
        text += QLatin1Char('=');
    }
    text += QLatin1Char('[') + explanation + QLatin1Char(']');
    if (!option.isSwitch()) {
        text += QLatin1Char(':') + part(option.placeholder) + QLatin1Char(':') + action(option.suggests);
    }
    return zshQuoted(text);
}

/// The specifications of a command, one a line.
QString specifications(const Command &command, const QString &indent)
{
    QStringList specs;
    for (const Option &option : command.options) {
        specs.append(zshOption(option));
    }
    for (const Option &option : standardOptions()) {
        specs.append(zshQuoted(QStringLiteral("(- *)%1[%2]").arg(option.name, option.help)));
    }
    for (qsizetype at = 0; at < command.arguments.size(); ++at) {
        const Option &argument = command.arguments[at];
        specs.append(zshQuoted(QString::number(at + 1) + QLatin1String{argument.required ? ":" : "::"}
                               + part(argument.name) + QLatin1Char(':') + action(argument.suggests)));
    }
    return indent + QStringLiteral("_arguments \\\n") + indent + QStringLiteral("    ")
        + specs.join(QStringLiteral(" \\\n    ") + indent) + QLatin1Char('\n');
}

QString commandsBody(const Program &program)
{
    QString described;
    QString cases;
    for (const Command &command : program.commands) {
        described += QStringLiteral("    ") + zshQuoted(command.name + QLatin1Char(':') + part(command.summary))
            + QLatin1Char('\n');
        cases += QStringLiteral("            %1)\n").arg(command.name)
            + specifications(command, QString(16, QLatin1Char(' '))) + QStringLiteral("                ;;\n");
    }
    QString alone;
    for (const Option &option : program.everywhere) {
        alone += zshOption(option) + QLatin1Char(' ');
    }
    for (const Option &option : program.switches + standardOptions()) {
        alone += zshQuoted(QStringLiteral("(- *)%1[%2]").arg(option.name, option.help)) + QLatin1Char(' ');
    }
    return QStringLiteral("local curcontext=\"$curcontext\" state\nlocal -a commands\ncommands=(\n") + described
        + QStringLiteral(")\n_arguments -C ") + alone
        + QStringLiteral("'1:command:->command' "
                         "'*::argument:->arguments' && return\n"
                         "case $state in\n    command) _describe -t commands command commands ;;\n"
                         "    arguments)\n        case $words[1] in\n")
        + cases + QStringLiteral("        esac\n        ;;\nesac\n");
}

} // namespace

QByteArray zshCompletion(const Program &program)
{
    const bool alone = program.commands.first().name.isEmpty();
    const QString text =
        QStringLiteral("#compdef %1\n# SPDX-License-Identifier: GPL-3.0-or-later\n\n").arg(program.name)
        + (alone ? specifications(program.commands.first(), {}) : commandsBody(program));
    return text.toUtf8();
}

} // namespace pushscope
