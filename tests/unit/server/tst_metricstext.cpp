// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/metricstext.h"

#include <QTest>

#include <array>
#include <limits>

using namespace pushscope;

/// The bytes of Prometheus' text format.
class TestMetricsText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void familiesAndSamples()
    {
        MetricsText text;
        text.counter("a_total", "What was done.");
        text.sample(qint64{7});
        text.gauge("b_seconds", "How long.");
        text.sample({{"thread", "0"}, {"kind", "x"}}, 0.25);
        text.sample({{"thread", "1"}, {"kind", "x"}}, qint64{0});
        QCOMPARE(text.text(),
                 QByteArrayLiteral("# HELP a_total What was done.\n"
                                   "# TYPE a_total counter\n"
                                   "a_total 7\n"
                                   "# HELP b_seconds How long.\n"
                                   "# TYPE b_seconds gauge\n"
                                   "b_seconds{thread=\"0\",kind=\"x\"} 0.25\n"
                                   "b_seconds{thread=\"1\",kind=\"x\"} 0\n"));
    }

    void whatWouldEndALineIsEscaped()
    {
        MetricsText text;
        text.gauge("g", "two\nlines, a \\ and a \"word\"");
        text.sample({{"l", "two\nlines, a \\ and a \"word\""}}, qint64{1});
        QCOMPARE(text.text(),
                 QByteArrayLiteral("# HELP g two\\nlines, a \\\\ and a \"word\"\n"
                                   "# TYPE g gauge\n"
                                   "g{l=\"two\\nlines, a \\\\ and a \\\"word\\\"\"} 1\n"));
    }

    void numbers_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QByteArray>("shown");
        QTest::newRow("zero") << 0.0 << QByteArrayLiteral("0");
        QTest::newRow("100 us") << 0.0001 << QByteArrayLiteral("0.0001");
        QTest::newRow("a tenth") << 0.1 << QByteArrayLiteral("0.1");
        QTest::newRow("a time") << 1'763'765'432.125 << QByteArrayLiteral("1763765432.125");
        QTest::newRow("infinite") << std::numeric_limits<double>::infinity() << QByteArrayLiteral("+Inf");
        QTest::newRow("minus infinite") << -std::numeric_limits<double>::infinity() << QByteArrayLiteral("-Inf");
        QTest::newRow("none") << std::numeric_limits<double>::quiet_NaN() << QByteArrayLiteral("NaN");
    }

    void numbers()
    {
        QFETCH(double, value);
        QFETCH(QByteArray, shown);
        MetricsText text;
        text.gauge("g", "h");
        text.sample(value);
        QCOMPARE(text.text().split('\n').at(2), "g " + shown);
    }

    void bucketsAreCumulative()
    {
        MetricsText text;
        text.histogram("h_seconds", "How long.");
        constexpr std::array bounds{0.5, 1.0};
        constexpr std::array<qint64, 3> counts{2, 0, 3};
        text.buckets({"transport", "ws"}, bounds, counts, 12.5);
        QCOMPARE(text.text(),
                 QByteArrayLiteral("# HELP h_seconds How long.\n"
                                   "# TYPE h_seconds histogram\n"
                                   "h_seconds_bucket{transport=\"ws\",le=\"0.5\"} 2\n"
                                   "h_seconds_bucket{transport=\"ws\",le=\"1\"} 2\n"
                                   "h_seconds_bucket{transport=\"ws\",le=\"+Inf\"} 5\n"
                                   "h_seconds_sum{transport=\"ws\"} 12.5\n"
                                   "h_seconds_count{transport=\"ws\"} 5\n"));
    }
};

QTEST_APPLESS_MAIN(TestMetricsText)
#include "tst_metricstext.moc"
