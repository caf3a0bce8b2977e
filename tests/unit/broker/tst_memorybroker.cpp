// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/memorybroker.h"

#include <QTest>

#include <vector>

using namespace pushscope;

namespace {

Publication publication(const QByteArray &channel)
{
    return {channel, defaultEventType, fromMicroseconds(7), {Payload::Kind::Text, "x"}};
}

} // namespace

class TestMemoryBroker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbersAllChannelsInOneLog()
    {
        MemoryBroker broker{{}, "e"};
        std::vector<Event> heard;
        broker.listen([&](const Event &event) { heard.push_back(event); });
        for (const char *channel : {"a", "b", "a", "a", "b"}) {
            broker.publish(publication(channel), {});
        }
        QCOMPARE(heard.size(), 5U);
        const QByteArrayList previous{"", "", "e:1", "e:3", "e:2"};
        for (std::size_t i = 0; i < heard.size(); ++i) {
            QCOMPARE(heard[i].id.toByteArray(), "e:" + QByteArray::number(i + 1));
            QCOMPARE(heard[i].previous ? heard[i].previous->toByteArray() : QByteArray{""},
                     previous[static_cast<qsizetype>(i)]);
            QCOMPARE(toMicroseconds(heard[i].due), 7);
        }
    }

    void answersWithTheIdOnceTheHistoryHasIt()
    {
        MemoryBroker broker{{}, "e"};
        QByteArray id;
        broker.publish(publication("a"), [&](const Result<EventId> &published) {
            id = published->toByteArray();
            QCOMPARE(broker.history().newestId().toByteArray(), id);
        });
        QCOMPARE(id, "e:1");
    }

    void forgettingChangesNoId()
    {
        MemoryBroker broker{{}, "e"};
        std::vector<Event> heard;
        broker.listen([&](const Event &event) { heard.push_back(event); });
        broker.publish(publication("a"), {});
        broker.publish(publication("a"), {});
        broker.forgetHistory();
        QVERIFY(broker.history().events().empty());
        broker.publish(publication("a"), {});
        QCOMPARE(heard.back().id.toByteArray(), "e:3");
        QVERIFY(heard.back().previous);
        QCOMPARE(heard.back().previous->toByteArray(), "e:2");
        QCOMPARE(broker.history().firstId().toByteArray(), "e:3");
    }

    void everyLifeHasItsOwnEpoch()
    {
        const QByteArray epoch = Sequencer::randomEpoch();
        QVERIFY(EventId::parse(epoch + ":1"));
        QVERIFY(epoch != Sequencer::randomEpoch());
    }
};

QTEST_APPLESS_MAIN(TestMemoryBroker)
#include "tst_memorybroker.moc"
