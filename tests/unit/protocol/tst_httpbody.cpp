// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/httpbody.h"
#include "support/splitfeed.h"

#include <QTest>

using namespace pushscope;

namespace {

QByteArray describe(const Result<HttpBodyFraming> &framing)
{
    if (!framing) {
        return framing.error().code + ' ' + framing.error().field.toLatin1();
    }
    switch (framing->kind) {
    case HttpBodyFraming::Kind::None: return "none";
    case HttpBodyFraming::Kind::Length: return "length " + QByteArray::number(framing->length);
    case HttpBodyFraming::Kind::Chunked: return "chunked";
    case HttpBodyFraming::Kind::UntilClose: return "until close";
    }
    return {};
}

/// The body, then what became of the decoder: "|+N" finished with N bytes of the next message, "|..."
/// waits for more, "|!code" refused.
QByteArray decode(const QByteArrayList &pieces, HttpBodyFraming framing)
{
    HttpBodyDecoder decoder{framing};
    QByteArray body;
    qsizetype left = 0;
    for (const QByteArray &piece : pieces) {
        const auto step = decoder.feed(piece);
        body += step.body;
        left += piece.size() - step.consumed;
        if (step.error) {
            return body + "|!" + step.error->code;
        }
    }
    return body + (decoder.finished() ? "|+" + QByteArray::number(left) : QByteArray{"|..."});
}

constexpr HttpBodyFraming chunked{HttpBodyFraming::Kind::Chunked, 0};

} // namespace

class TestHttpBody : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void requestFramings_data();
    void requestFramings();
    void responseFramings_data();
    void responseFramings();
    void bodies_data();
    void bodies();
    void nothingIsTakenAfterAnError();
    void aLongChunkNeedsNoLongPiece();
};

void TestHttpBody::requestFramings_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *fields, const char *expected) {
        QTest::newRow(name) << QByteArray{fields} << QByteArray{expected};
    };
    row("neither", "", "none");
    row("length", "Content-Length: 12\r\n", "length 12");
    row("length zero", "Content-Length: 0\r\n", "length 0");
    row("leading zero", "Content-Length: 007\r\n", "length 7");
    row("same length twice", "Content-Length: 5\r\nContent-Length: 5\r\n", "length 5");
    row("same length in a list", "Content-Length: 5, 5\r\n", "length 5");
    row("chunked", "Transfer-Encoding: Chunked\r\n", "chunked");
    row("differing lengths", "Content-Length: 5\r\nContent-Length: 6\r\n", "bad-framing Content-Length");
    row("differing lengths in a list", "Content-Length: 5,6\r\n", "bad-framing Content-Length");
    row("negative length", "Content-Length: -5\r\n", "bad-framing Content-Length");
    row("length with plus", "Content-Length: +5\r\n", "bad-framing Content-Length");
    row("length with a letter", "Content-Length: 5x\r\n", "bad-framing Content-Length");
    row("hexadecimal length", "Content-Length: 0x5\r\n", "bad-framing Content-Length");
    row("empty length", "Content-Length:\r\n", "bad-framing Content-Length");
    row("length beyond 63 bits", "Content-Length: 9999999999999999999\r\n", "bad-framing Content-Length");
    row("length and chunked", "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "bad-framing Transfer-Encoding");
    row("another coding", "Transfer-Encoding: gzip\r\n", "unsupported-coding Transfer-Encoding");
    row("two codings", "Transfer-Encoding: gzip, chunked\r\n", "unsupported-coding Transfer-Encoding");
    row("chunked twice", "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
        "unsupported-coding Transfer-Encoding");
    row("chunked not last", "Transfer-Encoding: chunked, identity\r\n", "unsupported-coding Transfer-Encoding");
    row("empty coding", "Transfer-Encoding:\r\n", "unsupported-coding Transfer-Encoding");
}

void TestHttpBody::requestFramings()
{
    QFETCH(const QByteArray, fields);
    QFETCH(const QByteArray, expected);
    const auto parsed = parseRequestHead("POST / HTTP/1.1\r\n" + fields + "\r\n");
    const auto head = std::get<HttpHeadComplete<HttpRequestHead>>(parsed).head;
    QCOMPARE(describe(HttpBodyFraming::ofRequest(head)), expected);
}

void TestHttpBody::responseFramings_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<bool>("toHead");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *head, bool toHead, const char *expected) {
        QTest::newRow(name) << QByteArray{head} << toHead << QByteArray{expected};
    };
    row("neither", "HTTP/1.1 200 OK\r\n\r\n", false, "until close");
    row("length", "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n", false, "length 3");
    row("chunked", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", false, "chunked");
    row("to HEAD", "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n", true, "none");
    row("101", "HTTP/1.1 101 Switching Protocols\r\n\r\n", false, "none");
    row("204", "HTTP/1.1 204 No Content\r\nContent-Length: 3\r\n\r\n", false, "none");
    row("304", "HTTP/1.1 304 Not Modified\r\nContent-Length: 3\r\n\r\n", false, "none");
    row("chunked in 1.0", "HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", false,
        "bad-framing Transfer-Encoding");
    row("bad length", "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n", false, "bad-framing Content-Length");
}

void TestHttpBody::responseFramings()
{
    QFETCH(const QByteArray, head);
    QFETCH(const bool, toHead);
    QFETCH(const QByteArray, expected);
    const auto parsed = std::get<HttpHeadComplete<HttpResponseHead>>(parseResponseHead(head)).head;
    QCOMPARE(describe(HttpBodyFraming::ofResponse(parsed, toHead)), expected);
}

void TestHttpBody::bodies_data()
{
    using Kind = HttpBodyFraming::Kind;
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("length");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, Kind kind, int length, const QByteArray &bytes, const char *expected) {
        QTest::newRow(name) << static_cast<int>(kind) << length << bytes << QByteArray{expected};
    };
    row("none", Kind::None, 0, "next", "|+4");
    row("length", Kind::Length, 5, "helloGET", "hello|+3");
    row("length zero", Kind::Length, 0, "x", "|+1");
    row("length not reached", Kind::Length, 6, "hello", "hello|...");
    row("until close", Kind::UntilClose, 0, "a\r\nb", "a\r\nb|...");

    row("one chunk", Kind::Chunked, 0, "5\r\nhello\r\n0\r\n\r\n", "hello|+0");
    row("chunks and the next message", Kind::Chunked, 0, "2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\nGET", "hello|+3");
    row("hexadecimal size", Kind::Chunked, 0, "00A\r\n0123456789\r\n0\r\n\r\n", "0123456789|+0");
    row("small hexadecimal size", Kind::Chunked, 0, "b\r\n0123456789a\r\n0\r\n\r\n", "0123456789a|+0");
    row("line breaks as data", Kind::Chunked, 0, "4\r\n\r\n\r\n\r\n0\r\n\r\n", "\r\n\r\n|+0");
    row("extensions", Kind::Chunked, 0, "1;a=b\r\nx\r\n1 ; c\r\ny\r\n0;d\r\n\r\n", "xy|+0");
    row("trailer", Kind::Chunked, 0, "1\r\nx\r\n0\r\nA: b\r\nC: d\r\n\r\nz", "x|+1");
    row("empty", Kind::Chunked, 0, "0\r\n\r\n", "|+0");
    row("several zeros end it", Kind::Chunked, 0, "000\r\n\r\n", "|+0");
    row("trailer not ended", Kind::Chunked, 0, "1\r\nx\r\n0\r\n", "x|...");

    row("no size", Kind::Chunked, 0, "\r\nx", "|!bad-chunk");
    row("size not hexadecimal", Kind::Chunked, 0, "g\r\nx", "|!bad-chunk");
    row("size with prefix", Kind::Chunked, 0, "0x1\r\nx", "|!bad-chunk");
    row("negative size", Kind::Chunked, 0, "-1\r\nx", "|!bad-chunk");
    row("space before the size", Kind::Chunked, 0, " 1\r\nx", "|!bad-chunk");
    row("space in the size", Kind::Chunked, 0, "1 1\r\nx", "|!bad-chunk");
    row("size beyond 63 bits", Kind::Chunked, 0, "8000000000000000\r\nx", "|!bad-chunk");
    row("size line ends in LF", Kind::Chunked, 0, "1\nx\r\n", "|!bad-chunk");
    row("chunk longer than its size", Kind::Chunked, 0, "1\r\nxy\r\n", "x|!bad-chunk");
    row("chunk ends in LF", Kind::Chunked, 0, "1\r\nx\n0\r\n\r\n", "x|!bad-chunk");
    row("endless size line", Kind::Chunked, 0, "1;" + QByteArray(1100, 'a'), "|!bad-chunk");
    row("endless trailer line", Kind::Chunked, 0, "0\r\n" + QByteArray(9000, 'a'), "|!bad-chunk");
}

void TestHttpBody::bodies()
{
    QFETCH(const int, kind);
    QFETCH(const int, length);
    QFETCH(const QByteArray, bytes);
    QFETCH(const QByteArray, expected);
    const HttpBodyFraming framing{static_cast<HttpBodyFraming::Kind>(kind), length};
    QCOMPARE(decode({bytes}, framing), expected);
    QCOMPARE(test::splitDifference(bytes, [&](const QByteArrayList &pieces) { return decode(pieces, framing); }),
             QByteArray{});
}

void TestHttpBody::nothingIsTakenAfterAnError()
{
    HttpBodyDecoder decoder{chunked};
    QVERIFY(decoder.feed("x\r\n").error);
    const auto step = decoder.feed("1\r\ny\r\n0\r\n\r\n");
    QVERIFY(step.error);
    QVERIFY(step.body.isEmpty());
    QVERIFY(!decoder.finished());

    HttpBodyDecoder withTrailer{chunked};
    const auto endless = withTrailer.feed("0\r\n" + QByteArray{"A: b\r\n"}.repeated(3000));
    QVERIFY2(endless.error, "the lines of a trailer are limited together");
}

void TestHttpBody::aLongChunkNeedsNoLongPiece()
{
    HttpBodyDecoder decoder{chunked};
    const auto first = decoder.feed("100000\r\nab");
    QCOMPARE(first.body, QByteArray{"ab"});
    QCOMPARE(decoder.feed("cd").body, QByteArray{"cd"});
}

QTEST_APPLESS_MAIN(TestHttpBody)
#include "tst_httpbody.moc"
