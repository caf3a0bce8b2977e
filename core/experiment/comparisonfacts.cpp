// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/comparisonfacts.h"

#include <QCoreApplication>
#include <QHash>
#include <QStringList>

namespace pushscope {

namespace {

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

const std::vector<ComparisonFactRow> &comparisonFacts() // NOLINT(readability-function-size): a table
{
    static const std::vector<ComparisonFactRow> rows{
        {"direction", QT_TRANSLATE_NOOP("Comparison", "Direction"),
         row({QT_TRANSLATE_NOOP("Comparison", "server → client"), "HTML 9.2.1",
              QT_TRANSLATE_NOOP("Comparison", "What the client has to say goes in requests of its own.")},
             {QT_TRANSLATE_NOOP("Comparison", "both ways"), "RFC 6455 1.2",
              QT_TRANSLATE_NOOP("Comparison",
                                "After the handshake each side sends when it likes, independently of the other.")},
             {QT_TRANSLATE_NOOP("Comparison", "server → client, one answer at a time"), "RFC 6202 2.1",
              QT_TRANSLATE_NOOP(
                  "Comparison",
                  "The server keeps the request until it has something to say; then the client asks anew.")},
             {QT_TRANSLATE_NOOP("Comparison", "the client asks, the server answers"), "RFC 6202 2.1",
              QT_TRANSLATE_NOOP("Comparison",
                                "The server cannot speak first: an event waits for the next question.")})},
        {"connection", QT_TRANSLATE_NOOP("Comparison", "Connection"),
         row({QT_TRANSLATE_NOOP("Comparison", "one response that does not end"), "HTML 9.2.3",
              QT_TRANSLATE_NOOP("Comparison", "A GET whose answer goes on for as long as the page lives.")},
             {QT_TRANSLATE_NOOP("Comparison", "one TCP connection of its own"), "RFC 6455 1.3",
              QT_TRANSLATE_NOOP("Comparison", "Begun as an HTTP request, taken over by the upgrade.")},
             {QT_TRANSLATE_NOOP("Comparison", "nearly always one request open"), "RFC 6202 2.1",
              QT_TRANSLATE_NOOP("Comparison", "HTTP keeps the TCP connection for the next request.")},
             {QT_TRANSLATE_NOOP("Comparison", "a request now and then"), "RFC 9112 9.3",
              QT_TRANSLATE_NOOP("Comparison",
                                "On a connection that persists, or on a new one if it was idle for too long.")})},
        {"protocol", QT_TRANSLATE_NOOP("Comparison", "Protocol and port"),
         row({QT_TRANSLATE_NOOP("Comparison", "HTTP, text/event-stream; 80 or 443"), "HTML 9.2.3",
              QT_TRANSLATE_NOOP("Comparison",
                                "Any other media type ends it for good. Every version of HTTP carries it.")},
             {QT_TRANSLATE_NOOP("Comparison", "WebSocket, after an HTTP upgrade; 80 or 443"), "RFC 6455 3",
              QT_TRANSLATE_NOOP(
                  "Comparison",
                  "ws:// is on port 80, wss:// on 443. Over HTTP/2 it needs extended CONNECT (RFC 8441).")},
             {QT_TRANSLATE_NOOP("Comparison", "HTTP; 80 or 443"), "RFC 9110 4.2",
              QT_TRANSLATE_NOOP("Comparison", "Ordinary requests and responses.")},
             {QT_TRANSLATE_NOOP("Comparison", "HTTP; 80 or 443"), "RFC 9110 4.2",
              QT_TRANSLATE_NOOP("Comparison", "Ordinary requests and responses.")})},
        {"framing", QT_TRANSLATE_NOOP("Comparison", "Framing by the standard"),
         row({QT_TRANSLATE_NOOP("Comparison", "“data:” and two line ends"), "HTML 9.2.6",
              QT_TRANSLATE_NOOP("Comparison",
                                "With “id:” and “event:” lines as wanted, and some bytes for each chunk of HTTP/1.1.")},
             {QT_TRANSLATE_NOOP("Comparison", "2 to 10 bytes; 4 more from the client"), "RFC 6455 5.2",
              QT_TRANSLATE_NOOP(
                  "Comparison",
                  "A header of 2 bytes, 4 from 126 bytes of payload on, 10 from 64 KiB on. Clients mask.")},
             {QT_TRANSLATE_NOOP("Comparison", "two heads for each answer"), "RFC 9112 2.1",
              QT_TRANSLATE_NOOP(
                  "Comparison",
                  "Request and response have a head each, some hundred bytes together, more with cookies.")},
             {QT_TRANSLATE_NOOP("Comparison", "two heads for each question"), "RFC 9112 2.1",
              QT_TRANSLATE_NOOP("Comparison", "Also where nothing has happened. Many events share one answer.")})},
        {"reconnect", QT_TRANSLATE_NOOP("Comparison", "Reconnecting"),
         row({QT_TRANSLATE_NOOP("Comparison", "by itself, in the browser"), "HTML 9.2.3",
              QT_TRANSLATE_NOOP("Comparison",
                                "After a time that the server may set with “retry:”. Any status but 200, as a proxy's "
                                "502, ends it for good.")},
             {QT_TRANSLATE_NOOP("Comparison", "by the application"), "RFC 6455 7.2.3",
              QT_TRANSLATE_NOOP("Comparison",
                                "The standard asks for a random wait that grows, so that not all come back at once.")},
             {QT_TRANSLATE_NOOP("Comparison", "the next request"), "RFC 6202 2.1",
              QT_TRANSLATE_NOOP("Comparison",
                                "The application repeats what failed, and waits longer from time to time.")},
             {QT_TRANSLATE_NOOP("Comparison", "the next request"), "RFC 6202 2.1",
              QT_TRANSLATE_NOOP("Comparison", "Nothing is lost but the time until then.")})},
        {"resume", QT_TRANSLATE_NOOP("Comparison", "Events missed meanwhile"),
         row({QT_TRANSLATE_NOOP("Comparison", "Last-Event-ID, sent by the browser"), "HTML 9.2.4",
              QT_TRANSLATE_NOOP("Comparison",
                                "If the server gave its events an “id:” and still has those that came after it.")},
             {QT_TRANSLATE_NOOP("Comparison", "the application's own business"), "RFC 6455 5.6",
              QT_TRANSLATE_NOOP("Comparison",
                                "A message has no id: what the application needs, it must put into the messages.")},
             {QT_TRANSLATE_NOOP("Comparison", "a cursor in the request"), "RFC 9110 3.3",
              QT_TRANSLATE_NOOP(
                  "Comparison",
                  "The application's own: requests know nothing of each other, and what comes between two is "
                  "lost.")},
             {QT_TRANSLATE_NOOP("Comparison", "a cursor in the request"), "RFC 9110 3.3",
              QT_TRANSLATE_NOOP(
                  "Comparison",
                  "The application's own: requests know nothing of each other, and what comes between two is "
                  "lost.")})},
        {"binary", QT_TRANSLATE_NOOP("Comparison", "Binary"),
         row({QT_TRANSLATE_NOOP("Comparison", "no: UTF-8 text"), "HTML 9.2.5",
              QT_TRANSLATE_NOOP("Comparison", "Bytes need base64, a third more.")},
             {QT_TRANSLATE_NOOP("Comparison", "yes"), "RFC 6455 5.6",
              QT_TRANSLATE_NOOP("Comparison", "Frames of opcode 2 carry bytes as they are.")},
             {QT_TRANSLATE_NOOP("Comparison", "yes"), "RFC 9110 8.3",
              QT_TRANSLATE_NOOP("Comparison", "A body is bytes of any media type; not inside JSON.")},
             {QT_TRANSLATE_NOOP("Comparison", "yes"), "RFC 9110 8.3",
              QT_TRANSLATE_NOOP("Comparison", "A body is bytes of any media type; not inside JSON.")})},
        {"proxies", QT_TRANSLATE_NOOP("Comparison", "Proxies on the way"),
         row({QT_TRANSLATE_NOOP("Comparison", "may hold it back, or end it when idle"), "HTML 9.2.7",
              QT_TRANSLATE_NOOP(
                  "Comparison",
                  "A proxy that buffers waits for the end of the answer. Comments keep an idle stream alive.")},
             {QT_TRANSLATE_NOOP("Comparison", "must know the upgrade; TLS helps"), "RFC 6455 4.1",
              QT_TRANSLATE_NOOP("Comparison",
                                "Upgrade goes from hop to hop. Through a tunnel (CONNECT) nobody sees what it is.")},
             {QT_TRANSLATE_NOOP("Comparison", "as any request; mind their timeouts"), "RFC 6202 5.5",
              QT_TRANSLATE_NOOP("Comparison",
                                "The server must answer before a proxy gives up: 30 seconds are usually safe.")},
             {QT_TRANSLATE_NOOP("Comparison", "as any request"), "RFC 9110 3.7",
              QT_TRANSLATE_NOOP("Comparison", "“Cache-Control: no-store”, or a cache answers.")})},
        {"scaling", QT_TRANSLATE_NOOP("Comparison", "Scaling"),
         row({QT_TRANSLATE_NOOP("Comparison", "an open connection for each client"), "RFC 6202 3.1",
              QT_TRANSLATE_NOOP("Comparison", "Memory and descriptors by clients, work by events.")},
             {QT_TRANSLATE_NOOP("Comparison", "an open connection for each client"), "RFC 6455 1.7",
              QT_TRANSLATE_NOOP(
                  "Comparison",
                  "Memory and descriptors by clients, work by events. The connection stays with its server.")},
             {QT_TRANSLATE_NOOP("Comparison", "a connection, and a request for each event"), "RFC 6202 2.2",
              QT_TRANSLATE_NOOP("Comparison",
                                "As a stream, with the work of a request on top; each may go to another server.")},
             {QT_TRANSLATE_NOOP("Comparison", "clients ÷ interval requests a second"), "RFC 6202 2.1",
              QT_TRANSLATE_NOOP("Comparison", "Whether or not anything has happened; easily spread over servers.")})},
        {"browserlimit", QT_TRANSLATE_NOOP("Comparison", "Connections of a browser"),
         row({QT_TRANSLATE_NOOP("Comparison", "counts among six of HTTP/1.1"), "Chromium: socket limits",
              QT_TRANSLATE_NOOP(
                  "Comparison",
                  "Chromium and Firefox open six to a host for all tabs: their choice, no standard's. Streams of "
                  "HTTP/2 share one.")},
             {QT_TRANSLATE_NOOP("Comparison", "a limit of its own, far higher"), "Chromium: socket limits",
              QT_TRANSLATE_NOOP(
                  "Comparison",
                  "Chromium opens up to 255 to a host, Firefox 200 in all: their choice, no standard's.")},
             {QT_TRANSLATE_NOOP("Comparison", "counts among six of HTTP/1.1"), "Chromium: socket limits",
              QT_TRANSLATE_NOOP(
                  "Comparison",
                  "A request that is held takes one of the six that Chromium and Firefox open to a host.")},
             {QT_TRANSLATE_NOOP("Comparison", "only for a moment"), "RFC 9112 9.4",
              QT_TRANSLATE_NOOP("Comparison", "A short request gives its connection back.")})},
        {"backpressure", QT_TRANSLATE_NOOP("Comparison", "Backpressure"),
         row({QT_TRANSLATE_NOOP("Comparison", "TCP's window; then the server's queue"), "RFC 9293 3.8.6",
              QT_TRANSLATE_NOOP(
                  "Comparison",
                  "A slow reader fills the server's memory up to its limit; then it drops, or hangs up.")},
             {QT_TRANSLATE_NOOP("Comparison", "TCP's window; then the server's queue"), "RFC 9293 3.8.6",
              QT_TRANSLATE_NOOP("Comparison",
                                "The protocol has no window of its own, and the browser's API cannot pause reading.")},
             {QT_TRANSLATE_NOOP("Comparison", "the client asks when it can"), "RFC 6202 2.1",
              QT_TRANSLATE_NOOP("Comparison", "Nobody is sent more than he asked for; the answer grows meanwhile.")},
             {QT_TRANSLATE_NOOP("Comparison", "the client asks when it can"), "RFC 6202 2.1",
              QT_TRANSLATE_NOOP("Comparison", "Nobody is sent more than he asked for; the answer grows meanwhile.")})},
        {"heartbeat", QT_TRANSLATE_NOOP("Comparison", "Signs of life"),
         row({QT_TRANSLATE_NOOP("Comparison", "comments, which a page cannot see"), "HTML 9.2.6",
              QT_TRANSLATE_NOOP("Comparison",
                                "They keep proxies awake. A page that wants to know must be sent events.")},
             {QT_TRANSLATE_NOOP("Comparison", "ping and pong, which a page cannot see"), "WebSockets: ping and pong",
              QT_TRANSLATE_NOOP("Comparison",
                                "Browsers answer pings by themselves. A page that wants to know must send messages.")},
             {QT_TRANSLATE_NOOP("Comparison", "the empty answer at the timeout"), "RFC 6202 5.5",
              QT_TRANSLATE_NOOP("Comparison", "Each answer shows that the server lives.")},
             {QT_TRANSLATE_NOOP("Comparison", "each answer"), "RFC 6202 2.1",
              QT_TRANSLATE_NOOP("Comparison", "No answer means that something is wrong.")})},
        {"origin", QT_TRANSLATE_NOOP("Comparison", "Pages of other sites"),
         row({QT_TRANSLATE_NOOP("Comparison", "CORS protects"), "HTML 9.2.2",
              QT_TRANSLATE_NOOP("Comparison", "Cookies go along only if withCredentials is set.")},
             {QT_TRANSLATE_NOOP("Comparison", "no CORS: the server must check Origin"), "RFC 6455 10.2",
              QT_TRANSLATE_NOOP("Comparison", "A page of any site may connect, with the cookies of yours.")},
             {QT_TRANSLATE_NOOP("Comparison", "CORS protects"), "Fetch: CORS protocol",
              QT_TRANSLATE_NOOP("Comparison",
                                "A foreign page may ask, but sees the answer only if the server allows it.")},
             {QT_TRANSLATE_NOOP("Comparison", "CORS protects"), "Fetch: CORS protocol",
              QT_TRANSLATE_NOOP("Comparison",
                                "A foreign page may ask, but sees the answer only if the server allows it.")})},
    };
    return rows;
}

QString linkOf(const QString &source)
{
    if (QString page = pageOf(source); !page.isEmpty()) {
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
