// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/clockfeed.h"
#include "feed/tickerfeed.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>

#include <cmath>
#include <limits>

using namespace pushscope;
using namespace std::chrono_literals;

namespace {

FeedSpec specOf(FeedSpec::Kind kind, double rate)
{
    FeedSpec spec;
    spec.kind = kind;
    spec.channel = "lab";
    spec.rate = rate;
    return spec;
}

QJsonObject objectOf(const Publication &publication)
{
    return QJsonDocument::fromJson(publication.payload.bytes).object();
}

QByteArrayList pricesOf(quint32 seed, int count)
{
    ManualClock clock;
    QByteArrayList payloads;
    FeedSpec spec = specOf(FeedSpec::Kind::Ticker, 1'000);
    spec.seed = seed;
    TickerFeed feed{spec, clock, [&](const Publication &made) { payloads += made.payload.bytes; }};
    feed.start();
    clock.advance(1ms * (count - 1));
    feed.sendDue();
    return payloads;
}

} // namespace

class TestScheduledFeed : public QObject
{
    Q_OBJECT

private:
    ManualClock m_clock;
    std::vector<Publication> m_sent;

    Feed::Sink sink()
    {
        return [this](Publication made) { m_sent.push_back(std::move(made)); };
    }

private Q_SLOTS:
    void init()
    {
        m_clock = ManualClock{};
        m_sent.clear();
    }

    void lateEventsKeepTheirOwnDueTimes()
    {
        const Instant start = m_clock.now();
        ClockFeed feed{specOf(FeedSpec::Kind::Clock, 10), m_clock, sink()};
        feed.start();
        m_clock.advance(250ms);
        feed.sendDue();
        QCOMPARE(m_sent.size(), std::size_t{3});
        QCOMPARE(m_sent[0].due, start);
        QCOMPARE(m_sent[1].due, start + 100ms);
        QCOMPARE(m_sent[2].due, start + 200ms);
        QCOMPARE(m_sent[2].channel, QByteArray{"lab"});
    }

    void aTurnSendsALimitedNumber()
    {
        ClockFeed feed{specOf(FeedSpec::Kind::Clock, 1'000), m_clock, sink()};
        feed.start();
        m_clock.advance(2'500ms);
        feed.sendDue();
        QCOMPARE(m_sent.size(), std::size_t{ScheduledFeed::mostPerTurn});
        feed.sendDue();
        feed.sendDue();
        QCOMPARE(m_sent.size(), std::size_t{2'501});
        QCOMPARE(feed.skipped(), quint64{0});
    }

    void aFeedFarBehindSkipsAndCounts()
    {
        ClockFeed feed{specOf(FeedSpec::Kind::Clock, 10), m_clock, sink()};
        feed.start();
        m_clock.advance(100s);
        feed.sendDue();
        QCOMPARE(feed.skipped(), quint64{1'000});
        QCOMPARE(m_sent.size(), std::size_t{1});
        QCOMPARE(m_sent.front().due, m_clock.now());
    }

    void theSinkMayStopTheFeed()
    {
        std::unique_ptr<ClockFeed> feed;
        feed = std::make_unique<ClockFeed>(specOf(FeedSpec::Kind::Clock, 10), m_clock, [&](Publication made) {
            m_sent.push_back(std::move(made));
            feed->stop();
        });
        feed->start();
        m_clock.advance(1s);
        feed->sendDue();
        feed->sendDue();
        QCOMPARE(m_sent.size(), std::size_t{1});
    }

    void theRateIsKeptInItsRange_data()
    {
        QTest::addColumn<double>("given");
        QTest::addColumn<double>("periodMs");
        QTest::newRow("inside") << 50.0 << 20.0;
        QTest::newRow("zero") << 0.0 << 100'000.0;
        QTest::newRow("negative") << -4.0 << 100'000.0;
        QTest::newRow("too high") << 1e9 << 0.01;
        QTest::newRow("not a number") << std::numeric_limits<double>::quiet_NaN() << 100.0;
    }

    void theRateIsKeptInItsRange()
    {
        QFETCH(double, given);
        QFETCH(double, periodMs);
        ClockFeed feed{specOf(FeedSpec::Kind::Clock, 10), m_clock, sink()};
        feed.start();
        feed.sendDue();
        feed.setRate(given);
        const std::chrono::duration<double, std::milli> period{periodMs};
        // The highest rate has more events due than one turn sends; the first two tell the period.
        m_clock.advance(std::chrono::ceil<std::chrono::nanoseconds>(std::min<decltype(period)>(period, 59s)));
        feed.sendDue();
        if (period < 59s) {
            QCOMPARE(m_sent.size(), std::size_t{2});
            QCOMPARE(m_sent[1].due - m_sent[0].due, std::chrono::round<std::chrono::nanoseconds>(period));
        } else {
            QCOMPARE(m_sent.size(), std::size_t{1});
        }
    }

    void theTimerSendsInRealTime()
    {
        const SteadyClock steady;
        std::vector<std::chrono::nanoseconds> late;
        ClockFeed feed{specOf(FeedSpec::Kind::Clock, 200), steady,
                       [&](const Publication &made) { late.push_back(steady.now() - made.due); }};
        feed.start();
        QTRY_VERIFY(late.size() >= 20);
        feed.stop();
        const auto stoppedAt = late.size();
        QVERIFY(std::ranges::all_of(late, [](auto each) { return each >= 0ns; }));
        feed.setRate(100'000);
        QCoreApplication::processEvents();
        QCOMPARE(late.size(), stoppedAt);
    }

    void theHighestRateIsReached()
    {
        const SteadyClock steady;
        quint64 sent = 0;
        ClockFeed feed{specOf(FeedSpec::Kind::Clock, FeedSpec::highestRate), steady,
                       [&](const Publication &) { ++sent; }};
        feed.start();
        QTRY_VERIFY(sent >= 50'000);
    }

    void theClockTicks()
    {
        ClockFeed feed{specOf(FeedSpec::Kind::Clock, 10), m_clock, sink()};
        feed.start();
        m_clock.advance(100ms);
        const QDateTime before = QDateTime::currentDateTimeUtc();
        feed.sendDue();
        QCOMPARE(m_sent.size(), std::size_t{2});
        QCOMPARE(m_sent[0].type, QByteArray{"tick"});
        QCOMPARE(m_sent[0].payload.kind, Payload::Kind::Json);
        QCOMPARE(objectOf(m_sent[0]).value(u"n"), QJsonValue{1});
        QCOMPARE(objectOf(m_sent[1]).value(u"n"), QJsonValue{2});
        const auto timeOf = [](const Publication &tick) {
            return QDateTime::fromString(objectOf(tick).value(u"time").toString(), Qt::ISODateWithMs);
        };
        QVERIFY(timeOf(m_sent[1]) >= before && timeOf(m_sent[1]) <= QDateTime::currentDateTimeUtc());
        const qint64 apart = timeOf(m_sent[0]).msecsTo(timeOf(m_sent[1]));
        QVERIFY(apart >= 100 && apart < 1'000);
        QVERIFY(objectOf(m_sent[0]).value(u"time").toString().endsWith(u'Z'));
    }

    void theTickerWalksBySeed()
    {
        const QByteArrayList prices = pricesOf(1, 500);
        QCOMPARE(prices.size(), 500);
        QCOMPARE(pricesOf(1, 500), prices);
        QVERIFY(pricesOf(2, 500) != prices);
        // The walk is the same in every build.
        QCOMPARE(prices.first(), QByteArray{R"({"symbol":"AURUM","price":99.98,"change":-0.02})"});

        QHash<QString, double> last;
        for (const QByteArray &json : prices) {
            const QJsonObject update = QJsonDocument::fromJson(json).object();
            QCOMPARE(QJsonDocument{update}.object().size(), 3);
            const QString symbol = update.value(u"symbol").toString();
            const double price = update.value(u"price").toDouble();
            QVERIFY(price >= 1);
            if (last.contains(symbol)) {
                QVERIFY(std::abs(last.value(symbol) + update.value(u"change").toDouble() - price) < 0.001);
            }
            last.insert(symbol, price);
        }
        QCOMPARE(last.size(), 5);
    }

    void payloadsArePaddedExactly_data()
    {
        QTest::addColumn<QByteArray>("object");
        QTest::addColumn<qsizetype>("size");
        QTest::addColumn<QByteArray>("expected");
        const QByteArray ten{R"({"n":1234})"};
        QTest::newRow("natural size") << ten << qsizetype{0} << ten;
        QTest::newRow("smaller than natural") << ten << qsizetype{9} << ten;
        QTest::newRow("as natural") << ten << qsizetype{10} << ten;
        QTest::newRow("no room for the member") << ten << qsizetype{18} << QByteArray{R"({"n":1234        })"};
        QTest::newRow("an empty member") << ten << qsizetype{19} << QByteArray{R"({"n":1234,"pad":""})"};
        QTest::newRow("padded") << ten << qsizetype{23} << QByteArray{R"({"n":1234,"pad":"xxxx"})"};
    }

    void payloadsArePaddedExactly()
    {
        QFETCH(QByteArray, object);
        QFETCH(qsizetype, size);
        QFETCH(QByteArray, expected);
        QCOMPARE(padded(object, size), expected);
        QVERIFY(QJsonDocument::fromJson(padded(object, size)).isObject());
    }

    void thePayloadSizeMayChangeWhileRunning()
    {
        FeedSpec spec = specOf(FeedSpec::Kind::Ticker, 10);
        spec.payloadSize = 200;
        TickerFeed feed{spec, m_clock, sink()};
        feed.start();
        feed.sendDue();
        feed.setPayloadSize(1'000);
        m_clock.advance(100ms);
        feed.sendDue();
        feed.setPayloadSize(FeedSpec::largestPayload + 1);
        m_clock.advance(100ms);
        feed.sendDue();
        QCOMPARE(m_sent.size(), std::size_t{3});
        QCOMPARE(m_sent[0].payload.bytes.size(), 200);
        QCOMPARE(m_sent[1].payload.bytes.size(), 1'000);
        QCOMPARE(m_sent[2].payload.bytes.size(), FeedSpec::largestPayload);
        QVERIFY(objectOf(m_sent[1]).value(u"pad").toString().startsWith(u'x'));
    }
};

QTEST_GUILESS_MAIN(TestScheduledFeed)
#include "tst_scheduledfeed.moc"
