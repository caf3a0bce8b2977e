// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/runconfig.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace pushscope;

class TestRunConfig : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesWhatWasAskedFor();
    void tellsNoSecret();
};

void TestRunConfig::namesWhatWasAskedFor()
{
    RunConfig config;
    config.server.emplace();
    config.feed.kind = FeedSpec::Kind::Ticker;
    config.feed.rate = 50;
    ClientConfig client;
    client.transport = Transport::ShortPoll;
    client.url = QUrl{QStringLiteral("http://127.0.0.1:8080/poll")};
    config.clients.emplace(1, client);
    const QJsonObject json = toJson(config);
    const QJsonObject feed = json.value(QLatin1String("feed")).toObject();
    QCOMPARE(feed.value(QLatin1String("kind")).toString(), QStringLiteral("ticker"));
    QCOMPARE(feed.value(QLatin1String("rate")).toDouble(), 50.0);
    QCOMPARE(json.value(QLatin1String("server")).toObject().value(QLatin1String("heartbeat_s")).toDouble(), 15.0);
    const QJsonObject first = json.value(QLatin1String("clients")).toArray().first().toObject();
    QCOMPARE(first.value(QLatin1String("transport")).toString(), QStringLiteral("poll"));
    QCOMPARE(first.value(QLatin1String("interval_s")).toDouble(), 1.0);
    QCOMPARE(first.value(QLatin1String("url")).toString(), client.url.toString());
}

void TestRunConfig::tellsNoSecret()
{
    RunConfig config;
    config.server.emplace();
    config.server->token = "secret";
    config.server->publishToken = "secret";
    ClientConfig client;
    client.url = QUrl{QStringLiteral("http://me:secret@h/events?token=secret")};
    client.token = "secret";
    client.headers.append("Cookie", "secret");
    config.clients.emplace(1, client);
    QVERIFY(!QJsonDocument{toJson(config)}.toJson().contains("secret"));
}

QTEST_APPLESS_MAIN(TestRunConfig)
#include "tst_runconfig.moc"
