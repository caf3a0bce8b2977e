// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/deliveryledger.h"

#include <QTest>

#include <algorithm>
#include <numeric>
#include <random>
#include <set>

using namespace pushscope;

namespace {

using Verdict = DeliveryLedger::Verdict;

/// "a 5<4" is event 5 of channel a whose predecessor was 4; "a 5" has none. "!" is an announced
/// reset, ">7" a start after 7. An epoch other than k stands before a colon: "a m:2<m:1".
struct Step
{
    QByteArray text;

    [[nodiscard]] static EventId id(const QByteArray &text)
    {
        return EventId::parse(text.contains(':') ? text : "k:" + text).value_or(EventId{});
    }

    std::optional<Verdict> applyTo(DeliveryLedger &ledger) const
    {
        if (text == "!") {
            ledger.reset();
            return {};
        }
        if (text.startsWith('>')) {
            ledger.startAfter(id(text.sliced(1)));
            return {};
        }
        const auto ids = text.sliced(2).split('<');
        const auto previous = ids.size() > 1 ? std::optional{id(ids.at(1))} : std::nullopt;
        return ledger.record(text.first(1), id(ids.at(0)), previous);
    }
};

char letter(Verdict verdict)
{
    switch (verdict) {
    case Verdict::InOrder: return 'i';
    case Verdict::AfterGap: return 'g';
    case Verdict::OutOfOrder: return 'o';
    case Verdict::Duplicate: return 'd';
    }
    return '?';
}

QByteArray verdictsOf(DeliveryLedger &ledger, const QByteArray &steps)
{
    QByteArray verdicts;
    for (const QByteArray &step : steps.split(',')) {
        if (const auto verdict = Step{step.trimmed()}.applyTo(ledger)) {
            verdicts += letter(*verdict);
        }
    }
    return verdicts;
}

quint64 pick(std::mt19937 &random, quint64 below)
{
    return std::uniform_int_distribution<quint64>{0, below - 1}(random);
}

struct Damage
{
    std::size_t lost = 0;
    std::size_t repeated = 0;
    std::size_t swapped = 0;
};

/// Sequences 1…count with `damage` at random places that do not touch each other.
std::vector<quint64> damaged(quint64 count, const Damage &damage, std::mt19937 &random)
{
    std::set<quint64> taken;
    const auto place = [&] {
        for (;;) {
            const quint64 at = 2 + pick(random, count - 4);
            const bool free = !taken.contains(at - 1) && !taken.contains(at) && !taken.contains(at + 1);
            if (free) {
                taken.insert({at, at + 1});
                return at;
            }
        }
    };
    std::set<quint64> lost;
    std::set<quint64> repeated;
    std::set<quint64> swapped;
    while (lost.size() < damage.lost) {
        lost.insert(place());
    }
    while (repeated.size() < damage.repeated) {
        repeated.insert(place());
    }
    while (swapped.size() < damage.swapped) {
        swapped.insert(place());
    }

    std::vector<quint64> sent;
    for (quint64 sequence = 1; sequence <= count; ++sequence) {
        if (lost.contains(sequence)) {
            continue;
        }
        if (swapped.contains(sequence)) {
            sent.push_back(sequence + 1);
            sent.push_back(sequence);
            ++sequence;
            continue;
        }
        sent.push_back(sequence);
        if (repeated.contains(sequence)) {
            sent.push_back(sequence - pick(random, 2));
        }
    }
    return sent;
}

} // namespace

class TestDeliveryLedger : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stepsGiveVerdictsAndCounts_data()
    {
        using Counts = DeliveryLedger::Counts;
        QTest::addColumn<QByteArray>("steps");
        QTest::addColumn<QByteArray>("verdicts");
        QTest::addColumn<Counts>("counts");
        const auto row = [](const char *name, const char *steps, const char *verdicts, const Counts &counts) {
            QTest::newRow(name) << QByteArray{steps} << QByteArray{verdicts} << counts;
        };
        row("in order", "a 1, a 2<1, a 3<2", "iii", {.events = 3});
        row("joined late", "a 7<6, a 8<7", "ii", {.events = 2});
        row("other channels between", "a 1, a 5<1, a 9<5", "iii", {.events = 3});
        row("one lost", "a 1, a 3<2", "ig", {.events = 2, .lost = 1, .gaps = 1});
        row("several lost", "a 1, a 6<5", "ig", {.events = 2, .lost = 4, .gaps = 1});
        row("neighbours swapped", "a 1, a 3<2, a 2<1, a 4<3", "igoi", {.events = 4, .outOfOrder = 1, .gaps = 1});
        row("first two swapped", "a 2<1, a 1, a 3<2", "ioi", {.events = 3, .outOfOrder = 1});
        row("first two swapped, one again", "a 2<1, a 1, a 1", "iod", {.events = 2, .duplicates = 1, .outOfOrder = 1});
        row("late one in a longer gap", "a 1, a 6<5, a 3<2", "igo",
            {.events = 3, .lost = 3, .outOfOrder = 1, .gaps = 1});
        row("a gap filled backwards", "a 1, a 5<4, a 4<3, a 3<2, a 2<1", "igooo",
            {.events = 5, .outOfOrder = 3, .gaps = 1});
        row("repeated", "a 1, a 2<1, a 2<1, a 1", "iidd", {.events = 2, .duplicates = 2});
        row("late one repeated", "a 1, a 3<2, a 2<1, a 2<1", "igod",
            {.events = 3, .duplicates = 1, .outOfOrder = 1, .gaps = 1});
        row("shared log: what is certain", "a 1, a 3<1, a 9<7", "iig", {.events = 3, .lost = 1, .gaps = 1});
        row("shared log, seen by the second channel", "a 1, b 2, a 9<8", "iig", {.events = 3, .lost = 1, .gaps = 1});
        row("shared log, seen by the gap itself", "a 1, a 9<7", "ig", {.events = 2, .lost = 1, .gaps = 1});
        row("shared log, seen afterwards", "a 1, a 9<8, a 12<9", "igi", {.events = 3, .lost = 1, .gaps = 1});
        row("shared log, late one closes its gap", "a 1, a 3<1, a 9<7, a 7<3", "iigo",
            {.events = 4, .outOfOrder = 1, .gaps = 1});
        row("shared log, late one, one still missing", "a 1, a 3<1, a 9<7, a 7<5", "iigo",
            {.events = 4, .lost = 1, .outOfOrder = 1, .gaps = 1});
        row("shared log, another channel's number is no late event", "a 1, a 4<1, a 4<1, a 3<1", "iidd",
            {.events = 2, .duplicates = 2});
        row("start given, nothing missing", ">5, a 7<5", "i", {.events = 1});
        row("start given, prev older than it", ">5, a 7<3", "i", {.events = 1});
        row("start given, first one lost", ">5, a 7<6", "g", {.events = 1, .lost = 1, .gaps = 1});
        row("start of an empty log, first ones lost", ">0, a 4<3", "g", {.events = 1, .lost = 3, .gaps = 1});
        row("start of another epoch", ">m:5, a 7<6", "i", {.events = 1, .resets = 1});
        row("resumed without loss", "a 1, a 2<1, >2, a 3<2", "iii", {.events = 3});
        row("resumed with loss", "a 1, a 2<1, >2, a 5<4", "iig", {.events = 3, .lost = 2, .gaps = 1});
        row("no prev, newer", "a 1, a 2, a 7", "iii", {.events = 3});
        row("no prev, late", "a 1, a 7, a 3, a 3", "iiod", {.events = 3, .duplicates = 1, .outOfOrder = 1});
        row("prev of another epoch is no news", "a 1, a 3<m:2", "ii", {.events = 2});
        row("prev not before its event", "a 1, a 3<3", "ii", {.events = 2});
        row("announced reset, new epoch", "a 1, a 4<3, !, a m:8<m:7, a m:9<m:8", "igii",
            {.events = 4, .lost = 2, .gaps = 1, .resets = 1});
        row("announced reset, same epoch", "a 1, !, a 9<8", "ii", {.events = 2, .resets = 1});
        row("another epoch unannounced", "a 5<4, a m:1, a m:2<m:1", "iii", {.events = 3, .resets = 1});
    }

    void stepsGiveVerdictsAndCounts()
    {
        QFETCH(QByteArray, steps);
        QFETCH(QByteArray, verdicts);
        QFETCH(DeliveryLedger::Counts, counts);
        DeliveryLedger ledger;
        QCOMPARE(verdictsOf(ledger, steps), verdicts);
        QCOMPARE(ledger.counts().events, counts.events);
        QCOMPARE(ledger.counts().lost, counts.lost);
        QCOMPARE(ledger.counts().duplicates, counts.duplicates);
        QCOMPARE(ledger.counts().outOfOrder, counts.outOfOrder);
        QCOMPARE(ledger.counts().gaps, counts.gaps);
        QCOMPARE(ledger.counts().resets, counts.resets);
    }

    void aGapTellsItsBounds_data()
    {
        QTest::addColumn<QByteArray>("steps");
        QTest::addColumn<quint64>("after");
        QTest::addColumn<quint64>("before");
        QTest::addColumn<quint64>("atLeast");
        QTest::addColumn<quint64>("atMost");
        QTest::newRow("log of one channel")
            << QByteArray{"a 1, a 6<5"} << quint64{1} << quint64{6} << quint64{4} << quint64{4};
        QTest::newRow("shared log") << QByteArray{"a 1, a 3<1, a 9<7"} << quint64{3} << quint64{9} << quint64{1}
                                    << quint64{4};
        QTest::newRow("after a start") << QByteArray{">5, a 9<8"} << quint64{5} << quint64{9} << quint64{3}
                                       << quint64{3};
    }

    void aGapTellsItsBounds()
    {
        QFETCH(QByteArray, steps);
        QFETCH(quint64, after);
        QFETCH(quint64, before);
        QFETCH(quint64, atLeast);
        QFETCH(quint64, atMost);
        DeliveryLedger ledger;
        (void)verdictsOf(ledger, steps);
        QCOMPARE(ledger.lastGap(),
                 (Gap{"a", EventId{"k", Sequence{after}}, EventId{"k", Sequence{before}}, atLeast, atMost}));
    }

    void randomDamageIsCountedExactly_data()
    {
        QTest::addColumn<int>("seed");
        for (const int seed : {1, 2, 3, 17, 4'711, 99'991}) {
            QTest::addRow("seed %d", seed) << seed;
        }
    }

    void randomDamageIsCountedExactly()
    {
        QFETCH(int, seed);
        constexpr quint64 count = 5'000;
        constexpr Damage damage{.lost = 37, .repeated = 11, .swapped = 5};
        std::mt19937 random{static_cast<std::uint32_t>(seed)};
        DeliveryLedger ledger;
        for (const quint64 sequence : damaged(count, damage, random)) {
            const auto previous = sequence > 1 ? std::optional{EventId{"k", Sequence{sequence - 1}}} : std::nullopt;
            (void)ledger.record("default", EventId{"k", Sequence{sequence}}, previous);
        }
        QCOMPARE(ledger.counts().lost, quint64{damage.lost});
        QCOMPARE(ledger.counts().duplicates, quint64{damage.repeated});
        QCOMPARE(ledger.counts().outOfOrder, quint64{damage.swapped});
        QCOMPARE(ledger.counts().events, count - damage.lost);
        QCOMPARE(ledger.counts().gaps, quint64{damage.lost + damage.swapped});
        QCOMPARE(ledger.counts().resets, quint64{0});
    }

    void whatAResetSkipsIsLost()
    {
        DeliveryLedger ledger;
        (void)ledger.record("default", {"k", Sequence{10}}, std::nullopt);
        ledger.reset({"k", Sequence{10}}, {"k", Sequence{31}});
        (void)ledger.record("default", {"k", Sequence{31}}, EventId{"k", Sequence{30}});
        QCOMPARE(ledger.counts().lost, quint64{20});
        QCOMPARE(ledger.counts().gaps, quint64{0});
        ledger.reset({"k", Sequence{31}}, {"n", Sequence{9}}); // another life: no one knows how many
        QCOMPARE(ledger.counts().lost, quint64{20});
        QCOMPARE(ledger.counts().resets, quint64{2});
    }

    void channelsThatShareALogAreApart()
    {
        constexpr quint64 count = 3'000;
        std::mt19937 random{5};
        DeliveryLedger ledger;
        std::array<std::optional<EventId>, 3> previous;
        quint64 lost = 0;
        bool lastLost = false;
        for (quint64 sequence = 1; sequence <= count; ++sequence) {
            const auto channel = static_cast<std::size_t>(pick(random, 3));
            const EventId id{"k", Sequence{sequence}};
            // Single losses are certain even in a shared log.
            lastLost = sequence > 10 && sequence < count - 50 && !lastLost && pick(random, 100) == 0;
            if (lastLost) {
                ++lost;
            } else {
                (void)ledger.record("channel" + QByteArray::number(channel), id, previous.at(channel));
            }
            previous.at(channel) = id;
        }
        QVERIFY(lost > 10);
        QVERIFY(ledger.counts().lost <= lost);
        QVERIFY(ledger.counts().lost >= lost - 3); // two in one gap of a channel count once
        QCOMPARE(ledger.counts().outOfOrder, quint64{0});
        QCOMPARE(ledger.counts().events, count - lost);
    }

    void openGapsAreCapped()
    {
        DeliveryLedger ledger;
        constexpr quint64 gaps = DeliveryLedger::mostGaps + 10;
        (void)ledger.record("a", EventId{"k", Sequence{1}}, {});
        for (quint64 n = 1; n <= gaps; ++n) {
            (void)ledger.record("a", EventId{"k", Sequence{2 * n + 1}}, EventId{"k", Sequence{2 * n}});
        }
        QCOMPARE(ledger.counts().lost, gaps);
        QCOMPARE(ledger.record("a", EventId{"k", Sequence{2}}, {}), Verdict::Duplicate);
        QCOMPARE(ledger.record("a", EventId{"k", Sequence{2 * gaps}}, {}), Verdict::OutOfOrder);
        QCOMPARE(ledger.counts().lost, gaps - 1);
    }

    void channelsAreCapped()
    {
        DeliveryLedger ledger;
        constexpr auto channels = static_cast<quint64>(DeliveryLedger::mostChannels) + 5;
        for (quint64 n = 1; n <= channels; ++n) {
            QCOMPARE(ledger.record(QByteArray::number(n), EventId{"k", Sequence{n}}, {}), Verdict::InOrder);
        }
        QCOMPARE(ledger.counts().events, channels);
        QCOMPARE(ledger.record(QByteArray::number(channels), EventId{"k", Sequence{channels}}, {}), Verdict::InOrder);
        QCOMPARE(ledger.record("1", EventId{"k", Sequence{1}}, {}), Verdict::Duplicate);
    }

    void clearForgetsEverything()
    {
        DeliveryLedger ledger;
        (void)verdictsOf(ledger, "a 1, a 9<8, !");
        ledger.clear();
        QCOMPARE(ledger.counts(), DeliveryLedger::Counts{});
        QCOMPARE(verdictsOf(ledger, "a 20<19"), QByteArray{"i"});
    }
};

QTEST_APPLESS_MAIN(TestDeliveryLedger)
#include "tst_deliveryledger.moc"
