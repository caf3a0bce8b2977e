// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/mainwindow.h"
#include "panels/banner.h"
#include "panels/clusterbar.h"
#include "panels/clustercard.h"

#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace pushscope;

namespace {

using Redis = ClusterState::Redis;

ClusterState state(Redis redis, bool nodeA = true, bool nodeB = true)
{
    const bool up = redis == Redis::Up;
    ClusterState made;
    made.redis = redis;
    made.nodes = {{nodeA, nodeA && up, 1, nodeA ? "k3f9:12" : ""}, {nodeB, nodeB && up, 0, nodeB ? "k3f9:12" : ""}};
    return made;
}

} // namespace

class TestClusterBar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void isThereForARunWithNodes();
    void tellsHowTheyAre();
    void keysAreThoseThatCanBePressed_data();
    void keysAreThoseThatCanBePressed();
    void keysTellWhatTheyDo_data();
    void keysTellWhatTheyDo();
    void aKeyKeepsTheFocus();
    void redisStandsBelowWhereRoomIsShort();
    void nothingCanBeDoneAfterTheEnd();
    void theWindowSaysThatRedisIsAway();
    void aShortAbsenceIsNotTold();
    void anotherProblemStays();

private:
    [[nodiscard]] ClusterCard *card(const char *name) const
    {
        return m_bar->findChild<ClusterCard *>(QLatin1String{name});
    }
    [[nodiscard]] QPushButton *key(const char *of, const char *name) const
    {
        return card(of)->findChild<QPushButton *>(QLatin1String{name});
    }
    [[nodiscard]] QStringList keys() const;

    QTemporaryDir m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
    ClusterBar *m_bar = nullptr;
    Banner *m_banner = nullptr;
};

void TestClusterBar::init()
{
    m_window.reset();
    m_settings = std::make_unique<QSettings>(m_folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    m_window = std::make_unique<MainWindow>(*m_settings);
    m_window->resize(1440, 900);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_bar = m_window->findChild<ClusterBar *>();
    m_banner = m_window->findChild<Banner *>();
    QVERIFY(m_bar != nullptr && m_banner != nullptr);
    m_window->beginExperiment(std::chrono::seconds{30});
    m_window->beginCluster(2);
}

/// "nodeA stopNode", for each key that is shown and can be pressed.
QStringList TestClusterBar::keys() const
{
    QStringList names;
    const auto all = m_bar->findChildren<QPushButton *>();
    for (const QPushButton *button : all) {
        if (!button->isHidden() && button->isEnabled())
            names << button->parentWidget()->objectName() + u' ' + button->objectName();
    }
    return names;
}

void TestClusterBar::isThereForARunWithNodes()
{
    QVERIFY(m_bar->isVisible());
    m_window->beginExperiment(std::chrono::seconds{30});
    m_window->beginCluster(0);
    QVERIFY(!m_bar->isVisible());
    m_window->applyCluster(state(Redis::Up)); // late news of a run that is over
    QVERIFY(!m_bar->isVisible());
    m_window->beginCluster(3);
    QVERIFY(m_bar->isVisible());
    QVERIFY(card("nodeC") != nullptr);
    m_window->endExperiment();
    QVERIFY(!m_bar->isVisible());
}

void TestClusterBar::tellsHowTheyAre()
{
    QCOMPARE(card("nodeA")->word(), QStringLiteral("starts"));
    QVERIFY(keys().isEmpty());
    ClusterState now = state(Redis::Up);
    m_window->applyCluster(now);
    QCOMPARE(card("nodeA")->word(), QStringLiteral("runs"));
    QVERIFY(card("nodeB")->detail().contains(QStringLiteral("k3f9:12")));
    QCOMPARE(card("redis")->word(), QStringLiteral("runs"));
    m_window->applyCluster(state(Redis::Up, false));
    QCOMPARE(card("nodeA")->word(), QStringLiteral("stopped"));
    QCOMPARE(card("nodeB")->word(), QStringLiteral("runs"));
    now = state(Redis::Up);
    now.nodes[0].available = false; // it has not noticed yet
    m_window->applyCluster(now);
    QCOMPARE(card("nodeA")->word(), QStringLiteral("looks for Redis"));
    now = state(Redis::Down);
    now.refused = 1'234;
    m_window->applyCluster(now);
    QCOMPARE(card("redis")->word(), QStringLiteral("stopped"));
    QVERIFY(card("redis")->detail().contains(QStringLiteral("234")));
    QCOMPARE(card("nodeA")->word(), QStringLiteral("no Redis"));
}

void TestClusterBar::keysAreThoseThatCanBePressed_data()
{
    QTest::addColumn<ClusterState>("state");
    QTest::addColumn<QStringList>("keys");
    const QString stopA = QStringLiteral("nodeA stopNode");
    const QString stopB = QStringLiteral("nodeB stopNode");
    const QString startA = QStringLiteral("nodeA startNode");
    const QString with = QStringLiteral("redis startWithData");
    const QString without = QStringLiteral("redis startWithoutData");
    QTest::newRow("all up") << state(Redis::Up) << QStringList{stopA, stopB, QStringLiteral("redis stopRedis")};
    QTest::newRow("a node down") << state(Redis::Up, false)
                                 << QStringList{startA, stopB, QStringLiteral("redis stopRedis")};
    QTest::newRow("redis down") << state(Redis::Down) << QStringList{stopA, stopB, with, without};
    QTest::newRow("redis starts") << state(Redis::Starting) << QStringList{stopA, stopB};
}

void TestClusterBar::keysAreThoseThatCanBePressed()
{
    QFETCH(const ClusterState, state);
    QFETCH(const QStringList, keys);
    m_window->applyCluster(state);
    QCOMPARE(this->keys(), keys);
}

void TestClusterBar::keysTellWhatTheyDo_data()
{
    using What = decltype(ExperimentAction::what);
    QTest::addColumn<ClusterState>("state");
    QTest::addColumn<QByteArray>("card");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<int>("action");
    const auto row = [](const char *card, const char *key, const ClusterState &state, const What &what) {
        QTest::newRow(key) << state << QByteArray{card} << QByteArray{key} << static_cast<int>(what.index());
    };
    row("nodeB", "stopNode", state(Redis::Up), action::StopNode{1});
    row("nodeB", "startNode", state(Redis::Up, true, false), action::StartNode{1});
    row("redis", "stopRedis", state(Redis::Up), action::StopRedis{});
    row("redis", "startWithData", state(Redis::Down), action::StartRedis{true});
    row("redis", "startWithoutData", state(Redis::Down), action::StartRedis{false});
}

void TestClusterBar::keysTellWhatTheyDo()
{
    QFETCH(const ClusterState, state);
    QFETCH(const QByteArray, card);
    QFETCH(const QByteArray, key);
    QFETCH(const int, action);
    std::vector<ExperimentAction> chosen;
    connect(m_window.get(), &MainWindow::clusterActionChosen, this,
            [&chosen](const ExperimentAction &what) { chosen.push_back(what); });
    m_window->applyCluster(state);
    this->key(card.constData(), key.constData())->click();
    QCOMPARE(chosen.size(), std::size_t{1});
    QCOMPARE(static_cast<int>(chosen.front().what.index()), action);
    QVERIFY(!chosen.front().says.isEmpty());
    if (const auto *stop = std::get_if<action::StopNode>(&chosen.front().what))
        QCOMPARE(stop->node, 1);
    if (const auto *start = std::get_if<action::StartRedis>(&chosen.front().what))
        QCOMPARE(start->keepData, key == "startWithData");
}

void TestClusterBar::aKeyKeepsTheFocus()
{
    m_window->applyCluster(state(Redis::Up));
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    key("nodeA", "stopNode")->setFocus();
    m_window->applyCluster(state(Redis::Up, false));
    QVERIFY(key("nodeA", "startNode")->hasFocus());
}

void TestClusterBar::redisStandsBelowWhereRoomIsShort()
{
    m_window->applyCluster(state(Redis::Up));
    m_bar->resize(1200, m_bar->height());
    QTRY_COMPARE(card("redis")->y(), card("nodeA")->y());
    ClusterBar narrow;
    narrow.begin(2);
    narrow.present(state(Redis::Up));
    narrow.resize(narrow.minimumSizeHint().width(), 200);
    narrow.show();
    const auto *redis = narrow.findChild<ClusterCard *>(QStringLiteral("redis"));
    const auto *node = narrow.findChild<ClusterCard *>(QStringLiteral("nodeA"));
    QTRY_VERIFY(redis->y() >= node->geometry().bottom());
}

void TestClusterBar::nothingCanBeDoneAfterTheEnd()
{
    m_window->applyCluster(state(Redis::Up));
    m_window->endCluster();
    QVERIFY(m_bar->isVisible());
    QVERIFY(keys().isEmpty());
    QCOMPARE(card("redis")->word(), QStringLiteral("ended"));
}

void TestClusterBar::theWindowSaysThatRedisIsAway()
{
    m_window->applyCluster(state(Redis::Up));
    QVERIFY(!m_banner->isVisible());
    m_window->applyCluster(state(Redis::Down));
    QTRY_VERIFY(m_banner->isVisible());
    QVERIFY(m_banner->message().contains(QStringLiteral("Redis is away")));
    ClusterState back = state(Redis::Down);
    back.redis = Redis::Up;
    m_window->applyCluster(back);
    QVERIFY(m_banner->isVisible());
    QVERIFY(m_banner->message().contains(QStringLiteral("Redis is back")));
    m_window->applyCluster(state(Redis::Up));
    QVERIFY(!m_banner->isVisible());
    m_window->applyCluster(state(Redis::Down));
    QTRY_VERIFY(m_banner->isVisible());
    m_window->endCluster();
    QVERIFY(!m_banner->isVisible());
}

void TestClusterBar::aShortAbsenceIsNotTold()
{
    m_window->applyCluster(state(Redis::Down));
    m_window->applyCluster(state(Redis::Up));
    QTest::qWait(600); // longer than it would take
    QVERIFY(!m_banner->isVisible());
}

void TestClusterBar::anotherProblemStays()
{
    m_window->applyCluster(state(Redis::Up));
    m_window->presentProblem(QStringLiteral("another"));
    m_window->applyCluster(state(Redis::Up, false));
    QVERIFY(m_banner->isVisible());
    QCOMPARE(m_banner->message(), QStringLiteral("another"));
}

QTEST_MAIN(TestClusterBar)
#include "tst_clusterbar.moc"
