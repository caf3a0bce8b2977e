// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/contenttype.h"
#include "server/filepart.h"

#include <QTest>

using namespace pushscope;

namespace {

constexpr qint64 second = 1'000'000'000;
constexpr qint64 modified = 784'111'777; // Sun, 06 Nov 1994 08:49:37 GMT
constexpr qint64 later = modified + 100;

HttpRequestHead requestWith(const QByteArray &name, const QByteArray &value)
{
    HttpRequestHead head;
    head.method = "GET";
    head.headers.append(name, value);
    return head;
}

} // namespace

/// What conditions and ranges make of a file.
class TestFilePart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFormOfDateIsRead_data()
    {
        QTest::addColumn<QByteArray>("date");
        QTest::addColumn<int>("status");
        QTest::newRow("now usual") << QByteArray{"Sun, 06 Nov 1994 08:49:37 GMT"} << 304;
        QTest::newRow("RFC 850") << QByteArray{"Sunday, 06-Nov-94 08:49:37 GMT"} << 304;
        QTest::newRow("asctime") << QByteArray{"Sun Nov  6 08:49:37 1994"} << 304;
        QTest::newRow("a second before") << QByteArray{"Sun, 06 Nov 1994 08:49:36 GMT"} << 200;
        QTest::newRow("in this century, RFC 850") << QByteArray{"Saturday, 06-Nov-21 08:49:37 GMT"} << 304;
        QTest::newRow("another zone") << QByteArray{"Sun, 06 Nov 1994 08:49:37 CET"} << 200;
        QTest::newRow("no date") << QByteArray{"1994-11-06"} << 200;
        QTest::newRow("empty") << QByteArray{} << 200;
    }

    void everyFormOfDateIsRead()
    {
        QFETCH(QByteArray, date);
        QFETCH(int, status);
        const FolderFile::Version version{.size = 10, .modified = modified * second + 5};
        QCOMPARE(partOf(requestWith("If-Modified-Since", date), version, later).status, status);
    }

    void datesAreNotInTheFuture()
    {
        QCOMPARE(toHttpDate(modified), "Sun, 06 Nov 1994 08:49:37 GMT");
        QCOMPARE(lastModifiedOf({.modified = later * second}, modified), modified);
        QCOMPARE(lastModifiedOf({.modified = modified * second + 999'999'999}, later), modified);
    }

    void aDateOfThisVerySecondAllowsNoRange()
    {
        const FolderFile::Version version{.size = 10, .modified = modified * second};
        HttpRequestHead head = requestWith("Range", "bytes=1-2");
        head.headers.append("If-Range", "Sun, 06 Nov 1994 08:49:37 GMT");
        QCOMPARE(partOf(head, version, later), (FilePart{206, 1, 2}));
        QCOMPARE(partOf(head, version, modified), (FilePart{200, 0, 10}));
    }

    void versionsHaveTagsOfTheirOwn()
    {
        const QByteArray tag = etagOf({10, 20, 30});
        QVERIFY(tag != etagOf({11, 20, 30}) && tag != etagOf({10, 21, 30}) && tag != etagOf({10, 20, 31}));
        QVERIFY(holdsTag("\"a,b\" , W/" + tag, tag));
        QVERIFY(holdsTag("*", tag));
        QVERIFY(!holdsTag("\"x" + tag.sliced(1), tag));
        QVERIFY(!holdsTag("x, " + tag, tag)); // no list of tags
        QVERIFY(!holdsTag("\"", tag) && !holdsTag("W/", tag) && !holdsTag("", tag));
    }

    void twoRangesAreTheWholeFile()
    {
        HttpRequestHead head = requestWith("Range", "bytes=1-2");
        head.headers.append("Range", "bytes=4-5");
        QCOMPARE(partOf(head, {10, 0, 0}, later), (FilePart{200, 0, 10}));
    }

    void typesGoByTheEnding()
    {
        QCOMPARE(contentTypeOf("a.tar.gz"), "application/gzip");
        QCOMPARE(contentTypeOf("A.HTML"), "text/html; charset=utf-8");
        QCOMPARE(contentTypeOf("html"), "application/octet-stream");
        QCOMPARE(contentTypeOf("a."), "application/octet-stream");
        QCOMPARE(contentTypeOf("a.htmlx"), "application/octet-stream");
        QCOMPARE(contentTypeOf("x.d.ts"), "text/plain; charset=utf-8");
    }
};

QTEST_GUILESS_MAIN(TestFilePart)
#include "tst_filepart.moc"
