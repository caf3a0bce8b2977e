// SPDX-License-Identifier: GPL-3.0-or-later
// resources/help/limits.md tells the limits, their defaults and their flags as they are.
#include "cli/limitoptions.h"
#include "platform/tlssession.h"
#include "server/roomcommandlog.h"
#include "server/serverconfig.h"
#include "server/tlshandshakes.h"
#include "server/tlssocket.h"

#include <QFile>
#include <QLocale>
#include <QTest>

#include <algorithm>
#include <tuple>
#include <vector>

using namespace pushscope;

namespace {

struct Row
{
    QByteArray limit;
    QByteArray value;
    QByteArray flag;
    QByteArray breach;
};

QByteArray inBytes(qint64 bytes)
{
    constexpr qint64 kibi = 1024;
    return bytes % (kibi * kibi) == 0 ? QByteArray::number(bytes / kibi / kibi) + " MiB"
                                      : QByteArray::number(bytes / kibi) + " KiB";
}

QByteArray inSeconds(std::chrono::milliseconds time)
{
    return QByteArray::number(std::chrono::duration<double>{time}.count()) + " s";
}

QByteArray number(qint64 value)
{
    return value == 0 ? QByteArrayLiteral("any") : QLocale{QLocale::C}.toString(value).toLatin1();
}

std::vector<Row> sizeRows(const ServerLimits &limits)
{
    return {
        {"request line", inBytes(limits.head.firstLine), {}, "414, and the end"},
        {"header fields", number(limits.head.fields), "--max-headers", "431, and the end"},
        {"all of them together", inBytes(limits.head.headers), "--max-header-bytes", "431, and the end"},
        {"body of a request", inBytes(limits.body), "--max-body", "413, and the end, before the body is read"},
        {"WebSocket frame, and message", inBytes(limits.body), "--max-body", "close 1009"},
        {"ClientHello of TLS", inBytes(TlsHello::longest), {}, "an alert, and the end, before it is read"},
        {"answers of TLS itself that wait for one connection",
         inBytes(TlsSocket::mostAnswers),
         {},
         "it is read from again when it has taken them"},
    };
}

std::vector<Row> timeRows(const ServerLimits &limits)
{
    return {
        {"from a request's first byte to its blank line", inSeconds(limits.headTime), "--request-timeout",
         "408, and the end"},
        {"from there to the end of the body", inSeconds(limits.bodyTime), "--body-timeout", "408, and the end"},
        {"from a connection's beginning to its first byte", inSeconds(limits.headTime), "--request-timeout", "the end"},
        {"between two requests", inSeconds(limits.idleTime), "--idle-timeout", "the end"},
        {"from a WebSocket frame's first byte to its last", inSeconds(limits.frameTime), "--frame-timeout",
         "close 1008"},
        {"from a fragmented message's beginning to its end", inSeconds(limits.bodyTime), "--body-timeout",
         "close 1008"},
        {"without taking bytes that wait for it", inSeconds(limits.writeTime), "--write-timeout",
         "the end; it can resume"},
        {"TLS handshake", inSeconds(limits.handshakeTime), {}, "the end"},
        {"head of a connection above a limit",
         inSeconds(limits.surplusTime),
         {},
         "503 or 429 if there was a byte of it, and the end"},
    };
}

std::vector<Row> numberRows(const ServerConfig &config)
{
    const ServerLimits &limits = config.limits;
    return {
        {"connections", number(config.maxConnections), "--max-connections", "503 with `Retry-After`, and the end"},
        {"connections of one address", number(limits.perAddress), "--max-per-address",
         "429 with `Retry-After`, and the end"},
        {"connections above those two that are told so", number(limits.surplus), {}, "closed without a word"},
        {"new connections in a second", number(limits.acceptsPerSecond), "--accept-rate",
         "wait in the system's queue (Linux)"},
        {"TLS handshakes at a time",
         number(static_cast<qint64>(TlsHandshakes::mostAtOnce)),
         {},
         "the oldest ends, first of those without a ClientHello"},
        {"messages to TLS itself without data in between", number(TlsSession::mostControls), {}, "the end"},
        {"requests on one connection", number(limits.requests), "--max-requests",
         "the last answer says `Connection: close`"},
        {"pings and pongs of one WebSocket in a second", number(limits.controlFramesPerSecond), {}, "close 1008"},
        {"commands of one WebSocket in a second", number(limits.commandsPerSecond), "--command-rate",
         "error `rate-limited`; the connection lives on"},
        {"bytes that wait for one connection", inBytes(config.maxQueueBytes), "--max-queue", "`--slow-consumer`"},
    };
}

std::vector<Row> roomRows(const RoomLimits &limits)
{
    const QByteArray refused = "error `bad-field` of `room`";
    return {
        {"rooms of one WebSocket", number(limits.roomsOfSession), {}, refused},
        {"members of one room", number(limits.membersOfRoom), {}, refused},
        {"rooms", number(limits.rooms), {}, refused},
        {"messages that one room keeps",
         number(limits.keptMessages) + ", " + inBytes(limits.keptBytes),
         {},
         "error `too-large`"},
        {"messages that all rooms keep", inBytes(limits.allKeptBytes), {}, "error `too-large`"},
        {"what a room without members keeps", inSeconds(limits.emptyTime), "--room-time", "forgotten"},
        {"messages for a thread of the server that is behind",
         number(RoomLimits::waitingMessages) + ", " + inBytes(RoomLimits::waitingBytes),
         {},
         "error `rate-limited`"},
        {"commands of rooms of one WebSocket that Redis has not answered",
         number(RoomCommandLog::mostOfSession),
         {},
         "error `rate-limited`"},
    };
}

std::vector<Row> rows()
{
    const ServerConfig config;
    std::vector<Row> all = sizeRows(config.limits);
    for (const auto &more : {timeRows(config.limits), numberRows(config), roomRows(config.limits.rooms)}) {
        all.insert(all.end(), more.begin(), more.end());
    }
    return all;
}

QByteArray docsTable()
{
    QByteArray table = "| limit | default | flag | what happens at a breach |\n|---|---|---|---|\n";
    for (const Row &row : rows()) {
        table += "| " + row.limit + " | " + row.value + " | " + (row.flag.isEmpty() ? "" : '`' + row.flag + '`') + " | "
            + row.breach + " |\n";
    }
    return table;
}

/// A new limit does not compile here before it has a row.
bool isDefault(const ServerLimits &limits)
{
    const auto valuesOf = [](const ServerLimits &of) {
        const auto &[head, body, headTime, bodyTime, idleTime, frameTime, writeTime, handshakeTime, surplusTime,
                     requests, perAddress, surplus, accepts, controlFrames, commands, rooms] = of;
        const auto &[roomsOfSession, membersOfRoom, allRooms, keptMessages, keptBytes, allKeptBytes, emptyTime] = rooms;
        return std::tuple{head.firstLine, head.headers, head.fields,  body,          headTime,     bodyTime,
                          idleTime,       frameTime,    writeTime,    handshakeTime, surplusTime,  requests,
                          perAddress,     surplus,      accepts,      controlFrames, commands,     roomsOfSession,
                          membersOfRoom,  allRooms,     keptMessages, keptBytes,     allKeptBytes, emptyTime};
    };
    return valuesOf(limits) == valuesOf(ServerLimits{});
}

} // namespace

class TestLimitDocs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void docsListThem();
    void everyFlagIsListed();
    void helpTellsTheDefaults();
};

/// With PUSHSCOPE_WRITE_DOCS set, writes the table instead.
void TestLimitDocs::docsListThem()
{
    QFile file{QStringLiteral(PUSHSCOPE_LIMIT_DOCS)};
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    file.close();
    const qsizetype start = text.indexOf("| limit |");
    const qsizetype end = text.indexOf("\n\n", start) + 1;
    QVERIFY(start > 0 && end > start);
    if (qEnvironmentVariableIsSet("PUSHSCOPE_WRITE_DOCS")) {
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text.first(start) + docsTable() + text.sliced(end));
        return;
    }
    QVERIFY2(text.sliced(start, end - start) == docsTable(),
             "resources/help/limits.md is stale: run this test with PUSHSCOPE_WRITE_DOCS=1 and look at what changed");
}

void TestLimitDocs::everyFlagIsListed()
{
    ServerLimits limits;
    const auto options = limitOptions(limits);
    const auto listed = rows();
    for (const Option &option : options) {
        const bool found =
            std::ranges::any_of(listed, [&](const Row &row) { return row.flag == option.name.toLatin1(); });
        QVERIFY2(found, qPrintable(option.name));
    }
}

/// Each flag sets a limit of its own, and what its help calls the default is it.
void TestLimitDocs::helpTellsTheDefaults()
{
    ServerLimits limits;
    for (const Option &option : limitOptions(limits)) {
        QVERIFY2(!option.take(QStringLiteral("4321")), qPrintable(option.name));
        QVERIFY2(!isDefault(limits), qPrintable(option.name));
        QVERIFY2(!option.take(option.fallback), qPrintable(option.name));
        QVERIFY2(isDefault(limits), qPrintable(option.name));
    }
}

QTEST_GUILESS_MAIN(TestLimitDocs)
#include "tst_limitdocs.moc"
