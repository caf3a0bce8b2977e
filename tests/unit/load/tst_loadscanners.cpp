// SPDX-License-Identifier: GPL-3.0-or-later
#include "load/httpscanner.h"
#include "load/linescanner.h"
#include "load/loadstamp.h"
#include "load/websocketscanner.h"

#include <QByteArrayList>
#include <QTest>

#include <string>

using namespace pushscope;

namespace {

std::string stampText(const LoadStampFormat &format, const LoadStamp &stamp)
{
    std::string text(LoadStamp::size, '?');
    format.write(stamp, std::span<char, LoadStamp::size>{text.data(), LoadStamp::size});
    return text;
}

std::vector<LoadStamp> all(const LoadStampFormat &format, std::string_view bytes)
{
    std::vector<LoadStamp> found;
    format.findAll(bytes, [&](const LoadStamp &stamp) { found.push_back(stamp); });
    return found;
}

} // namespace

class TestLoadScanners : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stampComesBack_data();
    void stampComesBack();
    void stampsAmongOtherBytes();
    void notAStamp_data();
    void notAStamp();
    void answer_data();
    void answer();
    void answerInPieces();
    void validators();
    void chunkedStream_data();
    void chunkedStream();
    void brokenChunks_data();
    void brokenChunks();
    void frames_data();
    void frames();
    void lines_data();
    void lines();
};

void TestLoadScanners::stampComesBack_data()
{
    QTest::addColumn<qint64>("sequence");
    QTest::addColumn<qint64>("due");
    QTest::newRow("zero") << qint64{0} << qint64{0};
    QTest::newRow("usual") << qint64{1042} << qint64{123'456'789'012};
    QTest::newRow("largest") << LoadStamp::mostEvents - 1 << qint64{99'999'999'999'999};
}

void TestLoadScanners::stampComesBack()
{
    QFETCH(const qint64, sequence);
    QFETCH(const qint64, due);
    const LoadStampFormat format{0xdeadbeef};
    const LoadStamp stamp{sequence, due};
    const std::string text = stampText(format, stamp);
    QCOMPARE(text.find('?'), std::string::npos);
    QVERIFY(format.find(text) == stamp);
    QVERIFY(format.find("{\"data\":\"" + text + "xxxx\"}") == stamp);
}

void TestLoadScanners::stampsAmongOtherBytes()
{
    const LoadStampFormat format{7};
    const std::string text =
        "data: psl " + stampText(format, {1, 10}) + "psl" + stampText(format, {2, 20}) + stampText(format, {3, 30});
    const auto found = all(format, text);
    QCOMPARE(found.size(), std::size_t{3});
    QVERIFY((found == std::vector<LoadStamp>{{1, 10}, {2, 20}, {3, 30}}));
}

void TestLoadScanners::notAStamp_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const LoadStampFormat format{7};
    const auto text = QByteArray::fromStdString(stampText(format, {1, 10}));
    QTest::newRow("empty") << QByteArray{};
    QTest::newRow("cut off") << text.chopped(1);
    QTest::newRow("a letter in the sequence") << QByteArray{text}.replace(10, 1, "x");
    QTest::newRow("a sign in the due time") << QByteArray{text}.replace(20, 1, "-");
    QTest::newRow("no last dot") << text.chopped(1) + 'x';
    QTest::newRow("another run") << QByteArray::fromStdString(stampText(LoadStampFormat{8}, {1, 10}));
}

void TestLoadScanners::notAStamp()
{
    QFETCH(const QByteArray, bytes);
    const LoadStampFormat format{7};
    QVERIFY(!format.find(bytes.toStdString()));
    QVERIFY(all(format, bytes.toStdString()).empty());
}

void TestLoadScanners::answer_data()
{
    using State = HttpAnswer::State;
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("ended");
    QTest::addColumn<State>("state");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("left"); ///< bytes after the answer
    QTest::addColumn<bool>("closes");
    const auto row = [](const char *name, const QByteArray &bytes, bool ended, State state, int status = 0,
                        const QByteArray &body = {}, int left = 0, bool closes = false) {
        QTest::newRow(name) << bytes << ended << state << status << body << left << closes;
    };
    row("nothing", {}, false, State::Incomplete);
    row("half a head", "HTTP/1.1 200 OK\r\nContent-Le", false, State::Incomplete);
    row("length", "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc", false, State::Complete, 200, "abc");
    row("length in capitals", "HTTP/1.1 200 OK\r\nCONTENT-LENGTH:3\r\n\r\nabcHTTP", false, State::Complete, 200, "abc",
        4);
    row("body missing", "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nabc", false, State::Incomplete, 200);
    row("no length, open", "HTTP/1.1 200 OK\r\n\r\nabc", false, State::Incomplete, 200, {}, 0, true);
    row("no length, ended", "HTTP/1.1 200 OK\r\n\r\nabc", true, State::Complete, 200, "abc", 0, true);
    row("204", "HTTP/1.1 204 No Content\r\n\r\nHTTP/1.1", false, State::Complete, 204, {}, 8);
    row("304 with a length", "HTTP/1.1 304 Not Modified\r\nContent-Length: 10\r\n\r\n", false, State::Complete, 304);
    row("100", "HTTP/1.1 100 Continue\r\n\r\n", false, State::Complete, 100);
    row("chunked", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\nrest",
        false, State::Complete, 200, "abcde", 4);
    row("chunked, a trailer", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\nX: y\r\n\r\n", false,
        State::Complete, 200, "a");
    row("chunked, not whole", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n", false,
        State::Incomplete, 200);
    row("chunked, broken", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n", false, State::Malformed,
        200);
    row("close", "HTTP/1.1 200 OK\r\nConnection: Close\r\nContent-Length: 0\r\n\r\n", false, State::Complete, 200, {},
        0, true);
    row("HTTP/1.0", "HTTP/1.0 200 OK\r\nContent-Length: 1\r\n\r\nx", false, State::Complete, 200, "x", 0, true);
    row("not HTTP", "SSH-2.0-server\r\n\r\n", false, State::Malformed);
}

void TestLoadScanners::answer()
{
    QFETCH(QByteArray, bytes);
    QFETCH(const bool, ended);
    QFETCH(const HttpAnswer::State, state);
    const auto size = static_cast<std::size_t>(bytes.size());
    const HttpAnswer answer = scanHttpAnswer({bytes.data(), size}, ended);
    QCOMPARE(answer.state, state);
    QTEST(answer.head.status, "status");
    QTEST(QByteArray(answer.body.data(), static_cast<qsizetype>(answer.body.size())), "body");
    QTEST(answer.head.closes, "closes");
    if (state == HttpAnswer::State::Complete) {
        QTEST(static_cast<int>(size - answer.size), "left");
    }
}

void TestLoadScanners::answerInPieces()
{
    const QByteArray whole =
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n0\r\n\r\n\r\n1\r\nb\r\n0\r\n\r\n";
    for (qsizetype size = 0; size < whole.size(); ++size) {
        QByteArray part = whole.first(size);
        const auto answer = scanHttpAnswer({part.data(), static_cast<std::size_t>(size)});
        QCOMPARE(answer.state, HttpAnswer::State::Incomplete);
        QCOMPARE(part, whole.first(size)); // untouched: it is scanned again
    }
    QByteArray part = whole;
    const auto answer = scanHttpAnswer({part.data(), static_cast<std::size_t>(part.size())});
    QCOMPARE(answer.state, HttpAnswer::State::Complete);
    QVERIFY(answer.body == "0\r\n\r\nb");
}

void TestLoadScanners::validators()
{
    const auto head = scanHttpHead(
        "HTTP/1.1 200 OK\r\nEtag: \"0\"\r\nLast-Modified:  Mon, 01 Jan 2024 00:00:00 GMT \r\nX: etag\r\n\r\n");
    QVERIFY(head.entityTag == "\"0\"");
    QVERIFY(head.lastModified == "Mon, 01 Jan 2024 00:00:00 GMT");
    QCOMPARE(head.contentLength, qint64{-1});
}

void TestLoadScanners::chunkedStream_data()
{
    QTest::addColumn<int>("piece");
    for (const int piece : {1, 2, 3, 5, 7, 100}) {
        QTest::addRow("%d bytes at a time", piece) << piece;
    }
}

void TestLoadScanners::chunkedStream()
{
    QFETCH(const int, piece);
    const QByteArray wire = "4\r\ndata\r\n00A;ext=1\r\n: 12345\n\n-\r\n0\r\nTrailer: x\r\n\r\n";
    ChunkScanner scanner;
    QByteArray body;
    for (qsizetype at = 0; at < wire.size(); at += piece) {
        QByteArray bytes = wire.mid(at, piece);
        const auto size = scanner.strip({bytes.data(), static_cast<std::size_t>(bytes.size())});
        body += bytes.first(static_cast<qsizetype>(size));
    }
    QCOMPARE(body, QByteArray("data: 12345\n\n-"));
    QVERIFY(scanner.finished());
}

void TestLoadScanners::brokenChunks_data()
{
    QTest::addColumn<QByteArray>("wire");
    QTest::newRow("no size") << QByteArray("\r\n");
    QTest::newRow("no hex") << QByteArray("g\r\n");
    QTest::newRow("too long a size") << QByteArray("1111111111111111\r\n");
    QTest::newRow("no line end after the data") << QByteArray("1\r\nab");
}

void TestLoadScanners::brokenChunks()
{
    QFETCH(QByteArray, wire);
    ChunkScanner scanner;
    (void)scanner.strip({wire.data(), static_cast<std::size_t>(wire.size())});
    QVERIFY(scanner.failed());
}

void TestLoadScanners::frames_data()
{
    QTest::addColumn<qsizetype>("size");
    for (const qsizetype size : {0, 1, 125, 126, 65535, 65536}) {
        QTest::addRow("%lld bytes", static_cast<long long>(size)) << size;
    }
}

void TestLoadScanners::frames()
{
    QFETCH(const qsizetype, size);
    const QByteArray payload(size, 'x');
    const QByteArray wire = encodeWebSocketFrame(WebSocketOpcode::Text, payload) + "more";
    const std::string_view bytes{wire.constData(), static_cast<std::size_t>(wire.size())};
    const ScannedFrame whole = scanWebSocketFrame(bytes);
    QVERIFY(!whole.malformed);
    QCOMPARE(whole.size, bytes.size() - 4);
    QVERIFY(whole.payload == std::string_view(payload.constData(), static_cast<std::size_t>(size)));
    QCOMPARE(whole.opcode, WebSocketOpcode::Text);
    QCOMPARE(scanWebSocketFrame(bytes.substr(0, bytes.size() - 5)).size, std::size_t{0});
    const QByteArray masked = encodeMaskedWebSocketFrame(WebSocketOpcode::Text, payload, {1, 2, 3, 4});
    QVERIFY(scanWebSocketFrame({masked.constData(), static_cast<std::size_t>(masked.size())}).malformed);
}

void TestLoadScanners::lines_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArrayList>("lines");
    QTest::addColumn<qsizetype>("taken");
    QTest::newRow("LF and CRLF") << QByteArray{"a\r\n\nb\nrest"} << QByteArrayList{"a", "", "b"} << qsizetype{6};
    QTest::newRow("CR") << QByteArray{"a\r\rb\rrest"} << QByteArrayList{"a", "", "b"} << qsizetype{5};
    QTest::newRow("CR at the end may be half of CRLF")
        << QByteArray{"a\n\nb\r"} << QByteArrayList{"a", ""} << qsizetype{3};
    QTest::newRow("nothing whole") << QByteArray{"a"} << QByteArrayList{} << qsizetype{0};
}

void TestLoadScanners::lines()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QByteArrayList, lines);
    QFETCH(const qsizetype, taken);
    QByteArrayList found;
    const auto size =
        scanLines({bytes.constData(), static_cast<std::size_t>(bytes.size())}, [&](std::string_view line) {
            found.append(QByteArray(line.data(), static_cast<qsizetype>(line.size())));
        });
    QCOMPARE(found, lines);
    QCOMPARE(static_cast<qsizetype>(size), taken);
}

QTEST_GUILESS_MAIN(TestLoadScanners)
#include "tst_loadscanners.moc"
