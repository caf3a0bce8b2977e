// SPDX-License-Identifier: GPL-3.0-or-later
// A run that is shared, and those who come: on addresses of this machine that the panel takes for a network's.
#include "desktop/desktopsession.h"
#include "desktop/shareaddresses.h"
#include "mainwindow/windowactions.h"
#include "share/qrview.h"
#include "share/sharepanel.h"
#include "share/urlfield.h"
#include "support/rawpeer.h"
#include "support/zbar.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QUrlQuery>

using namespace pushscope;
using namespace std::chrono_literals;

namespace {

constexpr int patience = 20'000; ///< milliseconds

ShareAddresses fakeNetwork()
{
    return {{QStringLiteral("127.0.0.2"), QStringLiteral("test0"), ShareAddress::Kind::Ethernet},
            {QStringLiteral("127.0.0.3"), QStringLiteral("test1"), ShareAddress::Kind::WiFi}};
}

/// A program that asks what a browser would, at the address that it was given.
class Guest
{
public:
    explicit Guest(const QUrl &url)
        : m_host{url.authority().toLatin1()}, m_query{url.query().toLatin1()}, m_peer{static_cast<quint16>(url.port()),
                                                                                      QHostAddress{url.host()}}
    {
    }

    RawPeer &get(const QByteArray &path)
    {
        const char joint = path.contains('?') ? '&' : '?';
        m_peer.send("GET " + path + joint + m_query + " HTTP/1.1\r\nHost: " + m_host + "\r\n" + m_lines + "\r\n");
        return m_peer;
    }
    RawPeer &publish()
    {
        m_peer.send("POST /publish?channel=demo&" + m_query + " HTTP/1.1\r\nHost: " + m_host
                    + "\r\nContent-Length: 2\r\n\r\nhi");
        return m_peer;
    }
    /// The answer's status; 0 if none comes.
    [[nodiscard]] int status()
    {
        (void)QTest::qWaitFor([this] { return m_peer.input().contains("\r\n\r\n"); }, patience);
        return m_peer.input().mid(9, 3).toInt();
    }
    [[nodiscard]] RawPeer &peer() { return m_peer; }
    void setHeaderLines(const QByteArray &lines) { m_lines = lines; }

private:
    QByteArray m_host;
    QByteArray m_query;
    QByteArray m_lines;
    RawPeer m_peer;
};

bool isRefused(const QUrl &url)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress{url.host()}, static_cast<quint16>(url.port()));
    (void)QTest::qWaitFor(
        [&] {
            return socket.state() == QAbstractSocket::UnconnectedState
                || socket.state() == QAbstractSocket::ConnectedState;
        },
        patience);
    return socket.error() == QAbstractSocket::ConnectionRefusedError;
}

} // namespace

class TestShare : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void offByDefault();
    void onShowsWhereAndACode();
    void theWindowsPictureIsReadable_data();
    void theWindowsPictureIsReadable();
    void theTokenIsNeededToRead();
    void nobodyPublishes();
    void onlyTheSharedHostIsAnswered();
    void viewersAreListedAndKicked();
    void offRefusesAndSeesOff();
    void anotherAddressInPlaceOfTheFirst();
    void aNewTokenInvalidatesTheOld();
    void anAddressOfAnotherMachineIsTold();
    void stoppingTheServerEndsIt();
    void aRestartedServerIsSharedAgain();
    void sharedFromTheCommandLine();
    void anAddressOfAnotherMachineFails();
    void theAddressesOfThisMachine();

private:
    void start(const std::optional<QString> &share = {});
    void share();
    [[nodiscard]] SharePanel &panel() const { return m_window->sharePanel(); }
    [[nodiscard]] QPushButton *button(const char *name) const
    {
        return panel().findChild<QPushButton *>(QString::fromLatin1(name));
    }
    [[nodiscard]] bool panesAreOpen() const;
    [[nodiscard]] quint64 reconnects() const;

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<LiveRun> m_run;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<DesktopSession> m_session;
    QUrl m_own; ///< where the server is for programs of this machine
};

void TestShare::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<QSettings>(m_dir->filePath(QStringLiteral("ui.ini")), QSettings::IniFormat);
    m_run = std::make_unique<LiveRun>();
    m_window = std::make_unique<MainWindow>(*m_settings);
    m_window->resize(1440, 900);
    connect(m_run.get(), &LiveRun::listening, this, [this](const QUrl &url) { m_own = url; });
}

void TestShare::cleanup()
{
    m_session.reset();
    m_window.reset();
    m_run.reset();
}

void TestShare::start(const std::optional<QString> &share)
{
    DesktopOptions options;
    options.listen.port = 0;
    options.show = {QStringLiteral("share")};
    options.share = share;
    QElapsedTimer sinceStart;
    sinceStart.start();
    m_session = std::make_unique<DesktopSession>(*m_run, *m_window, options, sinceStart, nullptr, fakeNetwork);
    m_session->begin();
    m_window->show();
}

void TestShare::share()
{
    QTRY_VERIFY_WITH_TIMEOUT(button("shareSwitch")->isEnabled(), patience);
    button("shareSwitch")->click();
    QTRY_VERIFY_WITH_TIMEOUT(panel().isShared(), patience);
}

bool TestShare::panesAreOpen() const
{
    const auto &panes = m_window->model().panes();
    return panes.size() == 4 && std::all_of(panes.begin(), panes.end(), [](const auto &pane) {
               return pane->latest().state == ClientState::Open;
           });
}

quint64 TestShare::reconnects() const
{
    quint64 sum = 0;
    for (const auto &pane : m_window->model().panes())
        sum += pane->latest().counters.reconnects;
    return sum;
}

void TestShare::offByDefault()
{
    start();
    QTRY_VERIFY_WITH_TIMEOUT(panesAreOpen(), patience);
    QVERIFY(!panel().isShared());
    QVERIFY(QHostAddress{m_own.host()}.isLoopback());
    const auto addresses = fakeNetwork();
    for (const ShareAddress &address : addresses) {
        QUrl elsewhere = m_own;
        elsewhere.setHost(address.address);
        QVERIFY(isRefused(elsewhere));
    }
    QCOMPARE(m_window->findChild<WindowActions *>()->share->text().remove(QLatin1Char('&')), QStringLiteral("Share"));
}

void TestShare::onShowsWhereAndACode()
{
    start();
    QTRY_VERIFY_WITH_TIMEOUT(panesAreOpen(), patience);
    share();
    const QUrl url = panel().url();
    QCOMPARE(url.host(), QStringLiteral("127.0.0.2"));
    QCOMPARE(url.port(), m_own.port());
    QCOMPARE(QUrlQuery{url}.queryItemValue(QStringLiteral("token")).size(), 20);
    QCOMPARE(panel().findChild<UrlField *>()->toPlainText(), url.toString());
    QVERIFY(panel().findChild<QrView *>()->isVisible());
    Guest guest{url};
    guest.get("/");
    QCOMPARE(guest.status(), 200);
    QVERIFY(panesAreOpen());
    QCOMPARE(reconnects(), 0U);
    QVERIFY(m_window->findChild<WindowActions *>()->share->text().contains(QLatin1Char('0')));
}

void TestShare::theWindowsPictureIsReadable_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QSize>("size");
    QTest::newRow("light") << false << QSize{1440, 900};
    QTest::newRow("dark") << true << QSize{1440, 900};
    QTest::newRow("dark and small") << true << QSize{1024, 700};
}

void TestShare::theWindowsPictureIsReadable()
{
    QFETCH(bool, dark);
    QFETCH(QSize, size);
    QVERIFY2(test::hasZbar(), test::zbarMissing);
    m_window->resize(size);
    m_window->setThemeChoice(dark ? ThemeChoice::Dark : ThemeChoice::Light);
    start();
    share();
    auto *const code = panel().findChild<QrView *>();
    QTRY_COMPARE_WITH_TIMEOUT(code->visibleRegion().boundingRect(), code->rect(), patience);
    QCOMPARE(test::codeIn(m_window->grab().toImage()), panel().url().toString());
}

void TestShare::theTokenIsNeededToRead()
{
    start();
    share();
    QUrl bare = panel().url();
    bare.setQuery(QString{});
    for (const char *path : {"/events", "/poll?timeout=0", "/stats", "/ws"}) {
        Guest stranger{bare};
        stranger.get(path);
        QCOMPARE(stranger.status(), 401);
    }
    QUrl wrong = panel().url();
    wrong.setQuery(QStringLiteral("token=abcdefghijkmnpqrstuv"));
    Guest guesser{wrong};
    guesser.get("/events");
    QCOMPARE(guesser.status(), 403);
    Guest reader{panel().url()};
    reader.get("/events");
    QCOMPARE(reader.status(), 200);
    QTRY_VERIFY_WITH_TIMEOUT(reader.peer().stream().contains("data:"), patience);
}

void TestShare::nobodyPublishes()
{
    start();
    share();
    Guest guest{panel().url()};
    guest.publish();
    QCOMPARE(guest.status(), 403);
    QUrl bare = panel().url();
    bare.setQuery(QString{});
    Guest stranger{bare};
    stranger.publish();
    QCOMPARE(stranger.status(), 401);
    Guest own{m_own}; // as before
    own.publish();
    QCOMPARE(own.status(), 200);
}

void TestShare::onlyTheSharedHostIsAnswered()
{
    start();
    share();
    RawPeer peer{static_cast<quint16>(panel().url().port()), QHostAddress{panel().url().host()}};
    peer.send("GET / HTTP/1.1\r\nHost: example.org\r\n\r\n");
    QTRY_VERIFY_WITH_TIMEOUT(peer.input().startsWith("HTTP/1.1 403"), patience);
}

void TestShare::viewersAreListedAndKicked()
{
    start();
    QTRY_VERIFY_WITH_TIMEOUT(panesAreOpen(), patience);
    share();
    Guest staying{panel().url()};
    staying.setHeaderLines("User-Agent: staying\r\n");
    staying.get("/events");
    QTRY_COMPARE_WITH_TIMEOUT(panel().viewers().rowCount(), 1, patience);
    Guest leaving{panel().url()};
    leaving.setHeaderLines("User-Agent: leaving\r\n");
    leaving.get("/events");
    QTRY_COMPARE_WITH_TIMEOUT(panel().viewers().rowCount(), 2, patience);
    const Viewer &viewer = panel().viewers().viewer(1);
    QCOMPARE(viewer.transport, Transport::Sse);
    QCOMPARE(viewer.program, QStringLiteral("leaving"));
    QCOMPARE(viewer.address,
             QStringLiteral("%1:%2")
                 .arg(leaving.peer().socket().localAddress().toString())
                 .arg(leaving.peer().socket().localPort()));
    QTRY_VERIFY_WITH_TIMEOUT(m_window->findChild<WindowActions *>()->share->text().contains(QLatin1Char('2')),
                             patience);

    QCOMPARE(m_window->model().timelineFrame().lanes.size(), 6U);
    panel().findChild<QTableView *>()->selectRow(1);
    button("kick")->click();
    QTRY_VERIFY_WITH_TIMEOUT(leaving.peer().isClosed(), patience);
    QTRY_COMPARE_WITH_TIMEOUT(panel().viewers().rowCount(), 1, patience);
    QCOMPARE(panel().viewers().viewer(0).program, QStringLiteral("staying"));
    QVERIFY(!staying.peer().isClosed());
    const TimelineFrame frame = m_window->model().timelineFrame();
    QVERIFY(!frame.lanes.at(4).stretches.front().to);
    QVERIFY(frame.lanes.at(5).stretches.front().to);
    Guest again{panel().url()};
    again.setHeaderLines("User-Agent: leaving\r\n");
    again.get("/events");
    QCOMPARE(again.status(), 403);
    QCOMPARE(reconnects(), 0U);
}

void TestShare::offRefusesAndSeesOff()
{
    start();
    QTRY_VERIFY_WITH_TIMEOUT(panesAreOpen(), patience);
    share();
    const QUrl url = panel().url();
    Guest guest{url};
    guest.get("/events");
    QCOMPARE(guest.status(), 200);
    RawPeer socket{static_cast<quint16>(url.port()), QHostAddress{url.host()}};
    socket.send("GET /ws?" + url.query().toLatin1() + " HTTP/1.1\r\nHost: " + url.authority().toLatin1()
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                  "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    QTRY_COMPARE_WITH_TIMEOUT(panel().viewers().rowCount(), 2, patience);
    button("shareSwitch")->click();
    QVERIFY(!panel().isShared());
    QTRY_VERIFY_WITH_TIMEOUT(guest.peer().isClosed() && socket.isClosed(), patience);
    QVERIFY(socket.input().contains("the server shuts down"));
    QTRY_VERIFY_WITH_TIMEOUT(isRefused(url), patience);
    QVERIFY(panesAreOpen());
    QCOMPARE(reconnects(), 0U);
    share();
    QVERIFY(panel().url() != url);
    QCOMPARE(panel().url().port(), url.port());
}

void TestShare::anotherAddressInPlaceOfTheFirst()
{
    start();
    share();
    const QUrl before = panel().url();
    auto *const addresses = panel().findChild<QComboBox *>();
    addresses->setCurrentIndex(1);
    Q_EMIT addresses->activated(1);
    QTRY_COMPARE_WITH_TIMEOUT(panel().url().host(), QStringLiteral("127.0.0.3"), patience);
    QTRY_VERIFY_WITH_TIMEOUT(isRefused(before), patience);
    Guest guest{panel().url()};
    guest.get("/events");
    QCOMPARE(guest.status(), 200);
}

void TestShare::aNewTokenInvalidatesTheOld()
{
    start();
    share();
    const QUrl before = panel().url();
    Guest guest{before};
    guest.get("/events");
    QCOMPARE(guest.status(), 200);
    button("newToken")->click();
    QTRY_VERIFY_WITH_TIMEOUT(panel().url() != before, patience);
    QCOMPARE(panel().url().authority(), before.authority());
    QTRY_VERIFY_WITH_TIMEOUT(guest.peer().isClosed(), patience);
    Guest old{before};
    old.get("/events");
    QCOMPARE(old.status(), 403);
    Guest invited{panel().url()};
    invited.get("/events");
    QCOMPARE(invited.status(), 200);
}

void TestShare::anAddressOfAnotherMachineIsTold()
{
    start(QStringLiteral("198.51.100.7"));
    auto *const trouble = panel().findChild<QLabel *>(QStringLiteral("trouble"));
    QTRY_VERIFY_WITH_TIMEOUT(trouble->isVisible(), patience);
    QVERIFY(trouble->text().contains(QStringLiteral("198.51.100.7")));
    QVERIFY(!panel().isShared());
    share();
    QVERIFY(!trouble->isVisible());
}

void TestShare::stoppingTheServerEndsIt()
{
    start();
    share();
    const QUrl url = panel().url();
    QAction &run = *m_window->findChild<WindowActions *>()->run;
    run.trigger();
    QTRY_VERIFY_WITH_TIMEOUT(!panel().isShared(), patience);
    QVERIFY(!button("shareSwitch")->isEnabled());
    run.trigger();
    QTRY_VERIFY_WITH_TIMEOUT(panesAreOpen(), patience);
    QVERIFY(!panel().isShared());
    QVERIFY(isRefused(url));
}

void TestShare::aRestartedServerIsSharedAgain()
{
    start();
    share();
    const QUrl url = panel().url();
    Guest guest{url};
    guest.get("/events");
    QCOMPARE(guest.status(), 200);
    const QSignalSpy shared{m_run.get(), &LiveRun::shared};
    Fault fault;
    fault.kind = FaultKind::RestartServer;
    fault.time = 100ms;
    m_window->armFault(fault);
    QTRY_COMPARE_WITH_TIMEOUT(shared.size(), 1, patience);
    QVERIFY(panel().isShared());
    QCOMPARE(panel().url(), url);
    QTRY_VERIFY_WITH_TIMEOUT(guest.peer().isClosed(), patience);
    Guest again{url};
    again.get("/events");
    QCOMPARE(again.status(), 200);
}

void TestShare::sharedFromTheCommandLine()
{
    start(QStringLiteral("127.0.0.3"));
    QTRY_VERIFY_WITH_TIMEOUT(panel().isShared(), patience);
    QCOMPARE(panel().url().host(), QStringLiteral("127.0.0.3"));
}

void TestShare::anAddressOfAnotherMachineFails()
{
    start(QStringLiteral("192.0.2.200"));
    const QSignalSpy ended{m_session.get(), &DesktopSession::ended};
    const QSignalSpy failed{m_run.get(), &LiveRun::shareFailed};
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, patience);
    m_session->end();
    QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, patience);
    QCOMPARE(ended.first().first().toInt(), exitFailed);
}

void TestShare::theAddressesOfThisMachine()
{
    const ShareAddresses found = shareAddresses();
    for (const ShareAddress &each : found) {
        const QHostAddress address{each.address};
        QVERIFY(!address.isNull() && !address.isLoopback());
        QVERIFY(address.protocol() == QAbstractSocket::IPv4Protocol || !address.isLinkLocal());
        QVERIFY(!each.interfaceName.isEmpty());
    }
}

QTEST_MAIN(TestShare)
#include "tst_share.moc"
