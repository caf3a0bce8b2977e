// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/forwarding.h"
#include "server/peername.h"

#include <QTest>

using namespace pushscope;

namespace {

QList<AddressRange> ranges(const QByteArrayList &texts)
{
    QList<AddressRange> list;
    for (const QByteArray &text : texts) {
        list.append(*AddressRange::parse(text));
    }
    return list;
}

HttpHeaders headersOf(QByteArrayView name, const QByteArrayList &values)
{
    HttpHeaders headers;
    for (const QByteArray &value : values) {
        headers.append(name, value);
    }
    return headers;
}

} // namespace

class TestForwarding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ranges_data()
    {
        QTest::addColumn<QByteArray>("range");
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("holds");
        const auto row = [](const char *range, const char *address, bool holds) {
            QTest::addRow("%s, %s", range, address) << QByteArray{range} << QString::fromLatin1(address) << holds;
        };
        row("192.0.2.7", "192.0.2.7", true);
        row("192.0.2.7", "192.0.2.8", false);
        row("192.0.2.7", "::ffff:192.0.2.7", true);
        row("::ffff:192.0.2.7", "192.0.2.7", true);
        row("10.0.0.0/8", "10.255.255.255", true);
        row("10.0.0.0/8", "11.0.0.0", false);
        row("10.1.2.3/8", "10.9.9.9", true);
        row("192.0.2.128/25", "192.0.2.127", false);
        row("192.0.2.7/32", "192.0.2.7", true);
        row("2001:db8::/32", "2001:db8:ffff::1", true);
        row("2001:db8::/32", "2001:db9::1", false);
        row("::1", "::1", true);
        row("::1", "127.0.0.1", false);
        row("fe80::1", "fe80::1%eth0", true);
    }

    void ranges()
    {
        QFETCH(const QByteArray, range);
        QFETCH(const QString, address);
        QFETCH(const bool, holds);
        const auto parsed = AddressRange::parse(range);
        QVERIFY2(parsed.ok(), range.constData());
        QCOMPARE(parsed->contains(QHostAddress{address}), holds);
    }

    void badRanges_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char *const text :
             {"",           "proxy",       "localhost",    "127.1",          "1",
              "0x7f.0.0.1", "010.0.0.1",   "256.0.0.1",    "1.2.3.4.5",      "1.2.3.4:80",
              "[::1]",      "::1%lo",      ":::",          "2001:db8::/129", "10.0.0.0/33",
              "10.0.0.0/",  "10.0.0.0/-1", "10.0.0.0/8/8", "10.0.0.0/ 8",    "10.0.0.0/255.0.0.0",
              " 10.0.0.1",  "0.0.0.0/0",   "::/0",         "unix:"}) {
            QTest::addRow("'%s'", text) << QByteArray{text};
        }
    }

    void badRanges()
    {
        QFETCH(const QByteArray, text);
        const auto parsed = AddressRange::parse(text);
        QVERIFY(!parsed.ok());
        QCOMPARE(parsed.error().code, "bad-address");
        QVERIFY(!parsed.error().message.isEmpty());
    }

    void nobodyIsTrustedByDefault() { QVERIFY(!holdsAddress({}, QHostAddress{QHostAddress::LocalHost})); }

    void clients_data()
    {
        QTest::addColumn<QByteArrayList>("lines");
        QTest::addColumn<QString>("client"); // empty: unknown
        const auto row = [](const char *name, const QByteArrayList &lines, const char *client) {
            QTest::newRow(name) << lines << QString::fromLatin1(client);
        };
        row("none", {}, "");
        row("one", {"203.0.113.7"}, "203.0.113.7");
        row("port", {"203.0.113.7:5123"}, "203.0.113.7");
        row("IPv6", {"2001:db8:1::7"}, "2001:db8:1::7");
        row("IPv6 in brackets", {"[2001:db8:1::7]"}, "2001:db8:1::7");
        row("IPv6 in brackets, port", {"[2001:db8:1::7]:443"}, "2001:db8:1::7");
        row("IPv4 in IPv6", {"::ffff:203.0.113.7"}, "203.0.113.7");
        row("what the client made up stands before", {"127.0.0.1, 203.0.113.7"}, "203.0.113.7");
        row("made up, many", {"1.1.1.1,2.2.2.2,3.3.3.3, 203.0.113.7"}, "203.0.113.7");
        row("made up in a line of its own", {"198.51.100.1", "203.0.113.7"}, "203.0.113.7");
        row("garbage before", {"unknown, <script>, 203.0.113.7"}, "203.0.113.7");
        row("over a second proxy", {"203.0.113.7, 10.0.0.9"}, "203.0.113.7");
        row("over two, in lines", {"198.51.100.1, 203.0.113.7", "10.0.0.9", "10.1.0.1"}, "203.0.113.7");
        row("all are trusted: the first", {"10.0.0.3, 10.0.0.9"}, "10.0.0.3");
        row("spaces and tabs", {"  198.51.100.1 ,\t203.0.113.7\t "}, "203.0.113.7");
        row("garbage last", {"203.0.113.7, unknown"}, "");
        row("garbage behind a proxy", {"203.0.113.7, garbage, 10.0.0.9"}, "");
        row("a Unix socket", {"unix:"}, "");
        row("empty", {""}, "");
        row("a comma at the end", {"203.0.113.7,"}, "");
        row("a comma at the beginning", {",203.0.113.7"}, "203.0.113.7");
        row("many commas", {QByteArray(10'000, ',')}, "");
        row("many proxies", {QByteArray{"10.0.0.1,"}.repeated(1000) + "10.0.0.2"}, "10.0.0.1");
        row("a name", {"client.example"}, "");
        row("a hidden one", {"_hidden"}, "");
        row("zone", {"fe80::1%eth0"}, "");
        row("port too large", {"203.0.113.7:123456"}, "");
        row("port is none", {"203.0.113.7:x"}, "");
        row("port is empty", {"203.0.113.7:"}, "");
        row("bracket is not closed", {"[2001:db8:1::7"}, "");
        row("IPv4 in brackets", {"[203.0.113.7]"}, "");
        row("behind the bracket", {"[2001:db8:1::7]x"}, "");
        row("short form of IPv4", {"203.7"}, "");
        row("octal", {"0203.0.113.7"}, "");
        row("a quote", {"\"203.0.113.7\""}, "");
        row("long", {QByteArray(10'000, '1')}, "");
        row("bytes", {"\xff\xfe, \xc3\xa9"}, "");
    }

    void clients()
    {
        QFETCH(const QByteArrayList, lines);
        QFETCH(const QString, client);
        const auto forwarding =
            Forwarding::of(headersOf("X-Forwarded-For", lines), ::ranges({"10.0.0.0/8", "2001:db8:2::1"}));
        QCOMPARE(forwarding.client.toString(), client);
        QCOMPARE(forwarding.secure, std::nullopt);
        QCOMPARE(forwarding.host, QByteArray{});
    }

    void schemes_data()
    {
        QTest::addColumn<QByteArrayList>("lines");
        QTest::addColumn<std::optional<bool>>("secure");
        using Secure = std::optional<bool>;
        QTest::newRow("none") << QByteArrayList{} << Secure{};
        QTest::newRow("https") << QByteArrayList{"https"} << Secure{true};
        QTest::newRow("upper case") << QByteArrayList{"HTTPS"} << Secure{true};
        QTest::newRow("wss") << QByteArrayList{"wss"} << Secure{true};
        QTest::newRow("http") << QByteArrayList{"http"} << Secure{false};
        QTest::newRow("ws") << QByteArrayList{"ws"} << Secure{false};
        QTest::newRow("the last counts") << QByteArrayList{"https, http"} << Secure{false};
        QTest::newRow("the last line counts") << QByteArrayList{"http", "https"} << Secure{true};
        QTest::newRow("garbage") << QByteArrayList{"httpss"} << Secure{};
        QTest::newRow("empty") << QByteArrayList{""} << Secure{};
    }

    void schemes()
    {
        QFETCH(const QByteArrayList, lines);
        QFETCH(const std::optional<bool>, secure);
        QCOMPARE(Forwarding::of(headersOf("X-Forwarded-Proto", lines), {}).secure, secure);
    }

    void hosts()
    {
        const auto host = [](const QByteArrayList &lines) {
            return Forwarding::of(headersOf("X-Forwarded-Host", lines), {}).host;
        };
        QCOMPARE(host({}), QByteArray{});
        QCOMPARE(host({"push.example:8443"}), "push.example:8443");
        QCOMPARE(host({"made-up.example, push.example"}), "push.example");
        QCOMPARE(host({"made-up.example", " push.example "}), "push.example");
        QCOMPARE(host({"push.example,"}), QByteArray{});
    }

    /// Who comes directly and by a proxy is the same.
    void keys()
    {
        QCOMPARE(addressKey(QHostAddress{QStringLiteral("192.0.2.7")}), QByteArray::fromHex("c0000207"));
        QCOMPARE(addressKey(QHostAddress{QStringLiteral("::ffff:192.0.2.7")}), QByteArray::fromHex("c0000207"));
        QCOMPARE(addressKey(QHostAddress{QStringLiteral("2001:db8:1:2:3::7")}),
                 QByteArray::fromHex("20010db800010002"));
    }
};

QTEST_APPLESS_MAIN(TestForwarding)
#include "tst_forwarding.moc"
