// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/cli.h"

#include <QTcpServer>
#include <QTcpSocket>

using namespace pushscope::test;

namespace {

const QByteArray secret = QByteArrayLiteral("Xk7pQ2vTz9");

QString withSecret(const char *pattern)
{
    return QString::fromLatin1(pattern).arg(QString::fromLatin1(secret));
}

QByteArray contentOf(const QString &path)
{
    QFile file{path};
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
}

/// A server that answers all with the head it was sent, as a proxy does that explains a refusal.
class Echoing
{
public:
    Echoing()
    {
        m_server.listen(QHostAddress{QHostAddress::LocalHost});
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            while (QTcpSocket *const socket = m_server.nextPendingConnection()) {
                QObject::connect(socket, &QTcpSocket::readyRead, socket, [socket] {
                    const QString asked = QString::fromLatin1(socket->readAll()).simplified();
                    const QJsonObject error{{QStringLiteral("message"), asked}};
                    const QByteArray body =
                        QJsonDocument{QJsonObject{{QStringLiteral("error"), error}}}.toJson(QJsonDocument::Compact);
                    socket->write("HTTP/1.1 403 Forbidden\r\nContent-Type: application/json\r\nContent-Length: "
                                  + QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n" + body);
                    socket->disconnectFromHost();
                });
            }
        });
    }

    [[nodiscard]] QString address() const { return QStringLiteral("127.0.0.1:%1").arg(m_server.serverPort()); }

private:
    QTcpServer m_server;
};

} // namespace

/// A secret that the program is given is in nothing that it writes.
class TestSecrets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("PUSHSCOPE_TOKEN", "");
        qputenv("PUSHSCOPE_BROKER", "");
    }

    void refusalsOfTheCommandLine_data()
    {
        QTest::addColumn<QStringList>("arguments");
        for (const char *command : {"watch", "publish", "bench", "check"}) {
            const auto row = [command](const char *name, const QStringList &rest) {
                QTest::addRow("%s: %s", command, name) << QStringList{QString::fromLatin1(command)} + rest;
            };
            row("bad scheme", {withSecret("htp://me:%1@127.0.0.1:1/")});
            row("bad port", {withSecret("http://me:%1@127.0.0.1:99999/")});
            row("bad host", {withSecret("http://me:%1@127.0.0.1 x/")});
            row("slash in the password", {withSecret("http://me:a/%1@127.0.0.1:1")});
            row("no scheme", {withSecret("me:%1@127.0.0.1:1")});
            row("token of a bad URL", {withSecret("127.0.0.1/?token=%1")});
            row("bad token", {QStringLiteral("http://127.0.0.1:1"), QStringLiteral("--token"), withSecret("a %1")});
            row("unknown flag", {QStringLiteral("http://127.0.0.1:1"), withSecret("--tokn=%1")});
        }
        QTest::newRow("serve: bad token") << QStringList{QStringLiteral("serve"), withSecret("--token=a %1")};
        QTest::newRow("watch: bad header") << QStringList{QStringLiteral("watch"), QStringLiteral("http://127.0.0.1:1"),
                                                          QStringLiteral("--header"), withSecret("a b: %1")};
    }

    void refusalsOfTheCommandLine()
    {
        QFETCH(QStringList, arguments);
        const Finished finished = run(arguments);
        QCOMPARE(finished.exitCode, 2);
        QVERIFY(!finished.errors.isEmpty());
        QVERIFY2(!finished.errors.contains(secret) && !finished.output.contains(secret), finished.errors.constData());
    }

    void whatAServerRepeats_data()
    {
        QTest::addColumn<QStringList>("arguments");
        for (const char *transport : {"sse", "ws", "longpoll", "poll"}) {
            const QStringList watch{QStringLiteral("watch"), QStringLiteral("--transport"),
                                    QString::fromLatin1(transport)};
            const auto row = [transport](const char *name, const QStringList &words) {
                QTest::addRow("%s, %s", transport, name) << words;
            };
            row("text", watch + QStringList{QStringLiteral("http://me:pw@%1/?token=%2")});
            row("JSON",
                watch
                    + QStringList{QStringLiteral("http://%1/"), QStringLiteral("--json"), QStringLiteral("--token"),
                                  QStringLiteral("%2")});
        }
        QTest::newRow("publish") << QStringList{QStringLiteral("publish"), QStringLiteral("http://%1/?ticket=%2"),
                                                QStringLiteral("x")};
        QTest::newRow("publish, token") << QStringList{QStringLiteral("publish"), QStringLiteral("http://%1/"),
                                                       QStringLiteral("x"), QStringLiteral("--token"),
                                                       QStringLiteral("%2")};
        QTest::newRow("bench") << QStringList{QStringLiteral("bench"),          QStringLiteral("http://%1/"),
                                              QStringLiteral("--token"),        QStringLiteral("%2"),
                                              QStringLiteral("--duration=0.2"), QStringLiteral("--warmup=0"),
                                              QStringLiteral("--clients=1"),    QStringLiteral("--json")};
    }

    void whatAServerRepeats()
    {
        QFETCH(QStringList, arguments);
        const Echoing server;
        for (QString &word : arguments) {
            word.replace(QStringLiteral("%1"), server.address());
            word.replace(QStringLiteral("%2"), QString::fromLatin1(secret));
        }
        const Finished finished = run(arguments);
        QCOMPARE(finished.exitCode, 1);
        QVERIFY2(!finished.errors.contains(secret), finished.errors.constData());
        QVERIFY2(!finished.output.contains(secret), finished.output.constData());
    }

    void filesAndReports_data()
    {
        QTest::addColumn<QStringList>("arguments");
        const QString url = QStringLiteral("http://%1");
        const QStringList token{QStringLiteral("--token"), QString::fromLatin1(secret)};
        const QStringList bench{QStringLiteral("bench"), QStringLiteral("--duration=0.5"), QStringLiteral("--warmup=0"),
                                QStringLiteral("--clients=2"), QStringLiteral("--json")};
        QTest::newRow("recording") << QStringList{QStringLiteral("watch"), url, QStringLiteral("--run-for=0.5"),
                                                  QStringLiteral("--json"), QStringLiteral("--record=%2.jsonl")}
                + token;
        QTest::newRow("recording, token in the URL")
            << QStringList{QStringLiteral("watch"), url + withSecret("/events?%74oken=%1"),
                           QStringLiteral("--run-for=0.5"), QStringLiteral("--record=%2.jsonl")};
        QTest::newRow("report, HTML") << bench + QStringList{url, QStringLiteral("--report=%2.html")} + token;
        QTest::newRow("report, JSON") << bench + QStringList{url, QStringLiteral("--report=%2.json")} + token;
        QTest::newRow("check") << QStringList{QStringLiteral("check"),          url,
                                              QStringLiteral("--json"),         QStringLiteral("--case=http/9110"),
                                              QStringLiteral("--patience=0.5"), QStringLiteral("--heartbeat-wait=0")}
                + token;
    }

    void filesAndReports()
    {
        QFETCH(QStringList, arguments);
        Served server{{QStringLiteral("--token"), QString::fromLatin1(secret), QStringLiteral("--feed=clock")}};
        const QTemporaryDir folder;
        const QString base = folder.filePath(QStringLiteral("out"));
        for (QString &word : arguments) {
            word.replace(QStringLiteral("%1"), server.address());
            word.replace(QStringLiteral("%2"), base);
        }
        const Finished finished = run(arguments);
        QVERIFY2(finished.exitCode == 0, finished.errors.constData());
        QByteArray written = finished.output + finished.errors;
        for (const char *ending : {".jsonl", ".html", ".json"}) {
            written += contentOf(base + QString::fromLatin1(ending));
        }
        QVERIFY(written.size() > 100);
        QVERIFY2(!written.contains(secret), written.mid(written.indexOf(secret) - 100, 200).constData());
        QVERIFY(!written.contains(secret.toBase64()));
        QVERIFY(!server.cli().isSaid(secret));
    }

    void tokensFromFilesAndTheEnvironmentWork()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("token"));
        QFile file{path};
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(secret + '\n');
        file.close();
        const Served server{{QStringLiteral("--token-file"), path}};
        const QStringList publish{QStringLiteral("publish"), server.url(), QStringLiteral("x")};
        QCOMPARE(run(publish).exitCode, 1);
        QCOMPARE(run(publish + QStringList{QStringLiteral("--token-file"), path}).exitCode, 0);
        qputenv("PUSHSCOPE_TOKEN", secret);
        QCOMPARE(run(publish).exitCode, 0);
        QCOMPARE(run({QStringLiteral("watch"), server.url(), QStringLiteral("--run-for=0.2")}).exitCode, 0);
        QCOMPARE(run(publish + QStringList{QStringLiteral("--token=another")}).exitCode, 1);
        const Served byEnvironment;
        qputenv("PUSHSCOPE_TOKEN", "");
        QCOMPARE(run({QStringLiteral("publish"), byEnvironment.url(), QStringLiteral("x")}).exitCode, 1);
        qputenv("PUSHSCOPE_TOKEN", "two words");
        const Finished refused = run(publish);
        QCOMPARE(refused.exitCode, 2);
        QVERIFY2(refused.errors.contains("PUSHSCOPE_TOKEN") && !refused.errors.contains("two words"),
                 refused.errors.constData());
        qputenv("PUSHSCOPE_TOKEN", "");
    }

    void theBrokerOfTheEnvironmentIsTaken()
    {
        const QStringList serve{QStringLiteral("serve"), QStringLiteral("--listen=127.0.0.1:0")};
        qputenv("PUSHSCOPE_BROKER", "redis://:" + secret + "@127.0.0.1:1/x");
        const Finished refused = run(serve);
        QCOMPARE(refused.exitCode, 2);
        QVERIFY2(refused.errors.contains("PUSHSCOPE_BROKER") && !refused.errors.contains(secret),
                 refused.errors.constData());
        QCOMPARE(run({QStringLiteral("watch"), QStringLiteral("--help")}).exitCode, 0);
        qputenv("PUSHSCOPE_BROKER", "redis://:" + secret + "@127.0.0.1:1/0"); // where no Redis is
        Served away;
        QTRY_VERIFY(away.cli().isSaid("--broker: redis://127.0.0.1:1/0 "));
        QCOMPARE(run({QStringLiteral("publish"), away.url(), QStringLiteral("x")}).exitCode, 1);
        QVERIFY(!away.cli().isSaid(secret));
        const Served given{{QStringLiteral("--broker=memory")}};
        QCOMPARE(run({QStringLiteral("publish"), given.url(), QStringLiteral("x")}).exitCode, 0);
        qputenv("PUSHSCOPE_BROKER", "");
    }
};

QTEST_GUILESS_MAIN(TestSecrets)
#include "tst_secrets.moc"
