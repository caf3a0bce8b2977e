// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/desktopsession.h"
#include "desktop/exportsession.h"
#include "lessons/checkview.h"
#include "lessons/lessonlist.h"
#include "lessons/lessonpage.h"
#include "mainwindow/lessondesk.h"
#include "mainwindow/windowactions.h"

#include <QAction>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QListView>
#include <QMenuBar>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace pushscope;
using namespace std::chrono_literals;

namespace {

using Kind = LessonModel::Kind;
using Phase = LessonModel::Phase;

constexpr int patience = 60'000; ///< ms, for a run and its judgement on a busy machine

DesktopOptions freePort()
{
    DesktopOptions options;
    options.listen.port = 0;
    return options;
}

/// Names of clients that can have a pane.
std::size_t namesIn(const Experiment &experiment)
{
    std::set<QString> names;
    for (const ExperimentClient &client : experiment.clients)
        names.insert(client.name);
    return std::min<std::size_t>(names.size(), ExperimentSession::mostPanes);
}

constexpr char shortExperiment[] = R"({
  "pushscope": "experiment", "version": 1, "name": "short", "title": "A short one", "duration": "1s",
  "feed": {"source": "ticker", "rate": 20},
  "clients": [{"name": "many", "transport": "sse", "count": 3}, {"name": "socket", "transport": "ws"}],
  "expect": [{"figure": "delivered", "client": "socket", "at_least": 5, "says": "Events arrive."}]
})";

} // namespace

/// Lessons and experiments in the window, over real servers and clients, by keys.
class TestLessonWalk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void everyLessonIsListed();
    void wrongNamesAndFiles();
    void experimentEndsAtItsOutcome();
    void backToTheLiveRun();
    void presenterIsWalkedByOneKey();
    void walk_data();
    void walk();

private:
    void start(const DesktopOptions &options = freePort());
    void press(Qt::Key key);
    void walkRun();
    void compareCheck();
    [[nodiscard]] QString write(const QByteArray &text) const;
    [[nodiscard]] LessonDesk &desk() const { return m_window->lessons(); }
    [[nodiscard]] LessonModel &lesson() const { return desk().model(); }
    [[nodiscard]] WindowActions &actions() const { return *m_window->findChild<WindowActions *>(); }
    [[nodiscard]] bool liveIsOpen() const;

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<LiveRun> m_run;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<DesktopSession> m_session;
};

void TestLessonWalk::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<QSettings>(m_dir->filePath(QStringLiteral("ui.ini")), QSettings::IniFormat);
    m_run = std::make_unique<LiveRun>();
    m_window = std::make_unique<MainWindow>(*m_settings);
    m_window->resize(1440, 900);
}

void TestLessonWalk::cleanup()
{
    m_session.reset();
    m_window.reset();
    m_run.reset();
}

void TestLessonWalk::start(const DesktopOptions &options)
{
    QElapsedTimer sinceStart;
    sinceStart.start();
    m_session = std::make_unique<DesktopSession>(*m_run, *m_window, options, sinceStart);
    m_session->begin();
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

/// To where the focus is, as a person would.
void TestLessonWalk::press(Qt::Key key)
{
    QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : m_window.get(), key);
}

QString TestLessonWalk::write(const QByteArray &text) const
{
    const QString name = m_dir->filePath(QStringLiteral("experiment.json"));
    QFile file{name};
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? name : QString{};
}

bool TestLessonWalk::liveIsOpen() const
{
    const auto &panes = m_window->model().panes();
    return panes.size() == 4 && std::ranges::all_of(panes, [](const auto &pane) {
               return pane->latest().state == ClientState::Open
                   && pane->name().contains(QStringLiteral("ing"))
                   == (pane->transport() == Transport::LongPoll || pane->transport() == Transport::ShortPoll);
           });
}

void TestLessonWalk::everyLessonIsListed()
{
    const auto lessons = shippedLessons();
    QVERIFY2(lessons.ok(), lessons ? "" : qPrintable(lessons.error().message));
    start();
    actions().lessons->trigger();
    QVERIFY(desk().isShown());
    const QAbstractItemModel *items = desk().list().view().model();
    QCOMPARE(items->rowCount(), static_cast<int>(lessons->size()));
    for (int i = 0; i < items->rowCount(); ++i) {
        QCOMPARE(items->index(i, 0).data().toString(), (*lessons)[static_cast<std::size_t>(i)].title);
        QVERIFY(!items->index(i, 0).data(Qt::AccessibleTextRole).toString().isEmpty());
    }
    QVERIFY(desk().list().view().hasFocus());
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    QTRY_VERIFY(lesson().isOpen());
    QCOMPARE(lesson().lesson().name, (*lessons)[1].name);
    QVERIFY(!m_window->findChild<QLabel *>(QStringLiteral("stepTitle"))->text().isEmpty());
}

void TestLessonWalk::wrongNamesAndFiles()
{
    start();
    const auto error = desk().openLesson(QStringLiteral("no-such-lesson"));
    QVERIFY(error);
    QVERIFY2(error->message.contains(QStringLiteral("buffering-proxy")), qPrintable(error->message));
    QVERIFY(!lesson().isOpen());
    const auto *banner = m_window->findChild<Banner *>();
    Q_EMIT desk().experimentFileChosen(QStringLiteral("/nowhere/at/all.json"));
    QVERIFY2(banner->message().contains(QStringLiteral("all.json")), qPrintable(banner->message()));
    Q_EMIT desk().experimentFileChosen(
        write("{\n \"pushscope\": \"experiment\",\n \"version\": 1,\n \"name\": \"x\",\n \"duratoin\": \"1s\"\n}"));
    QVERIFY2(banner->message().contains(QStringLiteral("duratoin")), qPrintable(banner->message()));
    QVERIFY2(banner->message().contains(QStringLiteral("5")), qPrintable(banner->message())); // the line
    QVERIFY(!lesson().isOpen());
    QTRY_VERIFY(liveIsOpen()); // it went on
}

void TestLessonWalk::experimentEndsAtItsOutcome()
{
    start();
    ExportSession exports{m_run.get(), *m_window};
    exports.follow(m_session->experiments());
    const auto *const save = exports.findChild<QAction *>(QStringLiteral("saveReport"));
    QVERIFY(save->isEnabled());
    Q_EMIT desk().experimentFileChosen(write(shortExperiment));
    QVERIFY(lesson().isBareExperiment());
    QVERIFY(!save->isEnabled());
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->model().panes().empty(), patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->model().panes().size(), std::size_t{2}, patience);
    QVERIFY(m_window->model().panes().front()->name().startsWith(QStringLiteral("many ×3")));
    QTRY_COMPARE_WITH_TIMEOUT(lesson().kind(), Kind::Check, patience);
    QCOMPARE(lesson().run().phase, Phase::Ended);
    compareCheck();
    QVERIFY(!m_window->isRunning());
    QVERIFY(save->isEnabled());
    exports.saveReport(m_dir->filePath(QStringLiteral("report.json")));
    QFile report{m_dir->filePath(QStringLiteral("report.json"))};
    QVERIFY(report.open(QIODevice::ReadOnly));
    const QJsonObject saved = QJsonDocument::fromJson(report.readAll()).object();
    QCOMPARE(saved.value(QStringLiteral("experiment")).toObject().value(QStringLiteral("name")).toString(),
             QStringLiteral("short"));
}

void TestLessonWalk::backToTheLiveRun()
{
    start();
    QTRY_VERIFY_WITH_TIMEOUT(liveIsOpen(), patience);
    const QUrl url = m_window->model().panes().front()->url();
    Q_EMIT desk().experimentFileChosen(write(shortExperiment));
    QTRY_VERIFY_WITH_TIMEOUT(m_window->model().panes().size() == 2, patience);
    QVERIFY(m_window->model().panes().front()->url().port() != url.port());
    QVERIFY(!actions().addPane->isEnabled());
    // In the midst of it.
    actions().leaveLessons->trigger();
    QVERIFY(!desk().isShown());
    QTRY_VERIFY_WITH_TIMEOUT(liveIsOpen(), patience);
    QCOMPARE(m_window->model().panes().front()->url(), url);
    QVERIFY(actions().addPane->isEnabled());
    const quint64 seen = m_window->model().panes().front()->latest().counters.events;
    QTRY_VERIFY_WITH_TIMEOUT(m_window->model().panes().front()->latest().counters.events > seen, patience);
    // And once more, to its end.
    Q_EMIT desk().experimentFileChosen(write(shortExperiment));
    QTRY_COMPARE_WITH_TIMEOUT(lesson().run().phase, Phase::Ended, patience);
    m_window->findChild<QPushButton *>(QStringLiteral("leaveLesson"))->click();
    QTRY_VERIFY_WITH_TIMEOUT(liveIsOpen(), patience);
}

void TestLessonWalk::presenterIsWalkedByOneKey()
{
    DesktopOptions options = freePort();
    options.lesson = shippedLesson(QStringLiteral("websocket-handshake")).value();
    options.present = true;
    start(options);
    QVERIFY(lesson().isOpen());
    QVERIFY(!m_window->menuBar()->isVisible());
    QVERIFY(desk().page().font().pointSizeF() > QApplication::font().pointSizeF());
    for (int i = 0; lesson().kind() != Kind::Run; ++i) {
        QVERIFY(i < 3 * lesson().steps()); // a page that does not fit is scrolled through
        if (lesson().kind() == Kind::Predict) {
            const auto *answer = desk().page().findChild<QWidget *>(QStringLiteral("answer1"));
            QCOMPARE(answer->font().pointSizeF(), desk().page().font().pointSizeF());
        }
        press(Qt::Key_PageDown); // what a remote control sends
    }
    press(Qt::Key_PageUp);
    QVERIFY(lesson().kind() != Kind::Run);
    press(Qt::Key_Right);
    press(Qt::Key_PageDown);
    QVERIFY(lesson().isRunning());
    press(Qt::Key_PageDown); // waits
    QCOMPARE(lesson().kind(), Kind::Run);
    QTRY_COMPARE_WITH_TIMEOUT(lesson().run().phase, Phase::Ended, patience);
    press(Qt::Key_PageDown);
    QCOMPARE(lesson().kind(), Kind::Check);
    const QSize before = m_window->size();
    m_window->resize(before * 4 / 3); // as when the screen is given at last
    QTRY_VERIFY(desk().page().width() > m_window->width() * 2 / 5);
    m_window->resize(before);
    QTRY_VERIFY(desk().page().width() < before.width() / 2);
    actions().presenter->trigger();
    actions().presenter->trigger();
    m_window->resize(before * 4 / 3);
    QTRY_VERIFY(desk().page().width() > m_window->width() * 2 / 5);
    actions().presenter->trigger();
    QVERIFY(m_window->menuBar()->isVisible());
    QCOMPARE(desk().page().font().pointSizeF(), QApplication::font().pointSizeF());
}

void TestLessonWalk::walk_data()
{
    QTest::addColumn<QString>("name");
    const auto lessons = shippedLessons();
    QVERIFY(lessons.ok());
    for (const Lesson &lesson : *lessons)
        QTest::newRow(qPrintable(lesson.name)) << lesson.name;
}

void TestLessonWalk::walkRun()
{
    const bool counter = lesson().isCounter();
    const int before = lesson().step();
    press(Qt::Key_Space);
    QVERIFY(lesson().isRunning());
    QTRY_COMPARE_WITH_TIMEOUT(m_window->model().panes().size(), namesIn(lesson().experiment(counter)), patience);
    QTRY_VERIFY_WITH_TIMEOUT(lesson().run(counter).phase != Phase::Running, patience);
    QVERIFY2(lesson().run(counter).phase == Phase::Ended, qPrintable(lesson().run(counter).problem));
    QCOMPARE(lesson().step(), before);
}

/// What is on the screen is what came of the run.
void TestLessonWalk::compareCheck()
{
    const Outcome &outcome = *lesson().run().outcome;
    const auto *check = desk().page().findChild<CheckView *>();
    const auto *verdict = check->findChild<MarkedLine *>(QStringLiteral("verdict"));
    QVERIFY(verdict != nullptr);
    QTRY_VERIFY(verdict->isVisible());
    QVERIFY2(verdict->said().contains(verdictText(outcome.verdict, lesson().isCounter()).text),
             qPrintable(verdict->said()));
    QVERIFY(verdict->said().contains(outcome.sentence));
    const auto lines = check->findChildren<MarkedLine *>(QStringLiteral("expectation"));
    QCOMPARE(lines.size(), static_cast<qsizetype>(outcome.results.size()));
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const ExpectationResult &result = outcome.results[static_cast<std::size_t>(i)];
        QVERIFY(lines.at(i)->said().contains(result.sentence));
        QCOMPARE(lines.at(i)->said().startsWith(QStringLiteral("not met")), !result.met);
    }
}

void TestLessonWalk::walk()
{
    QFETCH(QString, name);
    start();
    QVERIFY(!desk().openLesson(name));
    QVERIFY(desk().page().hasFocus());
    int checks = 0;
    for (int step = 0; step < lesson().steps(); ++step) {
        QCOMPARE(lesson().step(), step);
        QCOMPARE(m_window->findChild<QLabel *>(QStringLiteral("stepTitle"))->text(), lesson().current().title);
        if (lesson().kind() == Kind::Predict) {
            press(Qt::Key_1);
            QCOMPARE(lesson().chosen(step), std::optional{0});
        } else if (lesson().kind() == Kind::Run) {
            walkRun();
            if (QTest::currentTestFailed())
                return;
        } else if (lesson().kind() == Kind::Check) {
            compareCheck();
            if (!lesson().isCounter())
                QVERIFY(desk().page().findChild<MarkedLine *>(QStringLiteral("prediction")) != nullptr);
            const Outcome &outcome = *lesson().run().outcome;
            QVERIFY2(outcome.verdict == (lesson().isCounter() ? OutcomeVerdict::NotMet : OutcomeVerdict::Met),
                     qPrintable(outcome.sentence));
            ++checks;
        }
        if (step + 1 < lesson().steps())
            press(Qt::Key_Space);
    }
    QCOMPARE(checks, 2);
    QVERIFY(lesson().isDone());
    QVERIFY(m_settings->value(QStringLiteral("lessons/done")).toStringList().contains(name));
    press(Qt::Key_Space);
    QVERIFY(!lesson().isOpen());
    QVERIFY(desk().list().isVisible());
}

QTEST_MAIN(TestLessonWalk)
#include "tst_lessonwalk.moc"
