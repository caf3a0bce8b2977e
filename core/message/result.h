// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <utility>
#include <variant>

namespace pushscope {

/// What was wrong with an input: a code that programs can test, a sentence for people, and the
/// name of the field, flag or header that it is about.
struct Error
{
    QByteArray code;
    QString message;
    QString field;

    bool operator==(const Error &) const = default;
};

/// A value, or the error that stands in its place.
template <typename T>
class Result
{
public:
    Result(T value) : m_state{std::move(value)} {} // NOLINT(google-explicit-constructor)
    Result(Error error) : m_state{std::move(error)} {} // NOLINT(google-explicit-constructor)

    [[nodiscard]] bool ok() const { return std::holds_alternative<T>(m_state); }
    explicit operator bool() const { return ok(); }

    [[nodiscard]] const T &value() const & { return std::get<T>(m_state); }
    [[nodiscard]] T &&value() && { return std::get<T>(std::move(m_state)); }
    [[nodiscard]] const T &operator*() const & { return value(); }
    [[nodiscard]] const T *operator->() const { return &value(); }
    [[nodiscard]] const Error &error() const { return std::get<Error>(m_state); }

private:
    std::variant<T, Error> m_state;
};

} // namespace pushscope
