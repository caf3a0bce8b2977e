// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "options/option.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace pushscope {

/// A command with its table. A program without commands is one of these too, with an empty name.
struct Command
{
    QString name;
    QString summary; ///< one line
    QList<Option> options;
    QList<Option> arguments; ///< in order; required ones first
    QString notes; ///< paragraphs at the end of the help
};

struct Program
{
    QString name; ///< as it is called
    QString summary;
    QList<Command> commands; ///< one with an empty name: the program has no commands
    QList<Option> switches = {}; ///< of a program with commands: each stands alone, without a command
    /// Options of every command that may stand before it, too. The caller puts them behind it; here they are for the
    /// help, and to be refused.
    QList<Option> everywhere = {};
};

/// What the command line asks for.
struct CommandLine
{
    enum class Kind {
        Run, ///< `command` with the values stored by its options
        Text, ///< --help or --version: `text` to stdout, exit 0
        Refused, ///< `text`, one line, to stderr, exit 2
    };

    Kind kind = Kind::Run;
    QString command;
    QString text;
};

inline constexpr int exitDone = 0;
inline constexpr int exitFailed = 1;
inline constexpr int exitRefused = 2;

/// `arguments` without the program's own name. `--flag value` and `--flag=value` mean the same,
/// `--` ends the options, and a lone `-` is an argument.
[[nodiscard]] CommandLine readCommandLine(const Program &program, const QStringList &arguments);

/// The refusal of a combination that only the program can see, as one line.
[[nodiscard]] CommandLine refuse(const Program &program, const QString &command, const QString &why);

/// The arguments of main() without the program's name.
[[nodiscard]] QStringList argumentsOf(int argc, char **argv);

/// Prints Text or Refused and gives the exit code; nothing for Run.
[[nodiscard]] std::optional<int> answered(const CommandLine &line);

} // namespace pushscope
