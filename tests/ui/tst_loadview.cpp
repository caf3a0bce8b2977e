// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/loadsession.h"
#include "load/loadform.h"
#include "load/loadstatus.h"
#include "load/loadview.h"
#include "mainwindow/mainwindow.h"
#include "mainwindow/windowactions.h"
#include "mainwindow/windowsettings.h"
#include "support/serverfixture.h"

#include <QAbstractButton>
#include <QAction>
#include <QComboBox>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QSettings>
#include <QSpinBox>
#include <QTableView>
#include <QTemporaryDir>
#include <QThread>
#include <QTimer>

using namespace pushscope;
using namespace std::chrono_literals;

namespace {

constexpr int patience = 20'000;

template <typename Widget>
Widget *child(const QWidget &parent, const char *name)
{
    auto *found = parent.findChild<Widget *>(QString::fromLatin1(name));
    if (found == nullptr)
        qFatal("no %s", name);
    return found;
}

} // namespace

/// The window's view of loads over a real server of this process.
class TestLoadView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void emptyStateSaysWhatItIsFor();
    void aLoadRunsAndIsShown();
    void theWindowStaysAliveMeanwhile();
    void twoRunsBesideEachOther();
    void savedAndOpenedAgain();
    void brokenReportIsTold();
    void stopKeepsTheFigures();
    void badInputStandsBesideItsField_data();
    void badInputStandsBesideItsField();
    void ownServerThatIsStopped();
    void nobodyThereIsTold();
    void everyFieldHasAName();
    void theLastLoadIsRemembered();
    void aGivenLoadRunsAsItIs();
    void aComparisonTakesThePlaceOfADroppedRun();
    void docksStepAside();
    void hidesWithARecording();

private:
    [[nodiscard]] LoadView &view() const { return m_window->loadView(); }
    [[nodiscard]] LoadForm &form() const { return view().form(); }
    void press() const { child<QAbstractButton>(view(), "startButton")->click(); }
    void runSmall(double rate = 50);
    [[nodiscard]] QString cell(int row, int column) const
    {
        return view().table().index(row, column).data().toString();
    }

    QTemporaryDir m_dir;
    std::unique_ptr<ServerFixture> m_server;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<LoadSession> m_session;
};

void TestLoadView::init()
{
    m_server = std::make_unique<ServerFixture>();
    const QString file =
        m_dir.filePath(QStringLiteral("%1.ini").arg(QString::fromLatin1(QTest::currentTestFunction())));
    m_settings = std::make_unique<QSettings>(file, QSettings::IniFormat);
    m_window = std::make_unique<MainWindow>(*m_settings);
    m_session = std::make_unique<LoadSession>(*m_window);
    m_window->resize(1024, 700);
    m_window->setListening(QUrl{QStringLiteral("http://127.0.0.1:%1").arg(m_server->port())});
    m_window->show();
    m_window->showLoad(true);
}

void TestLoadView::cleanup()
{
    m_session.reset();
    m_window.reset();
    m_server.reset();
}

void TestLoadView::runSmall(double rate)
{
    LoadConfig load;
    load.transports = {Transport::Sse, Transport::WebSocket};
    load.clients = 4;
    load.rate = rate;
    load.warmup = 100ms;
    load.duration = 600ms;
    form().setConfig(load);
    press();
    QVERIFY(view().isRunning());
    QTRY_VERIFY_WITH_TIMEOUT(!view().isRunning(), patience);
}

void TestLoadView::emptyStateSaysWhatItIsFor()
{
    QVERIFY(child<QLabel>(view(), "loadEmpty")->isVisible());
    QVERIFY(!child<QTableView>(view(), "loadTable")->isVisible());
    QCOMPARE(view().firstShown(), 0);
}

void TestLoadView::aLoadRunsAndIsShown()
{
    runSmall();
    QVERIFY(view().firstShown() != 0);
    QCOMPARE(view().table().rowCount(), 2);
    QCOMPARE(cell(0, LoadTableModel::ClientsColumn), QStringLiteral("4"));
    QCOMPARE(cell(0, LoadTableModel::DeliveredColumn), QStringLiteral("120"));
    QCOMPARE(cell(1, LoadTableModel::LostColumn), QStringLiteral("0"));
    QVERIFY(cell(0, LoadTableModel::P50Column) != QStringLiteral("–"));
    const LoadEntry &run = *view().runs().find(view().firstShown());
    QVERIFY(!run.history->points().empty());
    QVERIFY(!run.figures.transports.at(Transport::Sse).curve.empty());
    QCOMPARE(run.figures.config.url.query(), QStringLiteral("channel=load"));
    QVERIFY(child<QTableView>(view(), "loadTable")->isVisible());
    const QStringList words{QStringLiteral("VALID"), QStringLiteral("DEGRADED"), QStringLiteral("INVALID")};
    QVERIFY(words.contains(view().findChild<LoadStatus *>()->headline()));
}

/// The GUI thread goes on while the clients work.
void TestLoadView::theWindowStaysAliveMeanwhile()
{
    int ticks = 0;
    QTimer timer;
    connect(&timer, &QTimer::timeout, this, [this, &ticks] { ticks += view().isRunning() ? 1 : 0; });
    timer.start(10);
    runSmall(200);
    QVERIFY2(ticks > 3, qPrintable(QString::number(ticks)));
}

void TestLoadView::twoRunsBesideEachOther()
{
    runSmall(20);
    const int first = view().firstShown();
    runSmall(50);
    const int second = view().firstShown();
    QVERIFY(first != second);
    auto *box = child<QComboBox>(view(), "secondRun");
    QCOMPARE(box->count(), 2);
    box->setCurrentIndex(1);
    Q_EMIT box->activated(1);
    QCOMPARE(view().secondShown(), first);
    QCOMPARE(view().table().rowCount(), 6);
    QCOMPARE(cell(2, LoadTableModel::OfferedColumn), QStringLiteral("2.50×"));
    QVERIFY(view().findChild<LoadStatus *>()->headline().contains(QStringLiteral("A")));
    view().select(first, first);
    QCOMPARE(view().secondShown(), 0);
}

void TestLoadView::savedAndOpenedAgain()
{
    runSmall();
    const int run = view().firstShown();
    const QString json = m_dir.filePath(QStringLiteral("load.json"));
    const QString html = m_dir.filePath(QStringLiteral("load.html"));
    Q_EMIT view().saveRequested(run, json);
    Q_EMIT view().saveRequested(run, html);
    QFile file{html};
    QVERIFY(file.open(QIODevice::ReadOnly) && file.readAll().contains("<svg"));
    QVERIFY(child<QAbstractButton>(view(), "saveRun")->isEnabled());
    Q_EMIT view().openRequested(json);
    QCOMPARE(view().firstShown(), run);
    QVERIFY(view().secondShown() != 0);
    QCOMPARE(cell(2, LoadTableModel::P50Column), QStringLiteral("1.00×"));
    const LoadEntry &opened = *view().runs().find(view().secondShown());
    QCOMPARE(opened.figures.transports, view().runs().find(run)->figures.transports);
    view().select(view().secondShown());
    QVERIFY(!child<QAbstractButton>(view(), "saveRun")->isEnabled());
}

void TestLoadView::brokenReportIsTold()
{
    const QString name = m_dir.filePath(QStringLiteral("broken.json"));
    QFile file{name};
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{}");
    file.close();
    Q_EMIT view().openRequested(name);
    QCOMPARE(view().firstShown(), 0);
    auto *banner = m_window->findChild<Banner *>();
    QVERIFY(banner->isVisible());
    QVERIFY2(banner->message().contains(QStringLiteral("broken.json")), qPrintable(banner->message()));
}

void TestLoadView::stopKeepsTheFigures()
{
    LoadConfig load;
    load.transports = {Transport::Sse};
    load.clients = 3;
    load.rate = 50;
    load.warmup = 0ms;
    load.duration = 60s;
    form().setConfig(load);
    press();
    QVERIFY(!form().isEnabled());
    auto *status = view().findChild<LoadStatus *>();
    QTRY_VERIFY_WITH_TIMEOUT(status->headline().startsWith(QStringLiteral("Measuring")), patience);
    QVERIFY(status->findChild<QProgressBar *>()->isVisible());
    press();
    QTRY_VERIFY_WITH_TIMEOUT(!view().isRunning(), patience);
    QCOMPARE(status->headline(), QStringLiteral("INVALID"));
    QVERIFY(form().isEnabled());
}

void TestLoadView::badInputStandsBesideItsField_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<LoadConfig>("load");
    LoadConfig load;
    load.url = QUrl{QStringLiteral("http://127.0.0.1:1")};
    LoadConfig tls = load;
    tls.url = QUrl{QStringLiteral("https://127.0.0.1:1")};
    QTest::newRow("TLS") << QStringLiteral("url") << tls;
    LoadConfig path = load;
    path.url.setPath(QStringLiteral("/stream"));
    QTest::newRow("path and all transports") << QStringLiteral("transport") << path;
    LoadConfig publish = load;
    publish.publishUrl = QUrl{QStringLiteral("ftp://a/b")};
    QTest::newRow("publish") << QStringLiteral("publish-url") << publish;
    LoadConfig many = load;
    many.clients = LoadConfig::mostClients;
    QTest::newRow("clients") << QStringLiteral("clients") << many;
    LoadConfig endless = load;
    endless.duration = LoadConfig::longestDuration;
    endless.rate = LoadConfig::highestRate;
    QTest::newRow("too many events") << QStringLiteral("rate") << endless;
}

void TestLoadView::badInputStandsBesideItsField()
{
    QFETCH(const QString, field);
    QFETCH(const LoadConfig, load);
    form().setConfig(load);
    press();
    QVERIFY(!view().isRunning());
    QVERIFY(!form().errorText().isEmpty());
    const auto *widget =
        form().findChild<QWidget *>(field == QStringLiteral("transport") ? QStringLiteral("sse") : field);
    QVERIFY(widget != nullptr);
    QCOMPARE(widget->accessibleDescription(), form().errorText());
    // It goes as soon as the input is good.
    form().setConfig({});
    QVERIFY(form().errorText().isEmpty());
    QVERIFY(widget->accessibleDescription().isEmpty());
}

void TestLoadView::ownServerThatIsStopped()
{
    m_window->setStopped();
    form().setConfig({});
    press();
    QVERIFY(!view().isRunning());
    QVERIFY(form().errorText().contains(QStringLiteral("F5")));
}

void TestLoadView::nobodyThereIsTold()
{
    LoadConfig load;
    load.url = QUrl{QStringLiteral("http://127.0.0.1:%1").arg(m_server->port())};
    load.clients = 2;
    m_server.reset();
    form().setConfig(load);
    press();
    QTRY_VERIFY_WITH_TIMEOUT(!view().isRunning(), patience);
    QCOMPARE(view().findChild<LoadStatus *>()->headline(), QStringLiteral("No result"));
    QVERIFY(!form().errorText().isEmpty());
    QCOMPARE(view().runs().rowCount(), 0);
}

void TestLoadView::everyFieldHasAName()
{
    runSmall();
    const auto all = view().findChildren<QWidget *>();
    int checked = 0;
    for (const QWidget *widget : all) {
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        // Parts of other widgets are named by these.
        const bool part = widget->objectName().startsWith(QStringLiteral("qt_"))
            || qobject_cast<const QAbstractSpinBox *>(widget->parentWidget()) != nullptr
            || qobject_cast<const QComboBox *>(widget->parentWidget()) != nullptr
            || widget->inherits("QTableCornerButton") || widget->inherits("QComboBoxPrivateContainer")
            || widget->inherits("QComboBoxListView") || widget->inherits("QScrollArea");
        if (part || widget->focusPolicy() == Qt::NoFocus || qobject_cast<const QLabel *>(widget) != nullptr)
            continue;
        ++checked;
        const bool named = !widget->accessibleName().isEmpty() || (button != nullptr && !button->text().isEmpty());
        QVERIFY2(named,
                 qPrintable(QStringLiteral("%1 %2").arg(QString::fromLatin1(widget->metaObject()->className()),
                                                        widget->objectName())));
    }
    QVERIFY(checked > 15);
}

void TestLoadView::theLastLoadIsRemembered()
{
    LoadConfig load;
    load.url = QUrl{QStringLiteral("http://127.0.0.1:%1").arg(m_server->port())};
    load.transports = {Transport::LongPoll};
    load.clients = 3;
    load.warmup = 0ms;
    load.duration = 300ms;
    form().setConfig(load);
    child<QLineEdit>(form(), "token")->setText(QStringLiteral("secret"));
    press();
    QTRY_VERIFY_WITH_TIMEOUT(!view().isRunning(), patience);
    MainWindow another{*m_settings};
    const LoadConfig again = another.loadView().form().config();
    QCOMPARE(again.clients, 3);
    QCOMPARE(again.transports, load.transports);
    QCOMPARE(again.url, load.url);
    QVERIFY(again.token.isEmpty());
    m_settings->sync();
    QFile file{m_settings->fileName()};
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("secret"));
}

/// Not as fields would round it, and not in place of what the user has run.
void TestLoadView::aGivenLoadRunsAsItIs()
{
    LoadConfig load;
    load.transports = {Transport::ShortPoll, Transport::Sse};
    load.clients = 2;
    load.rate = 20.1257;
    load.warmup = 5ms;
    load.duration = 255ms;
    load.pollInterval = 3ms;
    QVERIFY(m_session->run(load));
    QTRY_VERIFY_WITH_TIMEOUT(!view().isRunning(), patience);
    const LoadConfig ran = m_session->latest()->config;
    QCOMPARE(ran.transports, load.transports);
    QCOMPARE(ran.rate, load.rate);
    QCOMPARE(ran.warmup, load.warmup);
    QCOMPARE(ran.duration, load.duration);
    QCOMPARE(ran.pollInterval, load.pollInterval);
    QCOMPARE(ran.url, form().ownServer());
    const LoadConfig shown = form().config();
    QCOMPARE(shown.warmup, load.warmup);
    QCOMPARE(shown.duration, load.duration);
    QCOMPARE(shown.pollInterval, load.pollInterval);
    QCOMPARE(child<QAbstractSpinBox>(form(), "duration")->text(), QStringLiteral("0.255 s"));
    QCOMPARE(loadLastLoad(*m_settings).duration, LoadConfig{}.duration);
    load.payloadBytes = 10;
    QVERIFY(!m_session->run(load));
    m_window->setStopped();
    QVERIFY(!m_session->run(LoadConfig{}));
    QVERIFY(form().errorText().contains(QStringLiteral("F5")));
}

void TestLoadView::aComparisonTakesThePlaceOfADroppedRun()
{
    LoadFigures figures;
    figures.transports[Transport::Sse].clients = 1;
    int first = 0;
    int last = 0;
    for (std::size_t i = 0; i < LoadRuns::mostRuns; ++i) {
        last = view().addFile(figures, QStringLiteral("%1.json").arg(i));
        first = first == 0 ? last : first;
    }
    view().select(first, last);
    figures.transports[Transport::Sse].clients = 7;
    const int added = view().addFile(figures, QStringLiteral("new.json"));
    QCOMPARE(view().firstShown(), added);
    QCOMPARE(view().secondShown(), 0);
    QCOMPARE(view().table().rowCount(), 1);
    QVERIFY(child<QComboBox>(view(), "firstRun")->isEnabled());
}

void TestLoadView::docksStepAside()
{
    auto *timeline = child<QWidget>(*m_window, "timelineDock");
    QVERIFY(!timeline->isVisible());
    m_window->showLoad(false);
    QVERIFY(!view().isVisible());
    QVERIFY(timeline->isVisible());
    auto *action = m_window->findChild<WindowActions *>()->load;
    action->trigger();
    QVERIFY(view().isVisible());
    QVERIFY(!timeline->isVisible());
    // What is remembered is the layout beside the panes.
    m_window->close();
    MainWindow another{*m_settings};
    another.show();
    QVERIFY(child<QWidget>(another, "timelineDock")->isVisible());
    QVERIFY(!another.loadView().isVisible());
}

void TestLoadView::hidesWithARecording()
{
    m_window->showPlayback({QStringLiteral("a.jsonl"), 5s, {}});
    QVERIFY(!view().isVisible());
    QVERIFY(!m_window->findChild<WindowActions *>()->load->isVisible());
}

QTEST_MAIN(TestLoadView)
#include "tst_loadview.moc"
