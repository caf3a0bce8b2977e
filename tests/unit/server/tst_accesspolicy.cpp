// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/accesspolicy.h"

#include <QTest>

using namespace pushscope;

namespace {

using Headers = std::vector<std::pair<QByteArray, QByteArray>>;

int statusOf(const ServerConfig &config, const Headers &headers, Access access = Access::Read,
             const QByteArray &target = "/events", int minorVersion = 1)
{
    HttpRequestHead head{"GET", target, minorVersion, {}};
    for (const auto &[name, value] : headers) {
        head.headers.append(name, value);
    }
    const AccessPolicy policy{config};
    const auto refusal = policy.check(head, *HttpTarget::parse(target), access);
    return refusal ? refusal->status : 200;
}

} // namespace

class TestAccessPolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hosts_data()
    {
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<int>("status");
        QTest::newRow("name") << QByteArray{"localhost"} << 200;
        QTest::newRow("name and port") << QByteArray{"localhost:8080"} << 200;
        QTest::newRow("upper case") << QByteArray{"LOCALHOST:8080"} << 200;
        QTest::newRow("IPv4") << QByteArray{"127.0.0.1:1"} << 200;
        QTest::newRow("IPv6") << QByteArray{"[::1]:8080"} << 200;
        QTest::newRow("own address") << QByteArray{"127.0.0.9:8080"} << 200;
        QTest::newRow("allowed") << QByteArray{"scope.example"} << 200;
        QTest::newRow("allowed, with port") << QByteArray{"scope.example:443"} << 200;
        QTest::newRow("rebinding") << QByteArray{"evil.example:8080"} << 403;
        QTest::newRow("prefix") << QByteArray{"localhost.evil.example"} << 403;
        QTest::newRow("suffix") << QByteArray{"evil-localhost"} << 403;
        QTest::newRow("another loopback address") << QByteArray{"127.0.0.2"} << 403;
        QTest::newRow("empty") << QByteArray{""} << 403;
    }

    void hosts()
    {
        QFETCH(QByteArray, host);
        ServerConfig config;
        config.address = QHostAddress{QStringLiteral("127.0.0.9")};
        config.allowedHosts = {"scope.example"};
        QTEST(statusOf(config, {{"Host", host}}), "status");
    }

    void aHostIsNeededOnce()
    {
        QCOMPARE(statusOf({}, {}), 400);
        QCOMPARE(statusOf({}, {{"Host", "localhost"}, {"Host", "localhost"}}), 400);
        QCOMPARE(statusOf({}, {}, Access::Read, "/events", 0), 200);
    }

    void theAuthorityOfAnAbsoluteTargetCounts()
    {
        QCOMPARE(statusOf({}, {{"Host", "localhost"}}, Access::Read, "http://evil.example/events"), 403);
        QCOMPARE(statusOf({}, {{"Host", "localhost"}}, Access::Read, "http://localhost/events"), 200);
    }

    void origins_data()
    {
        QTest::addColumn<QByteArray>("origin");
        QTest::addColumn<int>("status");
        QTest::newRow("own") << QByteArray{"http://localhost:8080"} << 200;
        QTest::newRow("own behind TLS") << QByteArray{"https://localhost:8080"} << 200;
        QTest::newRow("allowed") << QByteArray{"https://app.example"} << 200;
        QTest::newRow("other port") << QByteArray{"http://localhost:8081"} << 403;
        QTest::newRow("other name of this machine") << QByteArray{"http://127.0.0.1:8080"} << 403;
        QTest::newRow("prefix") << QByteArray{"https://app.example.evil.example"} << 403;
        QTest::newRow("scheme") << QByteArray{"http://app.example"} << 403;
        QTest::newRow("null") << QByteArray{"null"} << 403;
        QTest::newRow("empty") << QByteArray{""} << 403;
    }

    void origins()
    {
        QFETCH(QByteArray, origin);
        ServerConfig config;
        config.allowedOrigins = {"https://app.example"};
        QTEST(statusOf(config, {{"Host", "localhost:8080"}, {"Origin", origin}}), "status");
    }

    void tokens_data()
    {
        QTest::addColumn<QByteArray>("authorization");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<int>("read");
        QTest::addColumn<int>("publish");
        const QByteArray plain = "/events";
        QTest::newRow("none") << QByteArray{} << plain << 401 << 401;
        QTest::newRow("reader's") << QByteArray{"Bearer read"} << plain << 200 << 403;
        QTest::newRow("publisher's") << QByteArray{"Bearer write"} << plain << 200 << 200;
        QTest::newRow("in the query") << QByteArray{} << QByteArray{"/events?token=read"} << 200 << 403;
        QTest::newRow("scheme in any case") << QByteArray{"bEaReR read"} << plain << 200 << 403;
        QTest::newRow("wrong") << QByteArray{"Bearer reax"} << plain << 403 << 403;
        QTest::newRow("shorter") << QByteArray{"Bearer rea"} << plain << 403 << 403;
        QTest::newRow("longer") << QByteArray{"Bearer read1"} << plain << 403 << 403;
        QTest::newRow("empty") << QByteArray{} << QByteArray{"/events?token="} << 403 << 403;
        QTest::newRow("another scheme") << QByteArray{"Basic read"} << plain << 401 << 401;
    }

    void tokens()
    {
        QFETCH(QByteArray, authorization);
        QFETCH(QByteArray, target);
        ServerConfig config;
        config.token = "read";
        config.publishToken = "write";
        Headers headers{{"Host", "localhost"}};
        if (!authorization.isEmpty()) {
            headers.emplace_back("Authorization", authorization);
        }
        QTEST(statusOf(config, headers, Access::Read, target), "read");
        QTEST(statusOf(config, headers, Access::Publish, target), "publish");
        QCOMPARE(statusOf(config, headers, Access::Open, target), 200);
    }

    void aPublishTokenAloneLeavesReadingOpen()
    {
        ServerConfig config;
        config.publishToken = "write";
        QCOMPARE(statusOf(config, {{"Host", "localhost"}}), 200);
        QCOMPARE(statusOf(config, {{"Host", "localhost"}}, Access::Publish), 401);
    }

    void theTokenPublishesWhereThereIsNoOther()
    {
        ServerConfig config;
        config.token = "read";
        QCOMPARE(statusOf(config, {{"Host", "localhost"}, {"Authorization", "Bearer read"}}, Access::Publish), 200);
    }

    void corsEchoesOnlyAllowedOrigins()
    {
        ServerConfig config;
        config.allowedOrigins = {"https://app.example"};
        const AccessPolicy policy{config};
        HttpRequestHead head{"GET", "/events", 1, {}};
        head.headers.append("Host", "localhost");
        QCOMPARE(policy.corsLines(head), "");
        head.headers.append("Origin", "https://app.example");
        QCOMPARE(policy.corsLines(head), "Access-Control-Allow-Origin: https://app.example\r\nVary: Origin\r\n");
        HttpRequestHead evil{"GET", "/events", 1, {}};
        evil.headers.append("Host", "localhost");
        evil.headers.append("Origin", "https://evil.example");
        QCOMPARE(policy.corsLines(evil), "");
    }
};

QTEST_APPLESS_MAIN(TestAccessPolicy)
#include "tst_accesspolicy.moc"
