// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/expectation.h"

#include <QTest>

#include <limits>
#include <set>

using namespace pushscope;
using namespace std::chrono_literals;
using Measured = std::optional<double>;

namespace {

struct Claim
{
    Expectation expectation;
    Measured value;
    Measured reference;
};

FigureQuery of(Figure figure, const char *client = "")
{
    FigureQuery query;
    query.figure = figure;
    query.client = QString::fromUtf8(client);
    return query;
}

Claim claim(const FigureQuery &figure, Measured value, std::optional<double> low, std::optional<double> high = {})
{
    return {{figure, low, high, {}, {}}, value, {}};
}

Claim multiple(Measured value, Measured reference, std::optional<double> low, std::optional<double> high = {})
{
    return {{of(Figure::LatencyMax, "stream"), low, high, of(Figure::LatencyMax, "socket"), {}}, value, reference};
}

} // namespace

Q_DECLARE_METATYPE(Claim)

class TestExpectation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFigureHasOneEntry();
    void values_data();
    void values();
    void judged_data();
    void judged();
    void described();
};

void TestExpectation::everyFigureHasOneEntry()
{
    std::set<QString> names;
    for (int i = 0; i <= static_cast<int>(Figure::ServerRefused); ++i) {
        const FigureInfo &info = infoOf(static_cast<Figure>(i));
        QCOMPARE(static_cast<int>(info.figure), i);
        QVERIFY(names.insert(info.name).second);
    }
    QCOMPARE(figures().size(), names.size());
}

void TestExpectation::values_data()
{
    QTest::addColumn<int>("unit");
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *text, FigureInfo::Unit unit, double value) {
        QTest::newRow(text) << static_cast<int>(unit) << value << QString::fromUtf8(text);
    };
    using Unit = FigureInfo::Unit;
    row("512 ms", Unit::Time, 512'000);
    row("0 ms", Unit::Time, 0);
    row("830 µs", Unit::Time, 830);
    row("1.5 s", Unit::Time, 1'500'000);
    row("2 min", Unit::Time, 120'000'000);
    row("12.35 ms", Unit::Time, 12'346);
    row("0", Unit::Count, 0);
    row("1,234", Unit::Count, 1'234);
    row("100", Unit::Count, 100);
    row("0.0031", Unit::Count, 0.0031);
    row("80.5 bytes", Unit::Bytes, 80.5);
    row("17 per second", Unit::PerSecond, 17);
}

void TestExpectation::values()
{
    QFETCH(const int, unit);
    QFETCH(const double, value);
    QTEST(figureText(static_cast<FigureInfo::Unit>(unit), value), "text");
}

void TestExpectation::judged_data()
{
    QTest::addColumn<Claim>("claim");
    QTest::addColumn<bool>("met");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char *label, const Claim &claim, bool met, const char *sentence) {
        QTest::newRow(label) << claim << met << QString::fromUtf8(sentence);
    };
    const FigureQuery latency = of(Figure::LatencyP50, "short-poll");
    row("at least", claim(latency, 512'000, 300'000), true,
        "p50 latency of short-poll: 512 ms, expected at least 300 ms");
    row("just at least", claim(latency, 300'000, 300'000), true,
        "p50 latency of short-poll: 300 ms, expected at least 300 ms");
    row("below", claim(latency, 299'999, 300'000), false,
        "p50 latency of short-poll: 300 ms, expected at least 300 ms");
    row("at most", claim(latency, 10'000, {}, 50'000), true,
        "p50 latency of short-poll: 10 ms, expected at most 50 ms");
    row("above", claim(latency, 51'000, {}, 50'000), false, "p50 latency of short-poll: 51 ms, expected at most 50 ms");
    row("between", claim(of(Figure::Reconnects), 3, 2, 4), true, "reconnects of all clients: 3, expected 2 to 4");
    row("equal", claim(of(Figure::Lost), 0, 0, 0), true, "events lost of all clients: 0, expected exactly 0");
    row("not equal", claim(of(Figure::Lost), 1, 0, 0), false, "events lost of all clients: 1, expected exactly 0");
    row("of the server", claim(of(Figure::ServerQueuePeak), 64'000, 1'000), true,
        "longest queue of the server: 64,000 bytes, expected at least 1,000 bytes");
    row("not measured", claim(latency, {}, 1), false,
        "p50 latency of short-poll: not measured, expected at least 1 µs");
    row("no number", claim(latency, std::numeric_limits<double>::quiet_NaN(), {}, 1), false,
        "p50 latency of short-poll: not measured, expected at most 1 µs");
    row("endless", claim(latency, std::numeric_limits<double>::infinity(), 1), false,
        "p50 latency of short-poll: not measured, expected at least 1 µs");
    row("multiple", multiple(60'000, 10'000, 5), true,
        "highest latency of stream: 60 ms, expected at least 5 × highest latency of socket (10 ms)");
    row("less than the multiple", multiple(49'000, 10'000, 5), false,
        "highest latency of stream: 49 ms, expected at least 5 × highest latency of socket (10 ms)");
    row("more than the multiple", multiple(21'000, 10'000, {}, 2), false,
        "highest latency of stream: 21 ms, expected at most 2 × highest latency of socket (10 ms)");
    row("no reference", multiple(60'000, {}, 5), false,
        "highest latency of stream: 60 ms, expected at least 5 × highest latency of socket (not measured)");
}

void TestExpectation::judged()
{
    QFETCH(const Claim, claim);
    const auto result = judge(claim.expectation, [&claim](const FigureQuery &query) {
        return query == claim.expectation.figure ? claim.value : claim.reference;
    });
    QTEST(result.met, "met");
    QTEST(result.sentence, "sentence");
    QVERIFY(result.expectation == claim.expectation);
}

void TestExpectation::described()
{
    FigureQuery query = of(Figure::Delivered, "a");
    query.from = 2s;
    QCOMPARE(describe(query), QStringLiteral("events delivered of a from 2 s"));
    query.to = 5500ms;
    QCOMPARE(describe(query), QStringLiteral("events delivered of a from 2 s to 5.5 s"));
    query.from.reset();
    QCOMPARE(describe(query), QStringLiteral("events delivered of a until 5.5 s"));
    FigureQuery sought = of(Figure::WireCount, "a");
    sought.text = "id: ";
    QCOMPARE(describe(sought), QStringLiteral("occurrences (“id:”) of a"));
    sought.up = true;
    QCOMPARE(describe(sought), QStringLiteral("occurrences (“id:”) sent by a"));
    sought.up = false;
    QCOMPARE(describe(sought), QStringLiteral("occurrences (“id:”) received by a"));
}

QTEST_GUILESS_MAIN(TestExpectation)
#include "tst_expectation.moc"
