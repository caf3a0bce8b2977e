// SPDX-License-Identifier: GPL-3.0-or-later
#include "options/commandline.h"

#include "message/credentials.h"
#include "message/nearest.h"
#include "options/help.h"
#include "options/optiontexts.h"

#include <algorithm>
#include <cstdio>

namespace pushscope {

namespace {

constexpr qsizetype longestQuote = 60;

/// What the user gave, short and in one line, so that a refusal stays one.
QString quoted(const QString &given)
{
    const QString open = withoutCredentials(given);
    QString shown = open.left(longestQuote);
    for (QChar &c : shown) {
        if (c.unicode() < 0x20 || c.unicode() == 0x7f || c.category() == QChar::Separator_Line
            || c.category() == QChar::Separator_Paragraph) {
            c = QLatin1Char('?');
        }
    }
    return QLatin1Char('"') + shown + (open.size() > longestQuote ? QStringLiteral("…") : QString()) + QLatin1Char('"');
}

QString names(const QStringList &list)
{
    return list.join(QStringLiteral(", "));
}

/// Reads the words of one command into its options.
class Reader
{
public:
    Reader(const Program &program, const Command &command) : m_program{program}, m_command{command} {}

    CommandLine read(const QStringList &words);

private:
    std::optional<CommandLine> takeOption(const QStringList &words, qsizetype &at);
    std::optional<CommandLine> takeArgument(const QString &word);
    std::optional<CommandLine> store(const Option &option, const QString &value) const;
    CommandLine missingValue(const Option &option) const;
    CommandLine unknownFlag(const QString &flag) const;
    CommandLine refused(const QString &why) const { return refuse(m_program, m_command.name, why); }

    const Program &m_program;
    const Command &m_command;
    QStringList m_seen;
    qsizetype m_arguments = 0;
};

CommandLine Reader::read(const QStringList &words)
{
    bool optionsEnded = false;
    for (qsizetype at = 0; at < words.size(); ++at) {
        const QString &word = words[at];
        if (!optionsEnded && word == QLatin1String("--")) {
            optionsEnded = true;
            continue;
        }
        const bool isOption = !optionsEnded && word.size() > 1 && word.startsWith(QLatin1Char('-'));
        if (const auto ended = isOption ? takeOption(words, at) : takeArgument(word)) {
            return *ended;
        }
    }
    if (m_arguments < m_command.arguments.size() && m_command.arguments[m_arguments].required) {
        const Option &argument = m_command.arguments[m_arguments];
        return refused(OptionsText::tr("%1 is missing: it takes %2").arg(argument.name, argument.takes));
    }
    return {CommandLine::Kind::Run, m_command.name, {}};
}

std::optional<CommandLine> Reader::takeOption(const QStringList &words, qsizetype &at)
{
    const QString &word = words[at];
    const qsizetype equals = word.indexOf(QLatin1Char('='));
    const QString flag = equals < 0 ? word : word.left(equals);
    if (flag == QLatin1String("--help") || flag == QLatin1String("-h")) {
        return CommandLine{CommandLine::Kind::Text, m_command.name, helpText(m_program, m_command)};
    }
    const auto option = std::ranges::find(m_command.options, flag, &Option::name);
    if (option == m_command.options.end()) {
        return unknownFlag(flag);
    }
    if (m_seen.contains(flag) && !option->repeatable) {
        return refused(option->isSwitch()
                           ? OptionsText::tr("%1 is given twice: it is a switch, once is enough").arg(flag)
                           : OptionsText::tr("%1 is given twice: it takes one %2, %3")
                                 .arg(flag, option->placeholder, option->takes));
    }
    m_seen.append(flag);
    if (option->isSwitch()) {
        if (equals >= 0) {
            return refused(OptionsText::tr("%1 takes no value, not %2").arg(flag, quoted(word.mid(equals + 1))));
        }
        return store(*option, {});
    }
    if (equals >= 0) {
        return store(*option, word.mid(equals + 1));
    }
    if (at + 1 >= words.size() || words[at + 1].startsWith(QLatin1String("--"))) {
        return missingValue(*option);
    }
    return store(*option, words[++at]);
}

std::optional<CommandLine> Reader::takeArgument(const QString &word)
{
    if (m_arguments < m_command.arguments.size()) {
        return store(m_command.arguments[m_arguments++], word);
    }
    QStringList taken;
    for (const Option &argument : m_command.arguments) {
        taken.append(argument.name);
    }
    const QString who = m_command.name.isEmpty() ? m_program.name : m_command.name;
    return refused(taken.isEmpty()
                       ? OptionsText::tr("surplus argument %1: %2 takes only options").arg(quoted(word), who)
                       : OptionsText::tr("surplus argument %1: %2 takes only %3 and options")
                             .arg(quoted(word), who, names(taken)));
}

std::optional<CommandLine> Reader::store(const Option &option, const QString &value) const
{
    const auto error = option.take(value);
    if (!error) {
        return {};
    }
    if (error->code == givenAlready) {
        return refused(OptionsText::tr("%1: %2").arg(option.name, error->message));
    }
    if (option.secret) {
        return refused(OptionsText::tr("%1 takes %2, not what was given").arg(option.name, option.takes));
    }
    if (option.explains) {
        return refused(OptionsText::tr("%1 %2: %3").arg(option.name, quoted(value), error->message));
    }
    return refused(OptionsText::tr("%1 takes %2, not %3").arg(option.name, option.takes, quoted(value)));
}

CommandLine Reader::missingValue(const Option &option) const
{
    return refused(
        OptionsText::tr("%1 has no value: it takes %2, %3").arg(option.name, option.placeholder, option.takes));
}

CommandLine Reader::unknownFlag(const QString &flag) const
{
    QStringList known{QStringLiteral("--help"), QStringLiteral("--version")};
    for (const Option &option : m_command.options) {
        known.append(option.name);
    }
    const QString near = nearest(flag, known);
    const auto option = std::ranges::find(m_command.options, near, &Option::name);
    QString hint = near;
    if (option != m_command.options.end() && !option->isSwitch()) {
        hint += QLatin1Char(' ') + option->placeholder + QStringLiteral(", ") + option->takes;
    }
    if (!near.isEmpty()) {
        return refused(OptionsText::tr("unknown flag %1; the nearest is %2").arg(quoted(flag), hint));
    }
    std::ranges::sort(known);
    return refused(OptionsText::tr("unknown flag %1; known are %2").arg(quoted(flag), names(known)));
}

bool hasCommands(const Program &program)
{
    return program.commands.size() != 1 || !program.commands.first().name.isEmpty();
}

QString versionText(const Program &program)
{
    return program.name + QStringLiteral(" " PUSHSCOPE_VERSION "\n");
}

CommandLine withoutCommand(const Program &program, const QStringList &arguments)
{
    QStringList known;
    for (const Command &command : program.commands) {
        known.append(command.name);
    }
    if (arguments.isEmpty()) {
        return refuse(program, {}, OptionsText::tr("a command is missing: one of %1").arg(names(known)));
    }
    const QString &word = arguments.first();
    const Command before{{}, {}, program.everywhere, {}, {}};
    if (std::ranges::find(before.options, word.section(u'=', 0, 0), &Option::name) != before.options.end()) {
        const CommandLine line = Reader{program, before}.read(arguments.mid(0, word.contains(u'=') ? 1 : 2));
        return line.kind == CommandLine::Kind::Run ? withoutCommand(program, {}) : line;
    }
    if (word == QLatin1String("--help") || word == QLatin1String("-h") || word == QLatin1String("help")) {
        return {CommandLine::Kind::Text, {}, helpText(program)};
    }
    if (word.startsWith(QLatin1Char('-'))) {
        return refuse(
            program, {},
            OptionsText::tr("unknown flag %1: a command comes first, one of %2").arg(quoted(word), names(known)));
    }
    const QString near = nearest(word, known);
    return refuse(program, {},
                  near.isEmpty() ? OptionsText::tr("unknown command %1: known are %2").arg(quoted(word), names(known))
                                 : OptionsText::tr("unknown command %1; the nearest is %2, known are %3")
                                       .arg(quoted(word), near, names(known)));
}

} // namespace

CommandLine readCommandLine(const Program &program, const QStringList &arguments)
{
    const auto versionAt = arguments.indexOf(QStringLiteral("--version"));
    if (versionAt == 0 || (versionAt == 1 && hasCommands(program) && !arguments.first().startsWith(QLatin1Char('-')))) {
        return {CommandLine::Kind::Text, {}, versionText(program)};
    }
    if (!hasCommands(program)) {
        return Reader{program, program.commands.first()}.read(arguments);
    }
    const auto alone = std::ranges::find(program.switches, arguments.value(0), &Option::name);
    if (alone != program.switches.end()) {
        if (arguments.size() > 1) {
            return refuse(program, {},
                          OptionsText::tr("%1 stands alone, without %2").arg(alone->name, quoted(arguments[1])));
        }
        (void)alone->take({});
        return {CommandLine::Kind::Run, {}, {}};
    }
    const auto command = arguments.isEmpty() ? program.commands.end()
                                             : std::ranges::find(program.commands, arguments.first(), &Command::name);
    if (command == program.commands.end()) {
        return withoutCommand(program, arguments);
    }
    return Reader{program, *command}.read(arguments.mid(1));
}

CommandLine refuse(const Program &program, const QString &command, const QString &why)
{
    const QString who = command.isEmpty() ? program.name : program.name + QLatin1Char(' ') + command;
    return {CommandLine::Kind::Refused, command, who + QStringLiteral(": ") + why};
}

QStringList argumentsOf(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i) {
        arguments.append(QString::fromLocal8Bit(argv[i]));
    }
    return arguments;
}

std::optional<int> answered(const CommandLine &line)
{
    switch (line.kind) {
    case CommandLine::Kind::Run: break;
    case CommandLine::Kind::Text: std::fputs(line.text.toLocal8Bit().constData(), stdout); return exitDone;
    case CommandLine::Kind::Refused:
        std::fputs((line.text + QLatin1Char('\n')).toLocal8Bit().constData(), stderr);
        return exitRefused;
    }
    return {};
}

} // namespace pushscope
