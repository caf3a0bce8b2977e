// SPDX-License-Identifier: GPL-3.0-or-later
#include "clientcase.h"
#include "scriptedserver.h"

namespace pushscope::test {

namespace {

/// A stream of these bytes, which the server then ends.
ClientCase stream(const char *name, const QString &title, const QByteArray &bytes, const QString &events)
{
    ClientCase theCase;
    theCase.name = "sse/" + QByteArray{name};
    theCase.title = title;
    theCase.answers = {sseHead() + bytes};
    theCase.closes = true;
    const QString middle = events.isEmpty() ? QString{} : events + QStringLiteral(", ");
    theCase.happened = QStringLiteral("open, %1close 0, retry").arg(middle);
    return theCase;
}

/// Two connections: the second is asked with this Last-Event-ID.
ClientCase resumed(const char *name, const QString &title, const QByteArray &bytes, const QString &events,
                   const QString &lastEventId)
{
    ClientCase theCase = stream(name, title, bytes, events);
    theCase.answers.push_back(sseHead());
    theCase.happened += QStringLiteral(", open, close 0, retry");
    theCase.header = "Last-Event-ID";
    theCase.sent = QStringLiteral("-, ") + lastEventId;
    return theCase;
}

std::vector<ClientCase> lineCases()
{
    return {
        stream("9.2.5/bom", QStringLiteral("One byte order mark at the start is dropped"),
               "\xef\xbb\xbf"
               "data: x\n\n",
               QStringLiteral("message[]x")),
        stream("9.2.5/second-bom", QStringLiteral("A second byte order mark belongs to the field's name"),
               "\xef\xbb\xbf\xef\xbb\xbf"
               "data: x\n\ndata: y\n\n",
               QStringLiteral("message[]y")),
        stream("9.2.5/bom-in-data", QStringLiteral("A byte order mark in a value stays"),
               "data: \xef\xbb\xbf"
               "x\n\n",
               QStringLiteral("message[]\uFEFFx")),
        stream("9.2.5/lf", QStringLiteral("Lines end in LF"), "data: a\ndata: b\n\n", QStringLiteral("message[]a\nb")),
        stream("9.2.5/cr", QStringLiteral("Lines end in CR"), "data: a\rdata: b\r\rdata: c\n\n",
               QStringLiteral("message[]a\nb, message[]c")),
        stream("9.2.5/crlf", QStringLiteral("CRLF is one line end"), "data: a\r\ndata: b\r\n\r\n",
               QStringLiteral("message[]a\nb")),
        stream("9.2.5/mixed-line-ends", QStringLiteral("Line ends may be mixed"),
               "data: a\r\ndata: b\rdata: c\n\r\ndata: d\r\r", QStringLiteral("message[]a\nb\nc, message[]d")),
        stream("9.2.5/lf-cr", QStringLiteral("LF CR are two line ends"), "data: a\n\rdata: b\n\n",
               QStringLiteral("message[]a, message[]b")),
        stream("9.2.5/nul-in-data", QStringLiteral("A NUL in a value is a character like any other"),
               QByteArrayLiteral("data: a\0b\n\n"), QStringLiteral("message[]a<0>b")),
        stream("9.2.5/utf-8", QStringLiteral("Characters of two to four bytes pass"),
               "data: \xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80\n\n", QStringLiteral("message[]\u00e4\u20ac\U0001F600")),
        stream("9.2.5/invalid-utf-8", QStringLiteral("An invalid byte becomes U+FFFD"),
               "data: a\xff"
               "b\n\n",
               QStringLiteral("message[]a\uFFFD"
                              "b")),
        stream("9.2.5/cut-utf-8", QStringLiteral("A sequence that is cut short becomes one U+FFFD"),
               "data: a\xe2\x82"
               "b\n\n",
               QStringLiteral("message[]a\uFFFD"
                              "b")),
        stream("9.2.5/overlong-utf-8", QStringLiteral("Each byte of an overlong form becomes U+FFFD"),
               "data: \xc0\xaf\n\n", QStringLiteral("message[]\uFFFD\uFFFD")),
        stream("9.2.5/surrogates", QStringLiteral("A surrogate in UTF-8 is invalid"), "data: \xed\xa0\x80\n\n",
               QStringLiteral("message[]\uFFFD\uFFFD\uFFFD")),
        stream("9.2.5/invalid-utf-8-in-name", QStringLiteral("An invalid byte in a field's name makes it unknown"),
               "data\xff: a\ndata: b\n\n", QStringLiteral("message[]b")),
    };
}

std::vector<ClientCase> fieldCases()
{
    return {
        stream("9.2.6/one-space", QStringLiteral("One space after the colon is dropped, no more"),
               "data:  a\n\ndata:b\n\ndata: c\n\n", QStringLiteral("message[] a, message[]b, message[]c")),
        stream("9.2.6/tab-stays", QStringLiteral("A tab after the colon stays"), "data:\ta\n\n",
               QStringLiteral("message[]\ta")),
        stream("9.2.6/several-colons", QStringLiteral("The first colon ends the name"), "data: a: b\n\n",
               QStringLiteral("message[]a: b")),
        stream("9.2.6/no-colon", QStringLiteral("A line without a colon is a field with an empty value"),
               "data\n\ndata\ndata\n\n", QStringLiteral("message[], message[]\n")),
        stream("9.2.6/empty-data", QStringLiteral("An empty data field dispatches an empty message"), "data:\n\n",
               QStringLiteral("message[]")),
        stream("9.2.6/no-data", QStringLiteral("A block without data is not dispatched"), "event: a\n\ndata: x\n\n",
               QStringLiteral("message[]x")),
        stream("9.2.6/lines-of-data", QStringLiteral("Lines of data are joined by LF"), "data: a\ndata:\ndata: b\n\n",
               QStringLiteral("message[]a\n\nb")),
        stream("9.2.6/unknown-field", QStringLiteral("An unknown field is passed over"), "foo: a\ndata: x\nbar\n\n",
               QStringLiteral("message[]x")),
        stream("9.2.6/names-are-exact", QStringLiteral("Names of fields are case-sensitive and without blanks"),
               "Data: a\n data: b\ndata : c\ndata: x\n\n", QStringLiteral("message[]x")),
        stream("9.2.6/comment", QStringLiteral("A line that begins with a colon is no event"), ": beat\n\ndata: x\n\n",
               QStringLiteral("beat, message[]x")),
        stream("9.2.6/comment-in-block", QStringLiteral("A comment does not end a block"), "data: a\n:b\ndata: c\n\n",
               QStringLiteral("beat, message[]a\nc")),
        stream("9.2.6/event", QStringLiteral("`event` names the type"), "event: a\ndata: x\n\n",
               QStringLiteral("a[]x")),
        stream("9.2.6/last-event-field", QStringLiteral("The last `event` of a block is its type"),
               "event: a\nevent: b\ndata: x\n\n", QStringLiteral("b[]x")),
        stream("9.2.6/empty-type", QStringLiteral("An empty type is `message`"), "event: a\nevent:\ndata: x\n\n",
               QStringLiteral("message[]x")),
        stream("9.2.6/type-is-forgotten", QStringLiteral("The type is not kept for the next event"),
               "event: a\ndata: x\n\ndata: y\n\n", QStringLiteral("a[]x, message[]y")),
        stream("9.2.6/type-without-data", QStringLiteral("The type of a block without data is forgotten too"),
               "event: a\n\ndata: y\n\n", QStringLiteral("message[]y")),
        stream("9.2.6/unfinished-block", QStringLiteral("A block without its blank line at the end is dropped"),
               "data: x\n\ndata: y\n", QStringLiteral("message[]x")),
        stream("9.2.6/unfinished-line", QStringLiteral("A line without its end is dropped"), "data: x\n\ndata: y",
               QStringLiteral("message[]x")),
        stream("9.2.6/blank-lines", QStringLiteral("Further blank lines mean nothing"),
               "\n\n\ndata: x\n\n\n\n\ndata: y\n\n", QStringLiteral("message[]x, message[]y")),
    };
}

std::vector<ClientCase> idCases()
{
    ClientCase digits = stream("9.2.6/retry", QStringLiteral("`retry` of digits sets the wait before reconnecting"),
                               "retry: 1500\n\n", {});
    digits.leastDelay = std::chrono::milliseconds{1500};
    ClientCase kept = stream("9.2.6/retry-holds", QStringLiteral("A wait that is malformed leaves the last one"),
                             "retry: 1500\nretry: 1x\nretry: -1\nretry:\nretry: 1.5\nretry: +2\n\n", {});
    kept.leastDelay = std::chrono::milliseconds{1500};
    return {
        resumed("9.2.6/id-is-sent", QStringLiteral("The last id is sent when reconnecting"), "id: 7\ndata: x\n\n",
                QStringLiteral("message[7]x"), QStringLiteral("7")),
        resumed("9.2.6/id-persists", QStringLiteral("An id holds for the events after it"),
                "id: 7\ndata: x\n\ndata: y\n\n", QStringLiteral("message[7]x, message[7]y"), QStringLiteral("7")),
        resumed("9.2.6/empty-id", QStringLiteral("An empty id resets the last one"),
                "id: 7\ndata: x\n\nid\ndata: y\n\n", QStringLiteral("message[7]x, message[]y"), QStringLiteral("-")),
        resumed("9.2.6/id-with-nul", QStringLiteral("An id with NUL is passed over"),
                QByteArrayLiteral("id: 7\ndata: x\n\nid: 8\0\ndata: y\n\n"), QStringLiteral("message[7]x, message[7]y"),
                QStringLiteral("7")),
        resumed("9.2.6/id-without-data", QStringLiteral("The id of a block without data counts"), "id: 9\n\n", {},
                QStringLiteral("9")),
        resumed("9.2.6/id-of-unfinished-block", QStringLiteral("The id of a block that did not end does not count"),
                "id: 7\ndata: x\n\nid: 8\ndata: y\n", QStringLiteral("message[7]x"), QStringLiteral("7")),
        resumed("9.2.3/id-in-utf-8", QStringLiteral("The last id is sent in UTF-8"), "id: \xc3\xa4\ndata: x\n\n",
                QStringLiteral("message[\u00e4]x"), QStringLiteral("\u00e4")),
        digits,
        kept,
    };
}

} // namespace

std::vector<ClientCase> sseClientCases()
{
    std::vector<ClientCase> cases = lineCases();
    for (const auto &more : {fieldCases(), idCases()}) {
        cases.insert(cases.end(), more.begin(), more.end());
    }
    return cases;
}

} // namespace pushscope::test
