// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/memberinfo.h"

#include "experiment/experimenttexts.h"
#include "experiment/figure.h"
#include "fault/faultunits.h"

#include <algorithm>

namespace pushscope {

namespace {

QString microsecondsText(double microseconds)
{
    return figureText(FigureInfo::Unit::Time, microseconds);
}

QString numberText(double number)
{
    return QString::number(number, 'g', 12);
}

QString textOf(const MemberInfo &member)
{
    return member.least > 0 ? ExperimentText::tr("a text of 1 to %1 characters").arg(numberText(member.most))
                            : ExperimentText::tr("a text of at most %1 characters").arg(numberText(member.most));
}

QString sizeOf(const MemberInfo &member)
{
    const QString largest = faultBytesText(static_cast<qint64>(member.most));
    return ExperimentText::tr("a number of bytes as 64000 or \"64k\", from %1 to %2")
        .arg(numberText(member.least), largest);
}

QString listOf(const MemberInfo &member)
{
    return member.least > 0
        ? ExperimentText::tr("a list of %1 to %2: %3").arg(numberText(member.least), numberText(member.most), member.of)
        : ExperimentText::tr("a list of at most %1: %2").arg(numberText(member.most), member.of);
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
    return ExperimentText::tr("%1 or %2").arg(words.join(QStringLiteral(", ")), last);
}

QString allowedText(const MemberInfo &member)
{
    using Type = MemberInfo::Type;
    switch (member.type) {
    case Type::Text: return textOf(member);
    case Type::Name: return ExperimentText::tr("1 to 64 of a-z 0-9 and -, as \"buffering-proxy\"");
    case Type::Word: return ExperimentText::tr("1 to 64 of A-Z a-z 0-9 . _ : -, and spaces between them");
    case Type::Boolean: return ExperimentText::tr("true or false");
    case Type::Integer:
        return member.least == member.most
            ? numberText(member.least)
            : ExperimentText::tr("a whole number from %1 to %2").arg(numberText(member.least), numberText(member.most));
    case Type::Number:
        return ExperimentText::tr("a number from %1 to %2").arg(numberText(member.least), numberText(member.most));
    case Type::Time:
        return ExperimentText::tr("a time as \"200ms\", \"5s\" or \"2m\", from %1 to %2")
            .arg(microsecondsText(member.least), microsecondsText(member.most));
    case Type::Size: return sizeOf(member);
    case Type::Choice: return oneOf(member.choices);
    case Type::Bound: return ExperimentText::tr("a number, a size as \"64k\" or a time as \"200ms\", as the figure is");
    case Type::Fault: return ExperimentText::tr("a fault as \"delay:200ms,for=5s\"");
    case Type::Object:
        return member.of.isEmpty() ? ExperimentText::tr("an object")
                                   : ExperimentText::tr("an object: %1").arg(member.of);
    case Type::List: return listOf(member);
    case Type::Fields: return ExperimentText::tr("an object of at most %1 header fields").arg(numberText(member.most));
    case Type::Any: return ExperimentText::tr("any JSON value");
    }
    Q_UNREACHABLE();
}

} // namespace pushscope
