// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/linesplitter.h"

#include <QByteArrayList>
#include <QTest>

using namespace pushscope;

namespace {

constexpr qsizetype longest = LineSplitter::longestLine;

QByteArrayList drained(LineSplitter &splitter)
{
    QByteArrayList lines;
    while (const auto line = splitter.next()) {
        lines += *line;
    }
    return lines;
}

} // namespace

class TestLineSplitter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bytesBecomeLines_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArrayList>("lines");
        QTest::addColumn<QByteArray>("rest");
        QTest::newRow("nothing") << QByteArray{} << QByteArrayList{} << QByteArray{};
        QTest::newRow("two lines") << QByteArray{"a\nbc\n"} << QByteArrayList{"a", "bc"} << QByteArray{};
        QTest::newRow("a line without its end") << QByteArray{"a\nbc"} << QByteArrayList{"a"} << QByteArray{"bc"};
        QTest::newRow("CRLF") << QByteArray{"a\r\nb\r\n"} << QByteArrayList{"a", "b"} << QByteArray{};
        QTest::newRow("CR inside") << QByteArray{"a\rb\r\r\n"} << QByteArrayList{"a\rb\r"} << QByteArray{};
        QTest::newRow("empty lines") << QByteArray{"\n\na\n\r\n\nb\n\n"} << QByteArrayList{"a", "b"} << QByteArray{};
        QTest::newRow("rest ends with CR") << QByteArray{"a\nb\r"} << QByteArrayList{"a"} << QByteArray{"b"};
        QTest::newRow("NUL and UTF-8") << QByteArray{"\0\xc3\xa4\n", 4} << QByteArrayList{QByteArray{"\0\xc3\xa4", 3}}
                                       << QByteArray{};
    }

    void bytesBecomeLines()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArrayList, lines);
        QFETCH(QByteArray, rest);
        for (qsizetype cut = 0; cut <= bytes.size(); ++cut) {
            LineSplitter splitter;
            splitter.add(bytes.first(cut));
            QByteArrayList found = drained(splitter);
            splitter.add(bytes.sliced(cut));
            found += drained(splitter);
            QCOMPARE(found, lines);
            QCOMPARE(splitter.takeRest().value_or(QByteArray{}), rest);
            QCOMPARE(splitter.takeOverlong(), quint64{0});
        }
    }

    void linesLongerThanTheCapAreLeftOut_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<bool>("accepted");
        QTest::newRow("at the cap") << QByteArray(longest, 'x') << true;
        QTest::newRow("at the cap, CRLF") << QByteArray(longest, 'x') + '\r' << true;
        QTest::newRow("one more") << QByteArray(longest + 1, 'x') << false;
        QTest::newRow("many more") << QByteArray(3 * longest, 'x') << false;
    }

    void linesLongerThanTheCapAreLeftOut()
    {
        QFETCH(QByteArray, line);
        QFETCH(bool, accepted);
        const QByteArray bytes = "before\n" + line + "\nafter\n";
        for (const qsizetype slice : {qsizetype{100'000}, longest / 2 + 1, bytes.size()}) {
            LineSplitter splitter;
            QByteArrayList found;
            for (qsizetype at = 0; at < bytes.size(); at += slice) {
                splitter.add(QByteArrayView{bytes}.sliced(at, std::min(slice, bytes.size() - at)));
                found += drained(splitter);
            }
            QCOMPARE(found.size(), accepted ? 3 : 2);
            QCOMPARE(found.first(), QByteArray{"before"});
            QCOMPARE(found.last(), QByteArray{"after"});
            QCOMPARE(splitter.takeOverlong(), quint64{accepted ? 0U : 1U});
            QCOMPARE(splitter.takeOverlong(), quint64{0});
        }
    }

    void aRestLongerThanTheCapIsLeftOut()
    {
        LineSplitter splitter;
        splitter.add(QByteArray(longest, 'x'));
        QVERIFY(!splitter.next());
        splitter.add(QByteArray(longest, 'x'));
        QVERIFY(!splitter.next());
        QVERIFY(!splitter.takeRest());
        QCOMPARE(splitter.takeOverlong(), quint64{1});
        splitter.add("a\n");
        QCOMPARE(drained(splitter), QByteArrayList{"a"});
    }
};

QTEST_APPLESS_MAIN(TestLineSplitter)
#include "tst_linesplitter.moc"
