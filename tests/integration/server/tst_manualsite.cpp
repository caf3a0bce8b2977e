// SPDX-License-Identifier: GPL-3.0-or-later
#include "help/helpbook.h"
#include "server/manualsite.h"
#include "support/rawpeer.h"
#include "support/serverfixture.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QUrl>

using namespace pushscope;

namespace {

RawPeer::Response fetch(quint16 port, const QByteArray &method, const QByteArray &target, const QByteArray &lines = {})
{
    RawPeer peer{port};
    peer.send(method + ' ' + target + " HTTP/1.1\r\nHost: localhost\r\n" + lines + "\r\n");
    return peer.awaitResponse(method == "HEAD").value_or(RawPeer::Response{});
}

QStringList allOf(const QByteArray &html, const char *pattern)
{
    QStringList found;
    for (auto match = QRegularExpression{QString::fromLatin1(pattern)}.globalMatch(QString::fromUtf8(html));
         match.hasNext();) {
        found.append(match.next().captured(1));
    }
    return found;
}

} // namespace

/// The manual as visitors of a server see it, below /help.
class TestManualSite : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPageIsServed()
    {
        ServerFixture fixture;
        for (const HelpPage &page : helpPages()) {
            const auto got = fetch(fixture.port(), "GET", "/help/" + page.name.toUtf8());
            QCOMPARE(got.head.status, 200);
            QCOMPARE(got.head.headers.value("Content-Type"), "text/html; charset=utf-8");
            QCOMPARE(got.body.count("<h1"), 1);
            QCOMPARE(got.body.count("<main"), 1);
            QVERIFY(got.body.contains("<html lang=\"en\">"));
            QCOMPARE(got.body.count("aria-current=\"page\""), 2); // in the contents for wide and for narrow screens
            QVERIFY2(!got.body.contains("<script") && !got.body.contains("style=") && !got.body.contains("{{title"),
                     qPrintable(page.name));
        }
    }

    void everyLinkLeadsSomewhere()
    {
        ServerFixture fixture;
        QHash<QString, QSet<QString>> ids; // of each page that was read
        QList<QUrl> anchors;
        QStringList left{QStringLiteral("/help/")};
        while (!left.isEmpty()) {
            const QString path = left.takeFirst();
            if (ids.contains(path)) {
                continue;
            }
            const auto got = fetch(fixture.port(), "GET", path.toUtf8());
            QVERIFY2(got.head.status == 200, qPrintable(path));
            const QStringList names = allOf(got.body, " id=\"([^\"]+)\"");
            ids.insert(path, QSet<QString>{names.cbegin(), names.cend()});
            QCOMPARE(ids.value(path).size(), names.size());
            const QUrl base{path};
            if (!path.startsWith(u"/help/")) {
                continue;
            }
            const QStringList links = allOf(got.body, " (?:href|src)=\"([^\"]+)\"");
            for (const QString &link : links) {
                const QUrl target = base.resolved(QUrl{link});
                if (target.scheme().isEmpty()) {
                    left.append(target.path());
                    anchors.append(target);
                }
            }
        }
        QVERIFY(ids.size() > helpPages().size());
        for (const QUrl &anchor : std::as_const(anchors)) {
            QVERIFY2(!anchor.hasFragment() || ids.value(anchor.path()).contains(anchor.fragment(QUrl::FullyDecoded)),
                     qPrintable(anchor.toString()));
        }
    }

    void pagesFollowEachOther()
    {
        ServerFixture fixture;
        QStringList names;
        for (QString name = helpPages().first().name; !name.isEmpty();) {
            names.append(name);
            const QByteArray body = fetch(fixture.port(), "GET", "/help/" + name.toUtf8()).body;
            name = allOf(body, "<a href=\"([^\"]+)\" rel=\"next\"").value(0);
        }
        QCOMPARE(names.size(), helpPages().size());
        QCOMPARE(names.last(), helpPages().last().name);
    }

    void filesHaveTypesAndTags_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("type");
        QTest::newRow("start") << QByteArray{"/help/"} << QByteArray{"text/html; charset=utf-8"};
        QTest::newRow("page") << QByteArray{"/help/scale-out"} << QByteArray{"text/html; charset=utf-8"};
        QTest::newRow("style") << QByteArray{"/help/help.css"} << QByteArray{"text/css; charset=utf-8"};
        QTest::newRow("schema") << QByteArray{"/help/experiment.schema.json"} << QByteArray{"application/schema+json"};
        for (const HelpPage &page : helpPages()) {
            const QStringList pictures = allOf(helpBody(page.name).toUtf8(), "src=\"([^\"]+)\"");
            for (const QString &picture : pictures) {
                QTest::newRow(qPrintable(page.name + u' ' + picture))
                    << "/help/" + picture.toUtf8() << QByteArray{"image/png"};
            }
        }
    }

    void filesHaveTypesAndTags()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, type);
        ServerFixture fixture;
        const auto got = fetch(fixture.port(), "GET", path);
        QCOMPARE(got.head.status, 200);
        QCOMPARE(got.head.headers.value("Content-Type"), type);
        QCOMPARE(got.head.headers.value("X-Content-Type-Options"), "nosniff");
        QCOMPARE(got.head.headers.value("Cache-Control"), "no-cache");
        QCOMPARE(got.head.headers.value("Content-Security-Policy"),
                 "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; "
                 "frame-ancestors 'none'");
        const QByteArray tag = *got.head.headers.value("ETag");
        const auto head = fetch(fixture.port(), "HEAD", path);
        QCOMPARE(head.head.status, 200);
        QCOMPARE(head.head.headers.value("Content-Length"), QByteArray::number(got.body.size()));
        const auto known = fetch(fixture.port(), "GET", path, "If-None-Match: " + tag + "\r\n");
        QCOMPARE(known.head.status, 304);
        QVERIFY(known.body.isEmpty());
        QCOMPARE(fetch(fixture.port(), "POST", path, "Content-Length: 0\r\n").head.status, 405);
    }

    void whatIsThereIsKnownWithoutReadingIt()
    {
        for (const char *path : {"/help/", "/help/index", "/help/scale-out", "/help/help.css",
                                 "/help/experiment.schema.json", "/help/pictures/window.png"}) {
            QVERIFY2(hasManualFile(path) && manualFile(path), path);
        }
        QVERIFY(!hasManualFile("/help"));
        QVERIFY(!hasManualFile("/helpx"));
    }

    void aPageIsPutTogetherOnce()
    {
        const auto first = manualFile("/help/scale-out");
        const auto second = manualFile("/help/scale-out");
        QVERIFY(first->body.isSharedWith(second->body));
    }

    void theFolderWithoutItsSlashLeadsToIt()
    {
        ServerFixture fixture;
        const auto got = fetch(fixture.port(), "GET", "/help");
        QCOMPARE(got.head.status, 301);
        QCOMPARE(got.head.headers.value("Location"), "/help/");
        QCOMPARE(fetch(fixture.port(), "HEAD", "/help").head.status, 301);
        QCOMPARE(fetch(fixture.port(), "POST", "/help", "Content-Length: 0\r\n").head.status, 405);
        QCOMPARE(fetch(fixture.port(), "GET", "/help/").body, fetch(fixture.port(), "GET", "/help/index").body);
    }

    void nothingElseIsThere()
    {
        ServerConfig config;
        config.token = "t";
        ServerFixture fixture{config};
        for (const char *path : {"/help/none",
                                 "/help/scale-out.md",
                                 "/help/scale-out.html",
                                 "/help/scale-out/",
                                 "/help//scale-out",
                                 "/help/page.html",
                                 "/help/contents.json",
                                 "/help/sections.json",
                                 "/help/pages/scale-out.html",
                                 "/help/pictures",
                                 "/help/pictures/",
                                 "/help/pictures/none.png",
                                 "/help/pictures/../help.css",
                                 "/help/../index.html",
                                 "/help/..%2fhelp/help.css",
                                 "/help/%2e%2e/index.html",
                                 "/help/pictures/..%2fcontents.json",
                                 "/help/pictures/%2e%2e%2fexperiment.schema.json",
                                 "/help/scale-out%00",
                                 "/help/help.css/"}) {
            QVERIFY2(fetch(fixture.port(), "GET", path).head.status / 100 == 4, path);
            QVERIFY2(!hasManualFile(path) && !manualFile(path), path);
        }
        QCOMPARE(fetch(fixture.port(), "GET", "/helpx").head.status, 401);
        QCOMPARE(fetch(fixture.port(), "GET", "/help/none").head.status, 404);
        QCOMPARE(fetch(fixture.port(), "GET", "/help/").head.status, 200); // it tells nothing of this server
        QCOMPARE(fetch(fixture.port(), "GET", "/help/help.css").head.status, 200);
    }

    void aLinkFromElsewhereOpensAPage()
    {
        ServerFixture fixture;
        const QByteArray visit =
            "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n";
        QCOMPARE(fetch(fixture.port(), "GET", "/help/scale-out", visit).head.status, 200);
        QCOMPARE(fetch(fixture.port(), "GET", "/help", visit).head.status, 301);
        QCOMPARE(fetch(fixture.port(), "GET", "/help/help.css", visit).head.status, 403);
    }

    void theDashboardAndTheSamplesLeadThere()
    {
        ServerFixture fixture;
        QVERIFY(fetch(fixture.port(), "GET", "/").body.contains("href=\"/help/\""));
        QVERIFY(fetch(fixture.port(), "GET", "/samples").body.contains("href=\"/help/"));
    }
};

QTEST_GUILESS_MAIN(TestManualSite)
#include "tst_manualsite.moc"
