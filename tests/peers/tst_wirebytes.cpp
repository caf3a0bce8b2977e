// SPDX-License-Identifier: GPL-3.0-or-later
// The bytes that are told for an event are those that tshark counts on loopback.
#include "lab/experimentrun.h"

#include <QHostAddress>
#include <QMap>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QUdpSocket>

#include <cmath>
#include <memory>

using namespace pushscope;

namespace {

/// Clients connect only when the capture has begun.
const QByteArray experiment = R"({
    "pushscope": "experiment", "name": "wire-bytes", "duration": "9s",
    "feed": {"source": "ticker", "rate": 20, "payload": 100},
    "server": {"heartbeat": "1s"},
    "clients": [
        {"name": "sse", "transport": "sse", "connected": false},
        {"name": "ws", "transport": "ws", "connected": false},
        {"name": "longpoll", "transport": "longpoll", "connected": false},
        {"name": "poll", "transport": "poll", "interval": "300ms", "connected": false}],
    "timeline": [
        {"at": "3s", "connect": "sse"}, {"at": "3s", "connect": "ws"},
        {"at": "3s", "connect": "longpoll"}, {"at": "3s", "connect": "poll"}],
    "expect": [{"figure": "lost", "equals": 0}]})";

constexpr int patience = 60'000;

/// Stops when this goes.
class Dump
{
public:
    Dump(const QString &file, quint16 port) : m_file{file}, m_port{port}
    {
        m_process.start(QStringLiteral("dumpcap"),
                        {QStringLiteral("-q"), QStringLiteral("-i"), QStringLiteral("lo"), QStringLiteral("-f"),
                         QStringLiteral("port %1").arg(port), QStringLiteral("-w"), file});
    }
    ~Dump() { stop(); }
    Dump(const Dump &) = delete;
    Dump &operator=(const Dump &) = delete;

    /// Whether the file has what was captured up to now: a datagram to the same port comes after it.
    [[nodiscard]] bool isComplete()
    {
        static const QByteArray marker = QByteArrayLiteral("here the capture ends");
        QUdpSocket{}.writeDatagram(marker, QHostAddress{QHostAddress::LocalHost}, m_port);
        QFile file{m_file};
        return file.open(QIODevice::ReadOnly) && file.readAll().contains(marker);
    }

    void stop()
    {
        if (m_process.state() != QProcess::NotRunning) {
            m_process.terminate();
            m_process.waitForFinished(patience);
        }
    }
    QByteArray said() { return m_process.readAllStandardError(); }

private:
    QString m_file;
    quint16 m_port;
    QProcess m_process;
};

/// What a request belongs to; empty: to none, as the questions for the time.
QString transportOf(const QString &target)
{
    if (target.startsWith(QStringLiteral("/poll"))) {
        return target.contains(QStringLiteral("timeout=0")) ? QStringLiteral("poll") : QStringLiteral("longpoll");
    }
    return target.startsWith(QStringLiteral("/events")) ? QStringLiteral("sse")
        : target.startsWith(QStringLiteral("/ws"))      ? QStringLiteral("ws")
                                                        : QString{};
}

/// Payload bytes of TCP in both directions, by transport.
QMap<QString, double> counted(const QString &file)
{
    QProcess process;
    process.start(QStringLiteral("tshark"),
                  {QStringLiteral("-r"), file, QStringLiteral("-o"), QStringLiteral("tcp.desegment_tcp_streams:FALSE"),
                   QStringLiteral("-Y"), QStringLiteral("tcp.len > 0"), QStringLiteral("-T"), QStringLiteral("fields"),
                   QStringLiteral("-e"), QStringLiteral("tcp.stream"), QStringLiteral("-e"),
                   QStringLiteral("tcp.srcport"), QStringLiteral("-e"), QStringLiteral("tcp.nxtseq"),
                   QStringLiteral("-e"), QStringLiteral("http.request.uri")});
    process.waitForFinished(patience);
    QMap<QString, QString> transports;
    QMap<QString, QMap<QString, double>> streams;
    const auto lines = QString::fromUtf8(process.readAllStandardOutput()).split(QLatin1Char('\n'));
    for (const QString &line : lines) {
        const QStringList fields = line.split(QLatin1Char('\t'));
        if (fields.size() < 4) {
            continue;
        }
        // Each long poll begins with a short one, that fetches the cursor: the last request tells which it is.
        if (const QString transport = transportOf(fields[3]); !transport.isEmpty()) {
            transports.insert(fields[0], transport);
        }
        double &sent = streams[fields[0]][fields[1]];
        sent = std::max(sent,
                        fields[2].toDouble() - 1); // of the sequence numbers: a packet may be seen twice or not at all
    }
    QMap<QString, double> bytes;
    for (auto stream = streams.cbegin(); stream != streams.cend(); ++stream) {
        for (const double sent : stream.value()) {
            bytes[transports.value(stream.key())] += sent;
        }
    }
    return bytes;
}

} // namespace

class TestWireBytes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void bytesOfAnEvent_data();
    void bytesOfAnEvent();

private:
    QTemporaryDir m_folder;
    std::optional<ExperimentReport> m_report;
    QMap<QString, double> m_counted;
};

void TestWireBytes::initTestCase()
{
    QVERIFY2(!QStandardPaths::findExecutable(QStringLiteral("tshark")).isEmpty(),
             "tshark is missing: install the Debian package tshark");
    QProcess interfaces;
    interfaces.start(QStringLiteral("dumpcap"), {QStringLiteral("-D")});
    if (!interfaces.waitForFinished(patience) || !interfaces.readAllStandardOutput().contains("lo")) {
        QFAIL("dumpcap may not capture on loopback: run this as root or in the group wireshark");
    }
    const auto parsed = parseExperiment(experiment);
    QVERIFY2(parsed.ok(), parsed ? "" : qPrintable(parsed.error().message));
    const QString file = m_folder.filePath(QStringLiteral("lo.pcapng"));
    std::unique_ptr<Dump> dump;
    LiveRun live;
    ExperimentRun run{live, *parsed};
    connect(&run, &ExperimentRun::began, this,
            [&](const QUrl &server) { dump = std::make_unique<Dump>(file, server.port()); });
    connect(&run, &ExperimentRun::ended, this, [this](const ExperimentReport &report) { m_report = report; });
    run.start();
    QTRY_VERIFY_WITH_TIMEOUT(m_report.has_value(), patience);
    QVERIFY(dump);
    QTRY_VERIFY_WITH_TIMEOUT(dump->isComplete(), patience);
    dump->stop();
    m_counted = counted(file);
    QVERIFY2(!m_counted.isEmpty(), dump->said().constData());
}

void TestWireBytes::bytesOfAnEvent_data()
{
    QTest::addColumn<QString>("name");
    for (const Transport transport : allTransports) {
        const QByteArray name = toName(transport);
        QTest::newRow(name.constData()) << QString::fromLatin1(name);
    }
}

void TestWireBytes::bytesOfAnEvent()
{
    constexpr double tolerance = 0.01;
    QFETCH(const QString, name);
    const auto &groups = m_report->outcome.groups;
    const auto group = std::ranges::find(groups, name, &GroupFigures::name);
    QVERIFY(group != groups.end() && group->counters.events > 50);
    const auto events = static_cast<double>(group->counters.events);
    const double told = static_cast<double>(group->counters.wireBytesIn + group->counters.wireBytesOut) / events;
    const double seen = m_counted.value(name) / events;
    qInfo("%s: %.2f bytes for an event, tshark counts %.2f (n = %.0f)", qPrintable(name), told, seen, events);
    QVERIFY2(std::abs(told - seen) <= tolerance * seen,
             qPrintable(QStringLiteral("%1 told, %2 counted").arg(told).arg(seen)));
}

QTEST_GUILESS_MAIN(TestWireBytes)
#include "tst_wirebytes.moc"
