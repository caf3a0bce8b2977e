// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/format.h"
#include "models/transportstyle.h"
#include "theme/theme.h"

#include <QTest>

#include <set>

using namespace pushscope;
using namespace std::chrono_literals;

class TestFormat : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void latency_data();
    void latency();
    void age_data();
    void age();
    void span_data();
    void span();
    void bytes_data();
    void bytes();
    void counts();
    void rates();
    void everyStateHasItsWord();
    void transportsDifferInColorShapeAndName();
    void textIsReadableOnBothThemes();
};

void TestFormat::latency_data()
{
    QTest::addColumn<qint64>("microseconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("zero") << qint64{0} << QStringLiteral("0 µs");
    QTest::newRow("a few microseconds") << qint64{7} << QStringLiteral("7 µs");
    QTest::newRow("just beyond microseconds") << qint64{10} << QStringLiteral("0.01 ms");
    QTest::newRow("below a millisecond") << qint64{240} << QStringLiteral("0.24 ms");
    QTest::newRow("rounds up to one") << qint64{996} << QStringLiteral("1.0 ms");
    QTest::newRow("milliseconds") << qint64{2'440} << QStringLiteral("2.4 ms");
    QTest::newRow("rounds up to ten") << qint64{9'960} << QStringLiteral("10 ms");
    QTest::newRow("hundreds") << qint64{502'000} << QStringLiteral("502 ms");
    QTest::newRow("rounds up to a second") << qint64{999'600} << QStringLiteral("1.0 s");
    QTest::newRow("seconds") << qint64{1'300'000} << QStringLiteral("1.3 s");
    QTest::newRow("many seconds") << qint64{24'400'000} << QStringLiteral("24 s");
}

void TestFormat::latency()
{
    QFETCH(qint64, microseconds);
    QTEST(formatLatency(std::chrono::microseconds{microseconds}), "text");
}

void TestFormat::age_data()
{
    QTest::addColumn<qint64>("milliseconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("now") << qint64{0} << QStringLiteral("0.0 s");
    QTest::newRow("future counts as now") << qint64{-5} << QStringLiteral("0.0 s");
    QTest::newRow("tenths") << qint64{3'240} << QStringLiteral("3.2 s");
    QTest::newRow("whole seconds") << qint64{42'100} << QStringLiteral("42 s");
    QTest::newRow("minutes") << qint64{200'000} << QStringLiteral("3 min 20 s");
}

void TestFormat::age()
{
    QFETCH(qint64, milliseconds);
    QTEST(formatAge(std::chrono::milliseconds{milliseconds}), "text");
}

void TestFormat::span_data()
{
    QTest::addColumn<qint64>("milliseconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("milliseconds") << qint64{250} << QStringLiteral("250 ms");
    QTest::newRow("one second") << qint64{1'000} << QStringLiteral("1 s");
    QTest::newRow("with a half") << qint64{1'500} << QStringLiteral("1.5 s");
    QTest::newRow("a minute stays seconds") << qint64{60'000} << QStringLiteral("60 s");
    QTest::newRow("minutes") << qint64{300'000} << QStringLiteral("5 min");
}

void TestFormat::span()
{
    QFETCH(qint64, milliseconds);
    QTEST(formatSpan(std::chrono::milliseconds{milliseconds}), "text");
}

void TestFormat::bytes_data()
{
    QTest::addColumn<double>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << 0.0 << QStringLiteral("0 B");
    QTest::newRow("bytes") << 290.6 << QStringLiteral("291 B");
    QTest::newRow("thousands stay exact") << 1214.0 << QStringLiteral("1\u2009214 B");
    QTest::newRow("kibibytes") << 20'480.0 << QStringLiteral("20.0 KiB");
    QTest::newRow("many kibibytes") << 512'000.0 << QStringLiteral("500 KiB");
    QTest::newRow("mebibytes") << 3.4 * 1024 * 1024 << QStringLiteral("3.4 MiB");
    QTest::newRow("beyond the last unit") << 5e12 << QStringLiteral("4657 GiB");
}

void TestFormat::bytes()
{
    QFETCH(double, bytes);
    QTEST(formatBytes(bytes), "text");
}

void TestFormat::counts()
{
    QCOMPARE(formatCount(0), QStringLiteral("0"));
    QCOMPARE(formatCount(999), QStringLiteral("999"));
    QCOMPARE(formatCount(12'408), QStringLiteral("12\u2009408"));
    QCOMPARE(formatCount(1'000'000), QStringLiteral("1\u2009000\u2009000"));
}

void TestFormat::rates()
{
    QCOMPARE(formatRate(0), QStringLiteral("0"));
    QCOMPARE(formatRate(0.5), QStringLiteral("0.5"));
    QCOMPARE(formatRate(79.6), QStringLiteral("80"));
    QCOMPARE(formatRate(1234.2), QStringLiteral("1\u2009234"));
}

void TestFormat::everyStateHasItsWord()
{
    std::set<QString> words;
    for (const auto state : {ClientState::Idle, ClientState::Connecting, ClientState::Open, ClientState::Stale,
                             ClientState::Backoff, ClientState::Closed, ClientState::Failed}) {
        QVERIFY(!stateWord(state).isEmpty());
        words.insert(stateWord(state));
    }
    QCOMPARE(words.size(), std::size_t{7});
}

void TestFormat::transportsDifferInColorShapeAndName()
{
    std::set<QRgb> colors{faultColor().rgb()};
    std::set<MarkerShape> shapes;
    std::set<QString> names;
    for (const Transport transport : allTransports) {
        const TransportStyle style = TransportStyle::of(transport);
        colors.insert(style.color.rgb());
        shapes.insert(style.shape);
        names.insert(style.name);
        const QRectF marker = markerPath(style.shape, {5, 5}, 4).boundingRect();
        QVERIFY(marker.contains(QPointF(5, 5)));
        QVERIFY(marker.width() < 6);
    }
    QCOMPARE(colors.size(), allTransports.size() + 1);
    QCOMPARE(shapes.size(), allTransports.size());
    QCOMPARE(names.size(), allTransports.size());
}

void TestFormat::textIsReadableOnBothThemes()
{
    constexpr double readable = 4.5;
    for (const Theme &theme : {Theme::darkTheme(), Theme::lightTheme()}) {
        QList<QColor> texts{theme.text, theme.dim, theme.good, theme.warning, theme.alarm, theme.accent};
        for (const Transport transport : allTransports)
            texts << TransportStyle::of(transport).text(theme.dark);
        for (const QColor &text : texts) {
            for (const QColor &back : {theme.window, theme.surface}) {
                const QString pair = text.name() + QStringLiteral(" on ") + back.name();
                QVERIFY2(contrast(text, back) >= readable, qPrintable(pair));
            }
        }
    }
}

QTEST_MAIN(TestFormat)
#include "tst_format.moc"
