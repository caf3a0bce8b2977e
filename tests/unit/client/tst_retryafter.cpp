// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/retryafter.h"

#include <QTest>
#include <QTimeZone>

using namespace pushscope;

namespace {

constexpr qint64 nothing = -1;

qint64 milliseconds(const std::optional<std::chrono::milliseconds> &time)
{
    return time ? time->count() : nothing;
}

} // namespace

class RetryAfterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parse_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<qint64>("expected");
        const qint64 longest = longestRetryAfter.count();
        QTest::newRow("seconds") << QByteArray{"120"} << qint64{120'000};
        QTest::newRow("zero") << QByteArray{"0"} << qint64{0};
        QTest::newRow("spaces") << QByteArray{" 3 "} << qint64{3000};
        QTest::newRow("too long") << QByteArray{"999999999"} << longest;
        QTest::newRow("more than a number holds") << QByteArray{"99999999999999999999999"} << longest;
        QTest::newRow("IMF-fixdate") << QByteArray{"Sun, 06 Nov 1994 08:49:37 GMT"} << qint64{37'000};
        QTest::newRow("RFC 850") << QByteArray{"Sunday, 06-Nov-94 08:49:37 GMT"} << qint64{37'000};
        QTest::newRow("asctime") << QByteArray{"Sun Nov  6 08:49:37 1994"} << qint64{37'000};
        QTest::newRow("in the past") << QByteArray{"Sun, 06 Nov 1994 08:00:00 GMT"} << qint64{0};
        QTest::newRow("in a year") << QByteArray{"Mon, 06 Nov 1995 08:49:37 GMT"} << longest;
        QTest::newRow("negative") << QByteArray{"-1"} << nothing;
        QTest::newRow("fraction") << QByteArray{"1.5"} << nothing;
        QTest::newRow("empty") << QByteArray{} << nothing;
        QTest::newRow("words") << QByteArray{"soon"} << nothing;
        QTest::newRow("no such day") << QByteArray{"Sun, 36 Nov 1994 08:49:37 GMT"} << nothing;
    }

    void parse()
    {
        QFETCH(QByteArray, value);
        const QDateTime now{QDate{1994, 11, 6}, QTime{8, 49, 0}, QTimeZone::utc()};
        QTEST(milliseconds(parseRetryAfter(value, now)), "expected");
    }

    void twoDigitsOfTheYearMeanTheNearCentury()
    {
        const QDateTime now{QDate{2026, 11, 6}, QTime{8, 49, 0}, QTimeZone::utc()};
        QCOMPARE(milliseconds(parseRetryAfter("Friday, 06-Nov-26 08:49:37 GMT", now)), 37'000);
    }

    void aDateCountsFromTheAnswersOwn()
    {
        HttpResponseHead head;
        QCOMPARE(milliseconds(retryAfterOf(head)), nothing);
        head.headers.append("Retry-After", "Sun, 06 Nov 1994 08:49:37 GMT");
        QCOMPARE(milliseconds(retryAfterOf(head)), 0);
        head.headers.append("Date", "Sun, 06 Nov 1994 08:49:30 GMT");
        QCOMPARE(milliseconds(retryAfterOf(head)), 7000);
    }
};

QTEST_GUILESS_MAIN(RetryAfterTest)
#include "tst_retryafter.moc"
