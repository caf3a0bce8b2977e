// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/websocketframe.h"
#include "support/wirescript.h"
#include "wire/wiretree.h"

#include <QTest>

#include <algorithm>

using namespace pushscope;

namespace {

const QByteArray envelope =
    R"({"id":"k3f9:12","prev":"k3f9:11","channel":"default","event":"cpu","t":5,"data":{"load":[1,"a\n"]}})";
constexpr std::array<quint8, 4> key{0x37, 0xfa, 0x21, 0x3d};

/// One line a node: dots for its depth, name, value, and the bytes of its range.
void render(const WireNode &node, const QByteArray &bytes, int depth, QStringList &lines)
{
    QString line = QString(depth, QLatin1Char{'.'}) + node.name + QStringLiteral(" = ") + node.value;
    if (node.range) {
        const auto cut =
            bytes.mid(static_cast<qsizetype>(node.range->begin), static_cast<qsizetype>(node.range->size()));
        line += QStringLiteral(" <") + QString::fromLatin1(cut.isValidUtf8() && !cut.contains('\0') ? cut : cut.toHex())
            + QStringLiteral(">");
    }
    lines.append(
        line.replace(QLatin1Char{'\r'}, QStringLiteral("\\r")).replace(QLatin1Char{'\n'}, QStringLiteral("\\n")));
    for (const WireNode &child : node.children) {
        render(child, bytes, depth + 1, lines);
    }
}

/// The tree below its root.
QStringList tree(const WireUnit &unit, const QByteArray &bytes)
{
    QStringList lines;
    for (const WireNode &child : describe(unit, bytes).children) {
        render(child, bytes, 0, lines);
    }
    return lines;
}

WireUnit unitOf(WireUnit::Kind kind, const QByteArray &bytes, std::vector<WireSpan> body = {})
{
    constexpr quint64 somewhere = 1000;
    WireUnit unit;
    unit.kind = kind;
    unit.range = {somewhere, somewhere + static_cast<quint64>(bytes.size())};
    for (WireSpan &span : body) {
        span.begin += somewhere;
        span.end += somewhere;
    }
    unit.body = std::move(body);
    return unit;
}

WireUnit frameOf(const QByteArray &bytes)
{
    WireUnit unit = unitOf(WireUnit::Kind::WebSocketFrame, bytes);
    const auto header = readWebSocketFrameHeader(bytes);
    unit.opcode = header ? static_cast<quint8>(header->opcode) : 0;
    unit.fin = header && header->fin;
    return unit;
}

const WireNode *find(const WireNode &node, const QString &name)
{
    if (node.name == name) {
        return &node;
    }
    for (const WireNode &child : node.children) {
        if (const auto *found = find(child, name)) {
            return found;
        }
    }
    return nullptr;
}

bool within(const WireNode &node, quint64 size)
{
    return (!node.range || (node.range->begin <= node.range->end && node.range->end <= size))
        && std::ranges::all_of(node.children, [size](const WireNode &child) { return within(child, size); });
}

int count(const WireNode &node)
{
    int sum = 1;
    for (const WireNode &child : node.children) {
        sum += count(child);
    }
    return sum;
}

} // namespace

class TestWireTree : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void request();
    void response();
    void chunkedBody();
    void eventStreamBlock();
    void chunkedEvent();
    void blockLines();
    void textFrame();
    void maskedFrame();
    void longFrames();
    void closeFrames_data();
    void closeFrames();
    void pollAnswer();
    void jsonKeepsItsOrderAndPlaces();
    void treesAreCut();
    void anything_data();
    void anything();
    void payloads_data();
    void payloads();
    void summaries_data();
    void summaries();
    void summariesAreShort();
};

void TestWireTree::request()
{
    const QByteArray bytes = "GET /events?channel=a%20b&after=k:1 HTTP/1.1\r\nHost: h:1\r\nX-Empty:\r\n\r\n";
    QCOMPARE(tree(unitOf(WireUnit::Kind::RequestHead, bytes), bytes),
             (QStringList{
                 QStringLiteral("Request line = GET /events?channel=a%20b&after=k:1 HTTP/1.1 <GET "
                                "/events?channel=a%20b&after=k:1 HTTP/1.1>"),
                 QStringLiteral(".Method = GET <GET>"),
                 QStringLiteral(".Request target = /events?channel=a%20b&after=k:1 </events?channel=a%20b&after=k:1>"),
                 QStringLiteral("..channel = a b"),
                 QStringLiteral("..after = k:1"),
                 QStringLiteral(".HTTP version = HTTP/1.1 <HTTP/1.1>"),
                 QStringLiteral("Host = h:1 <Host: h:1>"),
                 QStringLiteral("X-Empty =  <X-Empty:>"),
             }));
}

void TestWireTree::response()
{
    const QByteArray bytes = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";
    QCOMPARE(tree(unitOf(WireUnit::Kind::ResponseHead, bytes), bytes),
             (QStringList{
                 QStringLiteral("Status line = HTTP/1.1 404 Not Found <HTTP/1.1 404 Not Found>"),
                 QStringLiteral(".HTTP version = HTTP/1.1 <HTTP/1.1>"),
                 QStringLiteral(".Status code = 404 <404>"),
                 QStringLiteral(".Reason phrase = Not Found <Not Found>"),
                 QStringLiteral("Content-Length = 0 <Content-Length: 0>"),
             }));
}

void TestWireTree::chunkedBody()
{
    const QByteArray bytes = "6;x=1\r\nhello \r\n5\r\nworld\r\n0\r\nX-T: 1\r\n\r\n";
    const auto unit = unitOf(WireUnit::Kind::Body, bytes, {{7, 13}, {18, 23}});
    QCOMPARE(tree(unit, bytes),
             (QStringList{
                 QStringLiteral("Transfer-Encoding = chunked"),
                 QStringLiteral(".Chunk size = 0x6 (6 bytes) <6;x=1\\r\\n>"),
                 QStringLiteral("..Chunk extension = x=1"),
                 QStringLiteral(".Chunk size = 0x5 (5 bytes) <5\\r\\n>"),
                 QStringLiteral(".Last chunk = 0x0 (0 bytes) <0\\r\\n>"),
                 QStringLiteral(".Trailer field = X-T: 1 <X-T: 1\\r\\n>"),
                 QStringLiteral("Content = hello world <hello \\r\\n5\\r\\nworld>"),
             }));
}

void TestWireTree::eventStreamBlock()
{
    const QByteArray bytes = "id: k3f9:12\nevent: cpu\ndata: " + envelope + "\n\n";
    const QString text = QString::fromUtf8(envelope);
    QCOMPARE(tree(unitOf(WireUnit::Kind::SseEvent, bytes), bytes).mid(0, 14),
             (QStringList{
                 QStringLiteral("id = k3f9:12 <id: k3f9:12>"),
                 QStringLiteral("event = cpu <event: cpu>"),
                 QStringLiteral("data = ") + text + QStringLiteral(" <data: ") + text + QStringLiteral(">"),
                 QStringLiteral("Event = cpu <")
                     + QString::fromUtf8(bytes).replace(QLatin1Char{'\n'}, QStringLiteral("\\n")) + QStringLiteral(">"),
                 QStringLiteral(".type = cpu"),
                 QStringLiteral(".lastEventId = k3f9:12"),
                 QStringLiteral(".data = %1 bytes <").arg(envelope.size()) + text + QStringLiteral(">"),
                 QStringLiteral("..Event envelope = ") + text + QStringLiteral(" <") + text + QStringLiteral(">"),
                 QStringLiteral("...id = k3f9:12 <\"k3f9:12\">"),
                 QStringLiteral("...prev = k3f9:11 <\"k3f9:11\">"),
                 QStringLiteral("...channel = default <\"default\">"),
                 QStringLiteral("...event = cpu <\"cpu\">"),
                 QStringLiteral("...t = 5 <5>"),
                 QStringLiteral("...data = {\"load\":[1,\"a\\n\"]} <{\"load\":[1,\"a\\n\"]}>"),
             }));
}

void TestWireTree::chunkedEvent()
{
    const QByteArray bytes = "b\r\ndata: {\"a\":\r\n4\r\n1}\n\n\r\n";
    const auto root = describe(unitOf(WireUnit::Kind::SseEvent, bytes, {{3, 14}, {19, 23}}), bytes);
    const auto *member = find(root, QStringLiteral("a"));
    QVERIFY(member != nullptr);
    QCOMPARE(member->value, QStringLiteral("1"));
    QCOMPARE(find(root, QStringLiteral("data"))->range, (WireSpan{3, 21}));
    QCOMPARE(find(root, QStringLiteral("Chunk size"))->range, (WireSpan{0, 3}));
}

void TestWireTree::blockLines()
{
    const QByteArray bytes = ": hi\r\nretry: 5\rdata: a\ndata: b\nnonsense: x\nid\n\n";
    QCOMPARE(tree(unitOf(WireUnit::Kind::SseEvent, bytes), bytes).mid(0, 6),
             (QStringList{
                 QStringLiteral("comment = hi <: hi>"),
                 QStringLiteral("retry = 5 <retry: 5>"),
                 QStringLiteral("data = a <data: a>"),
                 QStringLiteral("data = b <data: b>"),
                 QStringLiteral("nonsense = x (ignored) <nonsense: x>"),
                 QStringLiteral("id =  <id>"),
             }));
}

void TestWireTree::textFrame()
{
    const QByteArray bytes = QByteArray::fromHex("d10568656c6c6f");
    QCOMPARE(tree(frameOf(bytes), bytes),
             (QStringList{
                 QStringLiteral("FIN = 1 <d1>"),
                 QStringLiteral("RSV1 = 1 <d1>"),
                 QStringLiteral("RSV2 = 0 <d1>"),
                 QStringLiteral("RSV3 = 1 <d1>"),
                 QStringLiteral("Opcode = 0x1 (text) <d1>"),
                 QStringLiteral("MASK = 0 <\x05>"),
                 QStringLiteral("Payload length = 5 <\x05>"),
                 QStringLiteral("Payload data = hello <hello>"),
             }));
}

void TestWireTree::maskedFrame()
{
    const QByteArray bytes = encodeMaskedWebSocketFrame(WebSocketOpcode::Text, R"({"type":"ping"})", key);
    const auto root = describe(frameOf(bytes), bytes);
    QCOMPARE(find(root, QStringLiteral("MASK"))->value, QStringLiteral("1"));
    QCOMPARE(find(root, QStringLiteral("Masking-key"))->value, QStringLiteral("0x37fa213d"));
    QCOMPARE(find(root, QStringLiteral("Masking-key"))->range, (WireSpan{2, 6}));
    QCOMPARE(find(root, QStringLiteral("type"))->value, QStringLiteral("ping"));
    QCOMPARE(find(root, QStringLiteral("type"))->range, (WireSpan{14, 20}));
}

void TestWireTree::longFrames()
{
    const QByteArray medium = encodeWebSocketFrame(WebSocketOpcode::Binary, QByteArray(300, '\xff'));
    const auto root = describe(frameOf(medium), medium);
    QCOMPARE(find(root, QStringLiteral("Payload length"))->value, QStringLiteral("126"));
    QCOMPARE(find(root, QStringLiteral("Extended payload length"))->value, QStringLiteral("300"));
    QCOMPARE(find(root, QStringLiteral("Extended payload length"))->range, (WireSpan{2, 4}));
    QCOMPARE(find(root, QStringLiteral("Payload data"))->value, QStringLiteral("300 bytes"));
    QCOMPARE(find(root, QStringLiteral("Opcode"))->value, QStringLiteral("0x2 (binary)"));
    const QByteArray large = encodeMaskedWebSocketFrame(WebSocketOpcode::Binary, QByteArray(70'000, 'x'), key);
    const auto other = describe(frameOf(large), large);
    QCOMPARE(find(other, QStringLiteral("Extended payload length"))->range, (WireSpan{2, 10}));
    QCOMPARE(find(other, QStringLiteral("Masking-key"))->range, (WireSpan{10, 14}));
    const QByteArray cut = QByteArray::fromHex("82");
    QCOMPARE(describe(frameOf(cut), cut).value, QStringLiteral("incomplete"));
}

void TestWireTree::closeFrames_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const QByteArray &payload, const char *code, const QString &reason) {
        QTest::newRow(name) << payload << QString::fromLatin1(code) << reason;
    };
    row("normal", closePayload(WebSocketCloseCode::Normal, "bye"), "1000 (Normal Closure)", QStringLiteral("bye"));
    row("empty", {}, "1005 (No Status Rcvd)", {});
    row("one byte", "x", "1005 (No Status Rcvd)", {});
    row("try again later", closePayload(WebSocketCloseCode::TryAgainLater, {}), "1013 (Try Again Later)", {});
    row("last named", QByteArray::fromHex("03f7"), "1015 (TLS handshake)", {});
    row("not assigned", QByteArray::fromHex("03f8"), "1016 (not assigned)", {});
    row("below", QByteArray::fromHex("0001"), "1 (not assigned)", {});
    row("registered", QByteArray::fromHex("0bb8"), "3000 (registered by a library or application)", {});
    row("private", QByteArray::fromHex("1387"), "4999 (private use)", {});
}

void TestWireTree::closeFrames()
{
    QFETCH(const QByteArray, payload);
    QFETCH(const QString, code);
    QFETCH(const QString, reason);
    const QByteArray bytes = encodeWebSocketFrame(WebSocketOpcode::Close, payload);
    const auto root = describe(frameOf(bytes), bytes);
    QCOMPARE(find(root, QStringLiteral("Status code"))->value, code);
    const auto *found = find(root, QStringLiteral("Reason"));
    QCOMPARE(found == nullptr ? QString{} : found->value, reason);
}

void TestWireTree::pollAnswer()
{
    const QByteArray bytes = R"({"events":[)" + envelope + R"(],"next":"k3f9:12"})";
    const auto root = describe(unitOf(WireUnit::Kind::Body, bytes), bytes);
    const auto *answer = find(root, QStringLiteral("Poll answer"));
    QVERIFY(answer != nullptr);
    QCOMPARE(answer->children.size(), std::size_t{2});
    QCOMPARE(answer->children[0].name, QStringLiteral("events"));
    QCOMPARE(answer->children[0].children[0].name, QStringLiteral("[0]"));
    QCOMPARE(answer->children[1].name, QStringLiteral("next"));
    QCOMPARE(answer->children[1].value, QStringLiteral("k3f9:12"));
}

void TestWireTree::jsonKeepsItsOrderAndPlaces()
{
    const QByteArray bytes = R"( { "z" : [ ] , "b\"c": "q\\\"}" ,"a":{"k":null} ,"n":-1.50e3, "t":true } )";
    const auto root = describe(unitOf(WireUnit::Kind::Body, bytes), bytes);
    QStringList lines;
    render(*find(root, QStringLiteral("JSON")), bytes, 0, lines);
    QCOMPARE(lines.mid(1),
             (QStringList{QStringLiteral(".z = [ ] <[ ]>"), QStringLiteral(".b\"c = q\\\"} <\"q\\\\\\\"}\">"),
                          QStringLiteral(".a = {\"k\":null} <{\"k\":null}>"), QStringLiteral("..k = null <null>"),
                          QStringLiteral(".n = -1.50e3 <-1.50e3>"), QStringLiteral(".t = true <true>")}));
}

void TestWireTree::treesAreCut()
{
    const QByteArray wide = '[' + QByteArray{"1,"}.repeated(9999) + "1]";
    const auto list = describe(unitOf(WireUnit::Kind::Body, wide), wide);
    const auto &children = find(list, QStringLiteral("JSON"))->children;
    QCOMPARE(children.size(), std::size_t{mostWireChildren + 1});
    QCOMPARE(children.back().name, QStringLiteral("…"));
    QCOMPARE(children.back().value, QStringLiteral("%1 more").arg(10'000 - mostWireChildren));

    const QByteArray row = '[' + QByteArray{"1,"}.repeated(99) + "1],";
    const QByteArray table = '[' + row.repeated(99) + "1]";
    const auto many = describe(unitOf(WireUnit::Kind::Body, table), table);
    QVERIFY(count(many) > mostWireNodes);
    QVERIFY(count(many) < mostWireNodes + 200);

    const QByteArray deep = QByteArray(200, '[') + QByteArray(200, ']');
    const auto root = describe(unitOf(WireUnit::Kind::Body, deep), deep);
    int depth = 0;
    for (const auto *node = find(root, QStringLiteral("JSON")); !node->children.empty();
         node = &node->children.front()) {
        ++depth;
    }
    QCOMPARE(depth, deepestWireNode);

    const QByteArray longText(100'000, 'x');
    const auto text = describe(unitOf(WireUnit::Kind::Body, longText), longText);
    QCOMPARE(text.children.front().value.size(), longestWireValue + 1);
}

void TestWireTree::anything_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray{};
    QTest::newRow("one byte") << QByteArray{"x"};
    QTest::newRow("line ends") << QByteArray{"\r\n\r\n"};
    QTest::newRow("half a head") << QByteArray{"GET "};
    QTest::newRow("NULs") << QByteArray(20, '\0');
    QTest::newRow("ones") << QByteArray(20, '\xff');
    QTest::newRow("bad JSON") << QByteArray{"{\"a\":"};
    QTest::newRow("status only") << QByteArray{"HTTP/1.1 200"};
    QTest::newRow("data without end") << QByteArray{"data: {\"a\":1}"};
}

/// Whatever the bytes, whatever they are said to be.
void TestWireTree::anything()
{
    QFETCH(const QByteArray, bytes);
    for (int kind = 0; kind <= static_cast<int>(WireUnit::Kind::Undecoded); ++kind) {
        for (const auto &body : {std::vector<WireSpan>{}, {{0, 0}}, {{0, 3}, {2, 900}}, {{5, 1}}, {{5, 9}, {1, 3}}}) {
            const WireUnit unit = unitOf(static_cast<WireUnit::Kind>(kind), bytes, body);
            const auto root = describe(unit, bytes);
            QVERIFY(!root.name.isEmpty());
            QVERIFY(within(root, static_cast<quint64>(bytes.size())));
            QVERIFY(payloadOf(unit, bytes).size() <= 2 * bytes.size() + 1);
            QVERIFY(summaryOf(unit, bytes).size() <= longestWireSummary + 1);
        }
    }
}

void TestWireTree::payloads_data()
{
    QTest::addColumn<WireUnit>("unit");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("payload");
    const auto row = [](const char *name, WireUnit::Kind kind, const QByteArray &bytes, const QByteArray &payload,
                        const std::vector<WireSpan> &body = {}) {
        QTest::newRow(name) << unitOf(kind, bytes, body) << bytes << payload;
    };
    row("head", WireUnit::Kind::RequestHead, "GET / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\n\r\n");
    row("body", WireUnit::Kind::Body, "text", "text");
    row("chunked body", WireUnit::Kind::Body, "2\r\nte\r\n2\r\nxt\r\n0\r\n\r\n", "text", {{3, 5}, {10, 12}});
    row("event", WireUnit::Kind::SseEvent, "id: 1\ndata: a\ndata: b\n\n", "a\nb");
    row("chunked event", WireUnit::Kind::SseEvent, "5\r\ndata:\r\n4\r\n a\n\n\r\n", "a", {{3, 8}, {13, 17}});
    row("comment", WireUnit::Kind::SseComment, ": a\n:b\n\n", "a\nb");
    row("retry", WireUnit::Kind::SseRetry, ": a\nretry: 100\n\n", "100");
    row("id", WireUnit::Kind::SseId, "retry: 5\nid: k:1\n\n", "k:1");
    row("ciphertext", WireUnit::Kind::Ciphertext, "\x17\x03", "\x17\x03");
    const auto frame = [](const char *name, const QByteArray &bytes, const QByteArray &payload) {
        QTest::newRow(name) << frameOf(bytes) << bytes << payload;
    };
    frame("frame", encodeWebSocketFrame(WebSocketOpcode::Text, "hello"), "hello");
    frame("masked frame", encodeMaskedWebSocketFrame(WebSocketOpcode::Text, "hello", key), "hello");
    frame("cut frame", encodeMaskedWebSocketFrame(WebSocketOpcode::Text, "hello", key).chopped(2), "hel");
}

void TestWireTree::payloads()
{
    QFETCH(const WireUnit, unit);
    QFETCH(const QByteArray, bytes);
    QFETCH(const QByteArray, payload);
    QCOMPARE(payloadOf(unit, bytes), payload);
}

void TestWireTree::summaries_data()
{
    QTest::addColumn<WireUnit>("unit");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("summary");
    const auto row = [](const char *name, WireUnit::Kind kind, const QByteArray &bytes, const char *summary) {
        QTest::newRow(name) << unitOf(kind, bytes) << bytes << QString::fromUtf8(summary);
    };
    row("request", WireUnit::Kind::RequestHead, "GET /events?channel=default HTTP/1.1\r\nHost: h\r\n\r\n",
        "GET /events?channel=default");
    row("request after an empty line", WireUnit::Kind::RequestHead, "\r\nGET / HTTP/1.1\r\n\r\n", "GET /");
    row("response", WireUnit::Kind::ResponseHead, "HTTP/1.1 200 OK\r\n\r\n", "200 OK");
    row("poll answer", WireUnit::Kind::Body, R"({"events":[)" + envelope + R"(],"next":"k3f9:12"})",
        "1 event, next k3f9:12");
    row("reset", WireUnit::Kind::Body,
        R"({"events":[],"next":"k:1","reset":true,"requested":"a:1","first":"k:1","reason":"epoch"})",
        "reset, 0 events, next k:1");
    row("text", WireUnit::Kind::Body, "not\nfound", "not␊found");
    row("binary", WireUnit::Kind::Body, "\xff\xfe", "2 bytes");
    row("one byte", WireUnit::Kind::Body, "\xff", "1 byte");
    row("envelope", WireUnit::Kind::SseEvent, "id: k3f9:12\nevent: cpu\ndata: " + envelope + "\n\n",
        R"(cpu id k3f9:12 {"load":[1,"a\n"]})");
    row("raw event", WireUnit::Kind::SseEvent, "id: 7\ndata: hello\n\n", "id 7 hello");
    row("event without id", WireUnit::Kind::SseEvent, "data: hello\n\n", "hello");
    row("comment", WireUnit::Kind::SseComment, ": hi\n\n", ": hi");
    row("retry", WireUnit::Kind::SseRetry, "retry: 1000\n\n", "retry 1000 ms");
    row("id", WireUnit::Kind::SseId, "id: k:1\n\n", "id k:1");
    row("ciphertext", WireUnit::Kind::Ciphertext, "abc", "3 bytes");
    const auto frame = [](const char *name, const QByteArray &bytes, const char *summary) {
        QTest::newRow(name) << frameOf(bytes) << bytes << QString::fromUtf8(summary);
    };
    frame("text frame", encodeWebSocketFrame(WebSocketOpcode::Text, envelope), R"(id k3f9:12 {"load":[1,"a\n"]})");
    frame("command", encodeMaskedWebSocketFrame(WebSocketOpcode::Text, R"({"type":"ping"})", key),
          R"({"type":"ping"})");
    frame("ping", encodeWebSocketFrame(WebSocketOpcode::Ping, {}), "ping");
    frame("pong", encodeMaskedWebSocketFrame(WebSocketOpcode::Pong, "7", key), "pong 7");
    frame("close", encodeWebSocketFrame(WebSocketOpcode::Close, closePayload(WebSocketCloseCode::GoingAway, "bye")),
          "close 1001 bye");
    frame("close without code", encodeWebSocketFrame(WebSocketOpcode::Close, {}), "close");
    frame("binary frame", encodeWebSocketFrame(WebSocketOpcode::Binary, "\xff\xfe"), "binary 2 bytes");
    frame("first fragment", encodeWebSocketFrame(WebSocketOpcode::Text, "hel", false), "text hel");
    frame("fragment", encodeWebSocketFrame(WebSocketOpcode::Continuation, "lo"), "continuation lo");
    frame("reserved opcode", QByteArray::fromHex("8300"), "reserved");
}

void TestWireTree::summaries()
{
    QFETCH(const WireUnit, unit);
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, summary);
    QCOMPARE(summaryOf(unit, bytes), summary);
}

void TestWireTree::summariesAreShort()
{
    const QByteArray value(10'000, 'x');
    for (const QByteArray &bytes : {"id: " + value + "\nevent: " + value + "\ndata: " + value + "\n\n", value}) {
        for (int kind = 0; kind <= static_cast<int>(WireUnit::Kind::Undecoded); ++kind) {
            const auto summary = summaryOf(unitOf(static_cast<WireUnit::Kind>(kind), bytes), bytes);
            QVERIFY2(summary.size() <= longestWireSummary + 1, qPrintable(summary));
        }
    }
}

QTEST_APPLESS_MAIN(TestWireTree)
#include "tst_wiretree.moc"
