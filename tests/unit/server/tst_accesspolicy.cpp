// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/accesspolicy.h"
#include "server/ticketoffice.h"

#include <QTest>

#include <variant>

using namespace pushscope;

using Headers = std::vector<std::pair<QByteArray, QByteArray>>;
Q_DECLARE_METATYPE(Headers)
Q_DECLARE_METATYPE(Rights)
Q_DECLARE_METATYPE(Access)

namespace {

HttpRequestHead headOf(const Headers &headers, const QByteArray &target = "/events", int minorVersion = 1)
{
    HttpRequestHead head{"GET", target, minorVersion, {}};
    for (const auto &[name, value] : headers) {
        head.headers.append(name, value);
    }
    return head;
}

Error errorOf(const std::variant<Rights, Refusal> &admitted)
{
    const auto *refusal = std::get_if<Refusal>(&admitted);
    return refusal != nullptr ? refusal->error : Error{};
}

/// A policy with its tickets.
struct Guard
{
    explicit Guard(const ServerConfig &settings) : config{settings} {}

    [[nodiscard]] std::variant<Rights, Refusal> admit(const HttpRequestHead &head, Access access)
    {
        return policy.admit(head, *HttpTarget::parse(head.target), access);
    }
    [[nodiscard]] int status(const HttpRequestHead &head, Access access)
    {
        const auto admitted = admit(head, access);
        const auto *refusal = std::get_if<Refusal>(&admitted);
        return refusal != nullptr ? refusal->status : 200;
    }
    [[nodiscard]] QByteArray ticket(Rights rights) { return std::get<QByteArray>(tickets.issue(rights)); }

    ServerConfig config;
    ManualClock clock;
    TicketOffice tickets{clock, std::chrono::seconds{30}};
    AccessPolicy policy{config, tickets};
};

int statusOf(const ServerConfig &config, const Headers &headers, Access access = Access::Read,
             const QByteArray &target = "/events", int minorVersion = 1)
{
    return Guard{config}.status(headOf(headers, target, minorVersion), access);
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
        QTest::newRow("name below 127.0.0.1") << QByteArray{"127.0.0.1.evil.test"} << 403;
        QTest::newRow("name below localhost, with port") << QByteArray{"localhost.evil.test:8080"} << 403;
        QTest::newRow("trailing dot") << QByteArray{"localhost."} << 403;
        QTest::newRow("user") << QByteArray{"localhost@evil.test"} << 403;
        QTest::newRow("user and password") << QByteArray{"localhost:80@evil.test"} << 403;
        QTest::newRow("host as the user") << QByteArray{"evil.test@localhost"} << 403;
        QTest::newRow("port that is none") << QByteArray{"localhost:80.evil.test"} << 403;
        QTest::newRow("two ports") << QByteArray{"localhost:80:80"} << 403;
        QTest::newRow("port of six digits") << QByteArray{"localhost:080808"} << 403;
        QTest::newRow("port with a sign") << QByteArray{"localhost:+80"} << 403;
        QTest::newRow("no digits of a port") << QByteArray{"localhost:"} << 200;
        QTest::newRow("allowed in upper case") << QByteArray{"SCOPE.example"} << 200;
        QTest::newRow("below allowed") << QByteArray{"a.scope.example"} << 403;
        QTest::newRow("decimal address") << QByteArray{"2130706433"} << 403;
        QTest::newRow("hexadecimal address") << QByteArray{"0x7f000001"} << 403;
        QTest::newRow("octal address") << QByteArray{"0177.0.0.1"} << 403;
        QTest::newRow("short address") << QByteArray{"127.1"} << 403;
        QTest::newRow("IPv6 written out") << QByteArray{"[0:0:0:0:0:0:0:1]:8080"} << 403;
        QTest::newRow("IPv6 of IPv4") << QByteArray{"[::ffff:127.0.0.1]"} << 403;
        QTest::newRow("more after the bracket") << QByteArray{"[::1]evil.test"} << 403;
        QTest::newRow("bracket in the port") << QByteArray{"[::1]:80]"} << 403;
        QTest::newRow("port alone") << QByteArray{":8080"} << 403;
        QTest::newRow("percent-encoded") << QByteArray{"%6cocalhost"} << 403;
        QTest::newRow("list") << QByteArray{"localhost, evil.test"} << 403;
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
        QCOMPARE(statusOf({}, {{"Host", "LOCALHOST:80"}}, Access::Read, "http://localhost:80/events"), 200);
        QCOMPARE(statusOf({}, {{"Host", "127.0.0.1"}}, Access::Read, "http://localhost/events"), 400);
        QCOMPARE(statusOf({}, {{"Host", "evil.test"}}, Access::Read, "http://localhost/events"), 400);
        QCOMPARE(statusOf({}, {}, Access::Read, "http://localhost/events", 0), 200);
        QCOMPARE(statusOf({}, {}, Access::Read, "http://evil.test/events", 0), 403);
    }

    void origins_data()
    {
        QTest::addColumn<QByteArray>("origin");
        QTest::addColumn<int>("status");
        QTest::newRow("own") << QByteArray{"http://localhost:8080"} << 200;
        QTest::newRow("own in upper case") << QByteArray{"HTTP://LOCALHOST:8080"} << 200;
        QTest::newRow("own with another scheme") << QByteArray{"https://localhost:8080"} << 403;
        QTest::newRow("own with a path") << QByteArray{"http://localhost:8080/"} << 403;
        QTest::newRow("own and more") << QByteArray{"http://localhost:80801"} << 403;
        QTest::newRow("own with a user") << QByteArray{"http://a@localhost:8080"} << 403;
        QTest::newRow("allowed") << QByteArray{"https://app.example"} << 200;
        QTest::newRow("other port") << QByteArray{"http://localhost:8081"} << 403;
        QTest::newRow("other name of this machine") << QByteArray{"http://127.0.0.1:8080"} << 403;
        QTest::newRow("prefix") << QByteArray{"https://app.example.evil.example"} << 403;
        QTest::newRow("scheme") << QByteArray{"http://app.example"} << 403;
        QTest::newRow("port of allowed") << QByteArray{"https://app.example:8443"} << 403;
        QTest::newRow("extension") << QByteArray{"chrome-extension://abcdefgh"} << 403;
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

    void oneOriginIsNamed()
    {
        QCOMPARE(statusOf({}, {{"Host", "localhost"}, {"Origin", "http://localhost"}}), 200);
        QCOMPARE(statusOf({}, {{"Host", "localhost"}, {"Origin", "http://localhost"}, {"Origin", "http://evil.test"}}),
                 403);
    }

    void fetchMetadata_data()
    {
        QTest::addColumn<Headers>("headers");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<int>("status");
        const QByteArray events = "/events";
        const QByteArray page = "/";
        const auto row = [](const char *name, const Headers &headers, const QByteArray &target, int status) {
            QTest::newRow(name) << headers << target << status;
        };
        row("not told", {}, events, 200);
        row("own page", {{"Sec-Fetch-Site", "same-origin"}}, events, 200);
        row("typed in", {{"Sec-Fetch-Site", "none"}}, events, 200);
        row("another site", {{"Sec-Fetch-Site", "cross-site"}}, events, 403);
        row("another port", {{"Sec-Fetch-Site", "same-site"}}, events, 403);
        row("a word of the future", {{"Sec-Fetch-Site", "x"}}, events, 403);
        row("another site that is allowed", {{"Sec-Fetch-Site", "cross-site"}, {"Origin", "https://app.example"}},
            events, 200);
        row("another site that is not", {{"Sec-Fetch-Site", "cross-site"}, {"Origin", "https://evil.test"}}, events,
            403);
        row("link to a stream", {{"Sec-Fetch-Site", "cross-site"}, {"Sec-Fetch-Mode", "navigate"}}, events, 403);
        row("link to the page", {{"Sec-Fetch-Site", "cross-site"}, {"Sec-Fetch-Mode", "navigate"}}, page, 200);
        row("link to the page, in a tab",
            {{"Sec-Fetch-Site", "cross-site"}, {"Sec-Fetch-Mode", "navigate"}, {"Sec-Fetch-Dest", "document"}}, page,
            200);
        row("frame around the page",
            {{"Sec-Fetch-Site", "cross-site"}, {"Sec-Fetch-Mode", "navigate"}, {"Sec-Fetch-Dest", "iframe"}}, page,
            403);
        row("image of the page", {{"Sec-Fetch-Site", "cross-site"}, {"Sec-Fetch-Mode", "no-cors"}}, page, 403);
    }

    void fetchMetadata()
    {
        QFETCH(Headers, headers);
        QFETCH(QByteArray, target);
        ServerConfig config;
        config.allowedOrigins = {"https://app.example"};
        headers.emplace_back("Host", "localhost");
        QTEST(statusOf(config, headers, Access::Open, target), "status");
    }

    void noFormReachesThePage()
    {
        HttpRequestHead head =
            headOf({{"Host", "localhost"}, {"Sec-Fetch-Site", "cross-site"}, {"Sec-Fetch-Mode", "navigate"}}, "/");
        head.method = "POST";
        QCOMPARE(Guard{ServerConfig{}}.status(head, Access::Open), 403);
    }

    void tokens_data()
    {
        QTest::addColumn<QByteArray>("authorization");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<int>("read");
        QTest::addColumn<int>("publish");
        const QByteArray plain = "/events";
        const auto row = [](const char *name, const QByteArray &authorization, const QByteArray &target, int read,
                            int publish) { QTest::newRow(name) << authorization << target << read << publish; };
        row("none", {}, plain, 401, 401);
        row("reader's", "Bearer read", plain, 200, 403);
        row("publisher's", "Bearer wr%te", plain, 200, 200);
        row("in the query", {}, "/events?token=read", 200, 403);
        row("in the query, encoded", {}, "/events?a=b&%74oken=%72ead", 200, 403);
        row("in the query, with a sign to be encoded", {}, "/events?token=wr%25te", 200, 200);
        row("encoded in the header", "Bearer wr%25te", plain, 403, 403);
        row("scheme in any case", "bEaReR read", plain, 200, 403);
        row("more spaces", "Bearer   read", plain, 200, 403);
        row("wrong", "Bearer reax", plain, 403, 403);
        row("shorter", "Bearer rea", plain, 403, 403);
        row("longer", "Bearer read1", plain, 403, 403);
        row("with a space", "Bearer read 1", plain, 403, 403);
        row("in quotes", "Bearer \"read\"", plain, 403, 403);
        row("as a parameter", "Bearer token=read", plain, 403, 403);
        row("list", "Bearer read, Bearer read", plain, 403, 403);
        row("scheme alone", "Bearer", plain, 401, 401);
        row("tab", "Bearer\tread", plain, 401, 401);
        row("no space", "Bearerread", plain, 401, 401);
        row("colon", "Bearer:read", plain, 401, 401);
        row("empty", {}, "/events?token=", 403, 403);
        row("another scheme", "Basic read", plain, 401, 401);
        row("other name in the query", {}, "/events?Token=read", 401, 401);
        row("the header wins: right", "Bearer read", "/events?token=wrong", 200, 403);
        row("the header wins: wrong", "Bearer wrong", "/events?token=read", 403, 403);
        row("the header wins: nothing in it", "Bearer", "/events?token=read", 401, 401);
        row("another scheme leaves it to the query", "Basic eDp5", "/events?token=read", 200, 403);
        row("the first of two in the query", {}, "/events?token=read&token=wrong", 200, 403);
        row("unknown ticket", {}, "/events?ticket=x", 403, 403);
        row("the header before a ticket", "Bearer read", "/events?ticket=x", 200, 403);
        row("the query's token before a ticket", {}, "/events?ticket=x&token=read", 200, 403);
    }

    void tokens()
    {
        QFETCH(QByteArray, authorization);
        QFETCH(QByteArray, target);
        ServerConfig config;
        config.token = "read";
        config.publishToken = "wr%te";
        Headers headers{{"Host", "localhost"}};
        if (!authorization.isEmpty()) {
            headers.emplace_back("Authorization", authorization);
        }
        QTEST(statusOf(config, headers, Access::Read, target), "read");
        QTEST(statusOf(config, headers, Access::Publish, target), "publish");
        QCOMPARE(statusOf(config, headers, Access::Open, target), 200);
    }

    void aTokenThatOnlyReadsIsToldFromAWrongOne()
    {
        ServerConfig config;
        config.token = "read";
        config.publishToken = "write";
        const auto codeFor = [&config](const QByteArray &token) {
            const auto head = headOf({{"Host", "localhost"}, {"Authorization", "Bearer " + token}}, "/publish", 1);
            return errorOf(Guard{config}.admit(head, Access::Publish)).code;
        };
        QCOMPARE(codeFor("read"), "read-only");
        QCOMPARE(codeFor("reax"), "wrong-token");
    }

    void oneAuthorizationIsEnough()
    {
        ServerConfig config;
        config.token = "read";
        QCOMPARE(statusOf(config,
                          {{"Host", "localhost"}, {"Authorization", "Bearer read"}, {"Authorization", "Bearer read"}}),
                 400);
    }

    void tickets_data()
    {
        QTest::addColumn<Rights>("rights");
        QTest::addColumn<Access>("access");
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("used");
        const Rights reading{true, false};
        const Rights all{true, true};
        QTest::newRow("reads") << reading << Access::Read << 200 << true;
        QTest::newRow("may not publish") << reading << Access::Publish << 403 << false;
        QTest::newRow("publishes") << all << Access::Publish << 200 << true;
        QTest::newRow("gets no other ticket") << all << Access::Ticket << 401 << false;
        QTest::newRow("is not looked at where none is needed") << all << Access::Open << 200 << false;
    }

    void tickets()
    {
        QFETCH(Rights, rights);
        QFETCH(Access, access);
        QFETCH(bool, used);
        ServerConfig config;
        config.token = "read";
        Guard guard{config};
        const QByteArray target = "/events?ticket=" + guard.ticket(rights);
        const HttpRequestHead head = headOf({{"Host", "localhost"}}, target);
        QTEST(guard.status(head, access), "status");
        const auto again = guard.admit(head, Access::Read);
        QCOMPARE(errorOf(again).code, used ? "wrong-ticket" : "");
        QCOMPARE(errorOf(again).field, used ? QStringLiteral("ticket") : QString{});
        QCOMPARE(guard.status(head, Access::Read), 403);
    }

    void aTicketSurvivesWhatIsRefusedBeforeIt()
    {
        Guard guard{ServerConfig{}};
        const QByteArray target = "/events?ticket=" + guard.ticket({true, true});
        QCOMPARE(guard.status(headOf({{"Host", "evil.test"}}, target), Access::Read), 403);
        QCOMPARE(guard.status(headOf({{"Host", "localhost"}, {"Origin", "null"}}, target), Access::Read), 403);
        QCOMPARE(guard.status(headOf({{"Host", "localhost"}, {"Sec-Fetch-Site", "cross-site"}}, target), Access::Read),
                 403);
        QCOMPARE(guard.status(headOf({{"Host", "localhost"}}, target), Access::Open), 200); // a preflight
        QCOMPARE(guard.status(headOf({{"Host", "localhost"}}, target), Access::Read), 200);
        QCOMPARE(guard.status(headOf({{"Host", "localhost"}}, target), Access::Read), 403);
    }

    void rights_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QByteArray>("publishToken");
        QTest::addColumn<QByteArray>("given");
        QTest::addColumn<QByteArray>("rights"); // of a ticket that is asked for with it
        const auto row = [](const char *name, const QByteArray &token, const QByteArray &publishToken,
                            const QByteArray &given, const QByteArray &expected) {
            QTest::newRow(name) << token << publishToken << given << expected;
        };
        row("open server", "", "", "", "read publish");
        row("open server, some token", "", "", "x", "read publish");
        row("token, none given", "r", "", "", "401");
        row("token, wrong", "r", "", "x", "403");
        row("token, right", "r", "", "r", "read publish");
        row("publish token alone, none given", "", "p", "", "read");
        row("publish token alone, wrong", "", "p", "x", "403");
        row("publish token alone, right", "", "p", "p", "read publish");
        row("both, none given", "r", "p", "", "401");
        row("both, wrong", "r", "p", "x", "403");
        row("both, the reader's", "r", "p", "r", "read");
        row("both, the publisher's", "r", "p", "p", "read publish");
    }

    void rights()
    {
        QFETCH(QByteArray, token);
        QFETCH(QByteArray, publishToken);
        QFETCH(QByteArray, given);
        ServerConfig config;
        config.token = token;
        config.publishToken = publishToken;
        Headers headers{{"Host", "localhost"}};
        if (!given.isEmpty()) {
            headers.emplace_back("Authorization", "Bearer " + given);
        }
        Guard guard{config};
        const auto admitted = guard.admit(headOf(headers, "/ticket"), Access::Ticket);
        QByteArray text;
        if (const auto *refusal = std::get_if<Refusal>(&admitted)) {
            text = QByteArray::number(refusal->status);
        } else {
            const auto rights = std::get<Rights>(admitted);
            text = QByteArray{rights.read ? "read" : ""} + (rights.publish ? " publish" : "");
        }
        QTEST(text, "rights");
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

    void answersTellWhoMayReadThem()
    {
        const QByteArray nobodyElse =
            "Cross-Origin-Resource-Policy: same-origin\r\nX-Content-Type-Options: nosniff\r\n";
        ServerConfig config;
        config.allowedOrigins = {"https://app.example"};
        const Guard guard{config};
        QCOMPARE(guard.policy.readerLines(headOf({{"Host", "localhost"}})), nobodyElse);
        QCOMPARE(guard.policy.readerLines(headOf({{"Host", "localhost"}, {"Origin", "https://app.example"}})),
                 "Access-Control-Allow-Origin: https://app.example\r\nVary: Origin\r\n"
                 "X-Content-Type-Options: nosniff\r\n");
        QCOMPARE(guard.policy.readerLines(headOf({{"Host", "localhost"}, {"Origin", "https://evil.example"}})),
                 nobodyElse);
    }

    void underAnotherHostNobodyMayReadTheAnswer_data()
    {
        QTest::addColumn<Headers>("headers");
        QTest::addColumn<QByteArray>("target");
        QTest::newRow("rebound") << Headers{{"Host", "evil.example"}, {"Origin", "http://evil.example"}}
                                 << QByteArray{"/events"};
        QTest::newRow("rebound, with port")
            << Headers{{"Host", "evil.example:8080"}, {"Origin", "http://evil.example:8080"}} << QByteArray{"/events"};
        QTest::newRow("listed origin") << Headers{{"Host", "evil.example"}, {"Origin", "https://app.example"}}
                                       << QByteArray{"/events"};
        QTest::newRow("absolute") << Headers{{"Host", "localhost"}, {"Origin", "https://app.example"}}
                                  << QByteArray{"http://evil.example/events"};
        QTest::newRow("two") << Headers{{"Host", "localhost"}, {"Host", "localhost"}, {"Origin", "https://app.example"}}
                             << QByteArray{"/events"};
        QTest::newRow("none") << Headers{{"Origin", "https://app.example"}} << QByteArray{"/events"};
    }

    void underAnotherHostNobodyMayReadTheAnswer()
    {
        QFETCH(Headers, headers);
        QFETCH(QByteArray, target);
        ServerConfig config;
        config.allowedOrigins = {"https://app.example"};
        Guard guard{config};
        const HttpRequestHead head = headOf(headers, target);
        QVERIFY(guard.status(head, Access::Open) >= 400);
        const QByteArray lines = guard.policy.readerLines(head);
        QVERIFY2(!lines.contains("Access-Control-Allow-Origin"), lines.constData());
        QVERIFY(lines.contains("Cross-Origin-Resource-Policy: same-origin\r\n"));
    }
};

QTEST_APPLESS_MAIN(TestAccessPolicy)
#include "tst_accesspolicy.moc"
