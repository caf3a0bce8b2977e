// SPDX-License-Identifier: GPL-3.0-or-later
// The text form of a fault, both ways.
#include "fault/fault.h"
#include "fault/faultunits.h"
#include "message/nearest.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <array>
#include <utility>

namespace pushscope {

namespace {

struct FaultSyntaxText
{
    Q_DECLARE_TR_FUNCTIONS(FaultSyntax)
};

using Value = FaultKindInfo::Value;
using Problem = std::optional<Error>;

constexpr qsizetype longestText = 500;
constexpr std::array statuses{502, 503, 429};
constexpr int highestClient = 1'000'000;

Error wrong(const QString &field, const QString &message)
{
    return {QByteArrayLiteral("bad-fault"), message, field};
}

QString timeForms()
{
    return FaultSyntaxText::tr("a time as 200ms, 1.5s, 250us, 2min or 1h, at most 24h");
}

QString byteForms()
{
    return FaultSyntaxText::tr("a number of bytes as 512, 64k or 1M, from 1");
}

const QString &wholeFault()
{
    static const QString name = QStringLiteral("fault");
    return name;
}

QString joined(QStringList names)
{
    const QString last = names.takeLast();
    return names.isEmpty() ? last : names.join(QStringLiteral(", ")) + FaultSyntaxText::tr(" or ") + last;
}

Error unknownKind(const QString &name)
{
    constexpr qsizetype enoughOfAName = 3;
    constexpr qsizetype mostSuggested = 3;
    QStringList all;
    QStringList meant;
    for (const FaultKindInfo &info : faultKinds()) {
        all.append(info.name);
        const bool isPart = name.size() >= enoughOfAName && (info.name.contains(name) || name.contains(info.name));
        if (isPart && meant.size() < mostSuggested) {
            meant.append(info.name);
        }
    }
    if (const QString near = nearest(name, all); meant.isEmpty() && !near.isEmpty()) {
        meant.append(near);
    }
    const QString known = all.join(QStringLiteral(", "));
    return wrong(wholeFault(),
                 meant.isEmpty() ? FaultSyntaxText::tr("there is no fault \"%1\": known are %2").arg(name, known)
                                 : FaultSyntaxText::tr("there is no fault \"%1\": is %2 meant? Known are %3")
                                       .arg(name, joined(meant), known));
}

QString whatItTakes(const FaultKindInfo &info)
{
    switch (info.value) {
    case Value::None: return FaultSyntaxText::tr("no value");
    case Value::Time: return timeForms();
    case Value::TimeWithJitter:
        return FaultSyntaxText::tr("%1, with ±jitter of at most that time if wanted").arg(timeForms());
    case Value::BytesPerSecond: return FaultSyntaxText::tr("%1, for each second").arg(byteForms());
    case Value::Bytes: return byteForms();
    case Value::BytesOrTime: return FaultSyntaxText::tr("%1, or %2").arg(byteForms(), timeForms());
    case Value::Status: return FaultSyntaxText::tr("a status of 502, 503 or 429");
    }
    Q_UNREACHABLE();
}

/// A shorter one would cut every connection at once.
constexpr std::chrono::milliseconds shortestIdleTimeout{1};

bool readTime(QStringView text, std::chrono::microseconds &time)
{
    const auto parsed = parseFaultTime(text);
    time = parsed.value_or(time);
    return parsed.has_value();
}

bool readBytes(QStringView text, qint64 &bytes)
{
    const auto parsed = parseFaultBytes(text);
    bytes = parsed.value_or(bytes);
    return parsed.has_value();
}

bool readTimeWithJitter(const QString &text, Fault &fault)
{
    QString plain = text;
    plain.replace(QStringLiteral("+-"), QStringLiteral("±"));
    const QStringList parts = plain.split(u'±');
    if (parts.size() > 2 || !readTime(parts.front(), fault.time)) {
        return false;
    }
    return parts.size() == 1 || (readTime(parts.back(), fault.jitter) && fault.jitter <= fault.time);
}

bool readStatus(const QString &text, int &status)
{
    bool ok = false;
    const int number = text.toInt(&ok);
    if (!ok || std::ranges::find(statuses, number) == statuses.end()) {
        return false;
    }
    status = number;
    return true;
}

bool readValue(const QString &text, Value kind, Fault &fault)
{
    switch (kind) {
    case Value::None: return false;
    case Value::Time:
        return readTime(text, fault.time)
            && (fault.kind != FaultKind::IdleTimeout || fault.time >= shortestIdleTimeout);
    case Value::TimeWithJitter: return readTimeWithJitter(text, fault);
    case Value::BytesPerSecond:
    case Value::Bytes: return readBytes(text, fault.bytes);
    case Value::BytesOrTime:
        return readBytes(text, fault.bytes) || (readTime(text, fault.time) && fault.time.count() > 0);
    case Value::Status: return readStatus(text, fault.status);
    }
    Q_UNREACHABLE();
}

Problem readKind(const QString &text, Fault &fault)
{
    const auto colon = text.indexOf(u':');
    const QString name = text.left(colon < 0 ? text.size() : colon).trimmed();
    const auto info = std::ranges::find(faultKinds(), name, &FaultKindInfo::name);
    if (info == faultKinds().end()) {
        return unknownKind(name);
    }
    fault.kind = info->kind;
    if (colon < 0) {
        if (info->value == Value::None || info->valueOptional) {
            return {};
        }
        return wrong(wholeFault(), FaultSyntaxText::tr("%1 needs %2 after a colon").arg(name, whatItTakes(*info)));
    }
    const QString value = text.mid(colon + 1).trimmed();
    if (readValue(value, info->value, fault)) {
        return {};
    }
    const QString hint = info->value == Value::None && parseFaultTime(value)
        ? FaultSyntaxText::tr(": write %1,for=%2 to limit its time").arg(name, value)
        : FaultSyntaxText::tr(", not \"%1\"").arg(value);
    return wrong(wholeFault(), FaultSyntaxText::tr("%1 takes %2%3").arg(name, whatItTakes(*info), hint));
}

std::optional<int> clientNumber(const QString &text)
{
    bool ok = false;
    const int number = text.toInt(&ok);
    return ok && number >= 1 && number <= highestClient ? std::optional{number} : std::nullopt;
}

Problem readTarget(const QString &value, Fault &fault)
{
    const QString client = QStringLiteral("client:");
    if (value == QLatin1String{"all"}) {
        return {};
    }
    const FaultKindInfo &info = infoOf(fault.kind);
    if (!info.targeted || (!info.clientTargets && value.startsWith(client))) {
        const QString message = info.targeted
            ? FaultSyntaxText::tr("%1 is made at the server for whole transports: leave target=%2 out")
            : FaultSyntaxText::tr("%1 is made at the server for everyone: leave target=%2 out");
        return wrong(QStringLiteral("target"), message.arg(info.name, value));
    }
    if (value.startsWith(client)) {
        const QStringList numbers = value.mid(client.size()).split(QLatin1Char('-'));
        fault.target.client = clientNumber(numbers.value(0));
        fault.target.lastClient = clientNumber(numbers.value(1));
        const bool isRange = numbers.size() == 2 && fault.target.lastClient > fault.target.client;
        if (fault.target.client && (numbers.size() == 1 || isRange)) {
            return {};
        }
    } else if ((fault.target.transport = transportFromName(value.toUtf8()))) {
        return {};
    }
    return wrong(QStringLiteral("target"),
                 FaultSyntaxText::tr("target is all, sse, ws, longpoll, poll or client:N, not \"%1\"").arg(value));
}

/// Some kinds act on what comes down alone: there it may be said, and means the same as nothing.
bool actsDown(FaultKind kind)
{
    return kind == FaultKind::Cut || kind == FaultKind::Buffer || kind == FaultKind::SlowReader;
}

Problem readDirection(const QString &value, Fault &fault)
{
    const QString field = QStringLiteral("direction");
    static const std::array names{std::pair{QStringLiteral("up"), FaultDirection::Up},
                                  std::pair{QStringLiteral("down"), FaultDirection::Down},
                                  std::pair{QStringLiteral("both"), FaultDirection::Both}};
    const auto *found = std::ranges::find(names, value, &std::pair<QString, FaultDirection>::first);
    if (found == names.end()) {
        return wrong(field, FaultSyntaxText::tr("direction is up, down or both, not \"%1\"").arg(value));
    }
    const FaultKindInfo &info = infoOf(fault.kind);
    if (info.directed) {
        fault.direction = found->second;
        return {};
    }
    if (found->second == FaultDirection::Both || (found->second == FaultDirection::Down && actsDown(fault.kind))) {
        return {};
    }
    return wrong(field,
                 FaultSyntaxText::tr("%1 has no direction to choose: leave direction=%2 out").arg(info.name, value));
}

Problem readProbability(const QString &value, Fault &fault)
{
    bool ok = false;
    const double p = value.toDouble(&ok);
    if (!ok || !(p >= 0 && p <= 1)) {
        return wrong(QStringLiteral("p"), FaultSyntaxText::tr("p is a probability from 0 to 1, not \"%1\"").arg(value));
    }
    fault.probability = p;
    return {};
}

Problem readFrom(const QString &value, Fault &fault)
{
    if (readTime(value, fault.from)) {
        return {};
    }
    return wrong(QStringLiteral("from"), FaultSyntaxText::tr("from is %1, not \"%2\"").arg(timeForms(), value));
}

Problem readDuration(const QString &value, Fault &fault)
{
    const auto time = parseFaultTime(value);
    if (!time || time->count() == 0) {
        return wrong(QStringLiteral("for"),
                     FaultSyntaxText::tr("for is %1, above 0, not \"%2\"").arg(timeForms(), value));
    }
    fault.duration = time;
    return {};
}

Problem readSeed(const QString &value, Fault &fault)
{
    bool ok = false;
    const quint32 seed = value.toUInt(&ok);
    if (!ok) {
        return wrong(QStringLiteral("seed"),
                     FaultSyntaxText::tr("seed is a whole number from 0 to 4294967295, not \"%1\"").arg(value));
    }
    fault.seed = seed;
    return {};
}

struct Part
{
    QString name;
    Problem (*read)(const QString &value, Fault &fault);
};

const std::vector<Part> &parts()
{
    static const std::vector<Part> all{
        {QStringLiteral("target"), readTarget}, {QStringLiteral("direction"), readDirection},
        {QStringLiteral("p"), readProbability}, {QStringLiteral("from"), readFrom},
        {QStringLiteral("for"), readDuration},  {QStringLiteral("seed"), readSeed},
    };
    return all;
}

Problem readPart(const QString &text, Fault &fault, QStringList &seen)
{
    const auto equals = text.indexOf(u'=');
    const QString name = text.left(equals < 0 ? text.size() : equals).trimmed();
    const auto part = std::ranges::find(parts(), name, &Part::name);
    if (equals < 0 || part == parts().end()) {
        return wrong(
            wholeFault(),
            FaultSyntaxText::tr("after the kind come target=, direction=, p=, from=, for= or seed=, not \"%1\"")
                .arg(text.trimmed()));
    }
    if (seen.contains(name)) {
        return wrong(name, FaultSyntaxText::tr("%1 is given twice").arg(name));
    }
    seen.append(name);
    return part->read(text.mid(equals + 1).trimmed(), fault);
}

QString valueText(const Fault &fault, const FaultKindInfo &info)
{
    switch (info.value) {
    case Value::None: return {};
    case Value::Time: return info.valueOptional && fault.time.count() == 0 ? QString{} : faultTimeText(fault.time);
    case Value::TimeWithJitter:
        return faultTimeText(fault.time)
            + (fault.jitter.count() == 0 ? QString{} : QStringLiteral("±") + faultTimeText(fault.jitter));
    case Value::BytesPerSecond:
    case Value::Bytes: return faultBytesText(fault.bytes);
    case Value::BytesOrTime: return fault.bytes > 0 ? faultBytesText(fault.bytes) : faultTimeText(fault.time);
    case Value::Status: return fault.status == Fault{}.status ? QString{} : QString::number(fault.status);
    }
    Q_UNREACHABLE();
}

QString targetText(const FaultTarget &target)
{
    if (target.client) {
        const QString last = target.lastClient ? QStringLiteral("-%1").arg(*target.lastClient) : QString{};
        return QStringLiteral(",target=client:%1%2").arg(*target.client).arg(last);
    }
    return target.transport ? QStringLiteral(",target=") + QString::fromLatin1(toName(*target.transport)) : QString{};
}

} // namespace

Result<Fault> Fault::parse(const QString &text)
{
    if (text.trimmed().isEmpty()) {
        return wrong(wholeFault(),
                     FaultSyntaxText::tr("no fault is given: write one as delay:200ms,target=sse,for=10s"));
    }
    if (text.size() > longestText) {
        return wrong(wholeFault(), FaultSyntaxText::tr("a fault has at most %1 characters").arg(longestText));
    }
    const QStringList pieces = text.split(u',');
    Fault fault;
    if (auto problem = readKind(pieces.front(), fault)) {
        return *problem;
    }
    QStringList seen;
    for (const QString &piece : pieces.mid(1)) {
        if (auto problem = readPart(piece, fault, seen)) {
            return *problem;
        }
    }
    return fault;
}

QString Fault::toString() const
{
    const FaultKindInfo &info = infoOf(kind);
    const Fault plain;
    const QString value = valueText(*this, info);
    QString text = info.name;
    if (!value.isEmpty()) {
        text += u':' + value;
    }
    text += targetText(target);
    if (info.directed && direction != plain.direction) {
        text += direction == FaultDirection::Up ? QStringLiteral(",direction=up") : QStringLiteral(",direction=down");
    }
    if (probability != plain.probability) {
        text += QStringLiteral(",p=") + QString::number(probability, 'g', QLocale::FloatingPointShortest);
    }
    if (from != plain.from) {
        text += QStringLiteral(",from=") + faultTimeText(from);
    }
    if (duration) {
        text += QStringLiteral(",for=") + faultTimeText(*duration);
    }
    if (seed != plain.seed) {
        text += QStringLiteral(",seed=") + QString::number(seed);
    }
    return text;
}

} // namespace pushscope
