// SPDX-License-Identifier: GPL-3.0-or-later
// Our server meets every case that applies to it, the recommendations too.
#include "check/checkrunner.h"
#include "support/serverfixture.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>

using namespace pushscope;
using namespace std::chrono_literals;

namespace {

constexpr int patience = 60'000;

CheckConfig configFor(const ServerFixture &fixture)
{
    CheckConfig config;
    config.url = QUrl{QStringLiteral("http://127.0.0.1:%1").arg(fixture.port())};
    config.heartbeatWait = 4s;
    return config;
}

/// Runs the cases in this thread, beside the server.
class Checked
{
public:
    explicit Checked(const CheckConfig &config) : m_runner{*CheckTarget::of(config)}
    {
        QSignalSpy finished{&m_runner, &CheckRunner::finished};
        m_runner.start();
        m_finished = QTest::qWaitFor([&] { return !finished.isEmpty(); }, patience);
    }

    [[nodiscard]] bool isFinished() const { return m_finished; }
    [[nodiscard]] const CheckRunner &runner() const { return m_runner; }
    /// One line for each case that ended so; for failures with what came.
    [[nodiscard]] QByteArray ended(CheckOutcome::Kind kind) const
    {
        QByteArray lines;
        for (const CheckResult &result : m_runner.results()) {
            if (result.outcome.kind == kind) {
                lines += result.theCase.name + ' '
                    + (result.outcome.expected + QStringLiteral("; came: ") + result.outcome.came
                       + result.outcome.reason)
                          .toUtf8()
                    + '\n';
            }
        }
        return lines;
    }

private:
    CheckRunner m_runner;
    bool m_finished = false;
};

/// Answers each request with what a poll may give, some of it without Date.
class PollServer
{
public:
    enum class Without { Nothing, First, Later };

    explicit PollServer(Without without) : m_without{without}
    {
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] { accept(); });
        if (!m_server.listen(QHostAddress::LocalHost)) {
            qFatal("cannot listen on a free port");
        }
    }

    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }

private:
    void accept()
    {
        QTcpSocket *const socket = m_server.nextPendingConnection();
        QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
            const bool later = socket->readAll().contains("after=");
            const bool dated = m_without == Without::Nothing || later != (m_without == Without::Later);
            const QByteArray body = R"({"events":[],"next":"a:1"})";
            socket->write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                          + QByteArray::number(body.size()) + (dated ? "\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT" : "")
                          + "\r\n\r\n" + body);
        });
    }

    QTcpServer m_server;
    Without m_without;
};

} // namespace

class TestCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ourServerMeetsAll();
    void withTokens();
    void withoutTheToken();
    void oneOfTwoEndpointsWantsAToken();
    void casesOfHttpNeedNoToken();
    void oneTransport();
    void someCases();
    void noServer();
    void pollWithoutDate_data();
    void pollWithoutDate();
};

void TestCheck::ourServerMeetsAll()
{
    ServerConfig serverConfig;
    serverConfig.heartbeat = 2s;
    ServerFixture fixture{serverConfig};
    const Checked checked{configFor(fixture)};
    QVERIFY(checked.isFinished());
    QVERIFY2(checked.ended(CheckOutcome::Kind::Fail).isEmpty(), checked.ended(CheckOutcome::Kind::Fail).constData());
    const CheckCounts counts = countsOf(checked.runner().results());
    // The stream names no charset, and binary messages are refused in order.
    QVERIFY2(counts.notApplicable == 2, checked.ended(CheckOutcome::Kind::NotApplicable).constData());
    QVERIFY(counts.passed > 250);
    QVERIFY2(checked.runner().took() < 30s, qPrintable(QString::number(checked.runner().took().count())));
    QTRY_COMPARE(fixture.server().stats().connections.sse, 0);
    QTRY_COMPARE(fixture.server().stats().connections.ws, 0);
}

void TestCheck::withTokens()
{
    ServerConfig serverConfig;
    serverConfig.token = "reader";
    serverConfig.publishToken = "writer";
    ServerFixture fixture{serverConfig};
    CheckConfig config = configFor(fixture);
    config.token = "reader";
    config.publishToken = "writer";
    config.only = {"sse/9.2.4", "sse/9.2.6", "ws/6455-5.5.3", "longpoll", "http/9112-6.3"};
    const Checked checked{config};
    QVERIFY(checked.isFinished());
    QVERIFY2(checked.ended(CheckOutcome::Kind::Fail).isEmpty(), checked.ended(CheckOutcome::Kind::Fail).constData());
    QCOMPARE(countsOf(checked.runner().results()).notApplicable, 0);
    QVERIFY(countsOf(checked.runner().results()).passed > 40);
}

/// What is there, but not for one without a token, must not pass for missing: nothing is checked.
void TestCheck::withoutTheToken()
{
    ServerConfig serverConfig;
    serverConfig.token = "reader";
    ServerFixture fixture{serverConfig};
    CheckConfig config = configFor(fixture);
    for (const CheckTransport transport : {CheckTransport::All, CheckTransport::Sse}) {
        config.transport = transport;
        const Checked checked{config};
        QVERIFY(checked.isFinished());
        QVERIFY(checked.runner().results().empty());
        const auto &problem = checked.runner().problem();
        QVERIFY(problem && problem->kind == CheckProblem::Kind::TurnedAway);
        QVERIFY2(problem->why.contains(QStringLiteral("401 Unauthorized")), qPrintable(problem->why));
    }
}

/// What lets us in is checked all the same; the rest fails.
void TestCheck::oneOfTwoEndpointsWantsAToken()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, this, [&server] {
        QTcpSocket *const socket = server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket] {
            const bool stream = socket->readAll().startsWith("GET /events");
            socket->write(stream ? "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n: hello\n\n"
                                 : "HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n");
        });
    });
    CheckConfig config;
    config.url = QUrl{QStringLiteral("http://127.0.0.1:%1").arg(server.serverPort())};
    config.only = {"sse/9.2.3/status-200", "ws/6455-4.2.2/accept-value"};
    const Checked checked{config};
    QVERIFY(checked.isFinished());
    QVERIFY(!checked.runner().problem());
    QCOMPARE(countsOf(checked.runner().results()).passed, 1);
    QVERIFY(checked.ended(CheckOutcome::Kind::Fail).contains("ws/6455-4.2.2/accept-value"));
}

/// Nobody asks for what no chosen case needs.
void TestCheck::casesOfHttpNeedNoToken()
{
    ServerConfig serverConfig;
    serverConfig.token = "reader";
    ServerFixture fixture{serverConfig};
    CheckConfig config = configFor(fixture);
    config.only = {"http/9112-3.2"};
    const Checked checked{config};
    QVERIFY(!checked.runner().problem());
    QVERIFY(countsOf(checked.runner().results()).passed > 1);
}

void TestCheck::oneTransport()
{
    ServerFixture fixture;
    CheckConfig config = configFor(fixture);
    config.url = QUrl{QStringLiteral("ws://127.0.0.1:%1/ws").arg(fixture.port())};
    config.only = {"ws/6455-5.5", "sse", "longpoll"};
    const Checked checked{config};
    QVERIFY(checked.isFinished());
    QVERIFY(countsOf(checked.runner().results()).passed > 10);
    for (const CheckResult &result : checked.runner().results()) {
        QVERIFY2(result.theCase.name.startsWith("ws/"), result.theCase.name.constData());
    }
}

void TestCheck::someCases()
{
    ServerFixture fixture;
    CheckConfig config = configFor(fixture);
    config.only = {"ws/6455-5.1/unmasked-frame-is-refused"};
    const Checked checked{config};
    QCOMPARE(checked.runner().results().size(), std::size_t{1});
    QCOMPARE(checked.runner().results().front().outcome.kind, CheckOutcome::Kind::Pass);
}

void TestCheck::noServer()
{
    CheckConfig config;
    {
        const ServerFixture fixture;
        config = configFor(fixture);
    }
    const Checked checked{config};
    QVERIFY(checked.isFinished());
    QVERIFY(checked.runner().results().empty());
    const auto &problem = checked.runner().problem();
    QVERIFY(problem && problem->kind == CheckProblem::Kind::NoAnswer);
    QVERIFY2(problem->why.contains(QStringLiteral("refused")), qPrintable(problem->why));
}

void TestCheck::pollWithoutDate_data()
{
    QTest::addColumn<PollServer::Without>("without");
    QTest::addColumn<int>("failed");
    QTest::newRow("all have one") << PollServer::Without::Nothing << 0;
    QTest::newRow("the first has none") << PollServer::Without::First << 1;
    QTest::newRow("an empty one after a while has none") << PollServer::Without::Later << 1;
}

void TestCheck::pollWithoutDate()
{
    QFETCH(const PollServer::Without, without);
    QFETCH(const int, failed);
    const PollServer server{without};
    CheckConfig config;
    config.url = QUrl{QStringLiteral("http://127.0.0.1:%1/poll").arg(server.port())};
    config.only = {"longpoll/9110-6.6.1/date"};
    const Checked checked{config};
    QVERIFY(checked.isFinished());
    QCOMPARE(checked.runner().results().size(), std::size_t{1});
    QCOMPARE(countsOf(checked.runner().results()).failed, failed);
    QCOMPARE(checked.ended(CheckOutcome::Kind::Fail).contains("a Date field"), failed > 0);
}

QTEST_GUILESS_MAIN(TestCheck)
#include "tst_check.moc"
