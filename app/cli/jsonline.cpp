// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/jsonline.h"

#include "message/payload.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace pushscope {

namespace {

constexpr qsizetype usualLine = 256;
constexpr int decimals = 1;

} // namespace

QByteArray compactJson(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Object: return QJsonDocument{value.toObject()}.toJson(QJsonDocument::Compact);
    case QJsonValue::Array: return QJsonDocument{value.toArray()}.toJson(QJsonDocument::Compact);
    case QJsonValue::String: return jsonString(value.toString().toUtf8());
    case QJsonValue::Bool: return value.toBool() ? "true" : "false";
    case QJsonValue::Double: {
        const QByteArray list = QJsonDocument{QJsonArray{value}}.toJson(QJsonDocument::Compact);
        return list.mid(1, list.size() - 2);
    }
    case QJsonValue::Null:
    case QJsonValue::Undefined: break;
    }
    return "null";
}

JsonLine::JsonLine()
{
    m_line.reserve(usualLine);
    m_line += '{';
}

void JsonLine::name(QByteArrayView name)
{
    if (m_line.size() > 1) {
        m_line += ',';
    }
    m_line += '"';
    m_line += name;
    m_line += "\":";
}

JsonLine &JsonLine::text(QByteArrayView name, QByteArrayView utf8)
{
    return json(name, jsonString(utf8));
}

JsonLine &JsonLine::number(QByteArrayView name, qint64 value)
{
    return json(name, QByteArray::number(value));
}

JsonLine &JsonLine::decimal(QByteArrayView name, double value)
{
    return json(name, QByteArray::number(value, 'f', decimals));
}

JsonLine &JsonLine::yes(QByteArrayView name)
{
    return json(name, "true");
}

JsonLine &JsonLine::value(QByteArrayView name, const QJsonValue &value)
{
    return json(name, compactJson(value));
}

JsonLine &JsonLine::json(QByteArrayView name, QByteArrayView json)
{
    this->name(name);
    m_line += json;
    return *this;
}

QByteArray JsonLine::finished()
{
    m_line += "}\n";
    return std::move(m_line);
}

QByteArray JsonLine::object()
{
    m_line += '}';
    return std::move(m_line);
}

} // namespace pushscope
