// SPDX-License-Identifier: GPL-3.0-or-later
#include "limitsupport.h"
#include "sitefixture.h"

#include <QTest>

#include <memory>

using namespace pushscope;
using namespace pushscope::test;

namespace {

/// What the server sends until it closes, asked for with a raw request target.
QByteArray rawAnswer(quint16 port, const QByteArray &target)
{
    RawPeer peer{port};
    peer.send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    (void)QTest::qWaitFor([&] { return peer.isClosed(); });
    return peer.input();
}

} // namespace

/// A folder of the user's own beside the endpoints.
class TestSite : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_site.reset(); }
    void nothingOutsideIsServed_data();
    void nothingOutsideIsServed();
    void filesAreServed_data();
    void filesAreServed();
    void otherMethodsAreRefused();
    void foldersAreRedirected_data();
    void foldersAreRedirected();
    void endpointsWin();
    void theDashboardGivesWayToAnIndex();
    void aFolderThatGoesIsNotThere();
    void versionsAreToldApart();
    void rangesAreAnswered_data();
    void rangesAreAnswered();
    void aRangeIsOfAVersion();
    void filesNeedNoToken();
    void pagesElsewhereCannotUseFiles();

private:
    std::unique_ptr<SiteFixture> m_site; ///< for tables of requests that change nothing
};

void TestSite::initTestCase()
{
    m_site = std::make_unique<SiteFixture>();
    m_site->writeOutside("secret.txt", "SECRET outside\n");
    m_site->writeBesideRules();
    m_site->write("ten.txt", "0123456789");
}

void TestSite::nothingOutsideIsServed_data() // NOLINT(readability-function-size): a table
{
    QTest::addColumn<QByteArray>("target");
    const auto row = [](const char *name, const QByteArray &target) { QTest::newRow(name) << target; };
    row("parent", "/../secret.txt");
    row("parent twice", "/../../secret.txt");
    row("parent of a folder", "/sub/../../secret.txt");
    row("parent within the site", "/sub/../index.html");
    row("encoded dots", "/%2e%2e/secret.txt");
    row("encoded dots, capital", "/%2E%2E/secret.txt");
    row("half-encoded dots", "/.%2e/secret.txt");
    row("half-encoded dots, the other", "/%2e./secret.txt");
    row("encoded slash", "/..%2fsecret.txt");
    row("encoded slash, capital", "/..%2Fsecret.txt");
    row("all encoded", "/%2e%2e%2fsecret.txt");
    row("encoded slash within the site", "/sub%2findex.html");
    row("double-encoded dots", "/%252e%252e/secret.txt");
    row("double-encoded slash", "/..%252fsecret.txt");
    row("triple-encoded", "/%25252e%25252e%25252fsecret.txt");
    row("backslash", "/..\\secret.txt");
    row("encoded backslash", "/..%5csecret.txt");
    row("encoded backslash, capital", "/..%5Csecret.txt");
    row("double-encoded backslash", "/..%255csecret.txt");
    row("backslash within the site", "/sub\\index.html");
    row("mixed separators", "/sub/..\\../secret.txt");
    row("overlong dot", "/%c0%ae%c0%ae/secret.txt");
    row("overlong slash", "/..%c0%afsecret.txt");
    row("overlong slash, three bytes", "/..%e0%80%afsecret.txt");
    row("full-width dots", "/%ef%bc%8e%ef%bc%8e/secret.txt");
    row("percent-u", "/%u002e%u002e/secret.txt");
    row("NUL", "/index.html%00");
    row("NUL before an ending", "/../secret.txt%00.html");
    row("NUL after a folder", "/sub%00/../../secret.txt");
    row("absolute", "//SECRET");
    row("absolute, encoded", "/%2fSECRET");
    row("absolute after a folder", "/sub//SECRET");
    row("double slash", "//index.html");
    row("double slash within", "/sub//index.html");
    row("trailing double slash", "/sub//");
    row("many slashes", "////////SECRET");
    row("dot", "/./index.html");
    row("encoded dot", "/%2e/index.html");
    row("dot and slash", "/sub/./index.html");
    row("three dots", "/.../secret.txt");
    row("four dots", "/..../secret.txt");
    row("dots and a semicolon", "/..;/secret.txt");
    row("dots and a space", "/..%20/secret.txt");
    row("file URL", "file://SECRET");
    row("absolute form", "http://localhost/../secret.txt");
    row("absolute form, encoded", "http://localhost/%2e%2e/secret.txt");
    row("drive", "/c:/secret.txt");
    row("drive, encoded", "/c%3a%5csecret.txt");
    row("stream of a file", "/index.html::$DATA");
    row("share", "/\\\\localhost\\secret.txt");
    row("query instead of a path", "/?../secret.txt");
    row("parent in a parameter", "/sub/;/../../secret.txt");
    row("hidden file", "/.hidden.txt");
    row("hidden file, encoded", "/%2ehidden.txt");
    row("file in a hidden folder", "/.git/config.txt");
    row("hidden file in a folder", "/sub/.hidden.txt");
    row("link to a file outside", "/link.txt");
    row("link to a folder outside", "/linked/secret.txt");
    row("link to a folder outside, as a folder", "/linked/");
    row("link to the parent", "/up/secret.txt");
    row("link to a file inside", "/inner.txt");
    row("link that leads nowhere", "/dangling.txt");
    row("pipe", "/pipe.txt");
    row("file as a folder", "/index.html/");
    row("below a file", "/index.html/secret.txt");
    row("out by a file", "/index.html/../../secret.txt");
    row("its own name and out", "/../SITENAME/../secret.txt");
    row("its own name", "/../SITENAME/index.html");
    row("folder without a page", "/plain/");
    row("folder without a page, no slash", "/plain");
    row("no right to read", "/unreadable.txt");
    row("descriptor", "/../../../../../../../../proc/self/environ");
    row("password file", "/../../../../../../../../../../etc/passwd");
    row("password file, encoded", "/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd");
    row("longer than any name", "/" + QByteArray(300, 'a'));
    row("deeper than any folder", QByteArray{"/sub"}.repeated(500));
    row("up as often as fits", QByteArray{"/.."}.repeated(1000) + "/etc/passwd");
}

void TestSite::nothingOutsideIsServed()
{
    QFETCH(QByteArray, target);
    target.replace("SECRET", m_site->outside("secret.txt"));
    target.replace("SITENAME", SiteFixture::name());
    const QByteArray answer = rawAnswer(m_site->port(), target);
    const bool isRoot = target.startsWith("/?"); // the site's own page is no secret
    QVERIFY2(answer.startsWith(isRoot ? "HTTP/1.1 200 " : "HTTP/1.1 4"), answer.constData());
    QVERIFY2(!answer.contains("SECRET") && !answer.contains("root:"), answer.constData());
    QVERIFY2(isRoot || !answer.contains("the site's page"), answer.constData());
}

void TestSite::filesAreServed_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("type");
    const auto row = [](const QByteArray &name, const QByteArray &target, const QByteArray &type) {
        QTest::newRow(name.constData()) << name << target << type;
    };
    row("page.html", "/page.html", "text/html; charset=utf-8");
    row("a.js", "/a.js?v=1", "text/javascript; charset=utf-8");
    row("a.mjs", "/a.mjs", "text/javascript; charset=utf-8");
    row("a.css", "/a.css", "text/css; charset=utf-8");
    row("a.json", "/a.json", "application/json");
    row("a.wasm", "/a.wasm", "application/wasm");
    row("a.svg", "/a.svg", "image/svg+xml");
    row("A.PNG", "/A.PNG", "image/png");
    row("a.woff2", "/a.woff2", "font/woff2");
    row("a.mp4", "/a.mp4", "video/mp4");
    row("a.unknown", "/a.unknown", "application/octet-stream");
    row("LICENSE", "/LICENSE", "application/octet-stream");
    row("a b+c.txt", "/a%20b+c.txt", "text/plain; charset=utf-8");
    row("\xc3\xa9t\xc3\xa9.txt", "/%c3%a9t%c3%a9.txt", "text/plain; charset=utf-8");
    row("sub/deep/er.txt", "/sub/deep/er.txt", "text/plain; charset=utf-8");
    row("sub/index.html", "/sub/", "text/html; charset=utf-8");
    row("index.html", "/", "text/html; charset=utf-8");
    row("100%.txt", "/100%25.txt", "text/plain; charset=utf-8");
    row("a:b.txt", "/a:b.txt", "text/plain; charset=utf-8");
    row("x..y.txt", "/x..y.txt", "text/plain; charset=utf-8");
}

void TestSite::filesAreServed()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, type);
    SiteFixture site;
    const QByteArray body = "content of " + name;
    site.write(name, body);
    const auto got = site.ask("GET", target);
    QCOMPARE(got.head.status, 200);
    QCOMPARE(got.body, body);
    QCOMPARE(got.head.headers.value("Content-Type"), type);
    QCOMPARE(got.head.headers.value("X-Content-Type-Options"), "nosniff");
    QCOMPARE(got.head.headers.value("Accept-Ranges"), "bytes");
    QVERIFY(got.head.headers.value("Date") && got.head.headers.value("Last-Modified"));
    const auto head = site.ask("HEAD", target);
    QCOMPARE(head.head.status, 200);
    QCOMPARE(head.head.headers.value("Content-Length"), QByteArray::number(body.size()));
    QVERIFY(head.body.isEmpty());
}

void TestSite::otherMethodsAreRefused()
{
    SiteFixture site;
    site.write("a.txt", "x");
    for (const char *const method : {"POST", "PUT", "DELETE", "PATCH"}) {
        const auto got = site.ask(method, "/a.txt", "Content-Length: 0\r\n");
        QCOMPARE(got.head.status, 405);
        QCOMPARE(got.head.headers.value("Allow"), "GET, HEAD, OPTIONS");
    }
    QCOMPARE(site.ask("OPTIONS", "/a.txt").head.status, 204);
    QCOMPARE(site.ask("GET", "/b.txt").head.status, 404);
    QCOMPARE(site.ask("HEAD", "/b.txt").head.status, 404);
}

void TestSite::foldersAreRedirected_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("location");
    QTest::newRow("plain") << QByteArray{"/sub"} << QByteArray{"/sub/"};
    QTest::newRow("with a query") << QByteArray{"/sub?a=%2F&b"} << QByteArray{"/sub/?a=%2F&b"};
    QTest::newRow("with a space") << QByteArray{"/a%20b"} << QByteArray{"/a%20b/"};
    QTest::newRow("a colon") << QByteArray{"/http:"} << QByteArray{"/http%3A/"};
}

void TestSite::foldersAreRedirected()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, location);
    SiteFixture site;
    for (const char *const folder : {"sub", "a b", "http:"}) {
        site.write(QByteArray{folder} + "/index.html", "page");
    }
    const auto got = site.ask("GET", target);
    QCOMPARE(got.head.status, 301);
    QCOMPARE(got.head.headers.value("Location"), location);
    const auto followed = site.ask("GET", location);
    QCOMPARE(followed.head.status, 200);
    QCOMPARE(followed.body, "page");
}

void TestSite::endpointsWin()
{
    SiteFixture site;
    for (const char *const name : {"health", "stats", "time", "poll", "events", "ws", "publish", "ticket",
                                   "pushscope.js", "samples/own.txt", "dashboard/own.txt", "metrics"}) {
        site.write(name, "from the folder");
    }
    for (const char *const target : {"/health", "/stats", "/time", "/metrics", "/poll?timeout=0", "/pushscope.js"}) {
        const auto got = site.ask("GET", target);
        QCOMPARE(got.head.status, 200);
        QVERIFY2(!got.body.contains("from the folder"), target);
    }
    QCOMPARE(site.ask("GET", "/ws").head.status, 426);
    QCOMPARE(site.ask("GET", "/publish").head.status, 405);
    QCOMPARE(site.ask("GET", "/samples/own.txt").head.status, 404);
    QCOMPARE(site.ask("GET", "/dashboard/own.txt").head.status, 404);
    RawPeer stream{site.port()};
    stream.get("/events");
    QTRY_VERIFY(stream.input().contains("text/event-stream"));
}

void TestSite::theDashboardGivesWayToAnIndex()
{
    SiteFixture site;
    const QByteArray dashboard = site.ask("GET", "/").body;
    QVERIFY(dashboard.contains("PushScope"));
    site.write("index.html", "own page");
    QCOMPARE(site.ask("GET", "/").body, "own page");
    QCOMPARE(site.ask("GET", "/dashboard/").body, dashboard);
    QCOMPARE(site.ask("GET", "/dashboard").body, dashboard);
}

void TestSite::aFolderThatGoesIsNotThere()
{
    SiteFixture site;
    site.write("a.txt", "x");
    QCOMPARE(site.ask("GET", "/a.txt").head.status, 200);
    QVERIFY(QDir{site.path()}.removeRecursively());
    QCOMPARE(site.ask("GET", "/a.txt").head.status, 404);
    QCOMPARE(site.ask("GET", "/").head.status, 200); // the dashboard
    QVERIFY(QDir{}.mkpath(site.path()));
    site.write("a.txt", "again");
    QCOMPARE(site.ask("GET", "/a.txt").body, "again");
}

void TestSite::versionsAreToldApart()
{
    SiteFixture site;
    site.write("a.txt", "one");
    const auto first = site.ask("GET", "/a.txt");
    const QByteArray tag = *first.head.headers.value("ETag");
    const QByteArray date = *first.head.headers.value("Last-Modified");
    QVERIFY(tag.startsWith('"') && tag.endsWith('"'));
    for (const QByteArray &known : {"If-None-Match: " + tag, "If-None-Match: W/" + tag, QByteArray{"If-None-Match: *"},
                                    "If-None-Match: \"x,y\", " + tag, "If-Modified-Since: " + date,
                                    "If-None-Match: " + tag + "\r\nIf-Modified-Since: Thu, 01 Jan 1970 00:00:00 GMT"}) {
        const auto got = site.ask("GET", "/a.txt", known + "\r\n");
        QVERIFY2(got.head.status == 304, known.constData());
        QCOMPARE(got.head.headers.value("ETag"), tag);
        QVERIFY(got.body.isEmpty());
    }
    for (const QByteArray &other :
         {QByteArray{"If-None-Match: \"x\""}, QByteArray{"If-None-Match: x"},
          "If-None-Match: \"x\"\r\nIf-Modified-Since: " + date,
          QByteArray{"If-Modified-Since: Thu, 01 Jan 1970 00:00:00 GMT"}, QByteArray{"If-Modified-Since: yesterday"},
          "If-Match: " + tag, "If-Unmodified-Since: " + date}) {
        QVERIFY2(site.ask("GET", "/a.txt", other + "\r\n").head.status == 200, other.constData());
    }
    QCOMPARE(site.ask("GET", "/a.txt", "If-Match: \"x\"\r\n").head.status, 412);
    QCOMPARE(site.ask("GET", "/a.txt", "If-Match: W/" + tag + "\r\n").head.status, 412);
    QCOMPARE(site.ask("GET", "/a.txt", "If-Unmodified-Since: Thu, 01 Jan 1970 00:00:00 GMT\r\n").head.status, 412);
    site.write("a.txt", "two");
    const auto second = site.ask("GET", "/a.txt", "If-None-Match: " + tag + "\r\n");
    QCOMPARE(second.head.status, 200);
    QCOMPARE(second.body, "two");
    QVERIFY(second.head.headers.value("ETag") != tag);
}

void TestSite::rangesAreAnswered_data()
{
    QTest::addColumn<QByteArray>("range");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("contentRange");
    const auto row = [](const QByteArray &range, int status, const QByteArray &body, const QByteArray &contentRange) {
        QTest::newRow(range.constData()) << range << status << body << contentRange;
    };
    const QByteArray all = "0123456789";
    row("bytes=0-0", 206, "0", "bytes 0-0/10");
    row("bytes=2-4", 206, "234", "bytes 2-4/10");
    row("bytes=2-", 206, "23456789", "bytes 2-9/10");
    row("bytes=-3", 206, "789", "bytes 7-9/10");
    row("bytes=-30", 206, all, "bytes 0-9/10");
    row("bytes=5-500", 206, "56789", "bytes 5-9/10");
    row("Bytes=9-9", 206, "9", "bytes 9-9/10");
    row("bytes=0-99999999999999999999999", 206, all, "bytes 0-9/10");
    row("bytes=10-", 416, {}, "bytes */10");
    row("bytes=10-11", 416, {}, "bytes */10");
    row("bytes=-0", 416, {}, "bytes */10");
    row("bytes=99999999999999999999999-", 416, {}, "bytes */10");
    row("bytes=4-2", 200, all, {});
    row("bytes=0-1,3-4", 200, all, {});
    row("bytes=", 200, all, {});
    row("bytes=-", 200, all, {});
    row("bytes=a-b", 200, all, {});
    row("bytes=--1", 200, all, {});
    row("bytes=+1-2", 200, all, {});
    row("lines=0-1", 200, all, {});
}

void TestSite::rangesAreAnswered()
{
    QFETCH(QByteArray, range);
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, contentRange);
    const auto got = m_site->ask("GET", "/ten.txt", "Range: " + range + "\r\n");
    QCOMPARE(got.head.status, status);
    QCOMPARE(got.head.headers.value("Content-Range").value_or(QByteArray{}), contentRange);
    if (status != 416) {
        QCOMPARE(got.body, body);
    }
    QCOMPARE(m_site->ask("HEAD", "/ten.txt", "Range: " + range + "\r\n").head.status, 200); // RFC 9110 14.2
}

void TestSite::aRangeIsOfAVersion()
{
    SiteFixture site;
    site.write("ten.txt", "0123456789", QDateTime::currentDateTimeUtc().addSecs(-100));
    const auto first = site.ask("GET", "/ten.txt");
    const QByteArray tag = *first.head.headers.value("ETag");
    const QByteArray date = *first.head.headers.value("Last-Modified");
    const auto status = [&](const QByteArray &condition) {
        return site.ask("GET", "/ten.txt", "Range: bytes=5-\r\nIf-Range: " + condition + "\r\n").head.status;
    };
    QCOMPARE(status(tag), 206);
    QCOMPARE(status(date), 206);
    QCOMPARE(status("\"x\""), 200);
    QCOMPARE(status("W/" + tag), 200);
    QCOMPARE(status("Thu, 01 Jan 1970 00:00:00 GMT"), 200);
    site.write("ten.txt", "abcdefghij");
    QCOMPARE(status(tag), 200);
    QCOMPARE(status(date), 200);
    site.write("empty.txt", "");
    QCOMPARE(site.ask("GET", "/empty.txt").head.status, 200);
    QCOMPARE(site.ask("GET", "/empty.txt", "Range: bytes=0-\r\n").head.status, 416);
    QCOMPARE(site.ask("GET", "/empty.txt", "Range: bytes=-1\r\n").head.status, 416);
}

void TestSite::filesNeedNoToken()
{
    ServerConfig config;
    config.token = "t";
    SiteFixture site{config};
    site.write("a.txt", "x");
    QCOMPARE(site.ask("GET", "/a.txt").head.status, 200);
    QCOMPARE(site.ask("GET", "/none.txt").head.status, 404);
    QCOMPARE(site.ask("GET", "/stats").head.status, 401);
    QCOMPARE(site.ask("GET", "/poll?timeout=0").head.status, 401);
}

void TestSite::pagesElsewhereCannotUseFiles()
{
    SiteFixture site;
    site.write("a.html", "x");
    const QByteArray visit = "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n";
    QCOMPARE(site.ask("GET", "/a.html", visit).head.status, 200);
    QCOMPARE(site.ask("GET", "/stats", visit).head.status, 403);
    QCOMPARE(site.ask("GET", "/a.html", "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\n").head.status, 403);
    QCOMPARE(site.ask("GET", "/a.html", "Origin: https://elsewhere.example\r\n").head.status, 403);
    QCOMPARE(site.askAs("elsewhere.example", "/a.html").head.status, 403);
}

QTEST_GUILESS_MAIN(TestSite)
#include "tst_site.moc"
