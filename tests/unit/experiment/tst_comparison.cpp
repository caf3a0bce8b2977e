// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/comparison.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <set>

using namespace pushscope;

namespace {

GroupFigures group(const char *name, Transport transport)
{
    GroupFigures figures;
    figures.name = QString::fromUtf8(name);
    figures.transport = transport;
    figures.clients = 1;
    figures.counters.events = 100;
    figures.counters.wireBytesIn = 20'000;
    figures.counters.wireBytesOut = 5'000;
    figures.counters.payloadBytes = 10'000;
    figures.counters.attempts = 3;
    figures.counters.reconnects = 2;
    figures.latency.n = 98;
    figures.latency.p50 = 1'500;
    figures.latency.max = 20'000;
    figures.roundTrip.n = 50;
    return figures;
}

Outcome outcome()
{
    Outcome result;
    result.experiment = QStringLiteral("comparison");
    result.groups = {group("s", Transport::Sse), group("l", Transport::LongPoll)};
    ExpectationResult away;
    away.expectation.figure.figure = Figure::NotOpenTime;
    away.expectation.figure.client = QStringLiteral("s");
    away.value = 1'200'000;
    result.results = {away};
    return result;
}

const ComparisonRow &row(const ComparisonTable &table, const char *id)
{
    return *std::ranges::find(table.rows, QByteArray{id}, &ComparisonRow::id);
}

QString text(const ComparisonTable &table, const char *id, Transport transport)
{
    return row(table, id).cells.at(static_cast<std::size_t>(transport)).text;
}

} // namespace

class TestComparison : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatEveryArticlePrints();
    void factsHaveTheirSource();
    void figuresAreNotInvented();
    void figuresOfARun();
    void nothingMeasured();
};

void TestComparison::whatEveryArticlePrints()
{
    std::set<QByteArray> ids;
    for (const ComparisonRow &each : comparisonTable().rows) {
        QVERIFY2(ids.insert(each.id).second, each.id.constData());
    }
    for (const char *id : {"direction", "connection", "protocol", "overhead", "latency", "reconnect", "wayback",
                           "binary", "proxies", "scaling", "browserlimit", "backpressure"}) {
        QVERIFY2(ids.contains(id), id);
    }
}

void TestComparison::factsHaveTheirSource()
{
    static const QRegularExpression form{
        QStringLiteral("^(RFC (6202|6455|9110|9112|9293) [0-9]+(\\.[0-9]+)*|HTML 9\\.2\\.[1-7]|Fetch: CORS protocol"
                       "|WebSockets: ping and pong|Chromium: socket limits)$")};
    for (const ComparisonRow &each : comparisonTable().rows) {
        for (const ComparisonCell &cell : each.cells) {
            if (each.isFigure) {
                continue;
            }
            QVERIFY2(form.match(cell.source).hasMatch(), qPrintable(cell.source));
            QVERIFY2(cell.link.startsWith(QStringLiteral("https://")) && !cell.link.endsWith(QLatin1Char('#')),
                     qPrintable(cell.link));
            QVERIFY(!cell.text.isEmpty() && cell.tooltip.endsWith(QLatin1Char('.')) && !cell.measured && cell.n == 0);
            QVERIFY2(cell.text.size() <= 45, qPrintable(cell.text));
        }
    }
}

void TestComparison::figuresAreNotInvented()
{
    for (const ComparisonRow &each : comparisonTable().rows) {
        for (const ComparisonCell &cell : each.cells) {
            QVERIFY(!each.isFigure || (cell.text == QStringLiteral("–") && !cell.measured));
            QVERIFY(!each.isFigure || cell.tooltip.contains(QStringLiteral("Not measured yet")));
        }
    }
}

void TestComparison::figuresOfARun()
{
    const ComparisonTable table = comparisonTable(outcome());
    QCOMPARE(text(table, "wire", Transport::Sse), QStringLiteral("250 bytes"));
    QCOMPARE(text(table, "overhead", Transport::Sse), QStringLiteral("150 bytes"));
    QCOMPARE(text(table, "latency", Transport::Sse), QStringLiteral("1.5 ms"));
    QCOMPARE(text(table, "latencymax", Transport::Sse), QStringLiteral("20 ms"));
    QCOMPARE(text(table, "requests", Transport::Sse), QStringLiteral("0.03"));
    QCOMPARE(text(table, "requests", Transport::LongPoll), QStringLiteral("0.5"));
    QCOMPARE(text(table, "wayback", Transport::Sse), QStringLiteral("600 ms"));
    QCOMPARE(text(table, "wayback", Transport::LongPoll), QStringLiteral("–"));
    QCOMPARE(text(table, "wire", Transport::WebSocket), QStringLiteral("–"));
    const ComparisonCell &latency = row(table, "latency").cells.front();
    QVERIFY(latency.measured && latency.n == 98 && latency.tooltip.contains(QStringLiteral("n = 98")));
    QCOMPARE(row(table, "wire").cells.front().n, 100);
    QCOMPARE(row(table, "wayback").cells.front().n, 2);
    QVERIFY(row(table, "direction") == row(comparisonTable(), "direction"));
}

void TestComparison::nothingMeasured()
{
    Outcome empty = outcome();
    empty.groups.front() = {};
    const ComparisonTable table = comparisonTable(empty);
    for (const char *id : {"wire", "overhead", "latency", "requests", "wayback"}) {
        QCOMPARE(text(table, id, Transport::Sse), QStringLiteral("–"));
    }
}

QTEST_GUILESS_MAIN(TestComparison)
#include "tst_comparison.moc"
