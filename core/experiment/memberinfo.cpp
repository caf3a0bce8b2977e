// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/memberinfo.h"

#include "experiment/figure.h"
#include "fault/faultunits.h"

#include <QCoreApplication>

#include <algorithm>

namespace pushscope {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Experiment)
};

QString timeText(double microseconds)
{
    return figureText(FigureInfo::Unit::Time, microseconds);
}

QString numberText(double number)
{
    return QString::number(number, 'g', 12);
}

QString textOf(const MemberInfo &member)
{
    return member.least > 0 ? Text::tr("a text of 1 to %1 characters").arg(numberText(member.most))
                            : Text::tr("a text of at most %1 characters").arg(numberText(member.most));
}

QString sizeOf(const MemberInfo &member)
{
    const QString largest = faultBytesText(static_cast<qint64>(member.most));
    return Text::tr("a number of bytes as 64000 or \"64k\", from %1 to %2").arg(numberText(member.least), largest);
}

QString listOf(const MemberInfo &member)
{
    return member.least > 0
        ? Text::tr("a list of %1 to %2: %3").arg(numberText(member.least), numberText(member.most), member.of)
        : Text::tr("a list of at most %1: %2").arg(numberText(member.most), member.of);
}

} // namespace

const ObjectInfo &objectInfo(const QString &name)
{
    return *std::ranges::find(experimentObjects(), name, &ObjectInfo::name);
}

const MemberInfo &memberInfo(const ObjectInfo &object, const QString &name)
{
    return *std::ranges::find(object.members, name, &MemberInfo::name);
}

QString oneOf(QStringList words)
{
    if (words.size() < 2) {
        return words.join(QString{});
    }
    const QString last = words.takeLast();
    return Text::tr("%1 or %2").arg(words.join(QStringLiteral(", ")), last);
}

QString allowedText(const MemberInfo &member)
{
    using Type = MemberInfo::Type;
    switch (member.type) {
    case Type::Text: return textOf(member);
    case Type::Name: return Text::tr("1 to 64 of a-z 0-9 and -, as \"buffering-proxy\"");
    case Type::Word: return Text::tr("1 to 64 of A-Z a-z 0-9 . _ : -, and spaces between them");
    case Type::Boolean: return Text::tr("true or false");
    case Type::Integer:
        return member.least == member.most
            ? numberText(member.least)
            : Text::tr("a whole number from %1 to %2").arg(numberText(member.least), numberText(member.most));
    case Type::Number: return Text::tr("a number from %1 to %2").arg(numberText(member.least), numberText(member.most));
    case Type::Time:
        return Text::tr("a time as \"200ms\", \"5s\" or \"2m\", from %1 to %2")
            .arg(timeText(member.least), timeText(member.most));
    case Type::Size: return sizeOf(member);
    case Type::Choice: return oneOf(member.choices);
    case Type::Bound: return Text::tr("a number, a size as \"64k\" or a time as \"200ms\", as the figure is");
    case Type::Fault: return Text::tr("a fault as \"delay:200ms,for=5s\"");
    case Type::Object: return member.of.isEmpty() ? Text::tr("an object") : Text::tr("an object: %1").arg(member.of);
    case Type::List: return listOf(member);
    case Type::Fields: return Text::tr("an object of at most %1 header fields").arg(numberText(member.most));
    case Type::Any: return Text::tr("any JSON value");
    }
    Q_UNREACHABLE();
}

} // namespace pushscope
