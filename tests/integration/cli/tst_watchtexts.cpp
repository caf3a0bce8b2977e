// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/cli.h"

#include <QTcpServer>
#include <QTcpSocket>

using namespace pushscope::test;

namespace {

/// Says nothing, or the next of these words to each request; then closes.
class Scripted
{
public:
    explicit Scripted(QByteArrayList answers = {}) : m_answers{std::move(answers)}
    {
        if (!m_server.listen(QHostAddress::LocalHost)) {
            qFatal("cannot listen");
        }
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            QTcpSocket *socket = m_server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                if (!m_answers.isEmpty()) {
                    socket->write(m_answers.takeFirst());
                    socket->disconnectFromHost();
                }
            });
        });
    }

    [[nodiscard]] QByteArray address() const { return "127.0.0.1:" + QByteArray::number(m_server.serverPort()); }
    [[nodiscard]] QString url() const { return QStringLiteral("http://") + QString::fromLatin1(address()); }

private:
    QByteArrayList m_answers;
    QTcpServer m_server;
};

} // namespace

/// What `watch` tells people of errors, refusals and figures.
class TestWatchTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void failsWhereNoTlsIsSpoken();
    void tellsAnErrorOnce();
    void tellsTheFirstOfASeries();
    void tellsSilence_data();
    void tellsSilence();
    void tellsThatThereIsNoConnection();
    void tellsHowToGiveAToken_data();
    void tellsHowToGiveAToken();
    void namesAfterByItsField();
    void showsWordsOfServersHarmless();
    void tellsWhatIsNoCursor_data();
    void tellsWhatIsNoCursor();
    void sumsUpOneEvent();
};

/// Another attempt would be answered alike, as with a certificate that is not accepted.
void TestWatchTexts::failsWhereNoTlsIsSpoken()
{
    const Served server;
    const Finished watch = run({QStringLiteral("watch"), QStringLiteral("https://") + server.address()});
    QCOMPARE(watch.exitCode, 1);
    QVERIFY2(watch.errors.contains(" speaks no TLS: is it an http:// or ws:// address?\n"), watch.errors.constData());
    QVERIFY2(!watch.output.contains("retry"), watch.output.constData());
}

/// What goes wrong stands in the output; the first of it, and what ends the program, on standard error as well, unless
/// who reads one reads both.
void TestWatchTexts::tellsAnErrorOnce()
{
    Cli lasting{{QStringLiteral("watch"), QStringLiteral("http://127.0.0.1:1")}};
    QVERIFY(lasting.saidOnOutput("attempt 2 in "));
    QVERIFY(lasting.endBy(SIGTERM) >= 0);
    QCOMPARE(lasting.finished().errors, QByteArray{"127.0.0.1:1 refused the connection: is the server running?\n"});

    const Served server;
    const QStringList arguments{QStringLiteral("watch"), server.url(QStringLiteral("/nothing-here"))};
    const QByteArray sentence{"the server answered 404 Not Found: there is nothing at the path /nothing-here\n"};
    const Finished parted = run(arguments);
    QCOMPARE(parted.output.count("error     " + sentence), 1);
    QCOMPARE(parted.errors, sentence);
    QProcess both;
    both.setProcessChannelMode(QProcess::MergedChannels);
    both.start(QStringLiteral(PUSHSCOPE_CLI), arguments);
    QVERIFY(QTest::qWaitFor([&] { return both.state() == QProcess::NotRunning; }, patience));
    QCOMPARE(both.exitCode(), 1);
    const QByteArray output = both.readAll();
    QVERIFY2(output.contains("error     " + sentence), output.constData());
    QCOMPARE(output.count(sentence), 1);
}

/// A series is over when it is open again.
void TestWatchTexts::tellsTheFirstOfASeries()
{
    const QByteArray busy{"HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n"};
    const QByteArray stream{"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\nretry: 1\n\n"};
    const Scripted server{{busy, busy, stream, busy, busy}};
    Cli watch{{QStringLiteral("watch"), server.url()}};
    QVERIFY(watch.saidOnOutput("attempt 5 in "));
    QVERIFY(watch.endBy(SIGTERM) >= 0);
    QCOMPARE(watch.finished().errors, QByteArray{"the server answered 503 Busy\n"}.repeated(2));
}

void TestWatchTexts::tellsSilence_data()
{
    QTest::addColumn<QStringList>("more");
    QTest::addColumn<bool>("json");
    QTest::newRow("text") << QStringList{} << false;
    QTest::newRow("over a link") << QStringList{QStringLiteral("--fault"), QStringLiteral("delay:1ms")} << false;
    QTest::newRow("JSON") << QStringList{QStringLiteral("--json")} << true;
}

/// Who accepts a connection and never answers makes no error of its own.
void TestWatchTexts::tellsSilence()
{
    QFETCH(const QStringList, more);
    QFETCH(const bool, json);
    const Scripted server;
    const Finished watch = run(
        QStringList{QStringLiteral("watch"), server.url(), QStringLiteral("--run-for"), QStringLiteral("0.5")} + more);
    QCOMPARE(watch.exitCode, 1);
    const QByteArray sentence =
        "no answer from " + server.address() + " within 0.5 s: the connection is dead or the server is stopped";
    QCOMPARE(watch.output.count(sentence), 1);
    QCOMPARE(watch.errors, json ? QByteArray{} : sentence + '\n');
}

/// TLS waits for its answer before anything is asked.
void TestWatchTexts::tellsThatThereIsNoConnection()
{
    const Scripted server;
    const Finished watch =
        run({QStringLiteral("watch"), QStringLiteral("https://") + QString::fromLatin1(server.address()),
             QStringLiteral("--run-for"), QStringLiteral("0.5")});
    QCOMPARE(watch.exitCode, 1);
    QCOMPARE(watch.errors,
             "no connection to " + server.address() + " within 0.5 s: is the address right and reachable?\n");
}

void TestWatchTexts::tellsHowToGiveAToken_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QStringList>("more");
    QTest::addColumn<bool>("advised");
    const QString header = QStringLiteral("--header");
    QTest::newRow("none") << QString{} << QStringList{} << true;
    QTest::newRow("another header") << QString{} << QStringList{header, QStringLiteral("X-A: b")} << true;
    QTest::newRow("in the URL") << QStringLiteral("/?token=abc") << QStringList{} << false;
    QTest::newRow("header") << QString{} << QStringList{header, QStringLiteral("Authorization: Bearer abc")} << false;
    QTest::newRow("option") << QString{} << QStringList{QStringLiteral("--token"), QStringLiteral("abc")} << false;
}

/// Who gave a wrong one need not be told how.
void TestWatchTexts::tellsHowToGiveAToken()
{
    QFETCH(const QString, query);
    QFETCH(const QStringList, more);
    QFETCH(const bool, advised);
    const QByteArray no{"HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n"};
    const Scripted server{{no, no}};
    const Finished watch = run(QStringList{QStringLiteral("watch"), server.url() + query} + more);
    QCOMPARE(watch.exitCode, 1);
    QVERIFY2(watch.errors.contains("401 Unauthorized"), watch.errors.constData());
    QCOMPARE(watch.errors.contains("(here: --token"), advised);
    if (!more.contains(QStringLiteral("--header"))) { // which publish has not
        const Finished publish =
            run(QStringList{QStringLiteral("publish"), server.url() + query, QStringLiteral("x")} + more);
        QCOMPARE(publish.exitCode, 1);
        QCOMPARE(publish.errors.contains("(here: --token"), advised);
    }
}

/// The option that is wrong is known by the field that the server names, not by a word in what it says.
void TestWatchTexts::namesAfterByItsField()
{
    const QByteArray body{R"({"error":{"message":"nothing comes after: noon"}})"};
    const Scripted server{{"HTTP/1.1 400 Bad\r\nContent-Type: application/json\r\nContent-Length: "
                           + QByteArray::number(body.size()) + "\r\n\r\n" + body}};
    const Finished watch = run({QStringLiteral("watch"), server.url()});
    QCOMPARE(watch.exitCode, 1);
    QCOMPARE(watch.errors, QByteArray{"the server answered 400 Bad: nothing comes after: noon\n"});
}

/// What a server says must not move the cursor of a terminal.
void TestWatchTexts::showsWordsOfServersHarmless()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, this, [&server] {
        QTcpSocket *socket = server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket] {
            const QByteArray body{R"({"error":{"message":"no\u001b[2J"}})"};
            socket->write("HTTP/1.1 400 Bad\r\nContent-Type: application/json\r\nContent-Length: "
                          + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        });
    });
    const Finished watch =
        run({QStringLiteral("watch"), QStringLiteral("http://127.0.0.1:%1").arg(server.serverPort())});
    QCOMPARE(watch.exitCode, 1);
    QVERIFY2(watch.output.contains("400 Bad: no\xef\xbf\xbd[2J\n"), watch.output.constData());
    QVERIFY(!watch.output.contains('\x1b') && !watch.errors.contains('\x1b'));
}

void TestWatchTexts::tellsWhatIsNoCursor_data()
{
    QTest::addColumn<QString>("transport");
    QTest::addColumn<QByteArray>("says");
    // A Last-Event-ID may be any text, and is answered with a reset; a parameter has a form.
    QTest::newRow("sse") << QStringLiteral(
        "sse") << QByteArray{"reset     nonsense is not an id of this server (epoch:sequence); goes on from "};
    const QByteArray refused{
        "400 Bad Request: after: an id, as epoch:sequence, or start is expected (here: --after)\n"};
    QTest::newRow("ws") << QStringLiteral("ws") << refused;
    QTest::newRow("longpoll") << QStringLiteral("longpoll") << refused;
}

void TestWatchTexts::tellsWhatIsNoCursor()
{
    QFETCH(QString, transport);
    QFETCH(QByteArray, says);
    const Served server;
    Cli watch{{QStringLiteral("watch"), server.url(), QStringLiteral("--transport"), transport,
               QStringLiteral("--after"), QStringLiteral("nonsense")}};
    QVERIFY(watch.saidOnOutput(says));
}

void TestWatchTexts::sumsUpOneEvent()
{
    const Served server{
        {QStringLiteral("--feed"), QStringLiteral("clock"), QStringLiteral("--rate"), QStringLiteral("20")}};
    const Finished watch = run({QStringLiteral("watch"), server.url(), QStringLiteral("--count"), QStringLiteral("1")});
    QCOMPARE(watch.exitCode, 0);
    QVERIFY2(watch.output.contains("summary   1 event, 0 lost, 0 duplicates, 0 out of order, 0 replayed, "),
             watch.output.constData());
}

QTEST_GUILESS_MAIN(TestWatchTexts)
#include "tst_watchtexts.moc"
