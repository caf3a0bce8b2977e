// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/experimentschema.h"

#include "experiment/memberinfo.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace pushscope {

namespace {

using Type = MemberInfo::Type;

constexpr char timePattern[] = "^([0-9]+(\\.[0-9]+)?(us|µs|ms|s|m|min)|0+(\\.0+)?)$";
constexpr char sizePattern[] = "^[0-9]+(\\.[0-9]+)?[kKMG]?$";
constexpr char namePattern[] = "^[a-z0-9-]{1,64}$";
constexpr char wordPattern[] = "^(?! )[A-Za-z0-9._: -]{1,64}(?<! )$";

QJsonObject ranged(const char *type, const MemberInfo &member)
{
    return {{QStringLiteral("type"), QLatin1String{type}},
            {QStringLiteral("minimum"), member.least},
            {QStringLiteral("maximum"), member.most}};
}

QJsonObject patterned(const char *pattern)
{
    return {{QStringLiteral("type"), QStringLiteral("string")},
            {QStringLiteral("pattern"), QString::fromUtf8(pattern)}};
}

QJsonObject reference(const QString &object)
{
    return {{QStringLiteral("$ref"), QStringLiteral("#/$defs/") + object}};
}

QJsonObject anyOf(const QJsonArray &choices)
{
    return {{QStringLiteral("anyOf"), choices}};
}

QJsonObject isText(double least, double most)
{
    return {{QStringLiteral("type"), QStringLiteral("string")},
            {QStringLiteral("minLength"), least},
            {QStringLiteral("maxLength"), most}};
}

bool isObject(const QString &name)
{
    return std::ranges::any_of(experimentObjects(), [&name](const ObjectInfo &object) { return object.name == name; });
}

QJsonObject listSchema(const MemberInfo &member)
{
    return {
        {QStringLiteral("type"), QStringLiteral("array")},
        {QStringLiteral("minItems"), member.least},
        {QStringLiteral("maxItems"), member.most},
        {QStringLiteral("items"),
         isObject(member.of) ? reference(member.of) : QJsonObject{{QStringLiteral("type"), QStringLiteral("string")}}}};
}

QJsonObject valueSchema(const MemberInfo &member)
{
    switch (member.type) {
    case Type::Text: return isText(member.least, member.most);
    case Type::Name: return patterned(namePattern);
    case Type::Word: return patterned(wordPattern);
    case Type::Boolean: return {{QStringLiteral("type"), QStringLiteral("boolean")}};
    case Type::Integer: return ranged("integer", member);
    case Type::Number: return ranged("number", member);
    case Type::Time: return patterned(timePattern);
    case Type::Size: return anyOf({ranged("integer", member), patterned(sizePattern)});
    case Type::Choice: return {{QStringLiteral("enum"), QJsonArray::fromStringList(member.choices)}};
    case Type::Bound:
        return anyOf({QJsonObject{{QStringLiteral("type"), QStringLiteral("number")}, {QStringLiteral("minimum"), 0}},
                      patterned(timePattern), patterned(sizePattern)});
    case Type::Fault: return isText(1, 500);
    case Type::Object:
        return isObject(member.of) ? reference(member.of)
                                   : QJsonObject{{QStringLiteral("type"), QStringLiteral("object")}};
    case Type::List: return listSchema(member);
    case Type::Fields:
        return {
            {QStringLiteral("type"), QStringLiteral("object")},
            {QStringLiteral("maxProperties"), member.most},
            {QStringLiteral("additionalProperties"), QJsonObject{{QStringLiteral("type"), QStringLiteral("string")}}}};
    case Type::Any: return {};
    }
    Q_UNREACHABLE();
}

QJsonObject memberSchema(const MemberInfo &member)
{
    QJsonObject schema = valueSchema(member);
    schema.insert(QStringLiteral("description"), member.says);
    if (!member.fallback.isEmpty()) {
        const QByteArray wrapped = '[' + member.fallback.toUtf8() + ']';
        schema.insert(QStringLiteral("default"), QJsonDocument::fromJson(wrapped).array().first());
    }
    return schema;
}

/// What cannot be said member by member.
QJsonObject rulesOf(const QString &object)
{
    static const QJsonObject rules = QJsonDocument::fromJson(R"({
        "server": {"if": {"properties": {"nodes": {"exclusiveMinimum": 1}}, "required": ["nodes"]},
                   "then": {"properties": {"broker": {"const": "redis"}}, "required": ["broker"]}},
        "client": {"allOf": [
            {"if": {"required": ["interval"]}, "then": {"properties": {"transport": {"const": "poll"}}}},
            {"if": {"required": ["timeout"]}, "then": {"properties": {"transport": {"const": "longpoll"}}}},
            {"if": {"required": ["binary"]}, "then": {"properties": {"transport": {"const": "ws"}}}},
            {"if": {"anyOf": [{"required": ["raw"]}, {"required": ["watch"]}]},
             "then": {"properties": {"transport": {"enum": ["sse", "ws"]}}}},
            {"if": {"properties": {"watch": {"const": "events"}}, "required": ["watch"]},
             "then": {"required": ["patience"]}},
            {"if": {"required": ["patience"]},
             "then": {"properties": {"watch": {"const": "events"}}, "required": ["watch"]}},
            {"if": {"required": ["pool_limit"]}, "then": {"required": ["pool"]}}]},
        "action": {"oneOf": [
            {"required": ["fault"]}, {"required": ["clear_faults"]}, {"required": ["rate"]},
            {"required": ["heartbeat"]}, {"required": ["burst"]}, {"required": ["publish"]},
            {"required": ["connect"]}, {"required": ["disconnect"]}, {"required": ["stop_node"]},
            {"required": ["start_node"]}, {"required": ["stop_redis"]}, {"required": ["start_redis"]}],
            "dependentRequired": {"client": ["fault"]}},
        "expectation": {"oneOf": [
            {"required": ["equals"]},
            {"anyOf": [{"required": ["at_least"]}, {"required": ["at_most"]}]}]},
        "step": {"not": {"anyOf": [
            {"required": ["predict", "run"]}, {"required": ["predict", "check"]}, {"required": ["run", "check"]}]}}
    })")
                                         .object();
    return rules.value(object).toObject();
}

QJsonObject objectSchema(const ObjectInfo &object)
{
    QJsonObject properties;
    QJsonArray required;
    for (const MemberInfo &member : object.members) {
        properties.insert(member.name, memberSchema(member));
        // A lesson's experiment may take the lesson's name.
        const bool inherited = object.name == QLatin1String("experiment") && member.name == QLatin1String("name");
        if (member.required && !inherited) {
            required.append(member.name);
        }
    }
    QJsonObject schema = rulesOf(object.name);
    schema.insert(QStringLiteral("type"), QStringLiteral("object"));
    schema.insert(QStringLiteral("properties"), properties);
    schema.insert(QStringLiteral("additionalProperties"), false);
    if (!required.isEmpty()) {
        schema.insert(QStringLiteral("required"), required);
    }
    return schema;
}

} // namespace

QJsonObject experimentSchema()
{
    QJsonObject definitions;
    for (const ObjectInfo &object : experimentObjects()) {
        definitions.insert(object.name, objectSchema(object));
    }
    QJsonObject schema = QJsonDocument::fromJson(R"({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": "SPDX-License-Identifier: GPL-3.0-or-later",
        "title": "An experiment or a lesson of PushScope",
        "if": {"properties": {"pushscope": {"const": "lesson"}}, "required": ["pushscope"]},
        "then": {"$ref": "#/$defs/lesson"},
        "else": {"$ref": "#/$defs/experiment", "required": ["pushscope", "name"]}
    })")
                             .object();
    schema.insert(QStringLiteral("$defs"), definitions);
    return schema;
}

} // namespace pushscope
