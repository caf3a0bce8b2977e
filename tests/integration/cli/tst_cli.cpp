// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/cli.h"

#include <QTcpServer>
#include <QTcpSocket>

using namespace pushscope::test;

namespace {

constexpr int streamLength = 10'000;

} // namespace

class TestCli : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refuses_data();
    void refuses();
    void prints();
    void reportsABusyPort();
    void warnsOfAnOpenAddress();
    void watchesTheFeed_data() { addTransports(); }
    void watchesTheFeed();
    void replaysAStreamWhole_data() { addTransports(); }
    void replaysAStreamWhole();
    void choosesTheTransportByTheUrl_data();
    void choosesTheTransportByTheUrl();
    void failsOnWhatCannotMend();
    void endsAfterATime();
    void publishesOneEvent_data();
    void publishesOneEvent();
    void publishesLines_data();
    void publishesLines();
    void publishesNothingTwice();
    void reportsARefusal();
    void needsTheToken();
    void endsBySignal_data();
    void endsBySignal();
    void endsWhileAPeerHangs_data() { addTransports(); }
    void endsWhileAPeerHangs();
    void endsWhenNobodyReads();
    void endsWhenItsReaderGoes();
};

void TestCli::refuses_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("names");
    const auto row = [](const char *name, const char *line, const char *names) {
        QTest::newRow(name) << QString::fromLatin1(line).split(QLatin1Char(' '), Qt::SkipEmptyParts)
                            << QByteArray{names};
    };
    row("no command", "", "command");
    row("unknown command", "serv", "serve");
    row("later command", "run e.json", "run");
    row("unknown flag", "serve --lisen 127.0.0.1:0", "--listen");
    row("flag of another command", "publish http://h x --json", "--json");
    row("missing value", "serve --listen", "--listen");
    row("bad address", "serve --listen nowhere", "--listen");
    row("bad port", "serve --listen 127.0.0.1:70000", "--listen");
    row("bad feed", "serve --feed weather", "--feed");
    row("file feed without a path", "serve --feed file:", "--feed");
    row("bad rate", "serve --rate 0", "--rate");
    row("bad payload", "serve --payload x", "--payload");
    row("bad channel", "serve --channel a/b", "--channel");
    row("bad heartbeat", "serve --heartbeat -1", "--heartbeat");
    row("bad history", "serve --history 0", "--history");
    row("bad connections", "serve --max-connections 0", "--max-connections");
    row("no threads", "serve --threads 0", "--threads");
    row("threads in words", "serve --threads x", "--threads");
    row("too many threads", "serve --threads 1000", "--threads");
    row("bad queue", "serve --max-queue 1", "--max-queue");
    row("bad policy", "serve --slow-consumer wait", "--slow-consumer");
    row("bad origin", "serve --allow-origin example.org", "--allow-origin");
    row("bad host", "serve --allow-host http://x", "--allow-host");
    row("surplus", "serve now", "now");
    row("no URL", "watch", "URL");
    row("bad URL", "watch 127.0.0.1:8080", "URL");
    row("bad transport", "watch http://h --transport udp", "--transport");
    row("bad count", "watch http://h --count 0", "--count");
    row("bad time", "watch http://h --run-for soon", "--run-for");
    row("bad header", "watch http://h --header x", "--header");
    row("bad interval", "watch http://h --interval 0", "--interval");
    row("two URLs", "watch http://h http://i", "http://i");
    row("bad type", "publish http://h x --event a\\b", "--event");
}

void TestCli::refuses()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, names);
    const Finished ended = run(arguments);
    QCOMPARE(ended.exitCode, 2);
    QVERIFY(ended.output.isEmpty());
    QCOMPARE(ended.errors.count('\n'), 1);
    QVERIFY(ended.errors.endsWith('\n'));
    QVERIFY2(ended.errors.contains(names), ended.errors.constData());
}

void TestCli::prints()
{
    const Finished version = run({QStringLiteral("--version")});
    QCOMPARE(version.exitCode, 0);
    QCOMPARE(version.output, QByteArray{"pushscope-cli " PUSHSCOPE_VERSION "\n"});
    for (const char *command : {"serve", "watch", "publish"}) {
        const Finished help = run({QString::fromLatin1(command), QStringLiteral("--help")});
        QCOMPARE(help.exitCode, 0);
        QVERIFY(help.output.startsWith(QByteArray{"Usage: pushscope-cli "} + command));
        QVERIFY(help.errors.isEmpty());
    }
}

void TestCli::reportsABusyPort()
{
    const Served server;
    const Finished second = run({QStringLiteral("serve"), QStringLiteral("--listen"), server.address()});
    QCOMPARE(second.exitCode, 1);
    QCOMPARE(second.errors.count('\n'), 1);
    QVERIFY2(second.errors.contains(server.address().toLatin1()), second.errors.constData());
}

void TestCli::warnsOfAnOpenAddress()
{
    Cli open{{QStringLiteral("serve"), QStringLiteral("--listen"), QStringLiteral("0.0.0.0:0")}};
    QVERIFY(open.saidOnErrors("listening on http://0.0.0.0:"));
    QVERIFY(open.saidOnErrors("warning"));
    Cli guarded{{QStringLiteral("serve"), QStringLiteral("--listen"), QStringLiteral("0.0.0.0:0"),
                 QStringLiteral("--token"), QStringLiteral("t")}};
    QVERIFY(guarded.saidOnErrors("listening on"));
    QVERIFY(guarded.endBy(SIGTERM) >= 0);
    QVERIFY(!guarded.finished().errors.contains("warning"));
}

void TestCli::watchesTheFeed()
{
    QFETCH(QString, transport);
    const Served server{{QStringLiteral("--feed"), QStringLiteral("ticker"), QStringLiteral("--rate"),
                         QStringLiteral("100"), QStringLiteral("--channel"), QStringLiteral("prices")}};
    const Finished watch =
        run({QStringLiteral("watch"), server.url(), QStringLiteral("--transport"), transport,
             QStringLiteral("--channel"), QStringLiteral("prices"), QStringLiteral("--count"), QStringLiteral("20"),
             QStringLiteral("--interval"), QStringLiteral("0.1"), QStringLiteral("--json")});
    QCOMPARE(watch.exitCode, 0);
    const auto lines = objects(watch.output);
    int events = 0;
    qint64 before = 0;
    for (const QJsonObject &line : lines) {
        QCOMPARE(text(line, "transport"), transport);
        const auto at = line.value(QLatin1String("at_us")).toInteger();
        QVERIFY(at > 0);
        if (text(line, "kind") != QLatin1String("event")) {
            continue;
        }
        ++events;
        QVERIFY(at >= before);
        before = at;
        QCOMPARE(text(line, "channel"), QStringLiteral("prices"));
        QVERIFY(!text(line, "event").isEmpty());
        QVERIFY(text(line, "id").contains(QLatin1Char(':')));
        QVERIFY(line.value(QLatin1String("data")).isObject());
    }
    QCOMPARE(events, 20);
    QCOMPARE(text(lines.first(), "kind"), QStringLiteral("open"));
    const QJsonObject &summary = lines.last();
    QCOMPARE(text(summary, "kind"), QStringLiteral("summary"));
    QCOMPARE(summary.value(QLatin1String("events")).toInt(), 20);
    for (const char *zero : {"lost", "duplicates", "out_of_order", "reconnects"}) {
        QCOMPARE(summary.value(QLatin1String(zero)).toInt(-1), 0);
    }
    const QJsonObject latency = summary.value(QLatin1String("latency_us")).toObject();
    for (const char *name : {"n", "min", "p50", "p90", "p99", "p99_9", "max", "mean"}) {
        QVERIFY2(latency.value(QLatin1String(name)).isDouble(), name);
    }
}

void TestCli::replaysAStreamWhole()
{
    QFETCH(QString, transport);
    QByteArray input;
    for (int i = 1; i <= streamLength; ++i) {
        input += QByteArray::number(i) + '\n';
    }
    Served server{
        {QStringLiteral("--feed"), QStringLiteral("stdin"), QStringLiteral("--history"), QStringLiteral("20000")},
        input};
    QVERIFY(server.cli().saidOnErrors("the feed has ended"));
    const QByteArray epoch = publishedId(server, QStringLiteral("end")).split(':').first();
    const Finished watch =
        run({QStringLiteral("watch"), server.url(), QStringLiteral("--transport"), transport, QStringLiteral("--after"),
             QString::fromLatin1(epoch + ":0"), QStringLiteral("--count"), QString::number(streamLength),
             QStringLiteral("--interval"), QStringLiteral("0.01"), QStringLiteral("--json")});
    QCOMPARE(watch.exitCode, 0);
    int next = 1;
    const auto lines = objects(watch.output);
    for (const QJsonObject &line : lines) {
        if (text(line, "kind") == QLatin1String("event")) {
            QCOMPARE(text(line, "id").toLatin1(), epoch + ':' + QByteArray::number(next));
            QCOMPARE(text(line, "data"), QString::number(next));
            ++next;
        }
    }
    QCOMPARE(next - 1, streamLength);
    QCOMPARE(lines.last().value(QLatin1String("events")).toInt(), streamLength);
    QCOMPARE(lines.last().value(QLatin1String("lost")).toInt(-1), 0);
}

void TestCli::choosesTheTransportByTheUrl_data()
{
    QTest::addColumn<QString>("scheme");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("transport");
    const auto row = [](const char *name, const char *scheme, const char *path, const char *transport) {
        QTest::newRow(name) << QString::fromLatin1(scheme) << QString::fromLatin1(path)
                            << QString::fromLatin1(transport);
    };
    row("plain", "http", "", "sse");
    row("events", "http", "/events", "sse");
    row("ws scheme", "ws", "", "ws");
    row("ws path", "http", "/ws", "ws");
    row("poll path", "http", "/poll", "longpoll");
}

void TestCli::choosesTheTransportByTheUrl()
{
    QFETCH(QString, scheme);
    QFETCH(QString, path);
    QFETCH(QString, transport);
    const Served server{
        {QStringLiteral("--feed"), QStringLiteral("clock"), QStringLiteral("--rate"), QStringLiteral("50")}};
    const Finished watch = run({QStringLiteral("watch"), scheme + QStringLiteral("://") + server.address() + path,
                                QStringLiteral("--count"), QStringLiteral("1"), QStringLiteral("--json")});
    QCOMPARE(watch.exitCode, 0);
    QCOMPARE(text(objects(watch.output).constLast(), "transport"), transport);
}

void TestCli::failsOnWhatCannotMend()
{
    const Served server;
    const Finished human = run({QStringLiteral("watch"), server.url(QStringLiteral("/nothing-here"))});
    QCOMPARE(human.exitCode, 1);
    QVERIFY2(human.errors.contains("404"), human.errors.constData());
    QCOMPARE(human.output.count("there is nothing at the path /nothing-here"), 1);
    QVERIFY2(human.output.contains("close     404\n"), human.output.constData());
    const Finished json =
        run({QStringLiteral("watch"), server.url(QStringLiteral("/nothing-here")), QStringLiteral("--json")});
    QCOMPARE(json.exitCode, 1);
    const auto lines = objects(json.output);
    QCOMPARE(text(lines.last(), "kind"), QStringLiteral("summary"));
    QVERIFY(json.output.contains("\"kind\":\"error\""));
}

void TestCli::endsAfterATime()
{
    const Served server;
    const Finished watch = run({QStringLiteral("watch"), server.url(), QStringLiteral("--run-for"),
                                QStringLiteral("0.3"), QStringLiteral("--json")});
    QCOMPARE(watch.exitCode, 0);
    QCOMPARE(text(objects(watch.output).constLast(), "kind"), QStringLiteral("summary"));
}

void TestCli::publishesOneEvent_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QByteArray>("delivered");
    QTest::newRow("text") << QByteArray{"hello"} << QByteArray{"\"data\":\"hello\""};
    QTest::newRow("number is text") << QByteArray{"42"} << QByteArray{"\"data\":\"42\""};
    QTest::newRow("object") << QByteArray{"{\"a\":1}"} << QByteArray{"\"data\":{\"a\":1}"};
    QTest::newRow("array") << QByteArray{"[1,2]"} << QByteArray{"\"data\":[1,2]"};
    QTest::newRow("broken object is text") << QByteArray{"{a"} << QByteArray{"\"data\":\"{a\""};
    QTest::newRow("not UTF-8") << QByteArray{"\xff\xfe\n"} << QByteArray{"\"data\":\"//4=\",\"encoding\":\"base64\""};
}

void TestCli::publishesOneEvent()
{
    QFETCH(QByteArray, data);
    QFETCH(QByteArray, delivered);
    const Served server;
    const QByteArray first = publishedId(server, QStringLiteral("before"));
    // Bytes that are no text can only come by standard input here: QProcess takes arguments as text.
    const bool binary = data.endsWith('\n');
    const Finished publish = run({QStringLiteral("publish"), server.url(), QStringLiteral("--event"),
                                  QStringLiteral("thing"), binary ? QStringLiteral("-") : QString::fromUtf8(data)},
                                 data);
    QCOMPARE(publish.exitCode, 0);
    const Finished watch =
        run({QStringLiteral("watch"), server.url(), QStringLiteral("--after"), QString::fromLatin1(first),
             QStringLiteral("--count"), QStringLiteral("1"), QStringLiteral("--json")});
    QVERIFY2(watch.output.contains(delivered), watch.output.constData());
    QVERIFY(watch.output.contains("\"event\":\"thing\""));
    QVERIFY(watch.output.contains("\"id\":\"" + publish.output.trimmed() + '"'));
}

void TestCli::publishesLines_data()
{
    QTest::addColumn<QStringList>("data");
    QTest::newRow("-") << QStringList{QStringLiteral("-")};
    QTest::newRow("nothing given") << QStringList{};
}

void TestCli::publishesLines()
{
    QFETCH(QStringList, data);
    const Served server;
    const Finished publish =
        run(QStringList{QStringLiteral("publish"), server.url()} + data, "one\n\ntwo\r\n{\"n\":3}\nlast");
    QCOMPARE(publish.exitCode, 0);
    const auto ids = publish.output.trimmed().split('\n');
    QCOMPARE(ids.size(), 4);
    for (qsizetype i = 0; i < ids.size(); ++i) {
        QVERIFY(ids[i].endsWith(':' + QByteArray::number(i + 1)));
    }
}

/// A server that takes the second event and goes without an answer may have published it.
void TestCli::publishesNothingTwice()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    int connections = 0;
    int requests = 0;
    connect(&server, &QTcpServer::newConnection, this, [&] {
        ++connections;
        QTcpSocket *socket = server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, this, [&requests, socket] {
            const bool begins = socket->readAll().startsWith("POST ");
            requests += begins ? 1 : 0;
            if (requests == 1 && begins) {
                socket->write("HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n{\"id\":\"e:1\"}");
            } else {
                socket->disconnectFromHost();
            }
        });
    });
    const QString url = QStringLiteral("http://127.0.0.1:%1").arg(server.serverPort());
    const Finished publish = run({QStringLiteral("publish"), url}, "one\ntwo\nthree\n");
    QCOMPARE(publish.exitCode, 1);
    QCOMPARE(publish.output, QByteArray{"e:1\n"});
    QVERIFY2(publish.errors.contains("line 2:") && publish.errors.contains("without an answer"),
             publish.errors.constData());
    QCOMPARE(requests, 2);
    QCOMPARE(connections, 1);
}

void TestCli::reportsARefusal()
{
    const Served server;
    const Finished wrong = run({QStringLiteral("publish"), server.url(QStringLiteral("/events")), QStringLiteral("x")});
    QCOMPARE(wrong.exitCode, 1);
    QVERIFY2(wrong.errors.contains("405"), wrong.errors.constData());
    QVERIFY(wrong.output.isEmpty());
    const Finished nothing =
        run({QStringLiteral("publish"), server.url(QStringLiteral("/nothing?token=x")), QStringLiteral("x")});
    QCOMPARE(nothing.exitCode, 1);
    QCOMPARE(nothing.errors, QByteArray{"404 there is nothing at the path /nothing\n"});
    const Finished nobody =
        run({QStringLiteral("publish"), QStringLiteral("http://127.0.0.1:1"), QStringLiteral("-")}, "x\ny\n");
    QCOMPARE(nobody.exitCode, 1);
    QCOMPARE(nobody.errors.count('\n'), 1);
}

void TestCli::needsTheToken()
{
    const Served server{{QStringLiteral("--token"), QStringLiteral("sesame")}};
    const QByteArray advice{": a token is needed: Authorization: Bearer, or ?token= (here: --token, --token-file or "
                            "PUSHSCOPE_TOKEN)\n"};
    const Finished publish = run({QStringLiteral("publish"), server.url(), QStringLiteral("x")});
    QCOMPARE(publish.exitCode, 1);
    QCOMPARE(publish.errors, QByteArray{"401"} + advice.sliced(1));
    const Finished watch =
        run({QStringLiteral("watch"), server.url(), QStringLiteral("--run-for"), QStringLiteral("5")});
    QCOMPARE(watch.exitCode, 1);
    QCOMPARE(watch.errors, "the server answered 401 Unauthorized" + advice);
    QVERIFY2(watch.output.contains(advice), watch.output.constData());
    const QString token = QStringLiteral("--token");
    const QString sesame = QStringLiteral("sesame");
    QCOMPARE(run({QStringLiteral("publish"), server.url(), QStringLiteral("x"), token, sesame}).exitCode, 0);
    QCOMPARE(
        run({QStringLiteral("watch"), server.url(), QStringLiteral("--run-for"), QStringLiteral("0.2"), token, sesame})
            .exitCode,
        0);
}

void TestCli::endsBySignal_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
}

void TestCli::endsBySignal()
{
    QFETCH(int, signal);
    Served server{{QStringLiteral("--feed"), QStringLiteral("clock"), QStringLiteral("--rate"), QStringLiteral("50")}};
    Cli watch{{QStringLiteral("watch"), server.url(), QStringLiteral("--json")}};
    QVERIFY(watch.saidOnOutput("\"kind\":\"event\""));
    Cli other{{QStringLiteral("watch"), server.url(QStringLiteral("/ws")), QStringLiteral("--json")}};
    QVERIFY(other.saidOnOutput("\"kind\":\"event\""));

    const qint64 watchTime = watch.endBy(signal);
    QVERIFY2(watchTime >= 0 && watchTime < mostTimeToEnd, QByteArray::number(watchTime).constData());
    const Finished watched = watch.finished();
    QCOMPARE(watched.exitCode, 0);
    QCOMPARE(text(objects(watched.output).constLast(), "kind"), QStringLiteral("summary"));

    const qint64 serverTime = server.cli().endBy(signal);
    QVERIFY2(serverTime >= 0 && serverTime < mostTimeToEnd, QByteArray::number(serverTime).constData());
    QCOMPARE(server.cli().finished().exitCode, 0);
}

void TestCli::endsWhileAPeerHangs()
{
    QFETCH(QString, transport);
    QTcpServer mute; // accepts, and never says a word
    QVERIFY(mute.listen(QHostAddress::LocalHost));
    Cli watch{{QStringLiteral("watch"), QStringLiteral("http://127.0.0.1:%1").arg(mute.serverPort()),
               QStringLiteral("--transport"), transport, QStringLiteral("--json")}};
    QVERIFY(QTest::qWaitFor([&] { return mute.hasPendingConnections(); }, patience));
    const qint64 time = watch.endBy(SIGTERM);
    QVERIFY2(time >= 0 && time < mostTimeToEnd, QByteArray::number(time).constData());
    QCOMPARE(watch.finished().exitCode, 0);
}

void TestCli::endsWhenNobodyReads()
{
    Served server{{QStringLiteral("--feed"), QStringLiteral("ticker"), QStringLiteral("--rate"), QStringLiteral("2000"),
                   QStringLiteral("--payload"), QStringLiteral("16k")}};
    QTcpSocket reader;
    reader.setReadBufferSize(1024);
    reader.connectToHost(QStringLiteral("127.0.0.1"), server.address().section(QLatin1Char(':'), 1).toUShort());
    reader.write("GET /events HTTP/1.1\r\nHost: " + server.address().toLatin1() + "\r\n\r\n");
    QVERIFY(QTest::qWaitFor([&] { return reader.bytesAvailable() >= 1024; }, patience));
    const qint64 time = server.cli().endBy(SIGTERM);
    QVERIFY2(time >= 0 && time < mostTimeToEnd, QByteArray::number(time).constData());
    QCOMPARE(server.cli().finished().exitCode, 0);
}

void TestCli::endsWhenItsReaderGoes()
{
    const Served server{
        {QStringLiteral("--feed"), QStringLiteral("clock"), QStringLiteral("--rate"), QStringLiteral("100")}};
    QProcess reader;
    QProcess watch;
    watch.setStandardOutputProcess(&reader);
    watch.start(QStringLiteral(PUSHSCOPE_CLI), {QStringLiteral("watch"), server.url(), QStringLiteral("--json")});
    reader.start(QStringLiteral("head"), {QStringLiteral("-n"), QStringLiteral("3")});
    QVERIFY(QTest::qWaitFor([&] { return watch.state() == QProcess::NotRunning; }, patience));
    QCOMPARE(watch.exitStatus(), QProcess::NormalExit);
    QCOMPARE(watch.exitCode(), 0);
    QCOMPARE(watch.readAllStandardError(), QByteArray{});
    QTRY_COMPARE_WITH_TIMEOUT(reader.state(), QProcess::NotRunning, patience);
    QCOMPARE(reader.readAllStandardOutput().count('\n'), 3);
}

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
