// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/replaycache.h"

#include <QTest>

using namespace pushscope;
using namespace std::chrono_literals;

namespace {

Event makeEvent(quint64 sequence, qsizetype size = 10)
{
    return {.id = {"e", Sequence{sequence}},
            .previous = {},
            .channel = "a",
            .type = "message",
            .due = {},
            .payload = {Payload::Kind::Text, QByteArray(size, 'x')}};
}

} // namespace

class TestReplayCache : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSameBytesForAll()
    {
        ReplayCache cache;
        const Event one = makeEvent(1);
        const Event two = makeEvent(2);
        const QByteArray first = cache.encoded(one).sse(Form::Envelope);
        QVERIFY(cache.encoded(two).sse(Form::Envelope) != first);
        QCOMPARE(cache.encoded(one).sse(Form::Envelope), EncodedEvent{one}.sse(Form::Envelope));
        QVERIFY(cache.encoded(one).sse(Form::Envelope).constData() == first.constData());
    }

    void aPlaceIsTakenByANewerEvent()
    {
        ReplayCache cache;
        const Event later = makeEvent(1 + ReplayCache::places);
        {
            const Event gone = makeEvent(1);
            (void)cache.encoded(gone).envelope();
        }
        QCOMPARE(cache.encoded(later).envelope(), toEnvelope(later));
        const Event again = makeEvent(1);
        QCOMPARE(cache.encoded(again).envelope(), toEnvelope(again));
    }

    void anotherEpochIsAnotherEvent()
    {
        ReplayCache cache;
        const Event one = makeEvent(1);
        Event other = makeEvent(1);
        other.id.epoch = "f";
        (void)cache.encoded(one).envelope();
        QCOMPARE(cache.encoded(other).envelope(), toEnvelope(other));
    }

    void largeEventsAreNotKept()
    {
        ReplayCache cache;
        const Event large = makeEvent(1, ReplayCache::largestPayload + 1);
        QCOMPARE(cache.encoded(large).envelope(), toEnvelope(large));
        QVERIFY(cache.isEmpty());
    }

    void isFreedWhenUnused()
    {
        ReplayCache cache;
        const Event one = makeEvent(1);
        const Instant start{1h};
        (void)cache.encoded(one);
        cache.freeIfUnused(start);
        cache.freeIfUnused(start + ReplayCache::keptFor - 1ms);
        QVERIFY(!cache.isEmpty());
        (void)cache.encoded(one);
        cache.freeIfUnused(start + ReplayCache::keptFor);
        QVERIFY(!cache.isEmpty());
        cache.freeIfUnused(start + 2 * ReplayCache::keptFor);
        QVERIFY(cache.isEmpty());
        QCOMPARE(cache.encoded(one).envelope(), toEnvelope(one));
    }
};

QTEST_APPLESS_MAIN(TestReplayCache)
#include "tst_replaycache.moc"
