// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/comparisonfacts.h"

#include <QCoreApplication>
#include <QHash>
#include <QStringList>

namespace pushscope {

namespace {

#define FACT(text) QT_TRANSLATE_NOOP("Comparison", text)

std::array<ComparisonFact, 4> row(const ComparisonFact &sse, const ComparisonFact &webSocket,
                                  const ComparisonFact &longPoll, const ComparisonFact &shortPoll)
{
    return {sse, webSocket, longPoll, shortPoll};
}

/// Sections of HTML 9.2 as its page names them.
QString anchorOf(const QString &section)
{
    static const QHash<QString, QString> anchors{
        {QStringLiteral("9.2"), QStringLiteral("server-sent-events")},
        {QStringLiteral("9.2.1"), QStringLiteral("server-sent-events-intro")},
        {QStringLiteral("9.2.2"), QStringLiteral("the-eventsource-interface")},
        {QStringLiteral("9.2.3"), QStringLiteral("sse-processing-model")},
        {QStringLiteral("9.2.4"), QStringLiteral("the-last-event-id-header")},
        {QStringLiteral("9.2.5"), QStringLiteral("parsing-an-event-stream")},
        {QStringLiteral("9.2.6"), QStringLiteral("event-stream-interpretation")},
        {QStringLiteral("9.2.7"), QStringLiteral("authoring-notes")},
    };
    return anchors.value(section);
}

/// Of the sources that have a name instead of a number.
QString pageOf(const QString &source)
{
    static const QHash<QString, QString> pages{
        {QStringLiteral("Fetch: CORS protocol"), QStringLiteral("https://fetch.spec.whatwg.org/#http-cors-protocol")},
        {QStringLiteral("WebSockets: ping and pong"),
         QStringLiteral("https://websockets.spec.whatwg.org/#ping-and-pong-frames")},
        {QStringLiteral("Chromium: socket limits"),
         QStringLiteral("https://chromium.googlesource.com/chromium/src/+/main/net/socket/"
                        "client_socket_pool_manager.cc")},
    };
    return pages.value(source);
}

} // namespace

const std::vector<ComparisonFactRow> &comparisonFacts()
{
    static const std::vector<ComparisonFactRow> rows{
        {"direction", FACT("Direction"),
         row({FACT("server → client"), "HTML 9.2.1", FACT("What the client has to say goes in requests of its own.")},
             {FACT("both ways"), "RFC 6455 1.2",
              FACT("After the handshake each side sends when it likes, independently of the other.")},
             {FACT("server → client, one answer at a time"), "RFC 6202 2.1",
              FACT("The server keeps the request until it has something to say; then the client asks anew.")},
             {FACT("the client asks, the server answers"), "RFC 6202 2.1",
              FACT("The server cannot speak first: an event waits for the next question.")})},
        {"connection", FACT("Connection"),
         row({FACT("one response that does not end"), "HTML 9.2.3",
              FACT("A GET whose answer goes on for as long as the page lives.")},
             {FACT("one TCP connection of its own"), "RFC 6455 1.3",
              FACT("Begun as an HTTP request, taken over by the upgrade.")},
             {FACT("nearly always one request open"), "RFC 6202 2.1",
              FACT("HTTP keeps the TCP connection for the next request.")},
             {FACT("a request now and then"), "RFC 9112 9.3",
              FACT("On a connection that persists, or on a new one if it was idle for too long.")})},
        {"protocol", FACT("Protocol and port"),
         row({FACT("HTTP, text/event-stream; 80 or 443"), "HTML 9.2.3",
              FACT("Any other media type ends it for good. Every version of HTTP carries it.")},
             {FACT("WebSocket, after an HTTP upgrade; 80 or 443"), "RFC 6455 3",
              FACT("ws:// is on port 80, wss:// on 443. Over HTTP/2 it needs extended CONNECT (RFC 8441).")},
             {FACT("HTTP; 80 or 443"), "RFC 9110 4.2", FACT("Ordinary requests and responses.")},
             {FACT("HTTP; 80 or 443"), "RFC 9110 4.2", FACT("Ordinary requests and responses.")})},
        {"framing", FACT("Framing by the standard"),
         row({FACT("“data:” and two line ends"), "HTML 9.2.6",
              FACT("With “id:” and “event:” lines as wanted, and some bytes for each chunk of HTTP/1.1.")},
             {FACT("2 to 10 bytes; 4 more from the client"), "RFC 6455 5.2",
              FACT("A header of 2 bytes, 4 from 126 bytes of payload on, 10 from 64 KiB on. Clients mask.")},
             {FACT("two heads for each answer"), "RFC 9112 2.1",
              FACT("Request and response have a head each, some hundred bytes together, more with cookies.")},
             {FACT("two heads for each question"), "RFC 9112 2.1",
              FACT("Also where nothing has happened. Many events share one answer.")})},
        {"reconnect", FACT("Reconnecting"),
         row({FACT("by itself, in the browser"), "HTML 9.2.3",
              FACT("After a time that the server may set with “retry:”. Any status but 200, as a proxy's "
                   "502, ends it for good.")},
             {FACT("by the application"), "RFC 6455 7.2.3",
              FACT("The standard asks for a random wait that grows, so that not all come back at once.")},
             {FACT("the next request"), "RFC 6202 2.1",
              FACT("The application repeats what failed, and waits longer from time to time.")},
             {FACT("the next request"), "RFC 6202 2.1", FACT("Nothing is lost but the time until then.")})},
        {"resume", FACT("Events missed meanwhile"),
         row({FACT("Last-Event-ID, sent by the browser"), "HTML 9.2.4",
              FACT("If the server gave its events an “id:” and still has those that came after it.")},
             {FACT("the application's own business"), "RFC 6455 5.6",
              FACT("A message has no id: what the application needs, it must put into the messages.")},
             {FACT("a cursor in the request"), "RFC 9110 3.3",
              FACT("The application's own: requests know nothing of each other, and what comes between two is "
                   "lost.")},
             {FACT("a cursor in the request"), "RFC 9110 3.3",
              FACT("The application's own: requests know nothing of each other, and what comes between two is "
                   "lost.")})},
        {"binary", FACT("Binary"),
         row({FACT("no: UTF-8 text"), "HTML 9.2.5", FACT("Bytes need base64, a third more.")},
             {FACT("yes"), "RFC 6455 5.6", FACT("Frames of opcode 2 carry bytes as they are.")},
             {FACT("yes"), "RFC 9110 8.3", FACT("A body is bytes of any media type; not inside JSON.")},
             {FACT("yes"), "RFC 9110 8.3", FACT("A body is bytes of any media type; not inside JSON.")})},
        {"proxies", FACT("Proxies on the way"),
         row({FACT("may hold it back, or end it when idle"), "HTML 9.2.7",
              FACT("A proxy that buffers waits for the end of the answer. Comments keep an idle stream alive.")},
             {FACT("must know the upgrade; TLS helps"), "RFC 6455 4.1",
              FACT("Upgrade goes from hop to hop. Through a tunnel (CONNECT) nobody sees what it is.")},
             {FACT("as any request; mind their timeouts"), "RFC 6202 5.5",
              FACT("The server must answer before a proxy gives up: 30 seconds are usually safe.")},
             {FACT("as any request"), "RFC 9110 3.7", FACT("“Cache-Control: no-store”, or a cache answers.")})},
        {"scaling", FACT("Scaling"),
         row({FACT("an open connection for each client"), "RFC 6202 3.1",
              FACT("Memory and descriptors by clients, work by events.")},
             {FACT("an open connection for each client"), "RFC 6455 1.7",
              FACT("Memory and descriptors by clients, work by events. The connection stays with its server.")},
             {FACT("a connection, and a request for each event"), "RFC 6202 2.2",
              FACT("As a stream, with the work of a request on top; each may go to another server.")},
             {FACT("clients ÷ interval requests a second"), "RFC 6202 2.1",
              FACT("Whether or not anything has happened; easily spread over servers.")})},
        {"browserlimit", FACT("Connections of a browser"),
         row({FACT("counts among six of HTTP/1.1"), "Chromium: socket limits",
              FACT("Chromium and Firefox open six to a host for all tabs: their choice, no standard's. Streams of "
                   "HTTP/2 share one.")},
             {FACT("a limit of its own, far higher"), "Chromium: socket limits",
              FACT("Chromium opens up to 255 to a host, Firefox 200 in all: their choice, no standard's.")},
             {FACT("counts among six of HTTP/1.1"), "Chromium: socket limits",
              FACT("A request that is held takes one of the six that Chromium and Firefox open to a host.")},
             {FACT("only for a moment"), "RFC 9112 9.4", FACT("A short request gives its connection back.")})},
        {"backpressure", FACT("Backpressure"),
         row({FACT("TCP's window; then the server's queue"), "RFC 9293 3.8.6",
              FACT("A slow reader fills the server's memory up to its limit; then it drops, or hangs up.")},
             {FACT("TCP's window; then the server's queue"), "RFC 9293 3.8.6",
              FACT("The protocol has no window of its own, and the browser's API cannot pause reading.")},
             {FACT("the client asks when it can"), "RFC 6202 2.1",
              FACT("Nobody is sent more than he asked for; the answer grows meanwhile.")},
             {FACT("the client asks when it can"), "RFC 6202 2.1",
              FACT("Nobody is sent more than he asked for; the answer grows meanwhile.")})},
        {"heartbeat", FACT("Signs of life"),
         row({FACT("comments, which a page cannot see"), "HTML 9.2.6",
              FACT("They keep proxies awake. A page that wants to know must be sent events.")},
             {FACT("ping and pong, which a page cannot see"), "WebSockets: ping and pong",
              FACT("Browsers answer pings by themselves. A page that wants to know must send messages.")},
             {FACT("the empty answer at the timeout"), "RFC 6202 5.5",
              FACT("Each answer shows that the server lives.")},
             {FACT("each answer"), "RFC 6202 2.1", FACT("No answer means that something is wrong.")})},
        {"origin", FACT("Pages of other sites"),
         row({FACT("CORS protects"), "HTML 9.2.2", FACT("Cookies go along only if withCredentials is set.")},
             {FACT("no CORS: the server must check Origin"), "RFC 6455 10.2",
              FACT("A page of any site may connect, with the cookies of yours.")},
             {FACT("CORS protects"), "Fetch: CORS protocol",
              FACT("A foreign page may ask, but sees the answer only if the server allows it.")},
             {FACT("CORS protects"), "Fetch: CORS protocol",
              FACT("A foreign page may ask, but sees the answer only if the server allows it.")})},
    };
    return rows;
}

#undef FACT

QString linkOf(const QString &source)
{
    if (const QString page = pageOf(source); !page.isEmpty()) {
        return page;
    }
    const QStringList words = source.split(QLatin1Char(' '));
    if (words.size() == 3 && words.first() == QLatin1String("RFC")) {
        return QStringLiteral("https://www.rfc-editor.org/rfc/rfc%1#section-%2").arg(words[1], words[2]);
    }
    if (words.size() == 2 && words.first() == QLatin1String("HTML")) {
        return QStringLiteral("https://html.spec.whatwg.org/multipage/server-sent-events.html#%1")
            .arg(anchorOf(words[1]));
    }
    return {};
}

} // namespace pushscope
