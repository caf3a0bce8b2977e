// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/program.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>

#include <csignal>

using namespace pushscope;
using namespace pushscope::test;

namespace {

ProgramRun check(const QStringList &arguments)
{
    return runProgram(QStringLiteral("check"), arguments);
}

} // namespace

class TestCheckCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void table();
    void json();
    void failure();
    void germanFailure();
    void failsWithoutTheToken();
    void nothingAtThatPath();
    void jsonOfReasonsIsEnglish();
    void germanHelp();
    void refused_data();
    void refused();
    void nobodyListens();
    void aPortOfTls();
    void aPortOfTlsThatExplainsNothing_data();
    void aPortOfTlsThatExplainsNothing();
    void silence();
    void endsWithSignal();
};

void TestCheckCommand::table()
{
    const ServerFixture fixture;
    const auto run = check({urlOf(fixture), QStringLiteral("--case"), QStringLiteral("ws/6455-5.1")});
    QCOMPARE(run.exitCode, 0);
    QVERIFY2(run.output.contains("pass  ws/6455-5.1/unmasked-frame-is-refused"), run.output.constData());
    QVERIFY2(run.output.contains("\n4 passed, 0 failed, 0 warnings, 0 not applicable; "), run.output.constData());
    QVERIFY2(run.errors.isEmpty(), run.errors.constData());
}

void TestCheckCommand::json()
{
    const ServerFixture fixture;
    const auto run = check({urlOf(fixture) + QStringLiteral("/?token=secret"), QStringLiteral("--json"),
                            QStringLiteral("--case"), QStringLiteral("sse/9.2.5")});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.output.count('\n'), 1);
    const auto object = QJsonDocument::fromJson(run.output).object();
    QCOMPARE(object.value(QStringLiteral("verdict")).toString(), QStringLiteral("pass"));
    QVERIFY(!run.output.contains("secret"));
    const auto summary = object.value(QStringLiteral("summary")).toObject();
    QCOMPARE(summary.value(QStringLiteral("passed")).toInt(), 3);
    QCOMPARE(summary.value(QStringLiteral("not_applicable")).toInt(), 1);
    const auto first = object.value(QStringLiteral("cases")).toArray().first().toObject();
    QCOMPARE(first.value(QStringLiteral("name")).toString(), QStringLiteral("sse/9.2.5/content-type"));
    QCOMPARE(first.value(QStringLiteral("section")).toString(), QStringLiteral("WHATWG HTML section 9.2.5"));
    QCOMPARE(first.value(QStringLiteral("level")).toString(), QStringLiteral("must"));
    QCOMPARE(first.value(QStringLiteral("outcome")).toString(), QStringLiteral("pass"));
}

/// Something else at that path, though the command line says so.
void TestCheckCommand::failure()
{
    const ServerFixture fixture;
    const QStringList arguments{urlOf(fixture) + QStringLiteral("/publish"), QStringLiteral("--transport"),
                                QStringLiteral("sse"), QStringLiteral("--case"), QStringLiteral("sse/9.2.3/status")};
    const auto run = check(arguments);
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.output.contains("FAIL  sse/9.2.3/status-200"), run.output.constData());
    QVERIFY2(run.output.contains("expected: 200 and an event stream\n"), run.output.constData());
    QVERIFY2(run.output.contains("came: HTTP/1.1 405 Method Not Allowed\\r\\n"), run.output.constData());
    const auto json = check(arguments + QStringList{QStringLiteral("--json")});
    QCOMPARE(json.exitCode, 1);
    const auto object = QJsonDocument::fromJson(json.output).object();
    QCOMPARE(object.value(QStringLiteral("verdict")).toString(), QStringLiteral("fail"));
    const auto first = object.value(QStringLiteral("cases")).toArray().first().toObject();
    QVERIFY(first.value(QStringLiteral("came")).toString().startsWith(QStringLiteral("HTTP/1.1 405")));
}

/// What is found is told in the user's language, and to programs in English.
void TestCheckCommand::germanFailure()
{
    const ServerFixture fixture;
    const QStringList arguments{urlOf(fixture) + QStringLiteral("/publish"),
                                QStringLiteral("--transport"),
                                QStringLiteral("sse"),
                                QStringLiteral("--case"),
                                QStringLiteral("sse/9.2.3/status"),
                                QStringLiteral("--language=de")};
    const auto run = check(arguments);
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.output.contains("  Der Stream wird mit 200 beantwortet\n"), run.output.constData());
    QVERIFY2(run.output.contains("WHATWG HTML Abschnitt 9.2.3, erwartet: 200 und ein Ereignis-Stream\n"),
             run.output.constData());
    QVERIFY2(run.output.contains("gekommen: HTTP/1.1 405 Method Not Allowed\\r\\n"), run.output.constData());
    QVERIFY2(run.output.contains(", und die Verbindung war noch offen\n"), run.output.constData());
    const auto json = check(arguments + QStringList{QStringLiteral("--json")});
    const auto object = QJsonDocument::fromJson(json.output).object();
    const auto first = object.value(QStringLiteral("cases")).toArray().first().toObject();
    const auto text = [&first](const QString &name) { return first.value(name).toString(); };
    QCOMPARE(text(QStringLiteral("title")), QStringLiteral("The stream is answered with 200"));
    QCOMPARE(text(QStringLiteral("section")), QStringLiteral("WHATWG HTML section 9.2.3"));
    QCOMPARE(text(QStringLiteral("expected")), QStringLiteral("200 and an event stream"));
    QVERIFY2(text(QStringLiteral("came")).endsWith(QStringLiteral(", and the connection was still open")),
             json.output.constData());
}

/// Who is not let in has checked nothing: one sentence says why, instead of every case.
void TestCheckCommand::failsWithoutTheToken()
{
    ServerConfig config;
    config.token = "right";
    const ServerFixture fixture{config};
    const QByteArray why = "URL: the server answered 401 Unauthorized: a token is needed";
    for (const auto &path : {QString{}, QStringLiteral("/events"), QStringLiteral("/ws"), QStringLiteral("/poll")}) {
        const auto without = check({urlOf(fixture) + path});
        QCOMPARE(without.exitCode, 1);
        QVERIFY2(without.output.isEmpty(), without.output.constData());
        QCOMPARE(without.errors, why + " (here: --token, --token-file or PUSHSCOPE_TOKEN)\n");
    }
    const auto wrong = check({urlOf(fixture), QStringLiteral("--token"), QStringLiteral("wrong")});
    QCOMPARE(wrong.exitCode, 1);
    QCOMPARE(wrong.errors,
             QByteArray{"URL: the server answered 403 Forbidden: the token, the Origin or the Host is not allowed\n"});
}

void TestCheckCommand::nothingAtThatPath()
{
    const ServerFixture fixture;
    const auto run = check({urlOf(fixture) + QStringLiteral("/nothing?token=secret"), QStringLiteral("--json")});
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.output.isEmpty(), run.output.constData());
    QCOMPARE(run.errors, "URL: the server answered 404 Not Found: there is nothing at the path /nothing\n");
}

/// What is found out before the first case is for programs, too.
void TestCheckCommand::jsonOfReasonsIsEnglish()
{
    const ServerFixture fixture;
    const auto json = check({urlOf(fixture) + QStringLiteral("/events"), QStringLiteral("--transport"),
                             QStringLiteral("sse"), QStringLiteral("--case"), QStringLiteral("sse/9.2.4/resumes"),
                             QStringLiteral("--language=de"), QStringLiteral("--json")});
    QVERIFY2(json.output.contains("\"reason\":\"it needs an event; say with --publish-url"), json.output.constData());
    QVERIFY2(!json.output.contains("Ereignis"), json.output.constData());
    const auto nobody =
        check({QStringLiteral("http://127.0.0.1:1"), QStringLiteral("--language=de"), QStringLiteral("--json")});
    QVERIFY2(nobody.errors.contains("der Server antwortet nicht: 127.0.0.1:1 hat die Verbindung abgelehnt"),
             nobody.errors.constData());
}

void TestCheckCommand::germanHelp()
{
    const auto run = check({QStringLiteral("--help"), QStringLiteral("--language=de")});
    QCOMPARE(run.exitCode, 0);
    const QByteArray help = run.output.simplified();
    QVERIFY2(help.contains("Vorgabe: all für einen Origin, sonst nach der URL"), help.constData());
    QVERIFY2(help.contains("Vorgabe: alle Fälle"), help.constData());
}

void TestCheckCommand::refused_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("named");
    const QString url = QStringLiteral("http://127.0.0.1:9");
    QTest::newRow("no URL") << QStringList{} << QByteArray{"URL"};
    QTest::newRow("transport") << QStringList{url, QStringLiteral("--transport"), QStringLiteral("poll")}
                               << QByteArray{"--transport"};
    QTest::newRow("programPatience") << QStringList{url, QStringLiteral("--programPatience"), QStringLiteral("0")}
                                     << QByteArray{"--programPatience"};
    QTest::newRow("header that frames") << QStringList{url, QStringLiteral("--header"),
                                                       QStringLiteral("Content-Length: 1")}
                                        << QByteArray{"--header"};
}

void TestCheckCommand::refused()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QByteArray, named);
    const auto run = check(arguments);
    QCOMPARE(run.exitCode, 2);
    QVERIFY2(run.errors.contains(named), run.errors.constData());
    QVERIFY(run.output.isEmpty());
}

void TestCheckCommand::nobodyListens()
{
    QString url;
    {
        const ServerFixture fixture;
        url = urlOf(fixture);
    }
    const auto run = check({url});
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.errors.contains(" refused the connection: is the server running?"), run.errors.constData());
    const auto german = check({url, QStringLiteral("--language=de")});
    QCOMPARE(german.exitCode, 1);
    QVERIFY2(german.errors.contains(" hat die Verbindung abgelehnt: Läuft der Server?"), german.errors.constData());
}

/// One sentence, not what plain HTTP meets there case by case.
void TestCheckCommand::aPortOfTls()
{
    const auto identity = TlsIdentity::selfSigned({"127.0.0.1"});
    QVERIFY(identity);
    ServerConfig config;
    config.tls = *identity;
    const ServerFixture fixture{config};
    const auto run = check({urlOf(fixture)});
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.output.isEmpty(), run.output.constData());
    const QByteArray address = "127.0.0.1:" + QByteArray::number(fixture.port());
    QCOMPARE(run.errors, "URL: " + address + " speaks TLS: it is an https:// or wss:// address\n");
}

/// As most servers are: no word of HTTP to who speaks without TLS.
void TestCheckCommand::aPortOfTlsThatExplainsNothing_data()
{
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("alert") << QByteArray{"\x15\x03\x03\x00\x02\x02\x0a", 7};
    QTest::newRow("end") << QByteArray{};
}

void TestCheckCommand::aPortOfTlsThatExplainsNothing()
{
    QFETCH(const QByteArray, says);
    const auto identity = TlsIdentity::selfSigned({"127.0.0.1"});
    QVERIFY(identity);
    ServerConfig config;
    config.tls = *identity;
    const ServerFixture fixture{config};
    // In front of the server: ends what does not begin as a handshake, and hands on the rest.
    QTcpServer front;
    QVERIFY(front.listen(QHostAddress::LocalHost));
    connect(&front, &QTcpServer::newConnection, this, [&] {
        QTcpSocket *const caller = front.nextPendingConnection();
        auto *const behind = new QTcpSocket{caller};
        behind->connectToHost(QHostAddress{QHostAddress::LocalHost}, fixture.port());
        connect(behind, &QTcpSocket::readyRead, caller, [caller, behind] { caller->write(behind->readAll()); });
        connect(caller, &QTcpSocket::readyRead, behind, [caller, behind, says] {
            if (caller->peek(1) == "\x16" || behind->property("handshake").toBool()) {
                behind->setProperty("handshake", true);
                behind->write(caller->readAll());
            } else {
                caller->write(says);
                caller->disconnectFromHost();
            }
        });
    });
    const auto run = check({QStringLiteral("http://127.0.0.1:%1").arg(front.serverPort())});
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.output.isEmpty(), run.output.constData());
    const QByteArray address = "127.0.0.1:" + QByteArray::number(front.serverPort());
    QCOMPARE(run.errors, "URL: " + address + " speaks TLS: it is an https:// or wss:// address\n");
}

/// Nobody waits for TLS of who waits as well.
void TestCheckCommand::silence()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QByteArrayList begins;
    connect(&server, &QTcpServer::newConnection, this, [&] {
        QTcpSocket *const socket = server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket,
                [&begins, socket] { begins.append(socket->readAll().first(1)); });
    });
    const auto run = check({QStringLiteral("http://127.0.0.1:%1").arg(server.serverPort()),
                            QStringLiteral("--patience"), QStringLiteral("0.5")});
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.errors.startsWith("the server gives no answer: "), run.errors.constData());
    QVERIFY(begins.contains("G"));
    QVERIFY(!begins.contains("\x16"));
}

void TestCheckCommand::endsWithSignal()
{
    ServerFixture fixture;
    QProcess process;
    process.start(
        QStringLiteral(PUSHSCOPE_CLI),
        {QStringLiteral("check"), urlOf(fixture), QStringLiteral("--case"), QStringLiteral("http/9110-15.5.9")});
    QTRY_VERIFY_WITH_TIMEOUT(fixture.server().stats().connections.other > 3, programPatience);
    ::kill(static_cast<pid_t>(process.processId()), SIGTERM);
    QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, 2000);
    QCOMPARE(process.exitCode(), 1);
    QVERIFY(process.readAllStandardOutput().isEmpty());
    const QByteArray errors = process.readAllStandardError();
    QVERIFY2(errors.startsWith("stopped before the end, nothing is judged: "), errors.constData());
}

QTEST_GUILESS_MAIN(TestCheckCommand)
#include "tst_checkcommand.moc"
