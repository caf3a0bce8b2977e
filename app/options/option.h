// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "options/valuetype.h"

#include <QList>
#include <QString>

#include <functional>
#include <optional>
#include <utility>

namespace pushscope {

/// The error of an option that another one has made superfluous; its message is for the user.
inline constexpr char givenAlready[] = "given-already";

/// One option of a command, or one of its arguments (then `name` is the placeholder).
/// Parsing, help, man pages and completions all come from these.
struct Option
{
    QString name; ///< with its dashes, as `--listen`
    QString placeholder; ///< empty: a switch without a value
    QString takes;
    QString fallback; ///< what holds without the option, for the help; may be empty
    QString help;
    QString group = {}; ///< title of a part of the help of its own; empty: among the others
    bool repeatable = false;
    bool required = false; ///< arguments only
    bool secret = false;
    bool explains = false; ///< its parser's message says more than `takes`
    Suggestion suggests = {};
    /// Parses and stores one value; the error tells why it was refused.
    std::function<std::optional<Error>(const QString &)> take = {};

    [[nodiscard]] bool isSwitch() const { return placeholder.isEmpty(); }
};

namespace detail {

template <typename T, typename Store>
Option describe(QString name, ValueType<T> type, QString help, QString fallback, Store store)
{
    Option option{std::move(name), type.placeholder, type.takes, std::move(fallback), std::move(help)};
    option.secret = type.secret;
    option.explains = type.explains;
    option.suggests = std::move(type.suggests);
    option.take = [parse = std::move(type.parse), store](const QString &text) -> std::optional<Error> {
        auto parsed = parse(text);
        if (!parsed) {
            return parsed.error();
        }
        store(std::move(parsed).value());
        return {};
    };
    return option;
}

} // namespace detail

/// An option that stores its value in `into`, which must outlive the parsing and holds the default.
template <typename T, typename Target>
[[nodiscard]] Option valueOption(QString name, ValueType<T> type, Target &into, QString help, QString fallback = {})
{
    return detail::describe(std::move(name), std::move(type), std::move(help), std::move(fallback),
                            [&into](T &&value) { into = std::move(value); });
}

/// An option that may be given several times and appends each value to `into`.
template <typename T, typename List>
[[nodiscard]] Option listOption(QString name, ValueType<T> type, List &into, QString help, QString fallback = {})
{
    Option option = detail::describe(std::move(name), std::move(type), std::move(help), std::move(fallback),
                                     [&into](T &&value) { into += std::move(value); });
    option.repeatable = true;
    return option;
}

[[nodiscard]] inline Option switchOption(QString name, bool &into, QString help)
{
    Option option{std::move(name), {}, {}, {}, std::move(help)};
    option.take = [&into](const QString &) -> std::optional<Error> {
        into = true;
        return {};
    };
    return option;
}

/// A positional argument.
template <typename T, typename Target>
[[nodiscard]] Option requiredArgument(ValueType<T> type, Target &into, QString help)
{
    const QString name = type.placeholder;
    Option argument = valueOption(name, std::move(type), into, std::move(help));
    argument.required = true;
    return argument;
}

template <typename T, typename Target>
[[nodiscard]] Option optionalArgument(ValueType<T> type, Target &into, QString help)
{
    const QString name = type.placeholder;
    return valueOption(name, std::move(type), into, std::move(help));
}

} // namespace pushscope
