// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/wirejson.h"

#include "message/errortexts.h"
#include "message/jsonmembers.h"

#include <array>
#include <limits>
#include <utility>

namespace pushscope {

namespace {

constexpr qint64 largestMicroseconds = std::numeric_limits<qint64>::max() / 1000;
constexpr qint64 largestIndex = std::numeric_limits<qint64>::max();
constexpr qint64 largestNumber = std::numeric_limits<quint32>::max();
constexpr qint64 largestPort = std::numeric_limits<quint16>::max();
constexpr qint64 largestClient = std::numeric_limits<int>::max();

using Kind = WireChunk::Kind;
constexpr std::array kindNames{std::pair{Kind::Opened, "opened"}, std::pair{Kind::Data, "data"},
                               std::pair{Kind::Closed, "closed"}, std::pair{Kind::Reset, "reset"},
                               std::pair{Kind::Fault, "fault"}};

QString nameOf(Kind kind)
{
    for (const auto &[known, name] : kindNames) {
        if (known == kind) {
            return QString::fromLatin1(name);
        }
    }
    return {};
}

WireDirection readDirection(JsonMembers &members)
{
    const QString field = QStringLiteral("direction");
    const QString text = members.text(field);
    if (text != QStringLiteral("up") && text != QStringLiteral("down")) {
        members.fail(field, RecordingText::tr("\"direction\" is neither \"up\" nor \"down\""));
    }
    return text == QStringLiteral("up") ? WireDirection::Up : WireDirection::Down;
}

Kind readKind(JsonMembers &members)
{
    const QString field = QStringLiteral("what");
    const QString text = members.text(field);
    for (const auto &[kind, name] : kindNames) {
        if (text == QLatin1String{name}) {
            return kind;
        }
    }
    members.fail(field, RecordingText::tr("\"what\" is not data, opened, closed, reset or fault"));
    return Kind::Data;
}

QByteArray readBytes(JsonMembers &members)
{
    const QString field = QStringLiteral("bytes");
    const QString text = members.text(field, WireJsonReader::largestChunk / 3 * 4 + 4);
    const auto decoded = QByteArray::fromBase64Encoding(text.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || decoded.decoded.isEmpty()) {
        members.fail(field, RecordingText::tr("\"bytes\" is not one or more bytes in base64"));
        return {};
    }
    return decoded.decoded;
}

WireConnection readConnection(JsonMembers &members, quint32 number)
{
    WireConnection connection;
    connection.number = number;
    connection.client = static_cast<int>(members.integer(QStringLiteral("client"), 0, largestClient));
    const QString transport = QStringLiteral("transport");
    const auto known = transportFromName(members.text(transport).toLatin1());
    if (!known) {
        members.fail(transport, RecordingText::tr("\"transport\" is not sse, ws, longpoll or poll"));
    }
    connection.transport = known.value_or(Transport::Sse);
    connection.target = members.text(QStringLiteral("target"));
    connection.clientAddress = members.text(QStringLiteral("client_address"));
    connection.clientPort = static_cast<quint16>(members.integer(QStringLiteral("client_port"), 0, largestPort));
    connection.serverAddress = members.text(QStringLiteral("server_address"));
    connection.serverPort = static_cast<quint16>(members.integer(QStringLiteral("server_port"), 0, largestPort));
    connection.tls = members.boolean(QStringLiteral("tls"));
    return connection;
}

} // namespace

QJsonObject toJson(const WireChunk &chunk)
{
    QJsonObject object{
        {QStringLiteral("kind"), QStringLiteral("chunk")},
        {QStringLiteral("index"), static_cast<qint64>(chunk.index)},
        {QStringLiteral("at_us"), toMicroseconds(chunk.at)},
        {QStringLiteral("connection"), static_cast<qint64>(chunk.connection->number)},
        {QStringLiteral("direction"),
         chunk.direction == WireDirection::Up ? QStringLiteral("up") : QStringLiteral("down")},
        {QStringLiteral("what"), nameOf(chunk.kind)},
    };
    if (chunk.kind == Kind::Data) {
        object.insert(QStringLiteral("bytes"), QString::fromLatin1(chunk.bytes.toBase64()));
    } else if (chunk.kind == Kind::Fault) {
        object.insert(QStringLiteral("text"), QString::fromUtf8(chunk.bytes));
    } else if (chunk.kind == Kind::Opened) {
        const WireConnection &connection = *chunk.connection;
        object.insert(QStringLiteral("client"), connection.client);
        object.insert(QStringLiteral("transport"), QString::fromLatin1(toName(connection.transport)));
        object.insert(QStringLiteral("target"), connection.target);
        object.insert(QStringLiteral("client_address"), connection.clientAddress);
        object.insert(QStringLiteral("client_port"), connection.clientPort);
        object.insert(QStringLiteral("server_address"), connection.serverAddress);
        object.insert(QStringLiteral("server_port"), connection.serverPort);
        object.insert(QStringLiteral("tls"), connection.tls);
    }
    return object;
}

Result<WireChunk> WireJsonReader::read(const QJsonObject &line)
{
    JsonMembers members{line};
    WireChunk chunk;
    if (members.text(QStringLiteral("kind")) != QStringLiteral("chunk")) {
        members.fail(QStringLiteral("kind"), RecordingText::tr("\"kind\" is not \"chunk\""));
    }
    chunk.index = static_cast<quint64>(members.integer(QStringLiteral("index"), 1, largestIndex));
    if (chunk.index <= m_lastIndex) {
        members.fail(QStringLiteral("index"), RecordingText::tr("\"index\" does not grow"));
    }
    chunk.at = fromMicroseconds(members.integer(QStringLiteral("at_us"), 0, largestMicroseconds));
    const auto number = static_cast<quint32>(members.integer(QStringLiteral("connection"), 1, largestNumber));
    chunk.direction = readDirection(members);
    chunk.kind = readKind(members);
    if (members.error()) {
        return *members.error();
    }
    if (chunk.kind == Kind::Data) {
        chunk.bytes = readBytes(members);
    } else if (chunk.kind == Kind::Fault) {
        chunk.bytes = members.text(QStringLiteral("text")).toUtf8();
    } else if (chunk.kind == Kind::Opened) {
        auto connection = readConnection(members, number);
        if (auto error = members.error() ? members.error() : open(std::move(connection))) {
            return *std::move(error);
        }
    }
    const auto found = m_connections.find(number);
    if (found == m_connections.end()) {
        members.fail(QStringLiteral("connection"), RecordingText::tr("connection %1 was not opened").arg(number));
    }
    if (members.error()) {
        return *members.error();
    }
    auto &[connection, offsets] = found->second;
    quint64 &offset = offsets[static_cast<std::size_t>(chunk.direction)];
    chunk.connection = connection;
    chunk.offset = offset;
    offset += chunk.kind == Kind::Data ? static_cast<quint64>(chunk.bytes.size()) : 0;
    m_lastIndex = chunk.index;
    return chunk;
}

std::optional<Error> WireJsonReader::open(WireConnection &&connection)
{
    const QString field = QStringLiteral("connection");
    const quint32 number = connection.number;
    if (m_connections.contains(number)) {
        return Error{QByteArrayLiteral("bad-field"), RecordingText::tr("connection %1 is opened twice").arg(number),
                     field};
    }
    if (m_connections.size() == mostConnections) {
        return Error{QByteArrayLiteral("bad-field"),
                     RecordingText::tr("there are more than %1 connections").arg(mostConnections), field};
    }
    m_connections.emplace(number, Connection{std::make_shared<const WireConnection>(std::move(connection)), {}});
    return {};
}

} // namespace pushscope
