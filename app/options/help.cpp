// SPDX-License-Identifier: GPL-3.0-or-later
#include "options/help.h"

#include "options/optiontexts.h"

#include <algorithm>
#include <utility>

namespace pushscope {

namespace {

constexpr qsizetype lineWidth = 80;
constexpr qsizetype helpColumn = 26;

QString withPlaceholder(const Option &option)
{
    return option.isSwitch() ? option.name : option.name + QLatin1Char(' ') + option.placeholder;
}

/// Words from column `indent` on, broken before lineWidth; the first line begins at `column`.
QString wrapped(const QStringList &words, qsizetype indent, qsizetype column)
{
    QString out;
    qsizetype at = column;
    for (const QString &word : words) {
        const bool first = out.isEmpty();
        if (!first && at + 1 + word.size() > lineWidth) {
            out += QLatin1Char('\n') + QString(indent, QLatin1Char(' '));
            at = indent;
        } else if (!first) {
            out += QLatin1Char(' ');
            ++at;
        }
        out += word;
        at += word.size();
    }
    return out;
}

QString wrapped(const QString &text, qsizetype indent, qsizetype column)
{
    return wrapped(text.split(QLatin1Char(' '), Qt::SkipEmptyParts), indent, column);
}

QString entry(const QString &left, const QString &right)
{
    const QString head = QStringLiteral("  ") + left;
    if (head.size() + 2 > helpColumn) {
        return head + QLatin1Char('\n') + QString(helpColumn, QLatin1Char(' ')) + wrapped(right, helpColumn, helpColumn)
            + QLatin1Char('\n');
    }
    return head.leftJustified(helpColumn) + wrapped(right, helpColumn, helpColumn) + QLatin1Char('\n');
}

QString section(const QString &title, const QList<Option> &options, const QString &more)
{
    QString text = QLatin1Char('\n') + title + QStringLiteral(":\n");
    for (const Option &option : options) {
        text += entry(withPlaceholder(option), optionText(option));
    }
    return text + more;
}

QString argumentsHelp(const Command &command)
{
    QString text;
    if (!command.arguments.isEmpty()) {
        text += QLatin1Char('\n') + OptionsText::tr("Arguments") + QStringLiteral(":\n");
        for (const Option &argument : command.arguments) {
            text += entry(argument.name, optionText(argument));
        }
    }
    return text;
}

QString standardHelp()
{
    QString text;
    for (const Option &option : standardOptions()) {
        text += entry(option.name, option.help);
    }
    return text;
}

QString optionsHelp(const Command &command)
{
    QString text;
    for (const OptionGroup &group : optionGroups(command)) {
        const bool first = group.title.isEmpty();
        text += section(first ? OptionsText::tr("Options") : group.title, group.options,
                        first ? standardHelp() : QString{});
    }
    return text;
}

QStringList usageParts(const Command &command)
{
    QStringList parts;
    if (!command.name.isEmpty()) {
        parts.append(command.name);
    }
    for (const Option &argument : command.arguments) {
        parts.append(argument.required ? argument.name : QLatin1Char('[') + argument.name + QLatin1Char(']'));
    }
    for (const Option &option : command.options) {
        parts.append(QLatin1Char('[') + withPlaceholder(option) + QLatin1Char(']')
                     + (option.repeatable ? QStringLiteral("...") : QString()));
    }
    return parts;
}

/// What may stand before a command.
QStringList partsBeforeCommand(const Program &program)
{
    QStringList parts;
    for (const Option &option : program.everywhere) {
        parts.append(QLatin1Char('[') + withPlaceholder(option) + QLatin1Char(']'));
    }
    return parts;
}

} // namespace

QString optionText(const Option &option)
{
    QString text = option.help;
    if (!option.takes.isEmpty()) {
        text += QStringLiteral(" (") + option.takes + QLatin1Char(')');
    }
    if (option.repeatable) {
        text += QStringLiteral("; ") + OptionsText::tr("may be given several times");
    }
    if (!option.fallback.isEmpty()) {
        text += QStringLiteral("; ") + OptionsText::tr("default: %1").arg(option.fallback);
    }
    return text;
}

QList<OptionGroup> optionGroups(const Command &command)
{
    QList<OptionGroup> groups;
    groups.append(OptionGroup{});
    for (const Option &option : command.options) {
        auto group = std::ranges::find(groups, option.group, &OptionGroup::title);
        if (group == groups.end()) {
            groups.append({option.group, {}});
            group = groups.end() - 1;
        }
        group->options.append(option);
    }
    return groups;
}

QList<Option> standardOptions()
{
    return {{QStringLiteral("--help"), {}, {}, {}, OptionsText::tr("Print this help and exit")},
            {QStringLiteral("--version"), {}, {}, {}, OptionsText::tr("Print the version and exit")}};
}

QList<std::pair<int, QString>> exitStatuses()
{
    return {{exitDone, OptionsText::tr("done")},
            {exitFailed, OptionsText::tr("failed")},
            {exitRefused, OptionsText::tr("wrong command line")}};
}

QString helpText(const Program &program, const Command &command)
{
    const QString usage = OptionsText::tr("Usage: %1 ").arg(program.name);
    const QString line = wrapped(usageParts(command), usage.size(), usage.size());
    QString text = usage + line + QStringLiteral("\n\n") + wrapped(command.summary, 0, 0) + QLatin1Char('\n');
    text += argumentsHelp(command);
    text += optionsHelp(command);
    const auto paragraphs = command.notes.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    for (const QString &paragraph : paragraphs) {
        text += QLatin1Char('\n') + wrapped(paragraph, 0, 0) + QLatin1Char('\n');
    }
    return text;
}

QString helpText(const Program &program)
{
    if (program.commands.size() == 1 && program.commands.first().name.isEmpty()) {
        return helpText(program, program.commands.first());
    }
    const QStringList called = QStringList{program.name} + partsBeforeCommand(program);
    QString text = OptionsText::tr("Usage: %1 COMMAND [OPTIONS]").arg(called.join(u' ')) + QStringLiteral("\n\n")
        + wrapped(program.summary, 0, 0) + QStringLiteral("\n\n") + OptionsText::tr("Commands") + QStringLiteral(":\n");
    for (const Command &command : program.commands) {
        text += entry(command.name, command.summary);
    }
    text += section(OptionsText::tr("Options"), program.everywhere + program.switches, standardHelp());
    text += QLatin1Char('\n')
        + wrapped(OptionsText::tr(
                      "Every command has its own --help. Exit status: 0 done, 1 failed, 2 wrong command line."),
                  0, 0)
        + QLatin1Char('\n');
    return text;
}

} // namespace pushscope
