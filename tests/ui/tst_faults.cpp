// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/inspectorpanel.h"
#include "mainwindow/mainwindow.h"
#include "mainwindow/windowactions.h"
#include "panels/faultcard.h"
#include "panels/faultform.h"
#include "panels/faultmenu.h"
#include "panels/faultspanel.h"
#include "panels/panegrid.h"
#include "panels/playbackbar.h"
#include "panels/runtoolbar.h"
#include "panels/timelinepanel.h"
#include "panels/timelineview.h"
#include "ui/fakerun.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDockWidget>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QSettings>
#include <QSignalSpy>
#include <QSlider>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace pushscope;
using namespace std::chrono_literals;

/// Faults, wire and playback as the window shows them, over clients that were never connected.
class TestFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void docksAreClosedAtFirst();
    void presetIsArmedAtOnce();
    void faultByKindIsArmedByItsSwitch();
    void editingArmsAnew();
    void fieldsFollowTheKind_data();
    void fieldsFollowTheKind();
    void targetIsAPaneByName();
    void countdownAndHits();
    void clearAll();
    void cardOfServerFaultTellsWhyNot();
    void commandLineIsCopied();
    void buttonTellsHowManyAreArmed();
    void bandsAreDrawnInEveryChart();
    void bandIsStrongerWhereItMeets();
    void gapStaysAGap();
    void tooltipsAndWordsTellOfFaults();
    void tableListsBeginningAndEnd();
    void clickInTheTimelineSelectsFrames();
    void enterInTheTimelineSelectsFrames();
    void clickOnADotSelectsItsFrames();
    void cursorFollowsTheInspector();
    void wireIsAskedForOnlyWhileSeen();
    void playbackHasABar();
    void playbackKeysSeek();
    void settingBackBeginsAnew();

private:
    void play(std::chrono::milliseconds length);
    void arm(const char *text) { m_window->armFault(Fault::parse(QString::fromUtf8(text)).value()); }
    [[nodiscard]] FaultsPanel &panel() const { return *m_window->findChild<FaultsPanel *>(); }
    [[nodiscard]] FaultCard &card(std::size_t index) const { return *panel().cards().at(index); }
    [[nodiscard]] WindowActions &actions() const { return *m_window->findChild<WindowActions *>(); }
    [[nodiscard]] TimelineView &timeline() const { return *m_window->findChild<TimelineView *>(); }
    [[nodiscard]] LiveChart &chart(std::size_t index) const
    {
        return m_window->findChild<PaneGrid *>()->panes().at(index)->chart();
    }
    [[nodiscard]] QDockWidget &dock(const char *name) const
    {
        return *m_window->findChild<QDockWidget *>(QString::fromLatin1(name));
    }
    template <typename Widget>
    [[nodiscard]] Widget *field(std::size_t index, const char *name) const
    {
        return card(index).findChild<Widget *>(QString::fromLatin1(name));
    }
    [[nodiscard]] int vermilion(std::size_t index) const;

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<FakeRun> m_run;
    std::unique_ptr<MainWindow> m_window;
};

void TestFaults::initTestCase()
{
    qRegisterMetaType<Instant>("pushscope::Instant");
}

void TestFaults::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<QSettings>(m_dir->filePath(QStringLiteral("ui.ini")), QSettings::IniFormat);
    m_run = std::make_unique<FakeRun>();
    m_window = std::make_unique<MainWindow>(*m_settings);
    m_window->resize(1400, 900);
    connect(m_window.get(), &MainWindow::faultArmed, this, [this](int id, const Fault &f) { m_run->arm(id, f); });
    connect(m_window.get(), &MainWindow::faultRemoved, this, [this](int id) { m_run->disarm(id); });
    connect(m_window.get(), &MainWindow::faultsCleared, this, [this] { m_run->clearFaults(); });
    m_run->addPanes(m_window->model());
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->activateWindow();
}

void TestFaults::cleanup()
{
    m_window.reset();
    m_settings.reset();
}

void TestFaults::play(std::chrono::milliseconds length)
{
    for (auto spent = 0ms; spent < length; spent += 40ms) {
        m_run->advance(40ms);
        m_window->applySnapshot(m_run->take());
    }
    m_window->showAll();
}

/// Pixels of a chart that are of the faults' own colour: edges, bars and flags.
int TestFaults::vermilion(std::size_t index) const
{
    const QImage picture = chart(index).grab().toImage().convertToFormat(QImage::Format_RGB32);
    int count = 0;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x)
            count += picture.pixel(x, y) == faultColor().rgb() ? 1 : 0;
    }
    return count;
}

void TestFaults::docksAreClosedAtFirst()
{
    for (const char *name : {"inspectorDock", "faultsDock"})
        QVERIFY2(!dock(name).isVisible(), name);
    actions().faults->trigger();
    QVERIFY(dock("faultsDock").isVisible());
    QVERIFY(actions().faults->isChecked());
    actions().faults->trigger();
    QVERIFY(!dock("faultsDock").isVisible());
    dock("inspectorDock").toggleViewAction()->trigger();
    QVERIFY(dock("inspectorDock").isVisible());
}

void TestFaults::presetIsArmedAtOnce()
{
    QSignalSpy armed{m_window.get(), &MainWindow::faultArmed};
    m_window->findChild<FaultPresetMenu *>()->findChild<QAction *>(QStringLiteral("bad-proxy"))->trigger();
    QVERIFY(armed.count() >= 2);
    QCOMPARE(armed.first().first().toInt(), 1);
    QVERIFY(dock("faultsDock").isVisible());
    QVERIFY(!card(0).isExpanded());
    play(1s);
    QVERIFY(field<QLabel>(0, "faultState")->text().startsWith(QStringLiteral("active")));
}

void TestFaults::faultByKindIsArmedByItsSwitch()
{
    QSignalSpy armed{m_window.get(), &MainWindow::faultArmed};
    m_window->findChild<FaultKindMenu *>()->findChild<QAction *>(QStringLiteral("delay"))->trigger();
    QCOMPARE(armed.count(), 0);
    QVERIFY(card(0).isExpanded());
    QCOMPARE(field<QLabel>(0, "faultState")->text(), QStringLiteral("off"));
    QTRY_VERIFY(field<QCheckBox>(0, "faultSwitch")->hasFocus()); // what is to be done next
    field<QCheckBox>(0, "faultSwitch")->click();
    QCOMPARE(armed.count(), 1);
    QCOMPARE(armed.first().at(1).value<Fault>().time, std::chrono::microseconds{200ms});
    QSignalSpy removed{m_window.get(), &MainWindow::faultRemoved};
    field<QCheckBox>(0, "faultSwitch")->click();
    QCOMPARE(removed.count(), 1);
    field<QToolButton>(0, "removeFault")->click();
    QTRY_VERIFY(panel().cards().empty());
    QCOMPARE(removed.count(), 1);
}

void TestFaults::editingArmsAnew()
{
    arm("delay:200ms");
    QSignalSpy armed{m_window.get(), &MainWindow::faultArmed};
    QSignalSpy removed{m_window.get(), &MainWindow::faultRemoved};
    field<QDoubleSpinBox>(0, "time")->setValue(350);
    QCOMPARE(removed.count(), 1);
    QCOMPARE(armed.count(), 1);
    QCOMPARE(armed.first().first().toInt(), 2);
    field<QDoubleSpinBox>(0, "duration")->setValue(2.5);
    field<QDoubleSpinBox>(0, "probability")->setValue(50);
    field<QDoubleSpinBox>(0, "seed")->setValue(9);
    auto *direction = field<QComboBox>(0, "direction");
    direction->setCurrentIndex(direction->findData(static_cast<int>(FaultDirection::Down)));
    Q_EMIT direction->activated(direction->currentIndex());
    QCOMPARE(armed.last().at(1).value<Fault>(),
             Fault::parse(QStringLiteral("delay:350ms,direction=down,p=0.5,for=2500ms,seed=9")).value());
    QVERIFY(field<QLineEdit>(0, "faultCommand")->text().contains(QStringLiteral("seed=9")));
}

void TestFaults::fieldsFollowTheKind_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<QStringList>("fields");
    QTest::addColumn<QStringList>("missing");
    const auto words = [](const char *text) { return QString::fromLatin1(text).split(QLatin1Char(' ')); };
    QTest::newRow("delay") << QStringLiteral("delay:1s") << words("time jitter direction target") << words("bytes");
    QTest::newRow("bandwidth") << QStringLiteral("bandwidth:4k") << words("bytes direction") << words("time status");
    QTest::newRow("cut") << QStringLiteral("cut:4k") << words("cutBy bytes time") << words("direction jitter");
    QTest::newRow("answer") << QStringLiteral("answer:502") << words("status target") << words("direction bytes");
    QTest::newRow("server") << QStringLiteral("pause-server") << words("from duration") << words("target probability");
}

void TestFaults::fieldsFollowTheKind()
{
    QFETCH(QString, fault);
    QFETCH(QStringList, fields);
    QFETCH(QStringList, missing);
    m_window->armFault(Fault::parse(fault).value());
    for (const QString &name : fields)
        QVERIFY2(card(0).findChild<QWidget *>(name) != nullptr, qPrintable(name));
    for (const QString &name : missing)
        QVERIFY2(card(0).findChild<QWidget *>(name) == nullptr, qPrintable(name));
}

void TestFaults::targetIsAPaneByName()
{
    arm("stall");
    QSignalSpy armed{m_window.get(), &MainWindow::faultArmed};
    auto *target = field<QComboBox>(0, "target");
    QCOMPARE(target->count(), 1 + 4 + 4);
    target->setCurrentIndex(target->findText(QStringLiteral("pane 2: WebSocket")));
    Q_EMIT target->activated(target->currentIndex());
    QCOMPARE(armed.last().at(1).value<Fault>().target.client, std::optional{2});
    m_window->model().addPane(9, Transport::Sse, QUrl{QStringLiteral("http://h")});
    QCOMPARE(target->count(), 1 + 4 + 5);
    QCOMPARE(target->currentText(), QStringLiteral("pane 2: WebSocket"));
}

void TestFaults::countdownAndHits()
{
    actions().faults->trigger();
    arm("stall,from=2s,for=4s");
    play(1s);
    auto *state = field<QLabel>(0, "faultState");
    QCOMPARE(state->text(), QStringLiteral("begins in 1.0 s"));
    play(2s);
    QCOMPARE(state->text(), QStringLiteral("active, 3.0 s left · met 5 connections"));
    play(4s);
    QVERIFY(state->text().startsWith(QStringLiteral("over")));
    QVERIFY(!field<QCheckBox>(0, "faultSwitch")->isChecked());
}

void TestFaults::clearAll()
{
    arm("stall");
    arm("delay:1s");
    QSignalSpy cleared{m_window.get(), &MainWindow::faultsCleared};
    panel().findChild<QToolButton *>(QStringLiteral("clearFaults"))->click();
    QCOMPARE(cleared.count(), 1);
    QVERIFY(panel().cards().empty());
    arm("stall");
    actions().clearFaults->trigger();
    QCOMPARE(cleared.count(), 2);
}

void TestFaults::cardOfServerFaultTellsWhyNot()
{
    arm("pause-server,for=5s");
    m_window->setServerFaultsPossible(false);
    QVERIFY(field<QLabel>(0, "faultNote")->text().contains(QStringLiteral("No embedded server")));
    QVERIFY(!field<QCheckBox>(0, "faultSwitch")->isEnabled());
    const auto *menu = m_window->findChild<FaultKindMenu *>();
    QVERIFY(!menu->findChild<QAction *>(QStringLiteral("pause-server"))->isEnabled());
    QVERIFY(menu->findChild<QAction *>(QStringLiteral("delay"))->isEnabled());
    m_window->setServerFaultsPossible(true);
    QVERIFY(field<QCheckBox>(0, "faultSwitch")->isEnabled());
}

void TestFaults::commandLineIsCopied()
{
    arm("delay:200ms±50ms,target=sse");
    field<QToolButton>(0, "copyFault")->click();
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("--fault 'delay:200ms±50ms,target=sse'"));
}

void TestFaults::buttonTellsHowManyAreArmed()
{
    const auto *button = m_window->findChild<QToolButton *>(QStringLiteral("faultsButton"));
    QVERIFY(!button->text().contains(QLatin1Char('1')));
    arm("stall");
    QVERIFY(button->text().contains(QLatin1Char('1')));
    actions().clearFaults->trigger();
    QVERIFY(!button->text().contains(QLatin1Char('1')));
}

void TestFaults::bandsAreDrawnInEveryChart()
{
    play(4s);
    for (std::size_t i = 0; i < 4; ++i)
        QCOMPARE(vermilion(i), 0);
    arm("delay:50ms,for=3s");
    play(5s);
    for (std::size_t i = 0; i < 4; ++i)
        QVERIFY(vermilion(i) > 100);
    // It stays in the picture as long as the window reaches.
    play(30s);
    QCOMPARE(vermilion(0), 0);
}

void TestFaults::bandIsStrongerWhereItMeets()
{
    play(2s);
    arm("delay:50ms,target=ws,for=3s");
    play(5s);
    QVERIFY(vermilion(1) > 2 * vermilion(0));
    QVERIFY(vermilion(0) > 10);
}

void TestFaults::gapStaysAGap()
{
    play(4s);
    arm("rst");
    m_run->cut(2s);
    play(4s);
    const ChartFrame frame = m_window->model().pane(1)->chartFrame(m_window->model().range(), {600, 200});
    QCOMPARE(frame.gaps.size(), std::size_t{1});
    const StateStretch &gap = frame.gaps.front();
    for (const LatencySample &sample : frame.samples)
        QVERIFY(sample.delivered <= gap.from || sample.delivered >= *gap.to);
    QVERIFY(std::any_of(frame.samples.begin(), frame.samples.end(), [](const auto &s) { return s.replayed; }));
}

void TestFaults::tooltipsAndWordsTellOfFaults()
{
    QAccessible::setActive(true);
    play(4s);
    arm("delay:50ms");
    play(3s);
    const TimelineLayout layout{timeline().frame(), timeline().size(), timeline().fontMetrics()};
    const qreal x = layout.body().right() - 5;
    QVERIFY(timeline().textAt({x, layout.lane(0).center().y()}).contains(QStringLiteral("Fault: Delay · 50 ms")));
    const QString strip = timeline().textAt({x, layout.strip().center().y()});
    QVERIFY2(strip.startsWith(QStringLiteral("Fault: Delay · 50 ms, all clients, for 3.0 s so far")),
             qPrintable(strip));
    QVERIFY(timeline().accessibleName().contains(QStringLiteral("Delay · 50 ms (all clients)")));
    QVERIFY(chart(0).accessibleDescription().contains(QStringLiteral("faults in force: Delay")));
    QAccessible::setActive(false);
}

void TestFaults::tableListsBeginningAndEnd()
{
    play(1s);
    arm("stall,for=1s,target=sse");
    arm("rst");
    play(3s);
    const QAbstractItemModel *table = nullptr;
    for (const QTableView *view : m_window->findChild<TimelinePanel *>()->findChildren<QTableView *>())
        table = view->model();
    QStringList rows;
    for (int row = 0; row < table->rowCount(); ++row)
        rows << table->index(row, 1).data().toString() + QLatin1Char('|') + table->index(row, 2).data().toString();
    QVERIFY(rows.contains(QStringLiteral("SSE|fault began: Stall")));
    QVERIFY(rows.contains(QStringLiteral("SSE|fault ended: Stall")));
    QVERIFY(rows.contains(QStringLiteral("all clients|fault: Reset (RST)")));
}

void TestFaults::clickInTheTimelineSelectsFrames()
{
    play(4s);
    arm("delay:50ms,target=ws");
    play(4s);
    QSignalSpy picked{&timeline(), &TimelineView::picked};
    const TimelineLayout layout{timeline().frame(), timeline().size(), timeline().fontMetrics()};
    const Instant at = m_run->now() - 3s;
    QTest::mouseClick(&timeline(), Qt::LeftButton, {}, QPointF{layout.xOf(at), layout.lane(2).center().y()}.toPoint());
    QCOMPARE(picked.count(), 1);
    QCOMPARE(picked.first().at(0).toInt(), 3);
    QVERIFY(std::chrono::abs(picked.first().at(1).value<Instant>() - at) < 200ms);
    QVERIFY(dock("inspectorDock").isVisible());
    // The same for a fault: it begins where it first meets someone.
    dock("inspectorDock").hide();
    QTest::mouseClick(&timeline(), Qt::LeftButton, {}, QPointF{layout.xOf(at), layout.strip().center().y()}.toPoint());
    QCOMPARE(picked.last().at(0).toInt(), 2);
    QCOMPARE(picked.last().at(1).value<Instant>(), timeline().frame().faults.front().from);
}

void TestFaults::enterInTheTimelineSelectsFrames()
{
    play(4s);
    m_run->cut(1s);
    play(3s);
    QSignalSpy picked{&timeline(), &TimelineView::picked};
    timeline().setFocus();
    QTest::keyClick(&timeline(), Qt::Key_Down);
    QTest::keyClick(&timeline(), Qt::Key_Left);
    QTest::keyClick(&timeline(), Qt::Key_Return);
    QCOMPARE(picked.count(), 1);
    QCOMPARE(picked.first().at(0).toInt(), 2);
    const auto &stretches = timeline().frame().lanes.at(1).stretches;
    QCOMPARE(picked.first().at(1).value<Instant>(), stretches.at(stretches.size() - 2).from);
}

void TestFaults::clickOnADotSelectsItsFrames()
{
    play(10s);
    QSignalSpy picked{m_window->findChild<PaneGrid *>(), &PaneGrid::picked};
    LiveChart &sse = chart(0);
    QTest::mouseClick(&sse, Qt::LeftButton, {}, QPoint{sse.width() - 60, sse.height() / 2});
    QCOMPARE(picked.count(), 1);
    QCOMPARE(picked.first().at(0).toInt(), 1);
    const auto at = picked.first().at(1).value<Instant>();
    const auto &samples = m_window->model().pane(1)->series().samples();
    QVERIFY(std::any_of(samples.begin(), samples.end(), [at](const auto &s) { return s.delivered == at; }));
    QVERIFY(dock("inspectorDock").isVisible());
}

void TestFaults::cursorFollowsTheInspector()
{
    play(10s);
    const QImage before = chart(1).grab().toImage();
    const QImage other = chart(0).grab().toImage();
    const QImage lanes = timeline().grab().toImage();
    Q_EMIT m_window->findChild<InspectorPanel *>()->selected(2, m_run->now() - 4s);
    QVERIFY(chart(1).grab().toImage() != before);
    QCOMPARE(chart(0).grab().toImage(), other);
    QVERIFY(timeline().grab().toImage() != lanes);
}

void TestFaults::wireIsAskedForOnlyWhileSeen()
{
    QSignalSpy wanted{m_window.get(), &MainWindow::wireWanted};
    QSignalSpy frames{m_window.get(), &MainWindow::snapshotWanted};
    QTRY_VERIFY(frames.count() > 3);
    QCOMPARE(wanted.count(), 0);
    dock("inspectorDock").toggleViewAction()->trigger();
    QTRY_VERIFY(wanted.count() > 0);
    m_window->setPaused(true);
    wanted.clear();
    frames.clear();
    QTRY_VERIFY(frames.count() > 3);
    QCOMPARE(wanted.count(), 0);
}

void TestFaults::playbackHasABar()
{
    auto *bar = m_window->findChild<PlaybackBar *>();
    QVERIFY(!bar->isVisible());
    m_window->showPlayback({QStringLiteral("/tmp/monday.jsonl"), 90s, QStringLiteral("4 clients")});
    QVERIFY(bar->isVisible());
    QVERIFY(!m_window->findChild<RunToolbar *>()->isVisible());
    QVERIFY(!actions().run->isEnabled());
    QVERIFY(m_window->windowTitle().contains(QStringLiteral("monday.jsonl")));
    QSignalSpy playing{m_window.get(), &MainWindow::playbackPlay};
    QSignalSpy seek{m_window.get(), &MainWindow::playbackSeek};
    bar->findChild<QToolButton *>(QStringLiteral("playButton"))->click();
    QCOMPARE(playing.first().first().toBool(), true);
    m_window->setPlaybackPosition(12'300ms);
    QCOMPARE(seek.count(), 0);
    QCOMPARE(bar->findChild<QLabel *>(QStringLiteral("playbackAt"))->text(), QStringLiteral("0:12.3"));
    m_window->setPlaybackPlaying(false);
    QVERIFY(!bar->isPlaying());
    QCOMPARE(playing.count(), 1);
    m_window->setPlaybackPosition(1h);
    QCOMPARE(bar->position(), std::chrono::microseconds{90s});
}

void TestFaults::playbackKeysSeek()
{
    m_window->showPlayback({QStringLiteral("x.jsonl"), 90s, {}});
    m_window->setPlaybackPosition(40s);
    QSignalSpy seek{m_window.get(), &MainWindow::playbackSeek};
    auto *slider = m_window->findChild<QSlider *>(QStringLiteral("playbackPosition"));
    QTest::keyClick(slider, Qt::Key_Right);
    QCOMPARE(seek.last().first().value<std::chrono::microseconds>(), std::chrono::microseconds{45s});
    QTest::keyClick(slider, Qt::Key_Left);
    QTest::keyClick(slider, Qt::Key_Left);
    QCOMPARE(seek.last().first().value<std::chrono::microseconds>(), std::chrono::microseconds{35s});
    QTest::keyClick(slider, Qt::Key_Home);
    QCOMPARE(seek.last().first().value<std::chrono::microseconds>(), std::chrono::microseconds{0});
}

void TestFaults::settingBackBeginsAnew()
{
    const SnapshotPtr early = m_run->take();
    arm("stall");
    play(5s);
    QVERIFY(!m_window->model().visibleFaults().empty());
    m_window->applySnapshot(early);
    QCOMPARE(m_window->model().now(), early->at);
    QVERIFY(m_window->model().visibleFaults().empty());
    QVERIFY(m_window->model().pane(1)->series().samples().empty());
    play(1s);
    QVERIFY(!m_window->model().pane(1)->series().samples().empty());
}

QTEST_MAIN(TestFaults)
#include "tst_faults.moc"
