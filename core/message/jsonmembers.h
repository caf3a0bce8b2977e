// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/result.h"

#include <QJsonObject>

#include <optional>

namespace pushscope {

/// Reads the members of one JSON object; remembers the first that is missing or wrong. `object`
/// must outlive it.
class JsonMembers
{
public:
    explicit JsonMembers(const QJsonObject &object) : m_object{object} {}

    [[nodiscard]] bool has(const QString &name) const { return m_object.contains(name); }
    qint64 integer(const QString &name, qint64 least, qint64 most);
    QString text(const QString &name, qsizetype longest = longestText);
    bool boolean(const QString &name);
    /// Code `bad-field`.
    void fail(const QString &name, const QString &message);
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

    static constexpr qsizetype longestText = 4096;

private:
    const QJsonObject &m_object;
    std::optional<Error> m_error;
};

} // namespace pushscope
