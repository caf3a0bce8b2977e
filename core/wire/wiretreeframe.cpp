// SPDX-License-Identifier: GPL-3.0-or-later
// WebSocket frames (RFC 6455 5.2).
#include "protocol/websocketframe.h"
#include "wire/wiretreeparts.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace pushscope::wiretree {

namespace {

constexpr quint8 opcodeClose = 8;

QString opcodeName(quint8 opcode)
{
    static constexpr std::array names{"continuation", "text", "binary", "", "", "", "", "", "close", "ping", "pong"};
    if (opcode < names.size() && *names[opcode] != '\0') {
        return QString::fromLatin1(names[opcode]);
    }
    return QStringLiteral("reserved");
}

/// The names of IANA's WebSocket Close Code Number Registry.
QString closeName(quint16 code)
{
    static constexpr quint16 first = 1000;
    static constexpr std::array names{
        "Normal Closure",   "Going Away",      "Protocol error",   "Unsupported Data",
        "Reserved",         "No Status Rcvd",  "Abnormal Closure", "Invalid frame payload data",
        "Policy Violation", "Message Too Big", "Mandatory Ext.",   "Internal Error",
        "Service Restart",  "Try Again Later", "Bad Gateway",      "TLS handshake"};
    constexpr quint16 firstRegistered = 3000;
    constexpr quint16 firstPrivate = 4000;
    constexpr quint16 afterPrivate = 5000;
    if (code >= first && code < first + names.size()) {
        return QString::fromLatin1(names[code - first]);
    }
    if (code >= firstRegistered && code < firstPrivate) {
        return QCoreApplication::translate("Wire", "registered by a library or application");
    }
    if (code >= firstPrivate && code < afterPrivate) {
        return QCoreApplication::translate("Wire", "private use");
    }
    return QCoreApplication::translate("Wire", "not assigned");
}

quint16 closeCode(QByteArrayView payload)
{
    return static_cast<quint16>((static_cast<quint8>(payload[0]) << 8U) | static_cast<quint8>(payload[1]));
}

Text payloadText(const WebSocketFrameHeader &header, QByteArrayView bytes)
{
    Text text;
    const auto size = std::min(header.payloadSize, static_cast<quint64>(bytes.size() - header.size));
    const auto payload = bytes.sliced(header.size, static_cast<qsizetype>(size));
    text.append(payload, static_cast<quint64>(header.size));
    if (header.masked) {
        text.setBytes(maskedWebSocketPayload(payload, header.key));
    }
    return text;
}

void addBits(WireNode &root, const WebSocketFrameHeader &header)
{
    const auto bit = [](bool set) { return set ? QStringLiteral("1") : QStringLiteral("0"); };
    const auto opcode = static_cast<quint8>(header.opcode);
    root.children.push_back(node(QStringLiteral("FIN"), bit(header.fin), span(0, 1)));
    for (unsigned i = 0; i < 3; ++i) {
        root.children.push_back(
            node(QStringLiteral("RSV%1").arg(i + 1), bit((header.reserved & (4U >> i)) != 0), span(0, 1)));
    }
    root.children.push_back(node(QStringLiteral("Opcode"),
                                 QStringLiteral("0x%1 (%2)").arg(QString::number(opcode, 16), opcodeName(opcode)),
                                 span(0, 1)));
    root.children.push_back(node(QStringLiteral("MASK"), bit(header.masked), span(1, 2)));
}

void addLengths(WireNode &root, const WebSocketFrameHeader &header, QByteArrayView bytes)
{
    constexpr quint8 lengthBits = 0x7f;
    constexpr qsizetype shortHeader = 2;
    constexpr qsizetype keySize = 4;
    const auto field = static_cast<quint8>(bytes[1]) & lengthBits;
    root.children.push_back(node(QStringLiteral("Payload length"), QString::number(field), span(1, shortHeader)));
    const qsizetype extended = header.size - shortHeader - (header.masked ? keySize : 0);
    if (extended > 0) {
        root.children.push_back(node(QStringLiteral("Extended payload length"), QString::number(header.payloadSize),
                                     span(shortHeader, shortHeader + extended)));
    }
    if (header.masked) {
        const auto key = bytes.sliced(header.size - keySize, keySize);
        root.children.push_back(node(QStringLiteral("Masking-key"),
                                     QStringLiteral("0x") + QString::fromLatin1(key.toByteArray().toHex()),
                                     span(header.size - keySize, header.size)));
    }
}

void addClose(WireNode &root, const Text &payload)
{
    if (payload.bytes().size() < 2) {
        root.children.push_back(node(QStringLiteral("Status code"), QStringLiteral("1005 (No Status Rcvd)")));
        return;
    }
    const auto code = closeCode(payload.bytes());
    root.children.push_back(node(QStringLiteral("Status code"),
                                 QStringLiteral("%1 (%2)").arg(code).arg(closeName(code)), payload.range(0, 2)));
    root.children.push_back(node(QStringLiteral("Reason"), shownValue(QByteArrayView{payload.bytes()}.sliced(2)),
                                 payload.range(2, payload.bytes().size())));
}

} // namespace

void describeFrame(WireNode &root, QByteArrayView bytes, Budget &budget)
{
    const auto header = readWebSocketFrameHeader(bytes);
    if (!header) {
        root.value = QCoreApplication::translate("Wire", "incomplete");
        return;
    }
    addBits(root, *header);
    addLengths(root, *header, bytes);
    const Text payload = payloadText(*header, bytes);
    if (static_cast<quint8>(header->opcode) == opcodeClose) {
        addClose(root, payload);
    } else if (!payload.bytes().isEmpty()) {
        describePayload(root, QStringLiteral("Payload data"), payload, budget);
    }
}

QByteArray framePayload(QByteArrayView bytes)
{
    const auto header = readWebSocketFrameHeader(bytes);
    return header ? payloadText(*header, bytes).bytes() : QByteArray{};
}

QString frameSummary(const WireUnit &unit, QByteArrayView bytes, qsizetype longest)
{
    const QByteArray payload = framePayload(bytes);
    const bool text = unit.opcode == static_cast<quint8>(WebSocketOpcode::Text);
    if (text && unit.fin && !payload.isEmpty()) {
        return messageSummary(payload, longest);
    }
    if (unit.opcode == opcodeClose && payload.size() >= 2) {
        return QStringLiteral("close %1 %2")
            .arg(closeCode(payload))
            .arg(shown(QByteArrayView{payload}.sliced(2), longest))
            .trimmed();
    }
    QString name = opcodeName(unit.opcode);
    if (payload.isEmpty()) {
        return name;
    }
    return name + QLatin1Char{' '} + (payload.isValidUtf8() ? shown(payload, longest) : byteCount(payload.size()));
}

} // namespace pushscope::wiretree
