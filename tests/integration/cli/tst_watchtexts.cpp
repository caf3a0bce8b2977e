// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/cli.h"

#include <QTcpServer>
#include <QTcpSocket>

using namespace pushscope::test;

/// What `watch` tells people of errors, refusals and figures.
class TestWatchTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void failsWhereNoTlsIsSpoken();
    void tellsAnErrorOnce();
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

/// What goes wrong on the way stands in the output alone; what ends the program on standard error as well, unless who
/// reads one reads both.
void TestWatchTexts::tellsAnErrorOnce()
{
    Cli lasting{{QStringLiteral("watch"), QStringLiteral("http://127.0.0.1:1")}};
    QVERIFY(lasting.saidOnOutput("attempt 2 in "));
    QVERIFY(lasting.endBy(SIGTERM) >= 0);
    QCOMPARE(lasting.finished().errors, QByteArray{});

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
    QTest::newRow("sse") << QStringLiteral("sse")
                         << QByteArray{"reset     nonsense is no id of this server, which are epoch:sequence; "
                                       "goes on from "};
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
