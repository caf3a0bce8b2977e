// SPDX-License-Identifier: GPL-3.0-or-later
#include "loadmodel/loadfigures.h"

#include <QTest>

using namespace pushscope;
using std::chrono::microseconds;

class TestLoadFigures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCurveEndsWhereTenSamplesAreAbove();
    void noSamplesNoCurve();
    void fewSamplesStillHaveACurve();
    void figuresHoldNoSecret();
    void lockstepOffersNothing();
};

void TestLoadFigures::aCurveEndsWhereTenSamplesAreAbove()
{
    LatencyHistogram latency;
    for (int i = 1; i <= 1000; ++i)
        latency.record(microseconds{i});
    const auto curve = percentileCurve(latency);
    QVERIFY(curve.size() > 50);
    QCOMPARE(curve.front().above, 1.0);
    QCOMPARE(curve.front().latency, microseconds{1});
    QVERIFY(std::abs(curve.back().above - 0.01) < 1e-9);
    QVERIFY(curve.back().latency >= microseconds{989} && curve.back().latency <= microseconds{991});
    for (std::size_t i = 1; i < curve.size(); ++i)
        QVERIFY(curve[i].above < curve[i - 1].above && curve[i].latency >= curve[i - 1].latency);
}

void TestLoadFigures::noSamplesNoCurve()
{
    QVERIFY(percentileCurve({}).empty());
}

void TestLoadFigures::fewSamplesStillHaveACurve()
{
    LatencyHistogram latency;
    latency.record(microseconds{700});
    for (const LoadCurvePoint &point : percentileCurve(latency))
        QCOMPARE(point.latency, microseconds{700});
    QVERIFY(!percentileCurve(latency).empty());
}

void TestLoadFigures::figuresHoldNoSecret()
{
    LoadConfig config;
    config.url = QUrl{QStringLiteral("http://me:word@host:1/?token=secret&channel=a")};
    config.token = "secret";
    const LoadFigures figures = figuresOf(config, {}, {}, {});
    QVERIFY(figures.config.token.isEmpty());
    const QString url = figures.config.url.toString();
    QVERIFY2(!url.contains(QStringLiteral("secret")) && !url.contains(QStringLiteral("word")), qPrintable(url));
    QVERIFY(url.contains(QStringLiteral("channel=a")));
}

void TestLoadFigures::lockstepOffersNothing()
{
    LoadConfig config;
    LoadResult result;
    result.window = std::chrono::seconds{2};
    result.transports[Transport::Sse].connected = 10;
    result.transports[Transport::Sse].arrivals = 400;
    result.transports[Transport::Sse].wireBytes = 40'000;
    const LoadFigures open = figuresOf(config, result, {}, {});
    QCOMPARE(open.transports.at(Transport::Sse).offeredPerSecond, std::optional{config.rate * 10});
    QCOMPARE(open.transports.at(Transport::Sse).deliveredPerSecond, 200.0);
    QCOMPARE(open.transports.at(Transport::Sse).wireBytesPerEvent, std::optional{100.0});
    config.model = LoadModel::Lockstep;
    QVERIFY(!figuresOf(config, result, {}, {}).transports.at(Transport::Sse).offeredPerSecond);
}

QTEST_GUILESS_MAIN(TestLoadFigures)
#include "tst_loadfigures.moc"
