// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/replicabroker.h"

#include <QDeadlineTimer>
#include <QTest>

#include <array>
#include <barrier>
#include <thread>
#include <vector>

using namespace pushscope;
using namespace std::chrono_literals;

namespace {

Publication publication(const QByteArray &channel, const QByteArray &payload = "x")
{
    return {channel, defaultEventType, {}, {Payload::Kind::Text, payload}};
}

/// A replica with what it has heard.
struct Part
{
    explicit Part(SharedLog &log, History::Limits limits = {}, std::size_t replicas = 2) : broker{log, limits, replicas}
    {
        broker.listen([this](const Event &event) { heard.push_back(event); });
    }

    ReplicaBroker broker;
    std::vector<Event> heard;
};

/// Publishes in a thread of its own. Must not outlive a reader that it waits for without end.
class Publisher
{
public:
    Publisher(SharedLog &log, int events, const QByteArray &payload)
        : m_thread{[this, &log, events, payload] {
              Part part{log};
              for (int i = 0; i < events; ++i) {
                  part.broker.publish(publication("a", payload), {});
                  ++m_published;
              }
          }}
    {
    }
    ~Publisher() { m_thread.join(); }
    Publisher(const Publisher &) = delete;
    Publisher &operator=(const Publisher &) = delete;

    /// Whether it has published so many in time. Runs no event loop: this thread's readers would read.
    [[nodiscard]] bool reaches(int events, std::chrono::milliseconds time = 10s) const
    {
        const QDeadlineTimer deadline{time};
        while (m_published < events && !deadline.hasExpired()) {
            std::this_thread::yield();
        }
        return m_published >= events;
    }

private:
    std::atomic<int> m_published = 0;
    std::thread m_thread;
};

QByteArray previousOf(const Event &event)
{
    return event.previous ? event.previous->toByteArray() : QByteArray{};
}

QByteArray idOf(quint64 sequence)
{
    return EventId{"e", Sequence{sequence}}.toByteArray();
}

} // namespace

class TestReplicaBroker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoPublishesHasTheEventAtOnce()
    {
        SharedLog log{"e"};
        Part one{log};
        Part other{log};
        other.broker.publish(publication("a"), {});
        QByteArray id;
        one.broker.publish(publication("a"), [&](const Result<EventId> &published) {
            id = published->toByteArray();
            QCOMPARE(one.broker.history().newestId().toByteArray(), id);
            QCOMPARE(one.heard.size(), 2U);
        });
        QCOMPARE(id, idOf(2));
        QCOMPARE(previousOf(one.heard[1]), idOf(1));
    }

    void othersHearOfItByTheirEventLoop()
    {
        SharedLog log{"e"};
        Part one{log};
        Part other{log};
        constexpr int events = 100; // several turns
        for (int i = 0; i < events; ++i) {
            one.broker.publish(publication("a"), {});
        }
        QVERIFY(other.heard.empty());
        QTRY_COMPARE(other.heard.size(), std::size_t{events});
        QCOMPARE(other.heard, one.heard);
    }

    void aRefreshFindsAnyIdThatIsKnown()
    {
        SharedLog log{"e"};
        Part one{log};
        Part other{log};
        const QByteArrayList channels{"a"};
        one.broker.publish(publication("a"), {});
        QVERIFY(std::holds_alternative<History::Broken>(other.broker.history().locate(idOf(1), channels)));
        other.broker.refresh();
        const auto located = other.broker.history().locate(idOf(1), channels);
        QVERIFY(std::holds_alternative<Sequence>(located));
        QCOMPARE(std::get<Sequence>(located).value, 1U);
        QCOMPARE(other.heard.size(), 1U);
    }

    void forgettingIsForAll()
    {
        SharedLog log{"e"};
        Part one{log};
        Part other{log};
        one.broker.publish(publication("a"), {});
        one.broker.publish(publication("a"), {});
        one.broker.forgetHistory();
        QVERIFY(one.broker.history().events().empty());
        other.broker.publish(publication("a"), {});
        QCOMPARE(other.broker.history().events().size(), 1U);
        QCOMPARE(other.broker.history().firstId().toByteArray(), idOf(3));
        QCOMPARE(other.broker.history().cleared().value, 2U);
        QCOMPARE(previousOf(other.heard[2]), idOf(2));
    }

    void oneThatComesLateBeginsThere()
    {
        SharedLog log{"e"};
        Part one{log};
        one.broker.publish(publication("a"), {});
        Part late{log};
        one.broker.publish(publication("a"), {});
        late.broker.refresh();
        QCOMPARE(late.heard.size(), 1U);
        QCOMPARE(late.heard[0].id.toByteArray(), idOf(2));
    }

    void theByteLimitIsForAllReplicasTogether()
    {
        constexpr std::size_t limit = 16U * 1024 * 1024;
        constexpr std::size_t replicas = 10;
        SharedLog log{"e"};
        Part small{log, {.events = 1'000'000, .bytes = limit}, replicas};
        constexpr int events = 20'000;
        for (int i = 0; i < events; ++i) {
            small.broker.publish(publication("a"), {});
        }
        const auto held = small.broker.history().events().size();
        QVERIFY(held < events);
        QVERIFY(held * sizeof(Event) * replicas < limit);
        QVERIFY(held * sizeof(Event) * replicas > limit / 2);
    }

    void severalThreadsMakeOneLog()
    {
        constexpr std::size_t threads = 4;
        constexpr int each = 3000; // more than the log holds
        SharedLog log{"e"};
        std::array<std::vector<Event>, threads> heard;
        std::barrier together{threads};
        std::vector<std::thread> running;
        for (std::size_t number = 0; number < threads; ++number) {
            running.emplace_back([&, number] {
                Part part{log, {}, threads};
                together.arrive_and_wait();
                for (int i = 0; i < each; ++i) {
                    part.broker.publish(publication(i % 2 == 0 ? "even" : "odd"), {});
                }
                while (part.heard.size() < threads * each) {
                    part.broker.refresh();
                }
                heard[number] = std::move(part.heard);
            });
        }
        for (auto &thread : running) {
            thread.join();
        }
        QHash<QByteArray, QByteArray> newest;
        for (std::size_t i = 0; i < heard[0].size(); ++i) {
            const Event &event = heard[0][i];
            QCOMPARE(event.id.toByteArray(), idOf(i + 1));
            QCOMPARE(previousOf(event), newest.value(event.channel));
            newest[event.channel] = event.id.toByteArray();
        }
        for (std::size_t number = 1; number < threads; ++number) {
            QVERIFY(heard[number] == heard[0]);
        }
    }

    void whoPublishesWaitsForTheSlowest_data()
    {
        QTest::addColumn<int>("bytes");
        QTest::addColumn<int>("fitting");
        QTest::newRow("many events") << 1 << static_cast<int>(SharedLog::mostUntaken);
        QTest::newRow("large events") << 1024 * 1024 << 2;
    }

    void whoPublishesWaitsForTheSlowest()
    {
        QFETCH(int, bytes);
        QFETCH(int, fitting);
        SharedLog log{"e"};
        Part slow{log};
        Publisher publisher{log, 2 * fitting, QByteArray(bytes, 'x')};
        QVERIFY(publisher.reaches(fitting));
        QVERIFY(!publisher.reaches(fitting + 1, 20ms));
        while (slow.heard.size() < 2U * static_cast<std::size_t>(fitting)) {
            slow.broker.refresh();
        }
        QVERIFY(publisher.reaches(2 * fitting));
    }

    void aThreadThatEndsHoldsNoOneUp()
    {
        SharedLog log{"e"};
        auto ending = std::make_unique<Part>(log);
        constexpr int most = static_cast<int>(SharedLog::mostUntaken);
        Publisher publisher{log, 2 * most, "x"};
        QVERIFY(publisher.reaches(most));
        QVERIFY(!publisher.reaches(most + 1, 20ms));
        ending.reset();
        QVERIFY(publisher.reaches(2 * most));
    }
};

QTEST_GUILESS_MAIN(TestReplicaBroker)
#include "tst_replicabroker.moc"
