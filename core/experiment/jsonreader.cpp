// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/jsonreader.h"

#include "experiment/experimenttexts.h"
#include "fault/faultunits.h"
#include "message/nearest.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cmath>

namespace pushscope {

namespace {

using Type = MemberInfo::Type;

constexpr qsizetype longestName = 64;

/// What stands there, short enough for a message.
QString shown(const QJsonValue &value)
{
    constexpr qsizetype mostShown = 40;
    if (value.isObject() || value.isArray()) {
        return value.isObject()         ? ExperimentText::tr("an object")
            : value.toArray().isEmpty() ? ExperimentText::tr("an empty list")
                                        : ExperimentText::tr("a list of %1").arg(value.toArray().size());
    }
    QString text = QString::fromUtf8(QJsonDocument{QJsonArray{value}}.toJson(QJsonDocument::Compact));
    text = text.sliced(1, text.size() - 2);
    return text.size() > mostShown ? text.left(mostShown) + QStringLiteral("…") : text;
}

bool isNameLetter(QChar c, Type type)
{
    const bool small = (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-';
    return small
        || (type == Type::Word && ((c >= u'A' && c <= u'Z') || c == u'.' || c == u'_' || c == u':' || c == u' '));
}

bool isText(const QString &text, const MemberInfo &member)
{
    switch (member.type) {
    case Type::Choice: return member.choices.contains(text);
    case Type::Name:
    case Type::Word:
        return !text.isEmpty() && text.size() <= longestName && text == text.trimmed()
            && std::ranges::all_of(text, [&member](QChar c) { return isNameLetter(c, member.type); });
    default: return static_cast<double>(text.size()) >= member.least && static_cast<double>(text.size()) <= member.most;
    }
}

} // namespace

std::optional<std::chrono::microseconds> timeFrom(const QJsonValue &value)
{
    const QString text = value.toString();
    const bool minutes = text.endsWith(QLatin1Char('m'));
    return parseFaultTime(minutes ? text + QStringLiteral("in") : text);
}

std::optional<double> sizeFrom(const QJsonValue &value)
{
    if (value.isDouble()) {
        const double number = value.toDouble();
        return std::floor(number) == number ? std::optional{number} : std::nullopt;
    }
    const auto bytes = parseFaultBytes(value.toString());
    return bytes ? std::optional{static_cast<double>(*bytes)} : std::nullopt;
}

JsonReader::JsonReader(JsonSource &source, const QJsonObject &object, JsonPath path, const QString &kind)
    : m_source{source}, m_object{object}, m_path{std::move(path)}, m_info{objectInfo(kind)}
{
    checkMembers();
}

void JsonReader::checkMembers() const
{
    QStringList known;
    for (const MemberInfo &member : m_info.members) {
        known.append(member.name);
    }
    for (auto it = m_object.begin(); it != m_object.end(); ++it) {
        if (!known.contains(it.key())) {
            const QString near = nearest(it.key(), known);
            refuse(
                it.key(),
                near.isEmpty()
                    ? ExperimentText::tr("there is no such member; known are %1").arg(known.join(QStringLiteral(", ")))
                    : ExperimentText::tr("there is no such member; is \"%1\" meant?").arg(near));
        }
    }
    for (const MemberInfo &member : m_info.members) {
        if (member.required && !has(member.name)) {
            m_source.refuse(m_path, ExperimentText::tr("\"%1\" is missing: %2").arg(member.name, allowedText(member)));
        }
    }
}

void JsonReader::refuse(const QString &name) const
{
    const MemberInfo &member = info(name);
    const bool secret = name.contains(QLatin1String{"token"});
    const QString allowed = allowedText(member);
    refuse(name, secret ? allowed : ExperimentText::tr("%1, not %2").arg(allowed, shown(value(name))));
}

void JsonReader::forbid(const QString &name, const QString &why) const
{
    if (has(name)) {
        refuse(name, why);
    }
}

QString JsonReader::only(const QStringList &names) const
{
    QString found;
    for (const QString &name : names) {
        if (has(name) && !found.isEmpty()) {
            refuse(name, ExperimentText::tr("not beside \"%1\": one of %2").arg(found, oneOf(names)));
        }
        found = has(name) && found.isEmpty() ? name : found;
    }
    return found;
}

bool JsonReader::fits(const MemberInfo &member, double number) const
{
    return std::isfinite(number) && number >= member.least && number <= member.most;
}

QString JsonReader::text(const QString &name, const QString &fallback) const
{
    if (!has(name)) {
        return fallback;
    }
    if (!value(name).isString() || !isText(value(name).toString(), info(name))) {
        const MemberInfo &member = info(name);
        const QString near = nearest(value(name).toString(), member.choices);
        const bool many = member.choices.size() > longestName / 4;
        if (many && !near.isEmpty()) {
            refuse(name, ExperimentText::tr("there is no %1; is \"%2\" meant?").arg(shown(value(name)), near));
        }
        refuse(name);
        return fallback;
    }
    return value(name).toString();
}

bool JsonReader::boolean(const QString &name, bool fallback) const
{
    if (has(name) && !value(name).isBool()) {
        refuse(name);
    }
    return value(name).toBool(fallback);
}

qint64 JsonReader::integer(const QString &name, qint64 fallback) const
{
    const double given = value(name).toDouble();
    if (has(name) && (!value(name).isDouble() || !fits(info(name), given) || std::floor(given) != given)) {
        refuse(name);
        return fallback;
    }
    return has(name) ? static_cast<qint64>(given) : fallback;
}

double JsonReader::number(const QString &name, double fallback) const
{
    if (has(name) && (!value(name).isDouble() || !fits(info(name), value(name).toDouble()))) {
        refuse(name);
        return fallback;
    }
    return value(name).toDouble(fallback);
}

qint64 JsonReader::size(const QString &name, qint64 fallback) const
{
    const auto bytes = sizeFrom(value(name));
    if (has(name) && (!bytes || !fits(info(name), *bytes))) {
        refuse(name);
        return fallback;
    }
    return has(name) ? static_cast<qint64>(*bytes) : fallback;
}

std::optional<std::chrono::milliseconds> JsonReader::time(const QString &name) const
{
    if (!has(name)) {
        return {};
    }
    const auto time = timeFrom(value(name));
    if (!time || !fits(info(name), static_cast<double>(time->count()))) {
        refuse(name);
        return {};
    }
    const auto whole = std::chrono::duration_cast<std::chrono::milliseconds>(*time);
    if (whole != *time) {
        refuse(name, ExperimentText::tr("in whole milliseconds"));
    }
    return whole;
}

std::chrono::milliseconds JsonReader::time(const QString &name, std::chrono::milliseconds fallback) const
{
    return time(name).value_or(fallback);
}

QStringList JsonReader::texts(const QString &name, qsizetype longest) const
{
    if (!has(name)) {
        return {};
    }
    const QJsonArray list = value(name).toArray();
    if (!value(name).isArray() || !fits(info(name), static_cast<double>(list.size()))) {
        refuse(name);
        return {};
    }
    QStringList texts;
    for (const auto &each : list) {
        const QString text = each.toString();
        if (text.isEmpty() || text.size() > longest) {
            m_source.refuse(path(name) / JsonStep{qsizetype{texts.size()}},
                            ExperimentText::tr("a text of 1 to %1 characters, not %2").arg(longest).arg(shown(each)));
        }
        texts.append(text);
    }
    return texts;
}

std::vector<std::pair<QString, QString>> JsonReader::fields(const QString &name, qsizetype longest) const
{
    if (!has(name)) {
        return {};
    }
    const QJsonObject object = value(name).toObject();
    if (!value(name).isObject() || !fits(info(name), static_cast<double>(object.size()))) {
        refuse(name);
        return {};
    }
    std::vector<std::pair<QString, QString>> fields;
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (!it.value().isString() || it.value().toString().size() > longest) {
            m_source.refuse(
                path(name) / JsonStep{it.key()},
                ExperimentText::tr("a text of at most %1 characters, not %2").arg(longest).arg(shown(it.value())));
        }
        fields.emplace_back(it.key(), it.value().toString());
    }
    return fields;
}

std::optional<JsonReader> JsonReader::object(const QString &name) const
{
    if (!has(name)) {
        return {};
    }
    if (!value(name).isObject()) {
        refuse(name);
        return {};
    }
    return JsonReader{m_source, value(name).toObject(), path(name), info(name).of};
}

std::vector<JsonReader> JsonReader::objects(const QString &name) const
{
    const QJsonArray list = value(name).toArray();
    if (has(name) && (!value(name).isArray() || !fits(info(name), static_cast<double>(list.size())))) {
        refuse(name);
        return {};
    }
    std::vector<JsonReader> readers;
    for (const auto &each : list) {
        const JsonPath place = path(name) / JsonStep{static_cast<qsizetype>(readers.size())};
        if (!each.isObject()) {
            m_source.refuse(place, ExperimentText::tr("an object: %1; not %2").arg(info(name).of, shown(each)));
        }
        readers.emplace_back(m_source, each.toObject(), place, info(name).of);
    }
    return readers;
}

} // namespace pushscope
