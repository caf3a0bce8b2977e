// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/websocketframe.h"
#include "support/wirescript.h"
#include "wire/wiredecoder.h"

#include <QTest>

using namespace pushscope;
using test::WireScript;

namespace {

constexpr auto up = WireDirection::Up;
constexpr auto down = WireDirection::Down;
constexpr bool open = false;
constexpr bool ended = true;

const QByteArray get = "GET /a HTTP/1.1\r\nHost: h\r\n\r\n";
const QByteArray okStream = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\n\r\n";
const QByteArray okChunkedStream =
    "HTTP/1.1 200 OK\r\nContent-Type: Text/Event-Stream\r\nTransfer-Encoding: chunked\r\n\r\n";
const QByteArray okChunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
const QByteArray upgrade = "GET /ws HTTP/1.1\r\nHost: h\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n";
const QByteArray switching = "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n";

QByteArray okLength(const QByteArray &body)
{
    return "HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n";
}

QByteArray chunk(const QByteArray &data)
{
    return QByteArray::number(data.size(), 16) + "\r\n" + data + "\r\n";
}

QByteArray frame(const char *hex)
{
    return QByteArray::fromHex(hex);
}

void columns()
{
    QTest::addColumn<WireScript>("script");
    QTest::addColumn<bool>("end");
    QTest::addColumn<QByteArrayList>("expected");
}

void row(const char *name, const WireScript &script, bool end, const QByteArrayList &expected)
{
    QTest::newRow(name) << script << end << expected;
}

void check()
{
    QFETCH(const WireScript, script);
    QFETCH(const bool, end);
    QFETCH(const QByteArrayList, expected);
    QCOMPARE(test::decodedWhole(script, end), expected);
    QCOMPARE(test::scriptDifference(script, end), QByteArray{});
}

} // namespace

class TestWireDecoder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void exchanges_data() { exchangeRows(); }
    void exchanges() { check(); }
    void bodies_data() { bodyRows(); }
    void bodies() { check(); }
    void eventStreams_data() { eventStreamRows(); }
    void eventStreams() { check(); }
    void webSockets_data() { webSocketRows(); }
    void webSockets() { check(); }
    void errors_data() { errorRows(); }
    void errors() { check(); }
    void longBodiesComeInPieces();
    void ciphertextIsShownAsSuch();
    void anUndecodedDirectionGivesOneUnitAChunk();
    void anOversizedFrameIsPassedOver();
    void anEndlessBlockIsGivenUp();
    void manyRequestsWithoutAnswerAreGivenUp();
    void manySmallPiecesTakeLinearTime();

private:
    static void exchangeRows();
    static void bodyRows();
    static void eventStreamRows();
    static void webSocketRows();
    static void errorRows();
};

void TestWireDecoder::exchangeRows()
{
    columns();
    row("nothing", {}, ended, {});
    row("request without answer", {{up, get}}, ended, {"> request #1 0 " + get});
    row("poll cycles", {{up, get}, {down, okLength("12") + "12"}, {up, get}, {down, okLength("3") + "3"}}, open,
        {"> request #1 0 " + get, "< response #1 0 " + okLength("12"), "< body #1 2 12", "> request #2 0 " + get,
         "< response #2 0 " + okLength("3"), "< body #2 1 3"});
    row("pipelined", {{up, get + get}, {down, okLength("12") + "12" + okLength("") + okLength("3") + "3"}}, open,
        {"> request #1 0 " + get, "> request #2 0 " + get, "< response #1 0 " + okLength("12"), "< body #1 2 12",
         "< response #2 0 " + okLength(""), "< response #3 0 " + okLength("3"), "< body #3 1 3"});
    const QByteArray head = "HEAD / HTTP/1.1\r\n\r\n";
    row("HEAD has no body", {{up, head + get}, {down, okLength("12") + okLength("3") + "3"}}, open,
        {"> request #1 0 " + head, "> request #2 0 " + get, "< response #1 0 " + okLength("12"),
         "< response #2 0 " + okLength("3"), "< body #2 1 3"});
    const QByteArray post = "POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n";
    const QByteArray proceed = "HTTP/1.1 100 Continue\r\n\r\n";
    row("100-continue", {{up, post}, {down, proceed}, {up, "hello"}, {down, okLength("") + okLength("1") + "1"}}, open,
        {"> request #1 0 " + post, "< response #1 0 " + proceed, "> body #1 5 hello", "< response #1 0 " + okLength(""),
         "< response #2 0 " + okLength("1"), "< body #2 1 1"});
    const QByteArray timeout = "HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n";
    row("answer before the request is whole", {{up, "GET / HT"}, {down, timeout}}, ended,
        {"< response #1 0 " + timeout, "> undecoded GET / HT"});
    const QByteArray none = "HTTP/1.1 204 No Content\r\n\r\n";
    const QByteArray notModified = "HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\n";
    row("statuses without body", {{up, get + get}, {down, none + notModified}}, open,
        {"> request #1 0 " + get, "> request #2 0 " + get, "< response #1 0 " + none,
         "< response #2 0 " + notModified});
    const QByteArray lines = "GET / HTTP/1.1\nHost: h\n\n";
    row("lines that end in LF", {{up, "\r\n" + lines}}, open, {"> request #1 0 \r\n" + lines});
}

void TestWireDecoder::bodyRows()
{
    columns();
    const QByteArray plain = "HTTP/1.1 200 OK\r\n\r\n";
    row("until close", {{up, get}, {down, plain + "some text"}}, ended,
        {"> request #1 0 " + get, "< response #1 0 " + plain, "< body #1 9 some text"});
    row("until close, open", {{up, get}, {down, plain + "some text"}}, open,
        {"> request #1 0 " + get, "< response #1 0 " + plain});
    row("length, cut short", {{up, get}, {down, okLength("12345") + "123"}}, ended,
        {"> request #1 0 " + get, "< response #1 0 " + okLength("12345"), "< body #1 3 123"});
    const QByteArray coded = chunk("hello ") + chunk("world") + "0\r\n\r\n";
    row("chunked", {{up, get}, {down, okChunked + coded + okLength("1") + "1"}}, open,
        {"> request #1 0 " + get, "< response #1 0 " + okChunked, "< body #1 11 " + coded + " |hello |world|",
         "< response #2 0 " + okLength("1"), "< body #2 1 1"});
    const QByteArray extended = "3;a=b\r\nabc\r\n0\r\nX-T: 1\r\n\r\n";
    row("chunk extension and trailer", {{up, get}, {down, okChunked + extended}}, open,
        {"> request #1 0 " + get, "< response #1 0 " + okChunked, "< body #1 3 " + extended + " |abc|"});
    row("chunked and empty", {{up, get}, {down, okChunked + "0\r\n\r\n"}}, open,
        {"> request #1 0 " + get, "< response #1 0 " + okChunked, "< body #1 0 0\r\n\r\n ||"});
    row("chunked, cut short", {{up, get}, {down, okChunked + "5\r\nhel"}}, ended,
        {"> request #1 0 " + get, "< response #1 0 " + okChunked, "< body #1 3 5\r\nhel |hel|"});
    row("chunked, without data", {{up, get}, {down, okChunked + "5\r"}}, ended,
        {"> request #1 0 " + get, "< response #1 0 " + okChunked, "< undecoded 5\r"});
    const QByteArray post = "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n";
    row("chunked request", {{up, post + coded + get}}, open,
        {"> request #1 0 " + post, "> body #1 11 " + coded + " |hello |world|", "> request #2 0 " + get});
    const QByteArray gzip =
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\n";
    row("compressed event stream", {{up, get}, {down, gzip + "x\n\n"}}, open,
        {"> request #1 0 " + get, "< response #1 0 " + gzip, "< body #1 3 x\n\n"});
    const QByteArray refused = "HTTP/1.1 404 Not Found\r\nContent-Type: text/event-stream\r\nContent-Length: 3\r\n\r\n";
    row("refusal with the type of a stream", {{up, get}, {down, refused + "x\n\n"}}, open,
        {"> request #1 0 " + get, "< response #1 0 " + refused, "< body #1 3 x\n\n"});
}

void TestWireDecoder::eventStreamRows()
{
    columns();
    const QByteArrayList heads{"> request #1 0 " + get, "< response #1 0 " + okStream};
    const QByteArrayList chunkedHeads{"> request #1 0 " + get, "< response #1 0 " + okChunkedStream};
    const auto stream = [&](const char *name, const QByteArray &body, const QByteArrayList &expected) {
        row(name, {{up, get}, {down, okStream + body}}, ended, heads + expected);
    };
    const auto chunked = [&](const char *name, const QByteArray &body, const QByteArrayList &expected) {
        row(name, {{up, get}, {down, okChunkedStream + body}}, ended, chunkedHeads + expected);
    };
    stream("hello of our server", ": hi\n\nretry: 1000\n\nid: k:1\n\n",
           {"< comment #1 0 : hi\n\n", "< retry #1 0 retry: 1000\n\n", "< id #1 0 id: k:1\n\n"});
    stream("event", "id: k:2\nevent: cpu\ndata: {}\n\n", {"< event #1 2 id: k:2\nevent: cpu\ndata: {}\n\n"});
    stream("lines of data", "data: a\ndata:bc\ndata\n\n", {"< event #1 5 data: a\ndata:bc\ndata\n\n"});
    stream("CRLF", "data: a\r\n\r\ndata: b\r\n\r\n", {"< event #1 1 data: a\r\n\r\n", "< event #1 1 data: b\r\n\r\n"});
    stream("CR", "data: a\r\rdata: b\r\r", {"< event #1 1 data: a\r\r", "< event #1 1 data: b\r\r"});
    stream("mixed line ends", "data: a\n\r\ndata: b\r\ndata: c\r\r\n:\n\r",
           {"< event #1 1 data: a\n\r\n", "< event #1 3 data: b\r\ndata: c\r\r\n", "< comment #1 0 :\n\r"});
    stream("comment before data", ": c\ndata: a\n\n", {"< event #1 1 : c\ndata: a\n\n"});
    stream("comment and id", ": c\nid: 1\nretry: 5\n\n", {"< id #1 0 : c\nid: 1\nretry: 5\n\n"});
    stream("comment and retry", ": c\nretry: 5\n\n", {"< retry #1 0 : c\nretry: 5\n\n"});
    stream("bad retry", "retry: 5s\n\n", {"< comment #1 0 retry: 5s\n\n"});
    stream("empty retry", "retry:\n\n", {"< comment #1 0 retry:\n\n"});
    stream("id with NUL", QByteArray{"id: a\0b\n\n", 9}, {"< comment #1 0 " + QByteArray{"id: a\0b\n\n", 9}});
    stream("empty id", "id\n\n", {"< id #1 0 id\n\n"});
    stream("empty data", "data\n\n", {"< event #1 0 data\n\n"});
    stream("only a type", "event: a\n\n", {"< comment #1 0 event: a\n\n"});
    stream("fields of another case", "Data: a\n\n", {"< comment #1 0 Data: a\n\n"});
    stream("blank lines belong to what follows", "\n\r\n\rdata: a\n\n\n\ndata: b\n\n",
           {"< event #1 1 \n\r\n\rdata: a\n\n", "< event #1 1 \n\ndata: b\n\n"});
    stream("blank lines at the end", "data: a\n\n\n\n", {"< event #1 1 data: a\n\n", "< body #1 2 \n\n"});
    stream("byte order mark",
           "\xef\xbb\xbf"
           "data: a\n\n",
           {"< event #1 1 \xef\xbb\xbf"
            "data: a\n\n"});
    stream("a mark later is none",
           "\xef\xbb\xbf\n:\n\n\xef\xbb\xbf"
           "data: a\n\n",
           {"< comment #1 0 \xef\xbb\xbf\n:\n\n",
            "< comment #1 0 \xef\xbb\xbf"
            "data: a\n\n"});
    stream("unfinished block", "data: a\n\ndata: b\n", {"< event #1 1 data: a\n\n", "< undecoded data: b\n"});
    const QByteArray longLine = "data: " + QByteArray(300, 'x') + "\n\n";
    stream("a line longer than a name", longLine, {"< event #1 300 " + longLine});
    const QByteArray longName = QByteArray(300, 'x') + ": y\n\n";
    stream("a long unknown name", longName, {"< comment #1 0 " + longName});

    chunked("a block a chunk", chunk("data: a\n\n") + chunk(":\n\n") + "0\r\n\r\n",
            {"< event #1 1 9\r\ndata: a\n\n\r\n |data: a\n\n|", "< comment #1 0 3\r\n:\n\n\r\n |:\n\n|",
             "< body #1 0 0\r\n\r\n ||"});
    chunked("a block over chunks", chunk("data") + chunk(": a\n") + chunk("\n"),
            {"< event #1 1 " + chunk("data") + chunk(": a\n") + chunk("\n") + " |data|: a\n|\n|"});
    chunked("blocks in one chunk", chunk("data: a\n\n:\n\n"),
            {"< event #1 1 c\r\ndata: a\n\n |data: a\n\n|", "< comment #1 0 :\n\n\r\n |:\n\n|"});
    chunked("CR LF over chunks", chunk("data: a\r\r") + chunk("\n:\n\n"),
            {"< event #1 1 9\r\ndata: a\r\r\r\n4\r\n\n |data: a\r\r|\n|", "< comment #1 0 :\n\n\r\n |:\n\n|"});
    chunked("CR at a chunk's end", chunk("data: a\r\r") + chunk(":\r\r") + "0\r\n\r\n",
            {"< event #1 1 9\r\ndata: a\r\r\r\n |data: a\r\r|", "< comment #1 0 3\r\n:\r\r\r\n |:\r\r|",
             "< body #1 0 0\r\n\r\n ||"});
    chunked("CR, LF at a chunk's end", chunk("data: a\r\r") + chunk("\n") + chunk(":\n\n"),
            {"< event #1 1 " + chunk("data: a\r\r") + chunk("\n") + " |data: a\r\r|\n|",
             "< comment #1 0 3\r\n:\n\n\r\n |:\n\n|"});
    chunked("blank line at the end", chunk(":\n\n") + chunk("\n") + "0\r\n\r\n",
            {"< comment #1 0 3\r\n:\n\n\r\n |:\n\n|", "< body #1 1 1\r\n\n\r\n0\r\n\r\n |\n|"});
    chunked("unfinished block", chunk("data: a\n") + "0\r\n\r\n",
            {"< undecoded " + chunk("data: a\n") + "0\r\n\r\n |data: a\n|"});
    row("kept alive after it",
        {{up, get},
         {down, okChunkedStream + chunk(":\n\n") + "0\r\n\r\n"},
         {up, get},
         {down, okChunkedStream + chunk("id: 1\n\n")}},
        open,
        chunkedHeads
            + QByteArrayList{"< comment #1 0 " + chunk(":\n\n") + " |:\n\n|", "< body #1 0 0\r\n\r\n ||",
                             "> request #2 0 " + get, "< response #2 0 " + okChunkedStream,
                             "< id #2 0 7\r\nid: 1\n\n\r\n |id: 1\n\n|"});
}

void TestWireDecoder::webSocketRows()
{
    columns();
    const QByteArrayList heads{"> request #1 0 " + upgrade, "< response #1 0 " + switching};
    const auto frames = [&](const char *name, const QByteArray &sent, const QByteArray &received,
                            const QByteArrayList &expected, bool end = open) {
        row(name, {{up, upgrade}, {down, switching + received}, {up, sent}}, end, heads + expected);
    };
    frames("text and ping", frame("818537fa213d7f9f4d5158"), frame("810548656c6c6f8900"),
           {"< frame1F #1 5 " + frame("810548656c6c6f"), "< frame9F #1 0 " + frame("8900"),
            "> frame1F #1 5 " + frame("818537fa213d7f9f4d5158")});
    frames("fragments", {}, frame("010348656c80026c6f"),
           {"< frame1- #1 3 " + frame("010348656c"), "< frame0F #1 2 " + frame("80026c6f")});
    frames("close, and bytes after it", {}, frame("880203e88900"),
           {"< frame8F #1 2 " + frame("880203e8"), "< frame9F #1 0 " + frame("8900")});
    frames("what the standard forbids is shown", {}, frame("f100830009010a8b00"),
           {"< frame1F #1 0 " + frame("f100"), "< frame3F #1 0 " + frame("8300"), "< frame9- #1 1 " + frame("09010a"),
            "< frame11F #1 0 " + frame("8b00")});
    const QByteArray long16 = frame("827e0080") + QByteArray(128, 'x');
    const QByteArray long64 = frame("82ff000000000001000001020304") + QByteArray(65536, 'y');
    row("long lengths", {{up, upgrade}, {down, switching + long16}, {up, long64}}, open,
        heads
            + QByteArrayList{"< frame2F #1 128 " + long16,
                             "> frame2F #1 65536 65550 bytes " + QByteArray::number(qHash(long64))});
    frames("length not in its shortest form", {}, frame("827e000161"), {"< frame2F #1 1 " + frame("827e000161")});
    frames("impossible length", {}, frame("8900827f80000000000000018100"),
           {"< frame9F #1 0 " + frame("8900"), "< undecoded " + frame("827f80000000000000018100")});
    frames("unfinished", {}, frame("8105486500"), {"< undecoded " + frame("8105486500")}, ended);
    row("a client that does not wait",
        {{up, upgrade + frame("898001020304")}, {down, switching}, {up, frame("8a8001020304")}}, open,
        heads + QByteArrayList{"> frame9F #1 0 " + frame("898001020304"), "> frame10F #1 0 " + frame("8a8001020304")});
    row("refused, then asked again",
        {{up, upgrade + get},
         {down, okLength("1") + "1"},
         {up, upgrade},
         {down, okLength("") + switching + frame("8900")}},
        open,
        {"> request #1 0 " + upgrade, "< response #1 0 " + okLength("1"), "< body #1 1 1", "> request #2 0 " + get,
         "> request #3 0 " + upgrade, "< response #2 0 " + okLength(""), "< response #3 0 " + switching,
         "< frame9F #3 0 " + frame("8900")});
    const QByteArray other = "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n";
    row("another protocol", {{up, upgrade}, {down, other + "PRI"}, {up, "abc"}}, open,
        {"> request #1 0 " + upgrade, "< response #1 0 " + other, "< undecoded PRI", "> undecoded abc"});
    const QByteArray connectHead = "CONNECT h:1 HTTP/1.1\r\n\r\n";
    const QByteArray plain = "HTTP/1.1 200 OK\r\n\r\n";
    row("tunnel", {{up, connectHead}, {down, plain + "x"}, {up, get}}, open,
        {"> request #1 0 " + connectHead, "< response #1 0 " + plain, "< undecoded x", "> undecoded " + get});
}

void TestWireDecoder::errorRows()
{
    columns();
    row("no HTTP", {{up, "\x16\x03\x01 hello"}}, open, {"> undecoded \x16\x03\x01 hello"});
    row("bad request after a good one", {{up, get + "nonsense\r\n\r\n" + get}, {down, okLength("1") + "1"}}, open,
        {"> request #1 0 " + get, "> undecoded nonsense\r\n\r\n" + get, "< response #1 0 " + okLength("1"),
         "< body #1 1 1"});
    const QByteArray both = "POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n";
    row("differing lengths", {{up, both + "a" + get}}, open, {"> request #1 0 " + both, "> undecoded a" + get});
    row("bad chunk size", {{up, get}, {down, okChunkedStream + chunk(":\n\n") + "xyz\r\n:\n\n"}}, open,
        {"> request #1 0 " + get, "< response #1 0 " + okChunkedStream, "< comment #1 0 " + chunk(":\n\n") + " |:\n\n|",
         "< undecoded xyz\r\n:\n\n"});
    row("chunk longer than its size", {{up, get}, {down, okChunked + "2\r\nabc\r\n0\r\n\r\n"}}, open,
        {"> request #1 0 " + get, "< response #1 0 " + okChunked, "< undecoded 2\r\nabc\r\n0\r\n\r\n"});
    row("HTTP/2", {{up, get}, {down, "HTTP/2 200\r\n\r\n"}}, open,
        {"> request #1 0 " + get, "< undecoded HTTP/2 200\r\n\r\n"});
}

void TestWireDecoder::longBodiesComeInPieces()
{
    constexpr qsizetype piece = 64 * 1024;
    const auto sizes = [](const QByteArray &response) {
        test::ScriptedDecoder decoder;
        decoder.feed(up, get);
        decoder.feed(down, response);
        decoder.end(down);
        QByteArrayList list;
        for (const auto &entry : decoder.units()) {
            if (entry.unit.kind == WireUnit::Kind::Body) {
                list.append(QByteArray::number(entry.unit.payloadBytes));
            }
        }
        return list + QByteArrayList{decoder.fault()};
    };
    QCOMPARE(sizes(okLength(QByteArray(piece, 'x')) + QByteArray(piece, 'x')), (QByteArrayList{"65536", {}}));
    QCOMPARE(sizes(okLength(QByteArray(piece + 1, 'x')) + QByteArray(piece + 1, 'x')),
             (QByteArrayList{"65536", "1", {}}));
    QCOMPARE(sizes(okChunked + chunk(QByteArray(piece, 'x')) + "0\r\n\r\n"), (QByteArrayList{"65536", {}}));
    const QByteArray parts = chunk(QByteArray(piece - 1, 'x')) + chunk("ab") + chunk(QByteArray(piece, 'y'));
    QCOMPARE(sizes(okChunked + parts), (QByteArrayList{"65536", "65536", "1", {}}));
    QCOMPARE(test::scriptDifference({{up, get}, {down, okChunked + parts + "0\r\n\r\n"}}, ended), QByteArray{});
}

void TestWireDecoder::ciphertextIsShownAsSuch()
{
    const WireScript script{{up, get}, {down, okLength("1") + "1"}};
    QCOMPARE(test::decodedWhole(script, ended, true),
             (QByteArrayList{"> cipher " + get, "< cipher " + okLength("1") + "1"}));
    QCOMPARE(test::scriptDifference(script, ended, true), QByteArray{});
}

void TestWireDecoder::anUndecodedDirectionGivesOneUnitAChunk()
{
    WireDecoder decoder;
    QCOMPARE(decoder.feed(up, "\x01").size(), std::size_t{1});
    const auto units = decoder.feed(up, get);
    QCOMPARE(units.size(), std::size_t{1});
    QCOMPARE(units.front().kind, WireUnit::Kind::Undecoded);
    QCOMPARE(units.front().range, (WireSpan{1, 1 + static_cast<quint64>(get.size())}));
}

void TestWireDecoder::anOversizedFrameIsPassedOver()
{
    test::ScriptedDecoder decoder;
    decoder.feed(up, upgrade);
    decoder.feed(down, switching);
    const QByteArray part(1024 * 1024, 'x');
    decoder.feed(down, frame("827f0000000002000000"));
    for (int i = 0; i < 32; ++i) {
        decoder.feed(down, part);
    }
    decoder.feed(down, frame("8900"));
    QCOMPARE(decoder.fault(), QByteArray{});
    const auto &units = decoder.units();
    QCOMPARE(units.size(), std::size_t{4});
    QCOMPARE(units[2].unit.kind, WireUnit::Kind::Undecoded);
    QCOMPARE(units[3].unit.opcode, quint8{9});
}

void TestWireDecoder::anEndlessBlockIsGivenUp()
{
    test::ScriptedDecoder decoder;
    decoder.feed(up, get);
    decoder.feed(down, okStream);
    const QByteArray part = "data: " + QByteArray(1024 * 1024, 'x') + '\n';
    for (int i = 0; i < 17; ++i) {
        decoder.feed(down, part);
    }
    QCOMPARE(decoder.fault(), QByteArray{});
    QCOMPARE(decoder.units().back().unit.kind, WireUnit::Kind::Undecoded);
    QCOMPARE(decoder.covered(down), static_cast<quint64>(decoder.bytes(down).size()));
}

void TestWireDecoder::manyRequestsWithoutAnswerAreGivenUp()
{
    test::ScriptedDecoder decoder;
    for (int i = 0; i <= 10'000; ++i) {
        decoder.feed(up, get);
    }
    QCOMPARE(decoder.units().size(), std::size_t{10'001});
    QCOMPARE(decoder.units().back().unit.kind, WireUnit::Kind::Undecoded);
}

void TestWireDecoder::manySmallPiecesTakeLinearTime()
{
    WireDecoder decoder;
    std::size_t units = decoder.feed(up, get).size() + decoder.feed(down, okChunkedStream).size();
    const QByteArray event = "data: " + QByteArray(100'000, 'x') + "\n\n";
    for (const char c : event) {
        units += decoder.feed(down, chunk(QByteArray{1, c})).size();
    }
    QVERIFY(units > 2); // more pieces than are followed: what is left is undecoded
    units = 0;
    WireDecoder other;
    units += other.feed(up, get).size() + other.feed(down, okStream).size();
    for (const char c : event) {
        units += other.feed(down, QByteArrayView{&c, 1}).size();
    }
    QCOMPARE(units, std::size_t{3});
}

QTEST_APPLESS_MAIN(TestWireDecoder)
#include "tst_wiredecoder.moc"
