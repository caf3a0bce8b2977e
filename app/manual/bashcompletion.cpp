// SPDX-License-Identifier: GPL-3.0-or-later
#include "manual/completion.h"

#include "options/help.h"

namespace pushscope {

namespace {

// Bash splits words at : and =, which are put together again; what it has then to insert is the rest behind the last
// one.
constexpr char script[] = R"(# bash completion for @PROGRAM@
# SPDX-License-Identifier: GPL-3.0-or-later

# What an option, or an argument by its number, takes: words, endings of files, or folders. Fails for a switch.
@FUNCTION@_values()
{
    words= endings= folders=
    case $1 in
@VALUES@        *) return 1 ;;
    esac
}

@FUNCTION@_options()
{
    case $1 in
@OPTIONS@    esac
}

@FUNCTION@_files() # value
{
    local file ending
    compopt -o filenames 2>/dev/null
    while IFS= read -r file; do
        if [[ -d $file || $endings == '*' ]]; then
            COMPREPLY+=("$file")
            continue
        fi
        for ending in $endings; do
            [[ $file != *"$ending" ]] || COMPREPLY+=("$file")
        done
    done < <(compgen -f -- "$1")
}

@FUNCTION@_reply() # value, typed: the end of it that is to be replaced
{
    local value=$1 before=${1%"$2"}
    [[ -z $words ]] || mapfile -t COMPREPLY < <(compgen -W "$words" -- "$value")
    [[ -z $endings ]] || @FUNCTION@_files "$value"
    if [[ -n $folders ]]; then
        compopt -o filenames 2>/dev/null
        mapfile -t COMPREPLY < <(compgen -d -- "$value")
    fi
    COMPREPLY=("${COMPREPLY[@]#"$before"}")
    [[ ${COMPREPLY[*]} != *[:/] || ${#COMPREPLY[@]} -ne 1 ]] || compopt -o nospace 2>/dev/null
}

@FUNCTION@()
{
    local IFS=$' \t\n' words endings folders word glue='' command='@FIRST@' expects='' ended=''
    local -a line=()
    local -i argument=1
    COMPREPLY=()
    for word in "${COMP_WORDS[@]:1:COMP_CWORD}"; do
        if [[ -n $glue || ( $word == [:=]* && ${#line[@]} -gt 0 ) ]]; then
            line[-1]+=$word
        else
            line+=("$word")
        fi
        [[ $word == *[:=] ]] && glue=yes || glue=
    done
    local current=${line[-1]} typed=${COMP_WORDS[COMP_CWORD]}
    [[ $typed != [:=]* ]] || typed=
    for word in "${line[@]:0:${#line[@]}-1}"; do
        if [[ -n $expects ]]; then
            expects=
        elif [[ -z $command ]] && @FUNCTION@_values " ${word%%=*}"; then
            [[ $word == *=* ]] || expects=$word
        elif [[ -z $command ]]; then
            command=$word
        elif [[ -n $ended || $word != -?* ]]; then
            argument+=1
        elif [[ $word == -- ]]; then
            ended=yes
        elif [[ $word != *=* ]] && @FUNCTION@_values "$command $word"; then
            expects=$word
        fi
    done

    words= endings= folders=
    if [[ -n $expects ]]; then
        @FUNCTION@_values "$command $expects"
        @FUNCTION@_reply "$current" "$typed"
    elif [[ -z $ended && $current == --*=* ]]; then
        @FUNCTION@_values "$command ${current%%=*}" && @FUNCTION@_reply "${current#*=}" "$typed"
    elif [[ -z $command ]]; then
        words='@COMMANDS@'
        @FUNCTION@_reply "$current" "$typed"
    elif [[ -z $ended && $current == -* ]]; then
        words=$(@FUNCTION@_options "$command")
        @FUNCTION@_reply "$current" "$typed"
    else
        @FUNCTION@_values "$command $argument" && @FUNCTION@_reply "$current" "$typed"
    fi
    return 0
}

complete -F @FUNCTION@ @PROGRAM@
)";

/// In the script a program without commands has one called `-`.
QString keyOf(const Command &command)
{
    return command.name.isEmpty() ? QStringLiteral("-") : command.name;
}

QString valuesLine(const QString &key, const QString &what, const Suggestion &suggests)
{
    QString line = QStringLiteral("        '%1 %2')").arg(key, what);
    if (!suggests.words.isEmpty()) {
        line += QStringLiteral(" words='%1'").arg(suggests.words.join(QLatin1Char(' ')));
    }
    if (!suggests.endings.isEmpty()) {
        line += QStringLiteral(" endings='%1'").arg(suggests.endings.join(QLatin1Char(' ')));
    }
    if (suggests.folders) {
        line += QStringLiteral(" folders=yes");
    }
    return line + QStringLiteral(" ;;\n");
}

QString valuesOf(const Command &command)
{
    QString lines;
    for (const Option &option : command.options) {
        if (!option.isSwitch()) {
            lines += valuesLine(keyOf(command), option.name, option.suggests);
        }
    }
    for (qsizetype at = 0; at < command.arguments.size(); ++at) {
        lines += valuesLine(keyOf(command), QString::number(at + 1), command.arguments[at].suggests);
    }
    return lines;
}

QString optionsOf(const Command &command)
{
    QStringList names;
    for (const Option &option : command.options + standardOptions()) {
        names.append(option.name);
    }
    return QStringLiteral("        %1) echo '%2' ;;\n").arg(keyOf(command), names.join(QLatin1Char(' ')));
}

} // namespace

QByteArray bashCompletion(const Program &program)
{
    QString values;
    QString options;
    QStringList commands;
    for (const Command &command : program.commands) {
        values += valuesOf(command);
        options += optionsOf(command);
        commands.append(command.name);
    }
    for (const Option &option : program.everywhere) {
        values += valuesLine({}, option.name, option.suggests);
    }
    for (const Option &option : program.everywhere + program.switches + standardOptions()) {
        commands.append(option.name);
    }
    const bool alone = program.commands.first().name.isEmpty();
    QString text = QString::fromLatin1(script);
    text.replace(QStringLiteral("@PROGRAM@"), program.name)
        .replace(QStringLiteral("@FUNCTION@"), QLatin1Char('_') + QString{program.name}.replace(u'-', u'_'))
        .replace(QStringLiteral("@VALUES@"), values)
        .replace(QStringLiteral("@OPTIONS@"), options)
        .replace(QStringLiteral("@FIRST@"), alone ? QStringLiteral("-") : QString{})
        .replace(QStringLiteral("@COMMANDS@"), commands.join(QLatin1Char(' ')));
    return text.toUtf8();
}

} // namespace pushscope
