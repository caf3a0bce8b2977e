// SPDX-License-Identifier: GPL-3.0-or-later
// Nodes and their Redis in the whole window, over a real redis-server (Debian: redis-server).
#include "desktop/desktopsession.h"
#include "lab/redisprocess.h"
#include "lessons/checkview.h"
#include "lessons/lessonpage.h"
#include "mainwindow/lessondesk.h"
#include "panels/banner.h"
#include "panels/clusterbar.h"
#include "panels/clustercard.h"

#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace pushscope;

namespace {

constexpr int patience = 60'000; ///< ms, for a busy machine

} // namespace

class TestScaleOutWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void byHand();
    void aBrokerThatGoesAway();

private:
    void start(const DesktopOptions &options);
    void press(const char *of, const char *key);
    [[nodiscard]] ClusterCard *card(const char *name) const;
    [[nodiscard]] bool isOpenAt(std::size_t pane, const char *text) const
    {
        const auto &panes = m_window->model().panes();
        return pane < panes.size() && panes[pane]->stateText() == QLatin1String{text};
    }
    void keepPicture(const char *name) const;

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<LiveRun> m_run;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<DesktopSession> m_session;
    Banner *m_banner = nullptr;
};

void TestScaleOutWindow::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<QSettings>(m_dir->filePath(QStringLiteral("ui.ini")), QSettings::IniFormat);
    m_run = std::make_unique<LiveRun>();
    m_window = std::make_unique<MainWindow>(*m_settings);
    m_window->resize(1440, 900);
    m_banner = m_window->findChild<Banner *>();
}

void TestScaleOutWindow::cleanup()
{
    m_session.reset();
    m_window.reset();
    m_run.reset();
}

void TestScaleOutWindow::start(const DesktopOptions &options)
{
    QElapsedTimer sinceStart;
    sinceStart.start();
    m_session = std::make_unique<DesktopSession>(*m_run, *m_window, options, sinceStart);
    m_session->begin();
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

ClusterCard *TestScaleOutWindow::card(const char *name) const
{
    return m_window->findChild<ClusterCard *>(QLatin1String{name});
}

void TestScaleOutWindow::press(const char *of, const char *key)
{
    auto *button = card(of)->findChild<QPushButton *>(QLatin1String{key});
    QTRY_VERIFY_WITH_TIMEOUT(button->isVisible() && button->isEnabled(), patience);
    button->click();
}

/// For eyes, if a folder is named.
void TestScaleOutWindow::keepPicture(const char *name) const
{
    const QString folder = qEnvironmentVariable("PUSHSCOPE_PICTURES");
    if (!folder.isEmpty())
        m_window->grab().save(QStringLiteral("%1/%2.png").arg(folder, QLatin1String{name}));
}

void TestScaleOutWindow::byHand()
{
    DesktopOptions options;
    options.listen.port = 0;
    options.experiment = shippedExperiment(QStringLiteral("scale-out")).value();
    options.experiment->timeline.clear(); // a busy machine would be late for it
    start(options);
    const LessonModel &lesson = m_window->lessons().model();
    QTRY_VERIFY_WITH_TIMEOUT(isOpenAt(0, "open at A") && isOpenAt(1, "open at B"), patience);
    press("nodeB", "stopNode");
    QTRY_COMPARE_WITH_TIMEOUT(card("nodeB")->word(), QStringLiteral("stopped"), patience);
    QVERIFY(lesson.run().byHand);
    QTRY_VERIFY_WITH_TIMEOUT(isOpenAt(1, "open at A"), patience);
    press("nodeB", "startNode");
    QTRY_COMPARE_WITH_TIMEOUT(card("nodeB")->word(), QStringLiteral("runs"), patience);
    QTRY_COMPARE_WITH_TIMEOUT(card("nodeA")->detail(), card("nodeB")->detail(), patience); // the same id
    press("redis", "stopRedis");
    QTRY_VERIFY_WITH_TIMEOUT(m_banner->isVisible(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(card("redis")->detail().contains(QStringLiteral("refused so far")), patience);
    keepPicture("by-hand");
    press("redis", "startWithData");
    QTRY_VERIFY_WITH_TIMEOUT(!m_banner->isVisible(), patience);
    QVERIFY(lesson.isRunning());
    m_window->lessons().toggleRun();
    QTRY_VERIFY_WITH_TIMEOUT(!lesson.isRunning() && lesson.run().outcome.has_value(), patience);
    const QString sentence = lesson.run().outcome->sentence;
    QVERIFY2(sentence.contains(QStringLiteral("0 lost, 0 duplicates, 0 resets")), qPrintable(sentence));
    const auto *verdict = m_window->lessons().page().findChild<MarkedLine *>(QStringLiteral("verdict"));
    QVERIFY(verdict != nullptr && verdict->said().contains(QStringLiteral("Done by hand")));
    QCOMPARE(lesson.run().done.size(), std::size_t{4});
    QCOMPARE(card("redis")->word(), QStringLiteral("ended"));
    keepPicture("by-hand-ended");
    m_window->lessons().leave();
    QVERIFY(!m_window->findChild<ClusterBar *>()->isVisible());
}

void TestScaleOutWindow::aBrokerThatGoesAway()
{
    RedisProcess redis;
    QSignalSpy started{&redis, &RedisProcess::started};
    redis.start();
    QVERIFY2(started.wait(patience), "this test needs a redis-server: apt install redis-server");
    DesktopOptions options;
    options.listen.port = 0;
    options.broker = redis.address();
    start(options);
    QTRY_VERIFY_WITH_TIMEOUT(isOpenAt(0, "open") && isOpenAt(3, "open"), patience);
    QVERIFY(!m_banner->isVisible());
    QVERIFY(!m_window->findChild<ClusterBar *>()->isVisible()); // it is not ours to stop
    redis.kill();
    QTRY_VERIFY_WITH_TIMEOUT(m_banner->isVisible(), patience);
    QVERIFY2(m_banner->message().contains(QStringLiteral("127.0.0.1:%1").arg(redis.address().port)),
             qPrintable(m_banner->message()));
    QVERIFY(!m_banner->message().contains(QString::fromLatin1(redis.address().password)));
    QVERIFY(isOpenAt(0, "open"));
    keepPicture("broker-away");
    redis.start();
    QTRY_VERIFY_WITH_TIMEOUT(!m_banner->isVisible(), patience);
}

QTEST_MAIN(TestScaleOutWindow)
#include "tst_scaleoutwindow.moc"
