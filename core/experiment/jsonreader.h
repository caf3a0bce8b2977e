// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "experiment/jsonsource.h"
#include "experiment/memberinfo.h"

#include <chrono>
#include <utility>

namespace pushscope {

/// Reads one object of a JSON file by the table of its members. What is missing or wrong is refused at the source,
/// and read as the default that is given.
class JsonReader
{
public:
    /// Refuses members that the table does not have, and the lack of those that it needs. `source` must outlive it.
    JsonReader(JsonSource &source, const QJsonObject &object, JsonPath path, const QString &kind);

    [[nodiscard]] bool has(const QString &name) const { return m_object.contains(name); }
    [[nodiscard]] QJsonValue value(const QString &name) const { return m_object.value(name); }
    [[nodiscard]] JsonPath path(const QString &name) const { return m_path / JsonStep{name}; }
    [[nodiscard]] const JsonPath &path() const { return m_path; }
    [[nodiscard]] JsonSource &source() const { return m_source; }

    /// Of text, name, word and choice.
    [[nodiscard]] QString text(const QString &name, const QString &fallback = {}) const;
    [[nodiscard]] bool boolean(const QString &name, bool fallback) const;
    [[nodiscard]] qint64 integer(const QString &name, qint64 fallback) const;
    [[nodiscard]] double number(const QString &name, double fallback) const;
    [[nodiscard]] qint64 size(const QString &name, qint64 fallback) const;
    [[nodiscard]] std::chrono::milliseconds time(const QString &name, std::chrono::milliseconds fallback) const;
    [[nodiscard]] std::optional<std::chrono::milliseconds> time(const QString &name) const; ///< nothing: not given
    [[nodiscard]] QStringList texts(const QString &name, qsizetype longest) const;
    [[nodiscard]] std::vector<std::pair<QString, QString>> fields(const QString &name, qsizetype longest) const;
    /// Nothing if it is not given or is none.
    [[nodiscard]] std::optional<JsonReader> object(const QString &name) const;
    [[nodiscard]] std::vector<JsonReader> objects(const QString &name) const;

    /// Says what the table allows for the member, and what it is instead.
    void refuse(const QString &name) const;
    void refuse(const QString &name, const QString &why) const { m_source.refuse(path(name), why); }
    /// If it is given.
    void forbid(const QString &name, const QString &why) const;
    /// Refuses all but at most one of them; its name, or nothing.
    [[nodiscard]] QString only(const QStringList &names) const;

private:
    [[nodiscard]] const MemberInfo &info(const QString &name) const { return memberInfo(m_info, name); }
    [[nodiscard]] bool fits(const MemberInfo &member, double number) const;
    void checkMembers() const;

    JsonSource &m_source;
    QJsonObject m_object;
    JsonPath m_path;
    const ObjectInfo &m_info;
};

/// As "200ms", "5s", "2m" or "2min".
[[nodiscard]] std::optional<std::chrono::microseconds> timeFrom(const QJsonValue &value);
/// 64000, "64000", "64k".
[[nodiscard]] std::optional<double> sizeFrom(const QJsonValue &value);

} // namespace pushscope
