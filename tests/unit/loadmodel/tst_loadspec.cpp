// SPDX-License-Identifier: GPL-3.0-or-later
#include "loadmodel/loadspec.h"

#include <QTest>

using namespace pushscope;
using namespace std::chrono_literals;

class TestLoadSpec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKey();
    void whatIsNotGivenIsAsAlways();
    void writtenAndReadAgain();
    void writtenWithoutSecrets();
    void refused_data();
    void refused();
};

void TestLoadSpec::everyKey()
{
    const auto load = parseLoadSpec(QStringLiteral("transport=sse+ws, clients=200,rate=2.5,payload=64,duration=5,"
                                                   "warmup=0.5,interval=0.25,model=lockstep,url=http://a:1/?b=c,"
                                                   "publish-url=http://a:2/p"));
    QVERIFY(load.ok());
    QCOMPARE(load->transports, (std::vector{Transport::Sse, Transport::WebSocket}));
    QCOMPARE(load->clients, 200);
    QCOMPARE(load->rate, 2.5);
    QCOMPARE(load->payloadBytes, qsizetype{64});
    QCOMPARE(load->duration, 5000ms);
    QCOMPARE(load->warmup, 500ms);
    QCOMPARE(load->pollInterval, 250ms);
    QCOMPARE(load->model, LoadModel::Lockstep);
    QCOMPARE(load->url, QUrl{QStringLiteral("http://a:1/?b=c")});
    QCOMPARE(load->publishUrl, QUrl{QStringLiteral("http://a:2/p")});
}

void TestLoadSpec::whatIsNotGivenIsAsAlways()
{
    const auto load = parseLoadSpec(QStringLiteral("clients=7"));
    QVERIFY(load.ok());
    QCOMPARE(load->clients, 7);
    QCOMPARE(load->transports.size(), allTransports.size());
    QCOMPARE(load->rate, LoadConfig{}.rate);
    QVERIFY(load->url.isEmpty());
}

void TestLoadSpec::writtenAndReadAgain()
{
    const QString spec = QStringLiteral("clients=200,rate=2.5,payload=64,duration=5,warmup=0.5,interval=0.25,"
                                        "model=lockstep,transport=sse+ws,url=http://a:1/?b=c,"
                                        "publish-url=http://a:2/p");
    const auto load = parseLoadSpec(spec);
    QVERIFY(load.ok());
    QCOMPARE(toLoadSpec(*load), spec);
}

void TestLoadSpec::writtenWithoutSecrets()
{
    LoadConfig load;
    load.token = "secret";
    load.url = QUrl{QStringLiteral("http://a/?token=secret")};
    load.publishUrl = QUrl{QStringLiteral("http://me:secret@a/")};
    const QString spec = toLoadSpec(load);
    QVERIFY2(!spec.contains(QStringLiteral("secret")), qPrintable(spec));
    QVERIFY(parseLoadSpec(spec).ok());
}

void TestLoadSpec::refused_data()
{
    QTest::addColumn<QString>("spec");
    QTest::addColumn<QString>("field");
    const auto row = [](const char *name, const char *spec, const char *field) {
        QTest::newRow(name) << QString::fromUtf8(spec) << QString::fromUtf8(field);
    };
    row("empty", "", "");
    row("no value", "clients", "clients");
    row("unknown", "speed=3", "speed");
    row("twice", "rate=1,rate=2", "rate");
    row("clients that are none", "clients=many", "clients");
    row("no clients", "clients=0", "clients");
    row("a rate of none", "rate=0", "rate");
    row("a rate that is not a number", "rate=nan", "rate");
    row("transport", "transport=sse+smoke", "transport");
    row("model", "model=closed", "model");
    row("duration below nothing", "duration=-1", "duration");
    row("endless", "duration=inf", "duration");
    row("address", "url=nowhere", "url");
    row("payload without room for the stamp", "payload=10", "payload");
    row("no time", "duration=0", "duration");
    row("no time between polls", "interval=0.0004", "interval");
    row("more clients than ports", "clients=100000", "clients");
    row("more events than are counted", "rate=100000,duration=3600", "rate");
    row("TLS", "url=https://a", "url");
    row("a path for all transports", "url=http://a/stream", "transport");
}

void TestLoadSpec::refused()
{
    QFETCH(const QString, spec);
    const auto load = parseLoadSpec(spec);
    QVERIFY(!load.ok());
    QTEST(load.error().field, "field");
    QVERIFY2(load.error().message.startsWith(load.error().field), qPrintable(load.error().message));
}

QTEST_GUILESS_MAIN(TestLoadSpec)
#include "tst_loadspec.moc"
