// SPDX-License-Identifier: GPL-3.0-or-later
// Each of a list of malformed or unusual requests gets its answer, and the next honest one is served.
#include "integration/server/malformed/rows.h"
#include "support/rawpeer.h"
#include "support/serverfixture.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace pushscope;
using namespace pushscope::test;

namespace {

std::vector<HttpRow> httpRows()
{
    std::vector<HttpRow> rows;
    for (const auto &more : {requestLineRows(), targetRows(), fieldRows(), lengthRows(), chunkRows(), upgradeRows()}) {
        rows.insert(rows.end(), more.begin(), more.end());
    }
    return rows;
}

std::vector<FrameRow> webSocketRows()
{
    std::vector<FrameRow> rows;
    for (const auto &more : {frameRows(), messageRows(), closeRows()}) {
        rows.insert(rows.end(), more.begin(), more.end());
    }
    return rows;
}

QByteArray answersOf(const HttpRow &row)
{
    QByteArrayList statuses;
    for (const int status : row.statuses) {
        statuses.append(QByteArray::number(status));
    }
    return statuses.join(", ") + (row.closes ? ", then the end" : "");
}

QByteArray answerOf(const FrameRow &row)
{
    return row.closeCode == 0   ? QByteArrayLiteral("lives on")
        : row.closeCode == 1005 ? QByteArrayLiteral("close without a code")
                                : "close " + QByteArray::number(row.closeCode);
}

/// The table of resources/help/malformed.md as it must be.
QByteArray docsTable()
{
    QByteArray table = "| what comes | answer |\n|---|---|\n";
    for (const HttpRow &row : httpRows()) {
        table += "| " + row.name + " | " + answersOf(row) + " |\n";
    }
    table += "\n## Over WebSocket\n\n| what comes after the upgrade | answer |\n|---|---|\n";
    for (const FrameRow &row : webSocketRows()) {
        table += "| " + row.name + " | " + answerOf(row) + " |\n";
    }
    return table;
}

/// Wakes up with each event, as the rows are many.
template <typename Condition>
bool soon(Condition condition)
{
    const QDeadlineTimer patience{std::chrono::seconds{5}};
    while (!condition()) {
        if (patience.hasExpired()) {
            return false;
        }
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return true;
}

std::optional<RawPeer::Response> nextResponse(RawPeer &peer)
{
    std::optional<RawPeer::Response> response;
    (void)soon([&] { return (response = peer.takeResponse()).has_value(); });
    return response;
}

/// Resident memory of this process, in which the server lives.
qint64 residentBytes()
{
    constexpr qint64 page = 4096;
    QFile file{QStringLiteral("/proc/self/statm")};
    return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').value(1).toLongLong() * page : 0;
}

} // namespace

class TestMalformed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listIsLong();
    void docsListThem();
    void docsNameRows();
    void requests_data();
    void requests();
    void frames_data();
    void frames();
    void cleanup();
    void cleanupTestCase();

private:
    ServerFixture m_fixture;
    qint64 m_before = 0;
    std::unique_ptr<RawPeer> m_peer;
    std::unique_ptr<RawWebSocket> m_socket;
};

void TestMalformed::listIsLong()
{
    QVERIFY(httpRows().size() + webSocketRows().size() >= 150);
}

/// With PUSHSCOPE_WRITE_DOCS set, writes the table instead.
void TestMalformed::docsListThem()
{
    QFile file{QStringLiteral(PUSHSCOPE_MALFORMED_DOCS)};
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    file.close();
    const qsizetype start = text.indexOf("| what comes |");
    QVERIFY(start > 0);
    if (qEnvironmentVariableIsSet("PUSHSCOPE_WRITE_DOCS")) {
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text.first(start) + docsTable());
        return;
    }
    QVERIFY2(
        text.sliced(start) == docsTable(),
        "resources/help/malformed.md is stale: run this test with PUSHSCOPE_WRITE_DOCS=1 and look at what changed");
}

/// resources/help/limits.md names the row that shows a difference to Qt's classes.
void TestMalformed::docsNameRows()
{
    QSet<QByteArray> names;
    for (const HttpRow &row : httpRows()) {
        names.insert(row.name);
    }
    for (const FrameRow &row : webSocketRows()) {
        names.insert(row.name);
    }
    QFile file{QStringLiteral(PUSHSCOPE_LIMIT_DOCS)};
    QVERIFY(file.open(QIODevice::ReadOnly));
    static const QRegularExpression reference{QStringLiteral("`([A-Za-z]+: [^`]+)`")};
    auto found = reference.globalMatch(QString::fromUtf8(file.readAll()));
    int count = 0;
    for (; found.hasNext(); ++count) {
        const QByteArray name = found.next().captured(1).toUtf8();
        QVERIFY2(names.contains(name), name.constData());
    }
    QVERIFY(count > 20);
}

/// Each on a fresh connection, and behind a good request on a kept one.
void TestMalformed::requests_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QList<int>>("statuses");
    QTest::addColumn<bool>("closes");
    QTest::addColumn<bool>("later");
    for (const bool later : {false, true}) {
        for (const HttpRow &row : httpRows()) {
            QTest::newRow((row.name + (later ? ", as a later request" : "")).constData())
                << row.bytes << row.statuses << row.closes << later;
        }
    }
}

void TestMalformed::requests()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QList<int>, statuses);
    QFETCH(const bool, closes);
    QFETCH(const bool, later);
    m_peer = std::make_unique<RawPeer>(m_fixture.port());
    std::optional<RawPeer::Response> response;
    if (later) {
        m_peer->get("/health");
        QVERIFY((response = nextResponse(*m_peer)));
        QCOMPARE(response->head.status, 200);
    }
    m_peer->send(bytes);
    for (const int status : statuses) {
        QVERIFY2((response = nextResponse(*m_peer)), m_peer->input().constData());
        QCOMPARE(response->head.status, status);
    }
    if (closes) {
        QCOMPARE(response->head.headers.hasToken("Connection", "close"), true);
        QVERIFY(soon([this] { return m_peer->isClosed(); }));
        QCOMPARE(m_peer->input(), QByteArray{});
    } else {
        m_peer->get("/health");
        QVERIFY((response = nextResponse(*m_peer)));
        QCOMPARE(response->head.status, 200);
        QVERIFY(!m_peer->isClosed());
    }
}

void TestMalformed::frames_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("closeCode");
    for (const FrameRow &row : webSocketRows()) {
        QTest::newRow(row.name.constData()) << row.bytes << row.closeCode;
    }
}

void TestMalformed::frames()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const int, closeCode);
    constexpr char last[] = "last";
    m_socket = std::make_unique<RawWebSocket>(m_fixture.port());
    QVERIFY(soon([this] { return !m_socket->ofType(QStringLiteral("hello")).empty(); }));
    m_socket->peer().send(bytes);
    const auto has = [this](WebSocketOpcode kind, const QByteArray &payload) {
        return std::ranges::any_of(m_socket->messages(), [&](const WebSocketMessage &message) {
            return message.kind == kind && (payload.isNull() || message.payload == payload);
        });
    };
    if (closeCode == 0) {
        m_socket->send(WebSocketOpcode::Ping, last);
        QVERIFY(soon([&] { return has(WebSocketOpcode::Pong, last); }));
        QVERIFY(!has(WebSocketOpcode::Close, {}));
        return;
    }
    QVERIFY(soon([&] { return has(WebSocketOpcode::Close, {}); }));
    const WebSocketMessage &end = m_socket->messages().back(); // nothing follows it
    QCOMPARE(end.kind, WebSocketOpcode::Close);
    QCOMPARE(parseClosePayload(end.payload).value_or(WebSocketClose{}).code, closeCode);
    QVERIFY(soon([this] { return m_socket->peer().isClosed(); }));
}

/// An honest request on a new connection, and nothing remains.
void TestMalformed::cleanup()
{
    if (!m_peer && !m_socket) {
        return;
    }
    {
        RawPeer honest{m_fixture.port()};
        honest.get("/health");
        const auto response = nextResponse(honest);
        QVERIFY(response);
        QCOMPARE(response->head.status, 200);
    }
    m_peer.reset();
    m_socket.reset();
    QVERIFY(soon([this] { return m_fixture.server().stats().connections.total() == 0; }));
    QCOMPARE(m_fixture.server().stats().queueBytes, 0);
    if (m_before == 0) {
        m_before = residentBytes(); // when all has been used once
    }
}

void TestMalformed::cleanupTestCase()
{
#ifdef __SANITIZE_ADDRESS__
    constexpr qint64 quarantine = 256LL * 1024 * 1024; // what was freed is kept for a while
#else
    constexpr qint64 quarantine = 0;
#endif
    constexpr qint64 slack = 48LL * 1024 * 1024; // the allocator's, of bodies of 1 MiB that were published and are kept
    QVERIFY2(residentBytes() - m_before < slack + quarantine, qPrintable(QString::number(residentBytes() - m_before)));
}

QTEST_GUILESS_MAIN(TestMalformed)
#include "tst_malformed.moc"
