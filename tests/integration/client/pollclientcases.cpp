// SPDX-License-Identifier: GPL-3.0-or-later
#include "clientcase.h"
#include "scriptedserver.h"

#include "protocol/pollbatch.h"

namespace pushscope::test {

namespace {

const QByteArray json = QByteArrayLiteral("Content-Type: application/json\r\n");

QByteArray batch(const QByteArrayList &envelopes, QByteArrayView next, const std::optional<Reset> &reset = {})
{
    return answerWith("200 OK", encodePollBatch(envelopes, next, reset), json);
}

QByteArray body(const QByteArray &text, const QByteArray &fields = {})
{
    return answerWith("200 OK", text, fields);
}

/// `header` may be `:target`. After the last answer the client must ask once more.
ClientCase polls(const char *name, const QString &title, const std::vector<QByteArray> &answers,
                 const QString &happened, const QByteArray &header = {}, const QString &sent = {})
{
    ClientCase theCase;
    theCase.name = "poll/" + QByteArray{name};
    theCase.title = title;
    theCase.transport = Transport::LongPoll;
    theCase.answers = answers;
    theCase.happened = happened;
    theCase.header = header;
    theCase.sent = sent;
    return theCase;
}

/// A server that is not a PushScope's: its URL has another path.
ClientCase foreign(ClientCase theCase)
{
    theCase.configure = [](ClientConfig &config) { config.url.setPath(QStringLiteral("/sub/a")); };
    return theCase;
}

ClientCase lost(const char *name, const QString &title, const QByteArray &answer, const QString &happened,
                const QString &error)
{
    ClientCase theCase = polls(name, title, {answer}, happened);
    theCase.error = error;
    theCase.closes = true;
    return theCase;
}

std::vector<ClientCase> ourCases()
{
    const QByteArray nothing = batch({}, "e:4");
    const QString targets = QStringLiteral("/poll?timeout=0, /poll?after=e:4&timeout=25, %1");
    ClientCase spoilt =
        polls("contract/no-batch-later", QStringLiteral("What is no batch after one that was is a loss"),
              {nothing, body("[]", json)}, QStringLiteral("open, poll, error, close 200, retry"));
    spoilt.error = QStringLiteral("no longer that of a PushScope poll");
    ClientCase wrong = spoilt;
    wrong.name = "poll/contract/no-envelope";
    wrong.title = QStringLiteral("So is a batch with something else than envelopes");
    wrong.answers[1] = body(R"({"events":[{"id":"e:5"}],"next":"e:5"})", json);
    ClientCase badReset = spoilt;
    badReset.name = "poll/contract/incomplete-reset";
    badReset.title = QStringLiteral("So is a reset without its fields");
    badReset.answers[1] = body(R"({"events":[],"next":"e:5","reset":true})", json);
    ClientCase noNext = spoilt;
    noNext.name = "poll/contract/no-next";
    noNext.title = QStringLiteral("So is a batch without `next`");
    noNext.answers[1] = body(R"({"events":[]})", json);
    return {
        polls("contract/cursor", QStringLiteral("Each poll goes on after the last answer's `next`"),
              {nothing, batch({envelope(5)}, "e:5")}, QStringLiteral("open, poll, poll, tick[e:5]5"), ":target",
              targets.arg(QStringLiteral("/poll?after=e:5&timeout=25"))),
        polls("contract/next-without-events", QStringLiteral("`next` moves without events too"),
              {nothing, batch({}, "e:9")}, QStringLiteral("open, poll, poll, beat"), ":target",
              targets.arg(QStringLiteral("/poll?after=e:9&timeout=25"))),
        polls("contract/duplicate", QStringLiteral("An event that came before is not handed on again"),
              {nothing, batch({envelope(5), envelope(5)}, "e:5")},
              QStringLiteral("open, poll, poll, tick[e:5]5, duplicate e:5")),
        polls("contract/reset", QStringLiteral("A reset is told before its events"),
              {batch({envelope(5)}, "e:5", Reset{"d:1", "e:5", "epoch"})},
              QStringLiteral("open, poll, reset epoch, tick[e:5]5")),
        polls("contract/unknown-members", QStringLiteral("Members that are not known are passed over"),
              {body(R"({"events":[],"next":"e:4","more":[1],"reset":false})", json), nothing},
              QStringLiteral("open, poll, poll, beat")),
        spoilt,
        wrong,
        badReset,
        noNext,
    };
}

std::vector<ClientCase> bodyCases()
{
    const QByteArray chunkedHead = QByteArrayLiteral("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
    const QByteArray text = encodePollBatch({}, "e:4", {});
    const QByteArray chunks = QByteArray::number(text.size() - 2, 16) + "\r\n" + text.chopped(2) + "\r\n2\r\n"
        + text.last(2) + "\r\n0\r\n\r\n";
    QByteArray huge = QByteArray(17 * 1024 * 1024, ' ');
    ClientCase notKept =
        polls("9112-9.6/connection-close", QStringLiteral("`Connection: close` means a new connection"),
              {answerWith("200 OK", text, "Connection: close\r\n"), batch({}, "e:5")},
              QStringLiteral("open, poll, poll, beat"));
    notKept.header = ":connections";
    notKept.sent = QStringLiteral("2");
    ClientCase kept = notKept;
    kept.name = "poll/9112-9.3/kept";
    kept.title = QStringLiteral("Without it the connection is used again");
    kept.answers[0] = batch({}, "e:4");
    kept.sent = QStringLiteral("1");
    ClientCase old = notKept;
    old.name = "poll/9112-9.3/http-1.0";
    old.title = QStringLiteral("HTTP/1.0 without keep-alive means a new connection");
    old.answers[0] = answerWith("200 OK", text).replace("HTTP/1.1", "HTTP/1.0");
    ClientCase surplus = notKept;
    surplus.name = "poll/9112-9.2/bytes-after-the-answer";
    surplus.title = QStringLiteral("Bytes after the answer mean a new connection");
    surplus.inOnePiece = true;
    surplus.answers[0] = batch({}, "e:4") + "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
    return {
        polls("9112-7.1/chunks", QStringLiteral("A body may be chunked"), {chunkedHead + chunks, batch({}, "e:5")},
              QStringLiteral("open, poll, poll, beat")),
        lost("9112-8/cut-body", QStringLiteral("A body that is cut short is a loss"),
             batch({envelope(5)}, "e:5").chopped(1), QStringLiteral("error, close 0, retry"),
             QStringLiteral("within an answer")),
        lost("limit/body", QStringLiteral("A body of more than 16 MiB is a loss"), body(huge),
             QStringLiteral("error, close 0, retry"), QStringLiteral("16 MiB")),
        notKept,
        kept,
        old,
        surplus,
    };
}

std::vector<ClientCase> foreignCases()
{
    const QByteArray validators = QByteArrayLiteral("ETag: \"7\"\r\nLast-Modified: Sun, 06 Nov 1994 08:49:37 GMT\r\n");
    const QByteArray unchanged = QByteArrayLiteral("HTTP/1.1 304 Not Modified\r\n\r\n");
    ClientCase short304 = foreign(polls("9110-15.4.5/304-between", QStringLiteral("304 keeps the validators"),
                                        {body("a", validators), unchanged}, QStringLiteral("open, poll, a, poll, beat"),
                                        "If-None-Match", QStringLiteral("-, \"7\", \"7\"")));
    return {
        foreign(polls("9110-13.1.2/if-none-match", QStringLiteral("The last ETag is sent as If-None-Match"),
                      {body("a", validators)}, QStringLiteral("open, poll, a"), "If-None-Match",
                      QStringLiteral("-, \"7\""))),
        foreign(polls("9110-13.1.3/if-modified-since",
                      QStringLiteral("The last Last-Modified is sent as If-Modified-Since"), {body("a", validators)},
                      QStringLiteral("open, poll, a"), "If-Modified-Since",
                      QStringLiteral("-, Sun, 06 Nov 1994 08:49:37 GMT"))),
        short304,
        foreign(polls("9110-8.8/validators-go", QStringLiteral("An answer without validators forgets them"),
                      {body("a", validators), body("b")}, QStringLiteral("open, poll, a, poll, b"), "If-None-Match",
                      QStringLiteral("-, \"7\", -"))),
        foreign(polls("9110-15.3.5/204", QStringLiteral("204 is an answer without news"),
                      {"HTTP/1.1 204 No Content\r\n\r\n"}, QStringLiteral("open, poll, beat"))),
        foreign(polls("9110-8.3/any-type", QStringLiteral("A body of any type is an event"),
                      {body("<a/>", "Content-Type: text/xml\r\n")}, QStringLiteral("open, poll, <a/>"))),
        foreign(polls("9110-8.3/binary", QStringLiteral("One that is not UTF-8 is handed on as base64"), {body("\xff")},
                      QStringLiteral("open, poll, base64:/w=="))),
        foreign(polls("9110-15.4/redirect", QStringLiteral("A redirect is followed"),
                      {"HTTP/1.1 302 Found\r\nLocation: /sub/b\r\nContent-Length: 0\r\n\r\n", body("a", validators)},
                      QStringLiteral("open, poll, a"), ":target", QStringLiteral("/sub/a, /sub/b, /sub/a"))),
    };
}

} // namespace

std::vector<ClientCase> pollClientCases()
{
    std::vector<ClientCase> cases = ourCases();
    for (const auto &more : {bodyCases(), foreignCases()}) {
        cases.insert(cases.end(), more.begin(), more.end());
    }
    return cases;
}

} // namespace pushscope::test
