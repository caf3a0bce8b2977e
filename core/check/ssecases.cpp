// SPDX-License-Identifier: GPL-3.0-or-later
// The answer that carries an event stream.
#include "check/checkanswer.h"
#include "check/checkcases.h"
#include "check/checkstream.h"
#include "check/checktexts.h"
#include "message/language.h"

namespace pushscope {

namespace {

using namespace std::chrono_literals;

constexpr auto must = CheckLevel::Must;
constexpr auto should = CheckLevel::Should;
constexpr auto idleTime = 3s;

QByteArray typeOf(const HttpResponseHead &head)
{
    return head.headers.value("Content-Type").value_or(QByteArray{}).toLower();
}

CheckAsync<> statusIs200(CheckTalk talk)
{
    CheckStream stream{talk};
    co_await stream.open();
}

CheckAsync<> contentType(CheckTalk talk)
{
    CheckStream stream{talk};
    co_await stream.open();
    const QByteArray type = typeOf(stream.head());
    const bool right = type.split(';').first().trimmed() == "text/event-stream";
    co_await talk.require(right, QStringLiteral("Content-Type: text/event-stream"), stream.peer()->came());
}

CheckAsync<> charset(CheckTalk talk)
{
    CheckStream stream{talk};
    co_await stream.open();
    QByteArray type = typeOf(stream.head());
    co_await talk.doesNotApplyIf(!type.contains("charset="), CheckFinding::tr("the type names no charset"));
    type = type.mid(type.indexOf("charset=") + 8).replace('"', "");
    const bool right = type.split(';').first().trimmed() == "utf-8";
    co_await talk.require(right, CheckFinding::tr("charset=utf-8, if any"), stream.peer()->came());
}

CheckAsync<> notStored(CheckTalk talk)
{
    CheckStream stream{talk};
    co_await stream.open();
    const HttpHeaders &headers = stream.head().headers;
    const bool right = headers.hasToken("Cache-Control", "no-store") || headers.hasToken("Cache-Control", "no-cache");
    co_await talk.require(right, CheckFinding::tr("Cache-Control: no-store or no-cache"), stream.peer()->came());
}

CheckAsync<> staysOpen(CheckTalk talk)
{
    CheckStream stream{talk};
    co_await stream.open();
    const bool ended = co_await endsWithin(stream.peer(), idleTime);
    co_await talk.require(!ended, CheckFinding::tr("a stream that stays open for 3 s"), stream.peer()->came());
}

CheckAsync<> anyAccept(CheckTalk talk)
{
    CheckStream stream{talk};
    co_await stream.open("Accept: */*\r\n");
}

CheckAsync<> noAccept(CheckTalk talk)
{
    CheckStream stream{talk};
    co_await stream.open("");
}

CheckAsync<> identity(CheckTalk talk)
{
    CheckStream stream{talk};
    co_await stream.open("Accept: text/event-stream\r\nAccept-Encoding: identity\r\n");
    const auto coding = stream.head().headers.value("Content-Encoding");
    co_await talk.require(!coding || *coding == "identity", CheckFinding::tr("no Content-Encoding"),
                          stream.peer()->came());
}

CheckAsync<> headHasNoBody(CheckTalk talk)
{
    constexpr auto forBody = 500ms;
    CheckPeer *const peer = talk.connect();
    peer->send(talk.target().request("HEAD", talk.target().path(CheckNeed::Sse, talk.marker())));
    (void)co_await headOf(talk, peer);
    co_await pauseFor(peer, forBody);
    co_await talk.require(peer->input().isEmpty(), CheckFinding::tr("a head and nothing after it"), peer->came());
}

CheckAsync<> notChunkedToHttp10(CheckTalk talk)
{
    CheckPeer *const peer = talk.connect();
    const CheckTarget &target = talk.target();
    peer->send("GET " + target.path(CheckNeed::Sse, talk.marker()) + " HTTP/1.0\r\n" + target.usualLines() + "\r\n");
    const auto head = co_await headOf(talk, peer);
    const bool coded = head.headers.value("Transfer-Encoding").has_value();
    co_await talk.require(!coded, CheckFinding::tr("no Transfer-Encoding in the answer"), peer->came());
}

CheckAsync<> framing(CheckTalk talk)
{
    CheckStream stream{talk};
    co_await stream.open();
    const HttpHeaders &headers = stream.head().headers;
    const bool chunked = headers.hasToken("Transfer-Encoding", "chunked");
    const bool closes = !stream.head().keepsAlive();
    const bool right = !headers.value("Content-Length") && (chunked || closes);
    co_await talk.require(right, CheckFinding::tr("no Content-Length, and chunks or Connection: close"),
                          stream.peer()->came());
}

CheckAsync<> unknownId(CheckTalk talk)
{
    CheckStream stream{talk};
    co_await stream.open("Accept: text/event-stream\r\nLast-Event-ID: pushscope-check-unknown\r\n");
}

CheckAsync<> emptyId(CheckTalk talk)
{
    CheckStream stream{talk};
    co_await stream.open("Accept: text/event-stream\r\nLast-Event-ID:\r\n");
}

CheckAsync<> heartbeat(CheckTalk talk)
{
    const auto wait = talk.target().config().heartbeatWait;
    co_await talk.doesNotApplyIf(wait <= 0ms, CheckFinding::tr("not waited for"));
    CheckStream stream{talk};
    co_await stream.open();
    co_await pauseFor(stream.peer(), 500ms);
    stream.peer()->mark();
    const bool came = co_await stream.more(wait);
    const QString seconds = textLocale().toString(std::chrono::duration<double>{wait}.count());
    co_await talk.require(came, CheckFinding::tr("a comment or an event within %1 s").arg(seconds),
                          stream.peer()->came());
}

} // namespace

void addSseCases(CheckCases &cases, const CheckConfig &config)
{
    const auto add = [&cases](const char *name, const char *title, CheckLevel level, CheckAsync<> (*run)(CheckTalk)) {
        cases.push_back({name, CheckTitle::tr(title), level, CheckNeed::Sse, run});
    };
    add("sse/9.2.3/status-200", QT_TRANSLATE_NOOP("Check", "The stream is answered with 200"), must, statusIs200);
    add("sse/9.2.5/content-type", QT_TRANSLATE_NOOP("Check", "Its type is text/event-stream"), must, contentType);
    add("sse/9.2.5/charset", QT_TRANSLATE_NOOP("Check", "If its type names a charset, that is UTF-8"), must, charset);
    add("sse/9111-5.2/not-stored", QT_TRANSLATE_NOOP("Check", "It is not stored by caches"), should, notStored);
    add("sse/9.2.3/stays-open", QT_TRANSLATE_NOOP("Check", "It stays open while nothing happens"), must, staysOpen);
    add("sse/9110-12.5.1/any-accept", QT_TRANSLATE_NOOP("Check", "It is there for Accept: */*"), should, anyAccept);
    add("sse/9110-12.5.1/no-accept", QT_TRANSLATE_NOOP("Check", "It is there without Accept"), should, noAccept);
    add("sse/9110-12.5.3/identity", QT_TRANSLATE_NOOP("Check", "It is not compressed for who takes identity only"),
        should, identity);
    add("sse/9110-9.3.2/head-has-no-body", QT_TRANSLATE_NOOP("Check", "The answer to HEAD has no body"), must,
        headHasNoBody);
    add("sse/9112-6.1/no-chunks-to-http-1.0", QT_TRANSLATE_NOOP("Check", "The stream is not chunked to HTTP/1.0"), must,
        notChunkedToHttp10);
    add("sse/9112-6.3/framing", QT_TRANSLATE_NOOP("Check", "It is chunked or lasts until the connection ends"), must,
        framing);
    add("sse/9.2.4/unknown-last-event-id", QT_TRANSLATE_NOOP("Check", "A Last-Event-ID that is not known is no error"),
        should, unknownId);
    add("sse/9.2.4/empty-last-event-id", QT_TRANSLATE_NOOP("Check", "Nor is an empty one"), should, emptyId);
    add("sse/9.2.7/heartbeat", QT_TRANSLATE_NOOP("Check", "An idle stream shows a sign of life"), should, heartbeat);
    cases.back().deadline = config.heartbeatWait + 12s;
}

} // namespace pushscope
