// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace pushscope {

/// What a member of an experiment's or a lesson's JSON takes. Parser, documentation and schema read the same table.
struct MemberInfo
{
    enum class Type {
        Text, ///< of `least` to `most` characters
        Name, ///< `a-z 0-9 -`
        Word, ///< `A-Z a-z 0-9 . _ : -`, and spaces inside
        Boolean,
        Integer,
        Number,
        Time, ///< a text with a unit; `least` and `most` in microseconds
        Size, ///< bytes: a number, or a text as `64k`
        Choice,
        Bound, ///< number, size or time, as the figure is
        Fault, ///< as on the command line
        Object,
        List, ///< of `of`
        Fields, ///< header fields: an object of texts
        Any,
    };

    QString name;
    Type type = Type::Text;
    QString fallback; ///< JSON; empty: none
    QString says; ///< what it is, for the documentation
    double least = 0;
    double most = 0;
    QStringList choices;
    QString of; ///< the object that it is, or that a list is of; or what each text of a list is
    bool required = false;
};

struct ObjectInfo
{
    QString name; ///< as `client`
    std::vector<MemberInfo> members;
};

[[nodiscard]] const std::vector<ObjectInfo> &experimentObjects();
[[nodiscard]] const ObjectInfo &objectInfo(const QString &name);
[[nodiscard]] const MemberInfo &memberInfo(const ObjectInfo &object, const QString &name);

/// What it takes, in words: `a time as "2s", from 10 ms to 10 min`.
[[nodiscard]] QString allowedText(const MemberInfo &member);
/// `a, b or c`.
[[nodiscard]] QString oneOf(QStringList words);

} // namespace pushscope
