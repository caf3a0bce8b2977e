// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/cli.h"

using namespace pushscope::test;

namespace {

QStringList watch(const Served &server, const QString &transport, const QStringList &more)
{
    return QStringList{QStringLiteral("watch"), server.url(), QStringLiteral("--json"), QStringLiteral("--transport"),
                       transport}
    + more;
}

QStringList faults(const QStringList &specs)
{
    QStringList arguments;
    for (const QString &spec : specs) {
        arguments << QStringLiteral("--fault") << spec;
    }
    return arguments;
}

qint64 latency(const QJsonObject &summary, const char *figure)
{
    return summary.value(QLatin1String("latency_us")).toObject().value(QLatin1String(figure)).toInteger(-1);
}

const QStringList &ticker()
{
    static const QStringList feed{QStringLiteral("--feed"), QStringLiteral("ticker"), QStringLiteral("--rate"),
                                  QStringLiteral("100")};
    return feed;
}

} // namespace

/// Faults and recordings of `watch`.
class TestWatchLink : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refuses_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("unknown kind") << faults({QStringLiteral("dealy:5ms")}) << QByteArray{"--fault"};
        QTest::newRow("no time") << faults({QStringLiteral("delay")}) << QByteArray{"--fault"};
        QTest::newRow("probability") << faults({QStringLiteral("stall,p=2")}) << QByteArray{"--fault"};
        QTest::newRow("at the server") << faults({QStringLiteral("mute-heartbeats")}) << QByteArray{"--fault"};
        QTest::newRow("not JSONL") << QStringList{QStringLiteral("--record"), QStringLiteral("x.json")}
                                   << QByteArray{"--record"};
    }

    void refuses()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, says);
        const auto [exitCode, output, errors] =
            run(QStringList{QStringLiteral("watch"), QStringLiteral("http://127.0.0.1:9")} + arguments);
        QCOMPARE(exitCode, 2);
        QCOMPARE(output, QByteArray{});
        QVERIFY2(errors.contains(says) && errors.count('\n') == 1, errors.constData());
    }

    void aFileThatCannotBeWrittenFails()
    {
        const auto [exitCode, output, errors] =
            run({QStringLiteral("watch"), QStringLiteral("http://127.0.0.1:9"), QStringLiteral("--record"),
                 QStringLiteral("/no/such/folder/x.jsonl")});
        QCOMPARE(exitCode, 1);
        QVERIFY2(errors.contains("--record") && errors.contains("/no/such/folder"), errors.constData());
    }

    void aFullDiskFails()
    {
        const Served server{ticker()};
        const QTemporaryDir folder;
        const QString name = folder.filePath(QStringLiteral("full.jsonl"));
        QVERIFY(QFile::link(QStringLiteral("/dev/full"), name));
        const auto [exitCode, output, errors] =
            run(watch(server, QStringLiteral("sse"),
                      {QStringLiteral("--count"), QStringLiteral("3"), QStringLiteral("--record"), name}));
        QCOMPARE(exitCode, 1);
        QVERIFY2(errors.contains("--record: cannot write"), errors.constData());
        QCOMPARE(objects(output).last().value(QLatin1String("events")).toInt(), 3);
    }

    void tooManyFaults()
    {
        QStringList specs;
        for (int i = 0; i <= 100; ++i) {
            specs << QStringLiteral("delay:0ms");
        }
        const auto [exitCode, output, errors] =
            run(QStringList{QStringLiteral("watch"), QStringLiteral("http://127.0.0.1:9")} + faults(specs));
        QCOMPARE(exitCode, 1);
        QVERIFY2(errors.contains("--fault: at most 100"), errors.constData());
    }

    void aFaultThatMeetsNobodyIsTold()
    {
        const Served server{ticker()};
        const auto [exitCode, output, errors] =
            run(watch(server, QStringLiteral("sse"), {QStringLiteral("--count"), QStringLiteral("3")})
                + faults({QStringLiteral("delay:1ms,target=client:2")}));
        QCOMPARE(exitCode, 0);
        QVERIFY2(errors.contains("client:2 meets nobody"), errors.constData());
    }

    void whatCannotAnswerInsideTlsIsTold()
    {
        const QStringList common =
            QStringList{QStringLiteral("--run-for"), QStringLiteral("0.2")} + faults({QStringLiteral("answer:429")});
        const QByteArray told{"answer:429 does nothing inside TLS\n"};
        for (const char *scheme : {"https", "wss", "http", "ws"}) {
            const bool secure = QByteArrayView{scheme}.endsWith('s') && QByteArrayView{scheme} != "ws";
            const auto [exitCode, output, errors] =
                run(QStringList{QStringLiteral("watch"), QString::fromLatin1(scheme) + QStringLiteral("://127.0.0.1:1")}
                    + common);
            QCOMPARE(errors.contains(told), secure);
            QCOMPARE(output.contains("answer:429 begins"), !secure);
        }
    }

    /// Each event of a stream pays the delay once; a long poll up to twice, since an event that is due while
    /// an answer is on its way waits for the next request.
    void aDelayIsInTheLatency_data()
    {
        QTest::addColumn<QString>("transport");
        QTest::addColumn<qint64>("most");
        QTest::newRow("sse") << QStringLiteral("sse") << qint64{230'000};
        QTest::newRow("ws") << QStringLiteral("ws") << qint64{230'000};
        QTest::newRow("longpoll") << QStringLiteral("longpoll") << qint64{430'000};
    }

    void aDelayIsInTheLatency()
    {
        QFETCH(QString, transport);
        QFETCH(qint64, most);
        const Served server{ticker()};
        const auto lines = objects(run(watch(server, transport, {QStringLiteral("--count"), QStringLiteral("100")})
                                       + faults({QStringLiteral("delay:200ms,direction=down")}))
                                       .output);
        const QJsonObject &summary = lines.last();
        QCOMPARE(summary.value(QLatin1String("events")).toInt(), 100);
        QVERIFY(latency(summary, "min") >= 200'000);
        QVERIFY2(latency(summary, "p50") < most, qPrintable(QString::number(latency(summary, "p50"))));
    }

    void whatMeetsNobodyChangesNothing_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::newRow("no delay") << QStringLiteral("delay:0ms");
        QTest::newRow("probability 0") << QStringLiteral("delay:500ms,p=0");
        QTest::newRow("blackhole that never is") << QStringLiteral("blackhole,p=0");
        QTest::newRow("another transport") << QStringLiteral("delay:500ms,target=ws");
        QTest::newRow("later") << QStringLiteral("delay:500ms,from=1min");
    }

    void whatMeetsNobodyChangesNothing()
    {
        QFETCH(QString, fault);
        const Served server{ticker()};
        const auto lines =
            objects(run(watch(server, QStringLiteral("sse"), {QStringLiteral("--count"), QStringLiteral("50")})
                        + faults({fault}))
                        .output);
        QCOMPARE(lines.last().value(QLatin1String("events")).toInt(), 50);
        QVERIFY(latency(lines.last(), "p50") < 200'000);
    }

    /// In the text alone: the kinds of the lines in JSON are settled.
    void aFaultIsTold_data()
    {
        QTest::addColumn<QString>("transport");
        QTest::addColumn<QString>("fault");
        QTest::newRow("what vanishes") << QStringLiteral("sse") << QStringLiteral("blackhole,from=100ms,for=200ms");
        QTest::newRow("once") << QStringLiteral("longpoll") << QStringLiteral("rst,from=100ms");
    }

    void aFaultIsTold()
    {
        QFETCH(QString, transport);
        QFETCH(QString, fault);
        const Served server{ticker()};
        const QStringList arguments =
            QStringList{QStringLiteral("watch"), server.url(), QStringLiteral("--transport"), transport}
            + faults({QStringLiteral("delay:1ms,for=50ms,target=client:2"), fault});
        Cli text{arguments};
        QVERIFY(text.saidOnOutput("fault     " + fault.toUtf8() + " begins\n"));
        QVERIFY(text.saidOnOutput("fault     " + fault.toUtf8() + " ends\n"));
        QVERIFY(!text.isSaid("client:2 begins") && !text.isSaid("client:2 ends")); // that meets another
        const Finished json =
            run(arguments + QStringList{QStringLiteral("--json"), QStringLiteral("--run-for"), QStringLiteral("1")});
        QVERIFY2(!json.output.contains(fault.toUtf8()), json.output.constData());
    }

    void aRecordingHoldsWhatCame()
    {
        const Served server{ticker() + QStringList{QStringLiteral("--token"), QStringLiteral("topsecret")}};
        const QTemporaryDir folder;
        const QString name = folder.filePath(QStringLiteral("r.jsonl"));
        const auto [exitCode, output, errors] =
            run(watch(server, QStringLiteral("ws"),
                      {QStringLiteral("--count"), QStringLiteral("30"), QStringLiteral("--token"),
                       QStringLiteral("topsecret"), QStringLiteral("--record"), name})
                + faults({QStringLiteral("delay:20ms,for=100ms")}));
        QCOMPARE(exitCode, 0);
        QFile file{name};
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY(!text.contains("topsecret") && !text.contains(QByteArray{"topsecret"}.toBase64().chopped(2)));
        const auto lines = objects(text);
        QByteArray wire;
        int events = 0;
        int faultLines = 0;
        for (const QJsonObject &line : lines) {
            const QString kind = pushscope::test::text(line, "kind");
            events += kind == QLatin1String("event") ? 1 : 0;
            faultLines += kind == QLatin1String("fault") ? 1 : 0;
            if (kind == QLatin1String("chunk")) {
                wire += QByteArray::fromBase64(pushscope::test::text(line, "bytes").toLatin1());
            }
        }
        QVERIFY(events >= 30);
        QCOMPARE(faultLines, 2);
        QVERIFY(wire.contains("HTTP/1.1 101 ") && wire.contains("Authorization: Bearer *********\r\n"));
        const auto seen = objects(output);
        QCOMPARE(pushscope::test::text(seen.last(), "kind"), QStringLiteral("summary"));
    }
};

QTEST_GUILESS_MAIN(TestWatchLink)
#include "tst_watchlink.moc"
