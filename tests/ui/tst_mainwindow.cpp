// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/mainwindow.h"
#include "mainwindow/windowactions.h"
#include "panels/figurerow.h"
#include "panels/panegrid.h"
#include "panels/runtoolbar.h"
#include "panels/statechip.h"
#include "panels/statusline.h"
#include "panels/timelinepanel.h"
#include "panels/timelineview.h"
#include "ui/fakerun.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDockWidget>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <set>

using namespace pushscope;
using namespace std::chrono_literals;

class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void panesShowWhatTheyAreTold();
    void dotsAppearInTheChart();
    void pauseFreezesTheViewNotTheCapture();
    void clearBeginsAnew();
    void askingForAPane();
    void addPaneDialogRefusesBadInput_data();
    void addPaneDialogRefusesBadInput();
    void closingAPaneByItsButton();
    void emptyWindowOffersAPane();
    void columnsFollowNumberAndWidth();
    void flippedPaneShowsTheDistribution();
    void keysReachEveryCommand_data();
    void keysReachEveryCommand();
    void paneKeysMoveTheFocus();
    void crosshairIsShared();
    void timelineIsWalkedByKeys();
    void startAndStop();
    void toolbarTellsWhatWasSet();
    void themeCanBeChanged();
    void bannerOffersChoices();
    void statusLineTellsTheRun();
    void settingsAreRestored();
    void nothingIsAskedForWhileHidden();
    void framesAreMeasured();
    void copiedFiguresAreATable();
    void chartsHaveWords();

private:
    void open();
    void play(std::chrono::milliseconds length);
    [[nodiscard]] PaneGrid &grid() const { return *m_window->findChild<PaneGrid *>(); }
    [[nodiscard]] PaneView &pane(std::size_t index) const { return *grid().panes().at(index); }
    [[nodiscard]] WindowActions &actions() const { return *m_window->findChild<WindowActions *>(); }
    [[nodiscard]] QString figure(std::size_t index, std::size_t column) const
    {
        return pane(index).findChild<FigureRow *>()->figures().figures.at(column).value;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<FakeRun> m_run;
    std::unique_ptr<MainWindow> m_window;
};

void TestMainWindow::initTestCase()
{
    qRegisterMetaType<PaneRequest>();
}

void TestMainWindow::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<QSettings>(m_dir->filePath(QStringLiteral("ui.ini")), QSettings::IniFormat);
    m_run = std::make_unique<FakeRun>();
    open();
    m_run->addPanes(m_window->model());
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->activateWindow();
}

void TestMainWindow::cleanup()
{
    m_window.reset();
    m_settings.reset();
}

void TestMainWindow::open()
{
    m_window = std::make_unique<MainWindow>(*m_settings);
    m_window->resize(1200, 800);
}

void TestMainWindow::play(std::chrono::milliseconds length)
{
    for (auto spent = 0ms; spent < length; spent += 40ms) {
        m_run->advance(40ms);
        m_window->applySnapshot(m_run->take());
    }
}

void TestMainWindow::panesShowWhatTheyAreTold()
{
    QCOMPARE(grid().panes().size(), std::size_t{4});
    play(4s);
    QCOMPARE(pane(0).findChild<StateChip *>()->text(), QStringLiteral("open"));
    QVERIFY(figure(0, 0).endsWith(QStringLiteral(" ms")));
    QCOMPARE(figure(1, 5), QStringLiteral("191 B"));
    m_run->cut(3s);
    play(1s);
    QCOMPARE(pane(0).findChild<StateChip *>()->text(), QStringLiteral("backoff 1.1 s"));
}

void TestMainWindow::dotsAppearInTheChart()
{
    const auto dots = [this] {
        const QImage picture = pane(0).chart().grab().toImage().convertToFormat(QImage::Format_RGB32);
        const QRgb color = TransportStyle::of(Transport::Sse).mark(m_window->theme().dark).rgb();
        int count = 0;
        for (int y = 0; y < picture.height(); ++y) {
            for (int x = 0; x < picture.width(); ++x)
                count += picture.pixel(x, y) == color ? 1 : 0;
        }
        return count;
    };
    QCOMPARE(dots(), 0);
    play(10s);
    QVERIFY(dots() > 300);
}

void TestMainWindow::pauseFreezesTheViewNotTheCapture()
{
    play(4s);
    m_window->setPaused(true);
    QVERIFY(actions().pause->isChecked());
    const QImage before = pane(0).grab().toImage();
    const quint64 captured = m_window->model().pane(1)->latest().counters.events;
    play(4s);
    QCOMPARE(pane(0).grab().toImage(), before);
    QVERIFY(m_window->model().pane(1)->latest().counters.events > captured);
    m_window->setPaused(false);
    QVERIFY(pane(0).grab().toImage() != before);
}

void TestMainWindow::clearBeginsAnew()
{
    play(4s);
    QSignalSpy cleared{m_window.get(), &MainWindow::clearRequested};
    actions().clear->trigger();
    QCOMPARE(cleared.count(), 1);
    QCOMPARE(figure(0, 0), QStringLiteral("–"));
    QVERIFY(m_window->model().pane(1)->series().samples().empty());
}

void TestMainWindow::askingForAPane()
{
    m_window->setListening(QUrl{QStringLiteral("http://127.0.0.1:4711")});
    QSignalSpy wanted{m_window.get(), &MainWindow::addPaneRequested};
    actions().addPane->trigger();
    auto *dialog = m_window->findChild<AddPaneDialog *>();
    QVERIFY(dialog != nullptr);
    auto *interval = dialog->findChild<QSpinBox *>(QStringLiteral("interval"));
    QVERIFY(!interval->isEnabled());
    auto *transport = dialog->findChild<QComboBox *>(QStringLiteral("transport"));
    transport->setCurrentIndex(transport->findText(QStringLiteral("Short polling")));
    QVERIFY(interval->isEnabled());
    interval->setValue(250);
    dialog->findChild<QLineEdit *>(QStringLiteral("channel"))->setText(QStringLiteral("prices"));
    dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok)->click();
    QCOMPARE(wanted.count(), 1);
    const PaneRequest expected{Transport::ShortPoll, QUrl{QStringLiteral("http://127.0.0.1:4711")},
                               QStringLiteral("prices"), 250ms};
    QCOMPARE(wanted.first().first().value<PaneRequest>(), expected);

    m_window->model().addPane(9, Transport::Sse, expected.url);
    QCOMPARE(grid().panes().size(), std::size_t{5});
}

void TestMainWindow::addPaneDialogRefusesBadInput_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("channel");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("good") << QStringLiteral("https://example.org/events") << QString{} << true;
    QTest::newRow("WebSocket") << QStringLiteral("wss://example.org/ws") << QStringLiteral("a.b:c") << true;
    QTest::newRow("empty") << QString{} << QString{} << false;
    QTest::newRow("no host") << QStringLiteral("http://") << QString{} << false;
    QTest::newRow("other scheme") << QStringLiteral("ftp://example.org") << QString{} << false;
    QTest::newRow("channel with a space") << QStringLiteral("http://h") << QStringLiteral("a b") << false;
}

void TestMainWindow::addPaneDialogRefusesBadInput()
{
    QFETCH(QString, url);
    QFETCH(QString, channel);
    AddPaneDialog dialog{QUrl{QStringLiteral("http://127.0.0.1:8080")}};
    dialog.findChild<QLineEdit *>(QStringLiteral("url"))->setText(url);
    dialog.findChild<QLineEdit *>(QStringLiteral("channel"))->setText(channel);
    QTEST(dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok)->isEnabled(), "accepted");
}

void TestMainWindow::closingAPaneByItsButton()
{
    QSignalSpy closed{m_window.get(), &MainWindow::closePaneRequested};
    connect(m_window.get(), &MainWindow::closePaneRequested, this,
            [this](int client) { m_window->model().removePane(client); });
    pane(1).findChild<QToolButton *>(QStringLiteral("closeButton"))->click();
    QTRY_COMPARE(closed.count(), 1);
    QCOMPARE(closed.first().first().toInt(), 2);
    QCOMPARE(grid().panes().size(), std::size_t{3});
    play(1s);
    QCOMPARE(m_window->findChild<TimelineView *>()->frame().lanes.size(), std::size_t{3});
}

void TestMainWindow::emptyWindowOffersAPane()
{
    for (int client = 1; client <= 4; ++client)
        m_window->model().removePane(client);
    QCOMPARE(grid().panes().size(), std::size_t{0});
    auto *offer = grid().findChild<QPushButton *>();
    QVERIFY(offer->isVisible());
    offer->click();
    QVERIFY(m_window->findChild<AddPaneDialog *>() != nullptr);
}

void TestMainWindow::columnsFollowNumberAndWidth()
{
    const auto columns = [this] {
        QCoreApplication::processEvents();
        std::set<int> lefts;
        for (const PaneView *view : grid().panes())
            lefts.insert(view->x());
        return lefts.size();
    };
    QCOMPARE(columns(), std::size_t{2});
    m_window->model().removePane(4);
    m_window->model().removePane(3);
    m_window->model().removePane(2);
    QCOMPARE(columns(), std::size_t{1});
    QVERIFY(pane(0).width() > grid().width() - 20);
    m_window->model().addPane(5, Transport::Sse, QUrl{QStringLiteral("http://h")});
    QCOMPARE(columns(), std::size_t{2});
}

void TestMainWindow::flippedPaneShowsTheDistribution()
{
    play(4s);
    const QImage front = pane(0).grab().toImage();
    pane(0).findChild<QToolButton *>(QStringLiteral("flipButton"))->click();
    QVERIFY(pane(0).isFlipped());
    QVERIFY(!pane(0).chart().isVisible());
    play(1s);
    QVERIFY(pane(0).grab().toImage() != front);
    actions().flipAll->setChecked(true);
    QVERIFY(pane(3).isFlipped());
    actions().flipAll->setChecked(false);
    QVERIFY(!pane(0).isFlipped());
}

void TestMainWindow::keysReachEveryCommand_data()
{
    QTest::addColumn<QString>("keys");
    for (const char *keys : {"F5", "F8", "F11", "Ctrl+L", "Ctrl+N", "Ctrl+W", "Ctrl+D", "Ctrl+Q", "Ctrl+1", "Ctrl+4"})
        QTest::newRow(keys) << QString::fromLatin1(keys);
}

void TestMainWindow::keysReachEveryCommand()
{
    QFETCH(QString, keys);
    const auto all = m_window->actions();
    QStringList found;
    for (const QAction *action : all) {
        if (action->shortcut() == QKeySequence{keys})
            found << action->text();
    }
    QCOMPARE(found.size(), 1);
    QVERIFY(!found.first().isEmpty());
}

void TestMainWindow::paneKeysMoveTheFocus()
{
    for (std::size_t i = 0; i < 4; ++i) {
        QTest::keyClick(m_window.get(), static_cast<Qt::Key>(Qt::Key_1 + i), Qt::ControlModifier);
        QTRY_VERIFY(pane(i).chart().hasFocus());
        QCOMPARE(grid().focusedPane(), &pane(i));
    }
    QSignalSpy closed{m_window.get(), &MainWindow::closePaneRequested};
    QTest::keyClick(m_window.get(), Qt::Key_W, Qt::ControlModifier);
    QCOMPARE(closed.count(), 1);
    QCOMPARE(closed.first().first().toInt(), 4);
}

void TestMainWindow::crosshairIsShared()
{
    play(10s);
    const QImage other = pane(1).chart().grab().toImage();
    QTest::mouseMove(&pane(0).chart(), pane(0).chart().rect().center());
    QTRY_VERIFY(pane(1).chart().grab().toImage() != other);
    QTest::mouseMove(&pane(0).chart(), {1, 1});
    QTRY_COMPARE(pane(1).chart().grab().toImage(), other);
    // The same by keys.
    pane(0).setFocus();
    QTest::keyClick(&pane(0).chart(), Qt::Key_Left);
    QVERIFY(pane(1).chart().grab().toImage() != other);
    QTest::keyClick(&pane(0).chart(), Qt::Key_Escape);
    QCOMPARE(pane(1).chart().grab().toImage(), other);
}

void TestMainWindow::timelineIsWalkedByKeys()
{
    play(4s);
    m_run->cut(1s);
    play(3s);
    auto *timeline = m_window->findChild<TimelineView *>();
    timeline->setFocus();
    QTest::keyClick(timeline, Qt::Key_Down);
    QVERIFY(timeline->accessibleDescription().startsWith(QStringLiteral("WebSocket: open")));
    QTest::keyClick(timeline, Qt::Key_Left);
    QVERIFY2(timeline->accessibleDescription().contains(QStringLiteral("planned wait 1.3 s")),
             qPrintable(timeline->accessibleDescription()));
    QVERIFY(timeline->accessibleDescription().contains(QStringLiteral("reset by the server")));
    const TimelineLayout layout{timeline->frame(), timeline->size(), timeline->fontMetrics()};
    const QPointF newest{timeline->width() - 30.0, layout.lane(0).center().y()};
    QVERIFY(timeline->textAt(newest).startsWith(QStringLiteral("SSE: open")));
}

void TestMainWindow::startAndStop()
{
    QSignalSpy started{m_window.get(), &MainWindow::startRequested};
    QSignalSpy stopped{m_window.get(), &MainWindow::stopRequested};
    QCOMPARE(actions().run->text(), QStringLiteral("Start"));
    actions().run->trigger();
    QCOMPARE(started.count(), 1);
    m_window->setListening(QUrl{QStringLiteral("http://127.0.0.1:8080")});
    QCOMPARE(actions().run->text(), QStringLiteral("Stop"));
    QTest::keyClick(m_window.get(), Qt::Key_F5);
    QCOMPARE(stopped.count(), 1);
    m_window->setStopped();
    QVERIFY(!m_window->isRunning());
}

void TestMainWindow::toolbarTellsWhatWasSet()
{
    QSignalSpy feed{m_window.get(), &MainWindow::feedChosen};
    QSignalSpy rate{m_window.get(), &MainWindow::rateChosen};
    QSignalSpy heartbeat{m_window.get(), &MainWindow::heartbeatChosen};
    m_window->setRunSettings({QStringLiteral("file:/var/log/some.log"), 5, 200, 3s});
    QCOMPARE(m_window->runSettings(), (RunSettings{QStringLiteral("file:/var/log/some.log"), 5, 200, 3s}));
    QCOMPARE(feed.count() + rate.count() + heartbeat.count(), 0);

    auto *box = m_window->findChild<QComboBox *>(QStringLiteral("feed"));
    box->setCurrentIndex(box->findText(QStringLiteral("Ticker")));
    Q_EMIT box->activated(box->currentIndex());
    QCOMPARE(feed.count(), 1);
    QCOMPARE(feed.first().first().toString(), QStringLiteral("ticker"));
    m_window->findChild<QDoubleSpinBox *>(QStringLiteral("rate"))->setValue(80);
    QCOMPARE(rate.first().first().toDouble(), 80.0);
    m_window->findChild<QSpinBox *>(QStringLiteral("heartbeat"))->setValue(0);
    QCOMPARE(heartbeat.count(), 1);
}

void TestMainWindow::themeCanBeChanged()
{
    m_window->setThemeChoice(ThemeChoice::Dark);
    play(1s);
    const QImage dark = m_window->grab().toImage();
    m_window->setThemeChoice(ThemeChoice::Light);
    const QImage light = m_window->grab().toImage();
    const QPoint inside = pane(0).chart().mapTo(m_window.get(), QPoint{2, 2});
    QCOMPARE(dark.pixelColor(inside), Theme::darkTheme().surface);
    QCOMPARE(light.pixelColor(inside), Theme::lightTheme().surface);
    QCOMPARE(QApplication::palette().color(QPalette::Window), Theme::lightTheme().window);
}

void TestMainWindow::bannerOffersChoices()
{
    auto *banner = m_window->findChild<Banner *>();
    QVERIFY(!banner->isVisible());
    m_window->presentProblem(QStringLiteral("Port 8080 is taken."),
                             {{QStringLiteral("Use a free port"), QStringLiteral("free-port")},
                              {QStringLiteral("Retry"), QStringLiteral("retry")}});
    QVERIFY(banner->isVisible());
    QCOMPARE(banner->message(), QStringLiteral("Port 8080 is taken."));
    QSignalSpy chosen{m_window.get(), &MainWindow::problemChoice};
    banner->findChild<QPushButton *>(QStringLiteral("free-port"))->click();
    QCOMPARE(chosen.first().first().toString(), QStringLiteral("free-port"));
    QVERIFY(!banner->isVisible());
}

void TestMainWindow::statusLineTellsTheRun()
{
    m_window->setListening(QUrl{QStringLiteral("http://127.0.0.1:8080")});
    play(3s);
    QStringList texts;
    for (const QLabel *label : m_window->findChild<StatusLine *>()->findChildren<QLabel *>())
        texts << label->text();
    const QString all = texts.join(QLatin1Char('|'));
    for (const char *part : {"http://127.0.0.1:8080", "4 clients", "deliveries/s", "loop lag p99 0.18 ms"})
        QVERIFY2(all.contains(QString::fromLatin1(part)), qPrintable(all));
}

void TestMainWindow::settingsAreRestored()
{
    Q_EMIT m_window->findChild<RunToolbar *>()->rateChosen(20); // nothing changed: the defaults are kept
    m_window->findChild<QDoubleSpinBox *>(QStringLiteral("rate"))->setValue(75);
    actions().themes->actions().at(2)->trigger();
    m_window->model().setWindow(60s);
    m_window->findChild<QDockWidget *>(QStringLiteral("timelineDock"))->hide();
    m_window->resize(1000, 720);
    m_window->close();
    m_window.reset();
    open();
    QCOMPARE(m_window->runSettings().rate, 75.0);
    QCOMPARE(m_window->themeChoice(), ThemeChoice::Dark);
    QCOMPARE(m_window->model().window(), std::chrono::milliseconds{60s});
    m_window->show();
    auto *dock = m_window->findChild<QDockWidget *>(QStringLiteral("timelineDock"));
    QVERIFY(!dock->isVisible());
    actions().resetLayout->trigger();
    QVERIFY(dock->isVisible());
    for (const QString &key : m_settings->allKeys())
        QVERIFY2(!key.contains(QStringLiteral("token")), qPrintable(key));
}

void TestMainWindow::nothingIsAskedForWhileHidden()
{
    QSignalSpy wanted{m_window.get(), &MainWindow::snapshotWanted};
    QTRY_VERIFY(wanted.count() > 2);
    m_window->hide();
    QVERIFY(!m_window->frameLoop().isRunning());
    m_window->show();
    QVERIFY(m_window->frameLoop().isRunning());
    m_window->showMinimized();
    QTRY_VERIFY(!m_window->frameLoop().isRunning());
}

void TestMainWindow::framesAreMeasured()
{
    QSignalSpy first{&m_window->frameLoop(), &FrameLoop::firstPainted};
    connect(m_window.get(), &MainWindow::snapshotWanted, this, [this] {
        m_run->advance(40ms);
        m_window->applySnapshot(m_run->take());
    });
    QTRY_VERIFY(m_window->frameLoop().frameTimes().count() > 5);
    QCOMPARE(first.count(), 1);
    QVERIFY(m_window->frameLoop().frameTimes().percentile(0.5) > 0us);
}

void TestMainWindow::copiedFiguresAreATable()
{
    play(2s);
    actions().copyFigures->trigger();
    const QStringList lines = QApplication::clipboard()->text().split(QLatin1Char('\n'));
    QCOMPARE(lines.size(), 5);
    QVERIFY(lines.at(1).startsWith(QStringLiteral("Server-Sent Events\topen\t/events\t100\t")));
}

void TestMainWindow::chartsHaveWords()
{
    play(2s);
    for (const PaneView *view : grid().panes()) {
        QVERIFY(view->spoken().contains(QStringLiteral("latency median")));
        for (const QToolButton *button : view->findChildren<QToolButton *>())
            QVERIFY(!button->accessibleName().isEmpty());
    }
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
