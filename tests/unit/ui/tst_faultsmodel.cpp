// SPDX-License-Identifier: GPL-3.0-or-later
#include "fault/faultpreset.h"
#include "models/faultdefaults.h"
#include "models/faulthistory.h"
#include "models/faultsmodel.h"
#include "models/faulttext.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace pushscope;
using namespace std::chrono_literals;

using Phase = FaultItem::Phase;

class TestFaultsModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void armedFaultsGetIdsFromOne();
    void addedByKindWaitsForItsSwitch();
    void changingAnArmedFaultArmsItAnew();
    void changingAnUnarmedFaultTellsNothing();
    void switchedOffAndOnAgain();
    void removedAndCleared();
    void stateFollowsTheBands();
    void bandsOfOthersArePassedOver();
    void numberIsBounded();
    void everyKindHasWords_data();
    void everyKindHasWords();
    void everyPresetHasWords();
    void sentencesTellTheirValues_data();
    void sentencesTellTheirValues();
    void longPollExplainsItsDelay();
    void argumentIsReadBack();
    void historyTellsBeginningAndEnd();
    void momentHappens();
    void whatNeverBeganIsNotDrawn();
    void historyKeepsWhatBandsForget();
};

namespace {

constexpr Instant start{1h};

Fault fault(const char *text)
{
    return Fault::parse(QString::fromUtf8(text)).value();
}

FaultBand band(int id, const char *text, Instant from, std::optional<Instant> to, bool active)
{
    return {id, QString::fromUtf8(text), from, to, active, 3};
}

} // namespace

void TestFaultsModel::armedFaultsGetIdsFromOne()
{
    FaultsModel model;
    const QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
    QSignalSpy armed{&model, &FaultsModel::faultArmed};
    QSignalSpy count{&model, &FaultsModel::armedCountChanged};
    QVERIFY(model.add(fault("delay:200ms"), true));
    QVERIFY(model.add(fault("stall,for=2s"), true));
    QCOMPARE(armed.count(), 2);
    QCOMPARE(armed.at(0).at(0).toInt(), 1);
    QCOMPARE(armed.at(0).at(1).value<Fault>(), fault("delay:200ms"));
    QCOMPARE(armed.at(1).at(0).toInt(), 2);
    QCOMPARE(model.armedCount(), 2);
    QCOMPARE(count.last().at(0).toInt(), 2);
    QCOMPARE(model.index(1).data(FaultsModel::TextRole).toString(), QStringLiteral("stall,for=2s"));
}

void TestFaultsModel::addedByKindWaitsForItsSwitch()
{
    FaultsModel model;
    const QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
    QSignalSpy armed{&model, &FaultsModel::faultArmed};
    model.add(typicalFault(FaultKind::Rst), false);
    QCOMPARE(armed.count(), 0);
    QCOMPARE(model.item(0).phase, Phase::Off);
    model.setOn(0, true);
    model.setOn(0, true);
    QCOMPARE(armed.count(), 1);
    QVERIFY(model.item(0).isOn());
}

void TestFaultsModel::changingAnArmedFaultArmsItAnew()
{
    FaultsModel model;
    model.add(fault("delay:200ms"), true);
    QSignalSpy armed{&model, &FaultsModel::faultArmed};
    QSignalSpy removed{&model, &FaultsModel::faultRemoved};
    model.change(0, fault("delay:300ms"));
    QCOMPARE(removed.count(), 1);
    QCOMPARE(removed.first().at(0).toInt(), 1);
    QCOMPARE(armed.count(), 1);
    QCOMPARE(armed.first().at(0).toInt(), 2);
    QCOMPARE(armed.first().at(1).value<Fault>(), fault("delay:300ms"));
    model.change(0, fault("delay:300ms"));
    QCOMPARE(armed.count(), 1);
}

void TestFaultsModel::changingAnUnarmedFaultTellsNothing()
{
    FaultsModel model;
    model.add(fault("delay:200ms"), false);
    QSignalSpy armed{&model, &FaultsModel::faultArmed};
    QSignalSpy removed{&model, &FaultsModel::faultRemoved};
    QSignalSpy changed{&model, &QAbstractItemModel::dataChanged};
    model.change(0, fault("delay:1s"));
    QCOMPARE(armed.count() + removed.count(), 0);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(model.item(0).fault, fault("delay:1s"));
}

void TestFaultsModel::switchedOffAndOnAgain()
{
    FaultsModel model;
    QSignalSpy armed{&model, &FaultsModel::faultArmed};
    QSignalSpy removed{&model, &FaultsModel::faultRemoved};
    model.add(fault("delay:200ms"), true);
    model.setOn(0, false);
    QCOMPARE(removed.first().at(0).toInt(), 1);
    QCOMPARE(model.armedCount(), 0);
    model.setOn(0, true);
    QCOMPARE(armed.last().at(0).toInt(), 2);
}

void TestFaultsModel::removedAndCleared()
{
    FaultsModel model;
    const QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
    QSignalSpy removed{&model, &FaultsModel::faultRemoved};
    QSignalSpy cleared{&model, &FaultsModel::faultsCleared};
    model.add(fault("stall"), true);
    model.add(fault("refuse"), false);
    model.add(fault("blackhole"), true);
    model.remove(1);
    QCOMPARE(removed.count(), 0);
    model.remove(0);
    QCOMPARE(removed.first().at(0).toInt(), 1);
    QCOMPARE(model.rowCount(), 1);
    model.clear();
    QCOMPARE(cleared.count(), 1);
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.armedCount(), 0);
    model.add(fault("stall"), true);
    QCOMPARE(model.item(0).id, 3);
}

void TestFaultsModel::stateFollowsTheBands()
{
    FaultsModel model;
    const QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
    model.add(fault("stall,from=2s,for=3s"), true);
    model.apply({band(1, "stall,from=2s,for=3s", start + 2s, start + 5s, false)}, start);
    QCOMPARE(model.item(0).phase, Phase::Waiting);
    QCOMPARE(model.item(0).from, std::optional{start + 2s});
    model.apply({band(1, "stall,from=2s,for=3s", start + 2s, start + 5s, true)}, start + 3s);
    QCOMPARE(model.item(0).phase, Phase::Active);
    QCOMPARE(model.item(0).hits, quint64{3});
    QCOMPARE(model.now(), start + 3s);
    QSignalSpy changed{&model, &QAbstractItemModel::dataChanged};
    model.apply({band(1, "stall,from=2s,for=3s", start + 2s, start + 5s, true)}, start + 4s);
    QCOMPARE(changed.count(), 0);
    QSignalSpy removed{&model, &FaultsModel::faultRemoved};
    model.apply({band(1, "stall,from=2s,for=3s", start + 2s, start + 5s, false)}, start + 5s);
    QCOMPARE(model.item(0).phase, Phase::Over);
    QCOMPARE(model.armedCount(), 0);
    QCOMPARE(removed.count(), 0);
}

void TestFaultsModel::bandsOfOthersArePassedOver()
{
    FaultsModel model;
    model.add(fault("stall"), true);
    model.apply({band(7, "refuse", start, {}, true)}, start + 1s);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.item(0).phase, Phase::Waiting);
    model.setOn(0, false);
    model.apply({band(1, "stall", start, start + 1s, false)}, start + 2s);
    QCOMPARE(model.item(0).phase, Phase::Off);
}

void TestFaultsModel::numberIsBounded()
{
    FaultsModel model;
    for (std::size_t i = 0; i < FaultsModel::mostItems; ++i)
        QVERIFY(model.add(fault("stall"), false));
    QVERIFY(!model.add(fault("stall"), true));
    QCOMPARE(model.armedCount(), 0);
}

void TestFaultsModel::everyKindHasWords_data()
{
    QTest::addColumn<int>("kind");
    for (const FaultKindInfo &info : faultKinds())
        QTest::newRow(qPrintable(info.name)) << static_cast<int>(info.kind);
}

void TestFaultsModel::everyKindHasWords()
{
    QFETCH(int, kind);
    const Fault typical = typicalFault(static_cast<FaultKind>(kind));
    QVERIFY(!faultName(typical.kind).isEmpty());
    QVERIFY(!faultExplanation(typical.kind).isEmpty());
    QVERIFY(faultSentence(typical).endsWith(QLatin1Char('.')));
    QVERIFY(!faultSentence(typical).contains(QLatin1Char('%')));
    QVERIFY(!isNoOp(typical));
    const auto read = Fault::parse(typical.toString());
    QVERIFY2(read.ok(), qPrintable(typical.toString()));
    QCOMPARE(*read, typical);
    for (const QString &text : {faultName(typical.kind), faultExplanation(typical.kind), faultSentence(typical)})
        QVERIFY(!text.contains(QStringLiteral("packet"), Qt::CaseInsensitive));
}

void TestFaultsModel::everyPresetHasWords()
{
    QVERIFY(faultPresets().size() >= 5);
    for (const FaultPreset &preset : faultPresets()) {
        QVERIFY2(presetName(preset.id) != QString::fromLatin1(preset.id), preset.id.constData());
        QVERIFY2(!presetSentence(preset.id).isEmpty(), preset.id.constData());
        QVERIFY(!preset.faults.empty());
    }
}

void TestFaultsModel::sentencesTellTheirValues_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("part");
    QTest::addColumn<QString>("title");
    const auto row = [](const char *text, const char *part, const char *title) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(part) << QString::fromUtf8(title);
    };
    row("delay:200ms", "200 ms after", "Delay · 200 ms");
    row("delay:200ms±50ms", "give or take 50 ms", "Delay · 200 ms ± 50 ms");
    row("bandwidth:16k", "16.0 KiB pass", "Bandwidth · 16.0 KiB/s");
    row("cut:64k", "64.0 KiB have passed", "Cut · 64.0 KiB");
    row("cut:5s", "5 s after it was opened", "Cut · 5 s");
    row("idle-timeout:60s", "60 s is closed", "Idle timeout · 60 s");
    row("answer:429", "answered with 429", "Error answers · 429");
    row("stall", "Nothing passes", "Stall");
}

void TestFaultsModel::sentencesTellTheirValues()
{
    QFETCH(QString, text);
    const Fault parsed = Fault::parse(text).value();
    QFETCH(QString, part);
    QVERIFY2(faultSentence(parsed).contains(part), qPrintable(faultSentence(parsed)));
    QTEST(faultTitle(parsed), "title");
}

void TestFaultsModel::longPollExplainsItsDelay()
{
    QVERIFY(faultNote(fault("delay:200ms")).contains(QStringLiteral("request")));
    QVERIFY(faultNote(fault("delay:200ms,target=longpoll")).contains(QStringLiteral("twice")));
    QVERIFY(faultNote(fault("delay:200ms,target=longpoll,direction=down")).contains(QStringLiteral("once")));
    QCOMPARE(faultNote(fault("delay:200ms,target=sse")), QString{});
    QVERIFY(faultNote(fault("delay:200ms,p=0")).contains(QStringLiteral("changes nothing")));
}

void TestFaultsModel::argumentIsReadBack()
{
    const Fault given = fault("delay:200ms±50ms,target=sse,for=10s");
    const QString argument = faultArgument(given);
    QVERIFY(argument.startsWith(QStringLiteral("--fault '")));
    const QString text = argument.mid(9).chopped(1);
    QCOMPARE(Fault::parse(text).value(), given);
}

void TestFaultsModel::historyTellsBeginningAndEnd()
{
    using What = FaultHistory::Change::What;
    FaultHistory history;
    QVERIFY(history.apply({band(1, "delay:200ms,target=sse", start + 1s, {}, false)}, start).empty());
    QVERIFY(history.since(start).empty());
    auto changes = history.apply({band(1, "delay:200ms,target=sse", start + 1s, {}, true)}, start + 2s);
    QCOMPARE(changes.size(), std::size_t{1});
    QCOMPARE(changes.front().what, What::Began);
    QCOMPARE(changes.front().at, start + 1s);
    QCOMPARE(history.inForce(), QStringLiteral("Delay · 200 ms (SSE)"));
    QCOMPARE(history.since(start).size(), std::size_t{1});
    changes = history.apply({band(1, "delay:200ms,target=sse", start + 1s, start + 3s, false)}, start + 4s);
    QCOMPARE(changes.size(), std::size_t{1});
    QCOMPARE(changes.front().what, What::Ended);
    QCOMPARE(changes.front().at, start + 3s);
    QVERIFY(history.inForce().isEmpty());
    QVERIFY(history.since(start + 4s).empty());
    QCOMPARE(history.since(start + 2s).size(), std::size_t{1});
}

void TestFaultsModel::momentHappens()
{
    using What = FaultHistory::Change::What;
    FaultHistory history;
    const auto changes = history.apply({band(1, "rst", start, start, false)}, start + 1s);
    QCOMPARE(changes.size(), std::size_t{1});
    QCOMPARE(changes.front().what, What::Happened);
    QVERIFY(history.since(start).front().isMoment());
    QVERIFY(history.apply({band(1, "rst", start, start, false)}, start + 2s).empty());
}

void TestFaultsModel::whatNeverBeganIsNotDrawn()
{
    FaultHistory history;
    QVERIFY(history.apply({band(1, "stall,from=9s", start + 9s, {}, false)}, start).empty());
    // Removed before it began.
    QVERIFY(history.apply({band(1, "stall,from=9s", start + 9s, start + 1s, false)}, start + 10s).empty());
    QVERIFY(history.since(start).empty());
}

void TestFaultsModel::historyKeepsWhatBandsForget()
{
    FaultHistory history;
    (void)history.apply({band(1, "stall", start, start + 1s, false)}, start + 2s);
    (void)history.apply({}, start + 3s);
    QCOMPARE(history.since(start).size(), std::size_t{1});
    history.prune(start + 5s);
    QVERIFY(history.since(start).empty());
    (void)history.apply({band(2, "what is this", start + 5s, {}, true)}, start + 6s);
    QCOMPARE(history.since(start).front().label, QStringLiteral("what is this"));
}

QTEST_GUILESS_MAIN(TestFaultsModel)
#include "tst_faultsmodel.moc"
