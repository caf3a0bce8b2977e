// SPDX-License-Identifier: GPL-3.0-or-later
// How long a connection lasts, the order of answers, interim answers.
#include "check/checkanswer.h"
#include "check/checkrequest.h"
#include "check/checktexts.h"

namespace pushscope {

namespace {

constexpr auto must = CheckLevel::Must;
constexpr auto should = CheckLevel::Should;

constexpr int continueStatus = 100;
constexpr int firstFinal = 200;

QByteArray http10(const CheckTarget &target, const QByteArray &lines = {})
{
    return "GET " + target.path(CheckNeed::Http) + " HTTP/1.0\r\n" + target.usualLines() + lines + "\r\n";
}

CheckAsync<> http10Closes(CheckTalk talk, bool later)
{
    CheckPeer *const peer = talk.connect();
    if (later) {
        co_await useOnce(talk, peer);
    }
    peer->send(http10(talk.target()));
    (void)co_await answerOf(talk, peer);
    const bool ended = co_await endsWithin(peer, talk.patience());
    co_await talk.require(ended, CheckFinding::tr("the end of the connection after the answer"), peer->came());
}

CheckAsync<> http10IsNotChunked(CheckTalk talk, bool later)
{
    CheckPeer *const peer = talk.connect();
    if (later) {
        co_await useOnce(talk, peer);
    }
    peer->send(http10(talk.target()));
    const auto head = co_await headOf(talk, peer);
    const bool coded = head.headers.value("Transfer-Encoding").has_value();
    co_await talk.require(!coded, CheckFinding::tr("no Transfer-Encoding in the answer"), peer->came());
}

CheckAsync<> closeIsHonoured(CheckTalk talk, bool later)
{
    CheckPeer *const peer = talk.connect();
    if (later) {
        co_await useOnce(talk, peer);
    }
    peer->send(talk.target().request("GET", talk.target().path(CheckNeed::Http), "Connection: close\r\n"));
    (void)co_await answerOf(talk, peer);
    const bool ended = co_await endsWithin(peer, talk.patience());
    co_await talk.require(ended, CheckFinding::tr("the end of the connection after the answer"), peer->came());
}

CheckAsync<> closeIsAnnounced(CheckTalk talk, bool later)
{
    CheckPeer *const peer = talk.connect();
    if (later) {
        co_await useOnce(talk, peer);
    }
    peer->send(talk.target().request("GET", talk.target().path(CheckNeed::Http), "Connection: close\r\n"));
    const auto answer = co_await answerOf(talk, peer);
    const bool told = answer.head.headers.hasToken("Connection", "close");
    co_await talk.require(told, CheckFinding::tr("Connection: close in the answer"), peer->came());
}

CheckAsync<> connectionIsKept(CheckTalk talk, bool later)
{
    CheckPeer *const peer = talk.connect();
    if (later) {
        co_await useOnce(talk, peer);
    }
    co_await useOnce(talk, peer);
    co_await useOnce(talk, peer);
}

CheckAsync<> dateIsTold(CheckTalk talk, bool later)
{
    constexpr int firstServerError = 500;
    CheckPeer *const peer = talk.connect();
    if (later) {
        co_await useOnce(talk, peer);
    }
    peer->send(talk.target().request("GET", talk.target().path(CheckNeed::Http)));
    const auto answer = co_await answerOf(talk, peer);
    co_await talk.doesNotApplyIf(answer.status() >= firstServerError, CheckFinding::tr("the server fails by itself"));
    co_await talk.require(answer.head.headers.value("Date").has_value(), CheckFinding::tr("a Date field"),
                          peer->came());
}

/// Three answers whose statuses were learned one by one, so that their order shows.
CheckAsync<> pipelining(CheckTalk talk, bool later)
{
    const CheckTarget &target = talk.target();
    const QByteArrayList requests{target.request("GET", target.path(CheckNeed::Http)),
                                  target.request("GET", "/" + talk.marker()),
                                  target.request("OPTIONS", target.path(CheckNeed::Http))};
    QList<int> statuses;
    for (const QByteArray &request : requests) {
        CheckPeer *const single = talk.connect();
        single->send(request);
        const auto answer = co_await answerOf(talk, single);
        co_await talk.doesNotApplyIf(!answer.head.keepsAlive(),
                                     CheckFinding::tr("the server does not keep connections"));
        statuses.append(answer.status());
    }
    CheckPeer *const peer = talk.connect();
    if (later) {
        co_await useOnce(talk, peer);
    }
    peer->send(requests.join());
    const QString expected = CheckFinding::tr("answers with %1, %2 and %3 in this order")
                                 .arg(statuses.at(0))
                                 .arg(statuses.at(1))
                                 .arg(statuses.at(2));
    for (const int status : statuses) {
        const auto answer = co_await answerIfAny(talk, peer);
        co_await talk.require(answer && answer->status() == status, expected, peer->came());
    }
}

QByteArray expecting(const CheckTarget &target, const char *version)
{
    return "POST " + target.path(CheckNeed::Http) + " HTTP/" + version + "\r\n" + target.usualLines()
        + "Content-Length: 5\r\nExpect: 100-continue\r\n\r\n";
}

CheckAsync<> continueIsAnswered(CheckTalk talk, bool later)
{
    CheckPeer *const peer = talk.connect();
    if (later) {
        co_await useOnce(talk, peer);
    }
    peer->send(expecting(talk.target(), "1.1"));
    const auto first = co_await headOf(talk, peer);
    const QString expected = CheckFinding::tr("100 Continue or a final status, without the body");
    co_await talk.require(first.status == continueStatus || first.status >= firstFinal, expected, peer->came());
    if (first.status == continueStatus) {
        peer->send("abcde");
        (void)co_await answerOf(talk, peer);
    }
}

CheckAsync<> continueInHttp10(CheckTalk talk, bool later)
{
    CheckPeer *const peer = talk.connect();
    if (later) {
        co_await useOnce(talk, peer);
    }
    peer->send(expecting(talk.target(), "1.0") + "abcde");
    const auto head = co_await headOf(talk, peer);
    co_await talk.require(head.status >= firstFinal, CheckFinding::tr("a final status: HTTP/1.0 knows no 100"),
                          peer->came());
}

} // namespace

void addHttpConnectionCases(CheckCases &cases)
{
    const auto add = [&cases](const char *name, const char *title, CheckLevel level,
                              CheckAsync<> (*run)(CheckTalk, bool)) {
        addOnBothRequests(cases, {name, CheckTitle::tr(title), level, CheckNeed::Http, {}}, run);
    };
    add("http/9112-9.3/http-1.0-closes",
        QT_TRANSLATE_NOOP("Check", "HTTP/1.0 without keep-alive: the connection ends after the answer"), must,
        http10Closes);
    add("http/9112-6.1/no-chunks-to-http-1.0", QT_TRANSLATE_NOOP("Check", "An answer to HTTP/1.0 is not chunked"), must,
        http10IsNotChunked);
    add("http/9112-9.6/close-is-honoured",
        QT_TRANSLATE_NOOP("Check", "Connection: close ends the connection after the answer"), must, closeIsHonoured);
    add("http/9112-9.6/close-is-announced", QT_TRANSLATE_NOOP("Check", "The last answer of a connection says so"),
        should, closeIsAnnounced);
    add("http/9112-9.3/connection-is-kept", QT_TRANSLATE_NOOP("Check", "A connection takes one request after another"),
        should, connectionIsKept);
    add("http/9112-9.3.2/pipelining-order",
        QT_TRANSLATE_NOOP("Check", "Pipelined requests are answered in their order"), must, pipelining);
    add("http/9110-10.1.1/expect-continue",
        QT_TRANSLATE_NOOP("Check", "Expect: 100-continue is answered before the body comes"), must, continueIsAnswered);
    add("http/9110-10.1.1/expect-in-http-1.0", QT_TRANSLATE_NOOP("Check", "Expect in HTTP/1.0 is ignored"), must,
        continueInHttp10);
    add("http/9110-6.6.1/date", QT_TRANSLATE_NOOP("Check", "Answers with 2xx, 3xx and 4xx tell their date"), must,
        dateIsTold);
}

} // namespace pushscope
