// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/program.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <csignal>

using namespace pushscope;
using namespace pushscope::test;

namespace {

ProgramRun bench(const QStringList &arguments)
{
    return runProgram(QStringLiteral("bench"), arguments);
}

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts);
}

QByteArray contentOf(const QString &path)
{
    QFile file{path};
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
}

const QStringList shortRun = words("--clients 5 --rate 50 --duration 1 --warmup 0.2 --interval 0.1");

} // namespace

class TestBench : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void jsonOfAllTransports();
    void table();
    void htmlReport();
    void jsonReport();
    void tokenIsNotShown();
    void refusals_data();
    void refusals();
    void cannotConnect();
    void needsAToken();
    void signalEndsIt();
};

void TestBench::jsonOfAllTransports()
{
    ServerFixture fixture;
    const ProgramRun run = bench(QStringList{urlOf(fixture), QStringLiteral("--json")} + shortRun);
    const QJsonObject report = QJsonDocument::fromJson(run.output).object();
    QVERIFY2(!report.isEmpty(), run.errors.constData());
    for (const char *name :
         {"verdict", "verdict_reasons", "machine", "config", "transports", "publisher", "generator"}) {
        QVERIFY2(report.contains(QLatin1String(name)), name);
    }
    // The verdict depends on how busy this machine is; that it says so does not.
    QCOMPARE(report.value(QLatin1String("verdict")) == QLatin1String("valid"),
             report.value(QLatin1String("verdict_reasons")).toArray().isEmpty());
    for (const char *name : {"sse", "ws", "longpoll", "poll"}) {
        const QJsonObject each =
            report.value(QLatin1String("transports")).toObject().value(QLatin1String(name)).toObject();
        QCOMPARE(each.value(QLatin1String("clients")).toInt(), 5);
        QCOMPARE(each.value(QLatin1String("connected")).toInt(), 5);
        QCOMPARE(each.value(QLatin1String("offered_per_s")).toDouble(), 250.0);
        QCOMPARE(each.value(QLatin1String("delivered")).toInt(), 250);
        QCOMPARE(each.value(QLatin1String("lost")).toInt(), 0);
        QCOMPARE(each.value(QLatin1String("duplicates")).toInt(), 0);
        QCOMPARE(each.value(QLatin1String("payload_bytes_per_event")).toDouble(), 100.0);
        const QJsonObject latency = each.value(QLatin1String("latency_us")).toObject();
        for (const char *figure : {"n", "min", "p50", "p90", "p99", "p99_9", "max", "mean"}) {
            QVERIFY2(latency.contains(QLatin1String(figure)), figure);
        }
        QCOMPARE(latency.value(QLatin1String("n")).toInt(), 250);
        QCOMPARE(each.value(QLatin1String("connect_us")).toObject().value(QLatin1String("n")).toInt(), 5);
    }
}

void TestBench::table()
{
    ServerFixture fixture;
    const ProgramRun run =
        bench(QStringList{urlOf(fixture), QStringLiteral("--transport"), QStringLiteral("ws")} + shortRun);
    const auto lines = run.output.split('\n');
    QVERIFY(lines.first().startsWith("transport"));
    QVERIFY(lines.at(1).startsWith("ws"));
    QVERIFY2(run.output.contains("verdict: "), run.output.constData());
    QVERIFY(run.errors.isEmpty()); // no terminal, no progress
}

void TestBench::htmlReport()
{
    ServerFixture fixture;
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("report.html"));
    (void)bench(QStringList{urlOf(fixture), QStringLiteral("--report"), file} + shortRun);
    const QByteArray html = contentOf(file);
    QVERIFY(html.startsWith("<!DOCTYPE html>"));
    QCOMPARE(html.count("<polyline"), 4);
    QVERIFY(html.contains("prefers-color-scheme:dark"));
    QVERIFY(html.contains("default-src 'none'"));
    for (const char *outside : {"<link", "src=", "@import", "url("}) {
        QVERIFY2(!html.contains(outside), outside);
    }
    QCOMPARE(html.count("<script"), html.count("<script type=\"application/json\""));
}

void TestBench::jsonReport()
{
    ServerFixture fixture;
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("report.json"));
    const ProgramRun run =
        bench(QStringList{urlOf(fixture), QStringLiteral("--report"), file, QStringLiteral("--json")} + shortRun);
    QCOMPARE(QJsonDocument::fromJson(contentOf(file)), QJsonDocument::fromJson(run.output));
}

void TestBench::tokenIsNotShown()
{
    ServerConfig config;
    config.token = "verysecret";
    ServerFixture fixture{config};
    const ProgramRun run = bench(
        QStringList{urlOf(fixture), QStringLiteral("--json"), QStringLiteral("--token"), QStringLiteral("verysecret")}
        + shortRun);
    QVERIFY(run.output.contains("\"sse\""));
    QVERIFY(!run.output.contains("verysecret") && !run.errors.contains("verysecret"));
    const ProgramRun refused = bench(QStringList{urlOf(fixture)} + shortRun);
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.errors.contains("401"), refused.errors.constData());
}

void TestBench::refusals_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QByteArray>("flag");
    const auto row = [](const char *arguments, const char *flag) {
        QTest::newRow(arguments) << QString::fromLatin1(arguments) << QByteArray{flag};
    };
    row("", "URL");
    row("ftp://localhost", "URL");
    row("https://localhost", "TLS is not measured");
    row("http://localhost --transport quic", "--transport");
    row("http://localhost/sub/x", "--transport");
    row("http://localhost/sub/x --transport sse", "--publish-url");
    row("http://localhost --lockstep --rate 50", "--rate");
    row("http://localhost --report /nowhere/x.html", "--report: cannot write");
    row("http://localhost --clients 0", "--clients");
    row("http://localhost --clients 99999", "--clients");
    row("http://localhost --rate 0", "--rate");
    row("http://localhost --rate fast", "--rate");
    row("http://localhost --payload 31", "--payload");
    row("http://localhost --payload 2M", "--payload");
    row("http://localhost --duration 0", "--duration");
    row("http://localhost --warmup -1", "--warmup");
    row("http://localhost --interval 0", "--interval");
    row("http://localhost --publish-url nonsense", "--publish-url");
    row("http://localhost --publish-url https://localhost/x", "--publish-url");
    row("http://localhost --token", "--token");
    row("http://localhost --report report.pdf", "--report");
    row("http://localhost --clients 2 --rate 100000 --duration 86400", "--rate");
}

void TestBench::refusals()
{
    QFETCH(const QString, arguments);
    QFETCH(const QByteArray, flag);
    const ProgramRun run = bench(arguments.split(u' ', Qt::SkipEmptyParts));
    QCOMPARE(run.exitCode, 2);
    QCOMPARE(run.errors.count('\n'), 1);
    QVERIFY2(run.errors.contains(flag), run.errors.constData());
    QVERIFY(run.output.isEmpty());
}

void TestBench::cannotConnect()
{
    const ProgramRun run = bench({QStringLiteral("http://127.0.0.1:1")});
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.errors.contains("cannot connect to 127.0.0.1:1"), run.errors.constData());
}

void TestBench::needsAToken()
{
    ServerConfig config;
    config.token = "right";
    ServerFixture fixture{config};
    const ProgramRun run = bench({urlOf(fixture), QStringLiteral("--clients"), QStringLiteral("1")});
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.errors.startsWith("URL: POST /publish: answered 401: a token is needed"), run.errors.constData());
    QVERIFY2(run.errors.endsWith(" (here: --token, --token-file or PUSHSCOPE_TOKEN)\n"), run.errors.constData());
}

void TestBench::signalEndsIt()
{
    ServerFixture fixture;
    QProcess process;
    process.start(QStringLiteral(PUSHSCOPE_CLI),
                  {QStringLiteral("bench"), urlOf(fixture), QStringLiteral("--clients"), QStringLiteral("5")});
    QTRY_VERIFY_WITH_TIMEOUT(fixture.server().stats().published > 5, programPatience);
    QElapsedTimer timer;
    timer.start();
    ::kill(static_cast<pid_t>(process.processId()), SIGINT);
    QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, programPatience);
    QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(process.exitCode(), 0);
    QVERIFY(process.readAllStandardOutput().contains("stopped before its end"));
}

QTEST_GUILESS_MAIN(TestBench)
#include "tst_bench.moc"
