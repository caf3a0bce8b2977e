// SPDX-License-Identifier: GPL-3.0-or-later
#include "manual/manpage.h"

#include "options/help.h"

#include <QRegularExpression>

namespace pushscope {

namespace {

/// Text as groff(7) reads it: nothing of it is a request, and every reader of a terminal or a screen gets its
/// characters.
QByteArray roff(const QString &text)
{
    QByteArray out;
    const auto characters = text.toUcs4();
    for (qsizetype at = 0; at < characters.size(); ++at) {
        const char32_t c = characters[at];
        if (c == U'\\') {
            out += "\\e";
        } else if (c == U'-') {
            out += "\\-";
        } else if (c == U'\'') {
            out += "\\(aq";
        } else if (c < 0x80) {
            out += static_cast<char>(c);
        } else {
            out += "\\[u" + QByteArray::number(static_cast<quint32>(c), 16).toUpper().rightJustified(4, '0') + ']';
        }
        const bool ends = at + 1 == characters.size() || characters[at + 1] == U' ';
        if (!ends && (c == U',' || c == U']' || c == U'|')) {
            out += "\\:"; // a long form may be broken here
        }
    }
    return out.startsWith('.') ? "\\&" + out : out;
}

QByteArray bold(const QString &text)
{
    return "\\fB" + roff(text) + "\\fR";
}

QByteArray italic(const QString &text)
{
    return "\\fI" + roff(text) + "\\fR";
}

QByteArray paragraph(const QString &text)
{
    return roff(text) + '\n';
}

QByteArray titled(const QString &name, const QString &summary)
{
    QString line = summary;
    if (line.endsWith(QLatin1Char('.'))) {
        line.chop(1);
    }
    // groff from 1.23 on adjusts each paragraph anew by the string AD, whatever .ad says.
    return ".\\\" SPDX-License-Identifier: GPL-3.0-or-later\n.ds AD l\n.TH " + roff(name.toUpper())
        + " 1 \"\" \"PushScope " PUSHSCOPE_VERSION "\" \"PushScope Manual\"\n.nh\n.ad l\n.SH NAME\n" + roff(name)
        + " \\- " + roff(line) + '\n';
}

QByteArray entry(const QByteArray &tag, const QString &text)
{
    return ".TP\n" + tag + '\n' + paragraph(text);
}

QByteArray optionEntry(const Option &option)
{
    const QByteArray name = bold(option.name);
    return entry(option.isSwitch() ? name : name + ' ' + italic(option.placeholder), optionText(option));
}

QByteArray arguments(const Command &command)
{
    QByteArray text;
    for (const Option &argument : command.arguments) {
        text += entry(italic(argument.name), optionText(argument));
    }
    return text.isEmpty() ? text : ".SH ARGUMENTS\n" + text;
}

QByteArray options(const Command &command)
{
    QByteArray text = ".SH OPTIONS\n";
    for (const OptionGroup &group : optionGroups(command)) {
        if (!group.title.isEmpty()) {
            text += ".SS " + roff(group.title) + '\n';
        }
        for (const Option &option : group.options) {
            text += optionEntry(option);
        }
        if (group.title.isEmpty()) {
            for (const Option &option : standardOptions()) {
                text += optionEntry(option);
            }
        }
    }
    return text;
}

/// The variables that stand in for options: their defaults name them.
QByteArray environment(const Command &command)
{
    static const QRegularExpression variable{QStringLiteral("PUSHSCOPE_[A-Z_]+")};
    QByteArray text;
    QStringList seen;
    for (const Option &option : command.options) {
        const QString name = variable.match(option.fallback).captured();
        if (!name.isEmpty() && !seen.contains(name)) {
            seen.append(name);
            text += ".TP\n" + bold(name) + "\nTaken where " + bold(option.name)
                + " is not given. Other users of the machine cannot see it, as they can see arguments.\n";
        }
    }
    return text.isEmpty() ? text : ".SH ENVIRONMENT\n" + text;
}

QByteArray exitStatus()
{
    QByteArray text = ".SH EXIT STATUS\n";
    for (const auto &[status, meaning] : exitStatuses()) {
        text += entry(bold(QString::number(status)), meaning);
    }
    return text;
}

QByteArray seeAlso(const QStringList &pages)
{
    QByteArrayList links;
    for (const QString &page : pages) {
        links.append(".BR " + roff(page) + " (1)");
    }
    return ".SH SEE ALSO\n" + links.join(" ,\n") + '\n';
}

QByteArray synopsis(const QString &called, const Command &command)
{
    QByteArray line = bold(called) + " [" + italic(QStringLiteral("OPTION")) + "]...";
    for (const Option &argument : command.arguments) {
        line += argument.required ? ' ' + italic(argument.name) : " [" + italic(argument.name) + ']';
    }
    return ".SH SYNOPSIS\n" + line + '\n';
}

QStringList others(const Program &program, const QString &but)
{
    QStringList pages{program.name};
    for (const Command &command : program.commands) {
        pages.append(manName(program, command));
    }
    pages.append(program.name == QLatin1String{"pushscope"} ? QStringLiteral("pushscope-cli")
                                                            : QStringLiteral("pushscope"));
    pages.removeAll(but);
    pages.removeDuplicates();
    return pages;
}

} // namespace

QString manName(const Program &program, const Command &command)
{
    return command.name.isEmpty() ? program.name : program.name + QLatin1Char('-') + command.name;
}

QByteArray manPage(const Program &program, const Command &command)
{
    const QString name = manName(program, command);
    const QString called = command.name.isEmpty() ? program.name : program.name + QLatin1Char(' ') + command.name;
    QByteArray page =
        titled(name, command.summary) + synopsis(called, command) + ".SH DESCRIPTION\n" + paragraph(command.summary);
    const QStringList notes = command.notes.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    for (const QString &note : notes) {
        page += ".PP\n" + paragraph(note);
    }
    return page + arguments(command) + options(command) + environment(command) + exitStatus()
        + seeAlso(others(program, name));
}

QByteArray manPage(const Program &program)
{
    if (program.commands.size() == 1 && program.commands.first().name.isEmpty()) {
        return manPage(program, program.commands.first());
    }
    QByteArray before;
    for (const Option &option : program.everywhere) {
        before += '[' + bold(option.name) + ' ' + italic(option.placeholder) + "] ";
    }
    QByteArray page = titled(program.name, program.summary) + ".SH SYNOPSIS\n" + bold(program.name) + ' ' + before
        + italic(QStringLiteral("COMMAND")) + " [" + italic(QStringLiteral("OPTION")) + "]...\n.SH DESCRIPTION\n"
        + paragraph(program.summary) + ".SH COMMANDS\n";
    for (const Command &command : program.commands) {
        page += entry(bold(command.name), command.summary);
    }
    page += ".SH OPTIONS\nEvery command has options of its own, and a page of its own.\n";
    for (const Option &option : program.everywhere + program.switches + standardOptions()) {
        page += optionEntry(option);
    }
    return page + exitStatus() + seeAlso(others(program, program.name));
}

} // namespace pushscope
