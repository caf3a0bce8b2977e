// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/chooser.h"
#include "experiment/chooserrules.h"
#include "experiment/lesson.h"

#include <QTest>

#include <algorithm>

using namespace pushscope;
using Needs = ChooserNeeds;

Q_DECLARE_METATYPE(ChooserNeeds)

class TestChooser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void advice_data();
    void advice();
    void everyAdviceIsWhole();
    void everyTestIsShipped();
    void everyRuleIsUsed();
};

namespace {

/// Calls `visit` for every combination of answers.
template <typename Visit>
void forAllNeeds(Visit visit)
{
    constexpr int three = 3;
    constexpr int two = 2;
    for (int i = 0; i < three * three * two * three * three * three * three * two * two; ++i) {
        int rest = i;
        const auto next = [&rest](int choices) {
            const int answer = rest % choices;
            rest /= choices;
            return answer;
        };
        Needs needs;
        needs.direction = static_cast<Needs::Direction>(next(three));
        needs.rate = static_cast<Needs::Rate>(next(three));
        needs.payload = static_cast<Needs::Payload>(next(two));
        needs.place = static_cast<Needs::Place>(next(three));
        needs.way = static_cast<Needs::Way>(next(three));
        needs.scale = static_cast<Needs::Scale>(next(three));
        needs.latency = static_cast<Needs::Latency>(next(three));
        needs.nothingLost = next(two) == 1;
        needs.http2 = next(two) == 1;
        visit(needs);
    }
}

} // namespace

void TestChooser::advice_data()
{
    QTest::addColumn<ChooserNeeds>("needs");
    QTest::addColumn<QByteArray>("transport");
    QTest::addColumn<QString>("test");
    const auto row = [](const char *label, const char *transport, const char *test, auto change) {
        Needs needs;
        change(needs);
        QTest::newRow(label) << needs << QByteArray{transport} << QString::fromUtf8(test);
    };
    row("a dashboard", "sse", "last-event-id", [](Needs &) {});
    row("a ticker that may lose", "sse", "slow-consumer", [](Needs &needs) {
        needs.rate = Needs::Rate::High;
        needs.nothingLost = false;
    });
    row("a chat with many words", "ws", "comparison",
        [](Needs &needs) { needs.direction = Needs::Direction::BothOften; });
    row("a whiteboard", "ws", "slow-consumer", [](Needs &needs) {
        needs.direction = Needs::Direction::BothOften;
        needs.rate = Needs::Rate::High;
    });
    row("pictures from a camera", "ws", "text-and-binary", [](Needs &needs) {
        needs.payload = Needs::Payload::Binary;
        needs.rate = Needs::Rate::High;
    });
    row("through a proxy that buffers", "longpoll", "buffering-proxy",
        [](Needs &needs) { needs.way = Needs::Way::Buffering; });
    row("many tabs, HTTP/1.1", "ws", "six-connections", [](Needs &needs) { needs.place = Needs::Place::ManyTabs; });
    row("many tabs, HTTP/2", "sse", "last-event-id", [](Needs &needs) {
        needs.place = Needs::Place::ManyTabs;
        needs.http2 = true;
    });
    row("idle balancer", "sse", "heartbeat-idle-proxy", [](Needs &needs) { needs.way = Needs::Way::IdleTimeouts; });
    row("a weather report", "poll", "polling-cost", [](Needs &needs) {
        needs.rate = Needs::Rate::Rare;
        needs.latency = Needs::Latency::WithinMinutes;
    });
    row("the weather for all the world", "poll", "polling-cost", [](Needs &needs) {
        needs.rate = Needs::Rate::Rare;
        needs.latency = Needs::Latency::WithinMinutes;
        needs.scale = Needs::Scale::HundredThousands;
    });
    row("goals for a hundred thousand", "sse", "reconnect-storm",
        [](Needs &needs) { needs.scale = Needs::Scale::HundredThousands; });
    row("between programs, both ways", "ws", "comparison", [](Needs &needs) {
        needs.place = Needs::Place::Programs;
        needs.direction = Needs::Direction::BothOften;
    });
}

void TestChooser::advice()
{
    QFETCH(const ChooserNeeds, needs);
    const ChooserAdvice advice = chooseTransport(needs);
    QTEST(toName(advice.transport), "transport");
    QTEST(advice.test, "test");
}

void TestChooser::everyAdviceIsWhole()
{
    forAllNeeds([](const Needs &needs) {
        const ChooserAdvice advice = chooseTransport(needs);
        QCOMPARE(advice.ranking.size(), allTransports.size());
        QCOMPARE(advice.ranking.front().transport, advice.transport);
        QVERIFY(std::ranges::is_sorted(advice.ranking, std::ranges::greater{}, &ChooserRank::points));
        const auto &reasons = advice.ranking.front().reasons;
        QVERIFY(std::ranges::any_of(reasons, [](const ChooserReason &reason) { return reason.points > 0; }));
        for (const ChooserRank &rank : advice.ranking) {
            for (const ChooserReason &reason : rank.reasons) {
                QVERIFY2(reason.sentence.endsWith(QLatin1Char('.')) && reason.points != 0, qPrintable(reason.sentence));
            }
        }
        QVERIFY(!advice.test.isEmpty() && !advice.testSays.isEmpty());
        QVERIFY(advice.transport != Transport::ShortPoll || needs.latency != Needs::Latency::AtOnce);
    });
}

void TestChooser::everyTestIsShipped()
{
    for (const ChooserTest &test : chooserTests()) {
        const QString name = QLatin1String{test.name};
        QVERIFY2(shippedExperiment(name).ok() || shippedLesson(name).ok(), test.name);
    }
}

void TestChooser::everyRuleIsUsed()
{
    std::vector<bool> used(chooserRules().size());
    forAllNeeds([&used](const Needs &needs) {
        for (std::size_t i = 0; i < used.size(); ++i) {
            used[i] = used[i] || chooserRules()[i].applies(needs);
        }
    });
    QVERIFY(std::ranges::all_of(used, [](bool each) { return each; }));
}

QTEST_GUILESS_MAIN(TestChooser)
#include "tst_chooser.moc"
