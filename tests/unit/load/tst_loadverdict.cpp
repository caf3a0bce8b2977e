// SPDX-License-Identifier: GPL-3.0-or-later
#include "load/loadtargets.h"
#include "loadmodel/loadconfig.h"
#include "loadmodel/loadverdict.h"

#include <QTest>

#include <functional>

using namespace pushscope;
using namespace std::chrono_literals;
using Kind = LoadVerdict::Kind;

namespace {

LoadResult good()
{
    LoadResult result;
    result.window = 10s;
    result.interval = 10ms;
    result.publisher.offered = result.publisher.sent = result.publisher.confirmed = 1000;
    result.publisher.lateness.record(1ms, 1000);
    result.loopLag.record(1ms, 1000);
    TransportLoad load;
    load.clients = load.connected = 10;
    load.offered = load.delivered = load.deliveredInTime = 10'000;
    result.transports.emplace(Transport::Sse, load);
    return result;
}

LoadConfig config(const char *url = "http://127.0.0.1:8080")
{
    LoadConfig config;
    config.url = QUrl{QString::fromLatin1(url)};
    config.transports.assign(allTransports.begin(), allTransports.end());
    return config;
}

} // namespace

using Change = std::function<void(LoadResult &)>;
using Edit = std::function<void(LoadConfig &)>;
Q_DECLARE_METATYPE(Change)
Q_DECLARE_METATYPE(Edit)

class TestLoadVerdict : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void verdict_data();
    void verdict();
    void refusedConfig_data();
    void refusedConfig();
    void filesAreEnough();
    void targets();
    void foreignTargets();
};

void TestLoadVerdict::verdict_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("word");
    const auto row = [](const char *name, Change change, Kind kind, const char *word = "") {
        QTest::newRow(name) << std::move(change) << kind << QString::fromLatin1(word);
    };
    const auto sse = [](LoadResult &result) -> TransportLoad & { return result.transports.at(Transport::Sse); };
    row(
        "as it should be", [](LoadResult &) {}, Kind::Valid);
    row(
        "stopped", [](LoadResult &r) { r.interrupted = true; }, Kind::Invalid, "stopped");
    row(
        "nothing published", [](LoadResult &r) { r.publisher.offered = 0; }, Kind::Invalid, "no event");
    row(
        "98.9 % accepted", [](LoadResult &r) { r.publisher.confirmed = 989; }, Kind::Invalid, "98.9 %");
    row(
        "99 % accepted", [](LoadResult &r) { r.publisher.confirmed = 990; }, Kind::Degraded, "10 of 1000");
    row(
        "sent late", [](LoadResult &r) { r.publisher.lateness.record(11ms, 20); }, Kind::Invalid, "sent late");
    row(
        "a few sent late", [](LoadResult &r) { r.publisher.lateness.record(11ms, 5); }, Kind::Valid);
    row(
        "not sent in time, as the server did not take it",
        [](LoadResult &r) {
            r.publisher.lateness.record(900ms, 30);
            r.publisher.ownLateness.record(1ms, 1000);
            r.publisher.heldUp = 30;
        },
        Kind::Invalid, "the server did not take 30 events");
    row(
        "the sender is late itself, and was held up too",
        [](LoadResult &r) {
            r.publisher.lateness.record(900ms, 60);
            r.publisher.ownLateness.record(900ms, 30);
            r.publisher.heldUp = 30;
        },
        Kind::Invalid, "sent late");
    row(
        "what was not accepted cannot arrive",
        [sse](LoadResult &r) {
            r.publisher.confirmed = 990;
            sse(r).delivered = sse(r).deliveredInTime = 9000;
        },
        Kind::Degraded, "10 of 1000 events were not accepted");
    row(
        "lost for good",
        [sse](LoadResult &r) {
            sse(r).notMadeAgain = 10;
            sse(r).lastFailure = loadFailure([] { return QStringLiteral("Connection refused"); });
        },
        Kind::Degraded, "sse: 10 connections were lost and not made again: Connection refused");
    row(
        "lockstep has no schedule",
        [](LoadResult &r) {
            r.interval = 0ns;
            r.publisher.lateness.record(1s, 500);
        },
        Kind::Valid);
    row(
        "the server stood still", [](LoadResult &r) { r.publisher.longestSilence = 2s; }, Kind::Degraded, "2000.0 ms");
    row(
        "a client failed",
        [sse](LoadResult &r) {
            sse(r).connected = 9;
            sse(r).firstFailure = loadFailure([] { return QStringLiteral("answered 503"); });
        },
        Kind::Invalid, "sse: 1 of 10 clients failed to connect: answered 503");
    row(
        "98.9 % delivered",
        [sse](LoadResult &r) {
            sse(r).delivered = sse(r).deliveredInTime = 9899;
            sse(r).lost = 101;
        },
        Kind::Invalid, "98.9 %");
    row(
        "99 % delivered",
        [sse](LoadResult &r) {
            sse(r).delivered = sse(r).deliveredInTime = 9900;
            sse(r).lost = 100;
        },
        Kind::Degraded, "100 events were lost");
    row(
        "behind at the end", [sse](LoadResult &r) { sse(r).deliveredInTime = 9800; }, Kind::Invalid, "keep up");
    row(
        "duplicates", [sse](LoadResult &r) { sse(r).duplicates = 1; }, Kind::Degraded, "twice");
    row(
        "reconnects", [sse](LoadResult &r) { sse(r).reconnects = 3; }, Kind::Degraded, "3 connections");
    row(
        "loop lag", [](LoadResult &r) { r.loopLag.record(21ms, 20); }, Kind::Degraded, "busy");
    row(
        "a little loop lag", [](LoadResult &r) { r.loopLag.record(21ms, 5); }, Kind::Valid);
}

void TestLoadVerdict::verdict()
{
    QFETCH(const Change, change);
    QFETCH(const QString, word);
    LoadResult result = good();
    change(result);
    const LoadVerdict verdict = judge(result);
    QTEST(verdict.kind, "kind");
    QCOMPARE(verdict.reasons.isEmpty(), verdict.kind == Kind::Valid);
    const QString reasons = verdict.reasons.join(u'\n');
    QVERIFY(verdict.reasons.size() <= 1);
    QVERIFY2(reasons.contains(word), qPrintable(reasons));
}

void TestLoadVerdict::refusedConfig_data()
{
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<QString>("field");
    const auto row = [](const char *name, Edit edit, const char *field) {
        QTest::newRow(name) << std::move(edit) << QString::fromLatin1(field);
    };
    row(
        "TLS", [](LoadConfig &c) { c.url = QUrl{QStringLiteral("https://localhost")}; }, "url");
    row(
        "posting over TLS", [](LoadConfig &c) { c.publishUrl = QUrl{QStringLiteral("https://localhost/p")}; },
        "publish-url");
    row(
        "no transport", [](LoadConfig &c) { c.transports.clear(); }, "transport");
    row(
        "a path for all", [](LoadConfig &c) { c.url.setPath(QStringLiteral("/events")); }, "transport");
    row(
        "no client", [](LoadConfig &c) { c.clients = 0; }, "clients");
    row(
        "too many clients", [](LoadConfig &c) { c.clients = LoadConfig::mostClients; }, "clients");
    row(
        "more clients than files", [](LoadConfig &c) { c.clients = 250; }, "clients");
    row(
        "rate", [](LoadConfig &c) { c.rate = 0; }, "rate");
    row(
        "more events than numbers",
        [](LoadConfig &c) {
            c.rate = LoadConfig::highestRate;
            c.duration = 24h;
        },
        "rate");
    row(
        "payload without room for the stamp", [](LoadConfig &c) { c.payloadBytes = 31; }, "payload");
    row(
        "payload", [](LoadConfig &c) { c.payloadBytes = LoadConfig::largestPayload + 1; }, "payload");
    row(
        "duration", [](LoadConfig &c) { c.duration = 0ms; }, "duration");
    row(
        "interval", [](LoadConfig &c) { c.pollInterval = 0ms; }, "interval");
}

void TestLoadVerdict::refusedConfig()
{
    QFETCH(const Edit, edit);
    LoadConfig refused = config();
    edit(refused);
    const auto error = checkLoad(refused, 1000);
    QVERIFY(error);
    QTEST(error->field, "field");
    QVERIFY(!error->message.isEmpty());
}

void TestLoadVerdict::filesAreEnough()
{
    LoadConfig most = config();
    most.clients = 242;
    QVERIFY(!checkLoad(most, 1000));
    most.clients = 243;
    const auto error = checkLoad(most, 1000);
    QVERIFY(error && error->message.contains(QStringLiteral("at most 242")));
    QVERIFY(!checkLoad(most, 0));
}

void TestLoadVerdict::targets()
{
    LoadConfig ours = config("http://localhost:99/?channel=c");
    ours.token = "secret";
    const auto targets = makeTargets(ours);
    QVERIFY(targets);
    QCOMPARE(targets->server.port, quint16{99});
    const LoadTarget &poll = targets->transports.at(Transport::LongPoll);
    QVERIFY(poll.ours);
    QVERIFY(poll.first.startsWith("GET /poll?channel=c&timeout=0 HTTP/1.1\r\n"));
    QVERIFY(poll.begin.startsWith("GET /poll?channel=c&after="));
    QVERIFY(poll.end.startsWith("&timeout=25 HTTP/1.1\r\n"));
    QVERIFY(poll.end.endsWith("\r\n\r\n"));
    QVERIFY(targets->transports.at(Transport::WebSocket).first.contains("Sec-WebSocket-Key: " + targets->webSocketKey));
    QVERIFY(targets->publication.startsWith("POST /publish?channel=c HTTP/1.1\r\n"));
    QVERIFY(targets->publication.contains("Authorization: Bearer secret\r\n"));
    QVERIFY(targets->publication.contains("Content-Length: 100\r\n"));
    QVERIFY(targets->publication.endsWith("\r\n\r\n" + QByteArray(100, 'x')));
}

void TestLoadVerdict::foreignTargets()
{
    LoadConfig foreign = config("http://localhost:99/sub/x");
    foreign.transports = {Transport::LongPoll};
    QCOMPARE(makeTargets(foreign).error().field, QStringLiteral("publish-url"));
    foreign.publishUrl = QUrl{QStringLiteral("http://localhost:98/pub/x")};
    const auto targets = makeTargets(foreign);
    QVERIFY(targets);
    QCOMPARE(targets->publisher.port, quint16{98});
    const LoadTarget &poll = targets->transports.at(Transport::LongPoll);
    QVERIFY(!poll.ours);
    QVERIFY(poll.first.startsWith("GET /sub/x HTTP/1.1\r\n"));
    QCOMPARE(poll.begin + poll.end, poll.first);
    QCOMPARE(poll.end, QByteArray("\r\n"));
}

QTEST_GUILESS_MAIN(TestLoadVerdict)
#include "tst_loadverdict.moc"
