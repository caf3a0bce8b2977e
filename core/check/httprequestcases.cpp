// SPDX-License-Identifier: GPL-3.0-or-later
// The request line and methods.
#include "check/checkanswer.h"
#include "check/checkrequest.h"
#include "check/checktexts.h"

namespace pushscope {

namespace {

constexpr auto must = CheckLevel::Must;
constexpr auto should = CheckLevel::Should;
constexpr auto refused = RequestRule::Refused;
constexpr auto understood = RequestRule::Understood;

constexpr int notAllowed = 405;
constexpr char unknownMethod[] = "PUSHSCOPE-CHECK"; // harmless wherever it goes

std::vector<RequestRow> lineRows()
{
    return {
        {"http/9112-2.2/empty-line-before-request",
         QT_TRANSLATE_NOOP("Check", "An empty line before the request is passed over"),
         should,
         understood,
         {},
         "\r\nGET {path} HTTP/1.1\r\n{usual}\r\n"},
        {"http/9112-3/spaces-in-request-line",
         QT_TRANSLATE_NOOP("Check", "A target with a space in it is refused"),
         should,
         refused,
         {400},
         "GET {path} and more HTTP/1.1\r\n{usual}\r\n"},
        {"http/9112-3/no-version",
         QT_TRANSLATE_NOOP("Check", "A request line without a version is refused"),
         should,
         refused,
         {400, 505},
         "GET {path}\r\n{usual}\r\n"},
        {"http/9112-2.3/malformed-version",
         QT_TRANSLATE_NOOP("Check", "A malformed HTTP version is refused"),
         should,
         refused,
         {400, 505},
         "GET {path} HTTP/1.x\r\n{usual}\r\n"},
        {"http/9110-15.6.6/unknown-major-version",
         QT_TRANSLATE_NOOP("Check", "A major version that is not spoken is refused"),
         should,
         refused,
         {400, 505},
         "GET {path} HTTP/3.0\r\n{usual}\r\n"},
        {"http/9112-3.2/nul-in-target",
         QT_TRANSLATE_NOOP("Check", "A NUL in the target is refused"),
         should,
         refused,
         {400},
         QByteArrayLiteral("GET {path}\0 HTTP/1.1\r\n{usual}\r\n")},
        {"http/9112-3.2/target-without-slash",
         QT_TRANSLATE_NOOP("Check", "A target that is neither a path nor a URL is refused"),
         should,
         refused,
         {400, 404},
         "GET check HTTP/1.1\r\n{usual}\r\n"},
        {"http/9112-3.2.4/asterisk-form",
         QT_TRANSLATE_NOOP("Check", "OPTIONS of the whole server is not a malformed request"),
         should,
         understood,
         {},
         "OPTIONS * HTTP/1.1\r\n{usual}\r\n"},
    };
}

/// The status of an ordinary GET, to which others are compared.
CheckAsync<int> usualStatus(CheckTalk talk)
{
    CheckPeer *const peer = talk.connect();
    peer->send(talk.target().request("GET", talk.target().path(CheckNeed::Http)));
    const auto answer = co_await answerOf(talk, peer);
    co_return answer.status();
}

CheckAsync<> absoluteForm(CheckTalk talk, bool later)
{
    const int usual = co_await usualStatus(talk);
    CheckPeer *const peer = talk.connect();
    if (later) {
        co_await useOnce(talk, peer);
    }
    const CheckTarget &target = talk.target();
    const QByteArray scheme = target.origin().secure ? "https://" : "http://";
    peer->send(target.request("GET", scheme + target.origin().hostField + target.path(CheckNeed::Http)));
    const auto answer = co_await answerOf(talk, peer);
    co_await talk.require(answer.status() == usual, CheckFinding::tr("%1, as to the path alone").arg(usual),
                          peer->came());
}

CheckAsync<> lowerCaseMethod(CheckTalk talk, bool later)
{
    constexpr int firstError = 400;
    const int usual = co_await usualStatus(talk);
    co_await talk.doesNotApplyIf(usual >= firstError, CheckFinding::tr("a GET is refused with %1 too").arg(usual));
    CheckPeer *const peer = talk.connect();
    if (later) {
        co_await useOnce(talk, peer);
    }
    peer->send(talk.target().request("get", talk.target().path(CheckNeed::Http)));
    const auto answer = co_await answerOf(talk, peer);
    co_await talk.require(answer.isError(), CheckFinding::tr("a refusal: 400, 405 or 501"), peer->came());
}

CheckAsync<> allowIsTold(CheckTalk talk, CheckNeed need, bool later)
{
    CheckPeer *const peer = talk.connect();
    if (later) {
        co_await useOnce(talk, peer);
    }
    peer->send(talk.target().request(unknownMethod, talk.target().path(need)));
    const auto head = co_await CheckWait<bool>(peer, talk.patience(), [peer] {
        return peer->input().contains("\r\n\r\n") ? std::optional{true} : std::nullopt;
    });
    co_await talk.doesNotApplyIf(!head, CheckFinding::tr("an unknown method is not answered"));
    const auto answer = co_await headOf(talk, peer);
    co_await talk.doesNotApplyIf(answer.status != notAllowed,
                                 CheckFinding::tr("an unknown method is answered %1, not 405").arg(answer.status));
    const bool told = answer.headers.value("Allow").has_value();
    co_await talk.require(told, CheckFinding::tr("an Allow field in the 405"), peer->came());
}

CheckAsync<> unknownMethodIsRefused(CheckTalk talk, bool later)
{
    CheckPeer *const peer = talk.connect();
    if (later) {
        co_await useOnce(talk, peer);
    }
    peer->send(talk.target().request(unknownMethod, talk.target().path(CheckNeed::Http)));
    const auto answer = co_await answerOf(talk, peer);
    co_await talk.require(answer.isError(), CheckFinding::tr("a refusal: 405 or 501"), peer->came());
}

CheckAsync<> headHasNoBody(CheckTalk talk, bool later)
{
    CheckPeer *const peer = talk.connect();
    if (later) {
        co_await useOnce(talk, peer);
    }
    peer->send(talk.target().request("HEAD", talk.target().path(CheckNeed::Http)));
    (void)co_await answerOf(talk, peer, true);
    constexpr std::chrono::milliseconds forBody{300};
    co_await pauseFor(peer, forBody);
    co_await talk.require(peer->input().isEmpty(), CheckFinding::tr("a head and nothing after it"), peer->came());
}

} // namespace

void addHttpRequestCases(CheckCases &cases)
{
    addRequestRows(cases, lineRows());
    const auto add = [&cases](const char *name, const char *title, CheckLevel level,
                              CheckAsync<> (*run)(CheckTalk, bool)) {
        addOnBothRequests(cases, {name, CheckTitle::tr(title), level, CheckNeed::Http, {}}, run);
    };
    add("http/9112-3.2.2/absolute-form", QT_TRANSLATE_NOOP("Check", "A target in absolute form is taken like its path"),
        must, absoluteForm);
    add("http/9110-9.1/lower-case-method", QT_TRANSLATE_NOOP("Check", "Methods have case: get is not GET"), should,
        lowerCaseMethod);
    add("http/9110-9.1/unknown-method", QT_TRANSLATE_NOOP("Check", "A method that is not known is refused"), should,
        unknownMethodIsRefused);
    add("http/9110-9.3.2/head-has-no-body", QT_TRANSLATE_NOOP("Check", "The answer to HEAD has no body"), must,
        headHasNoBody);
    const auto addAllow = [&cases](const char *name, const char *title, CheckNeed need) {
        const CheckCase theCase{name, CheckTitle::tr(title), must, need, {}};
        addOnBothRequests(cases, theCase,
                          [need](CheckTalk talk, bool later) { return allowIsTold(talk, need, later); });
    };
    addAllow("http/9110-15.5.6/allow", QT_TRANSLATE_NOOP("Check", "A 405 of the path names the allowed methods"),
             CheckNeed::Http);
    addAllow("sse/9110-15.5.6/allow", QT_TRANSLATE_NOOP("Check", "A 405 of the event stream names the allowed methods"),
             CheckNeed::Sse);
    addAllow("ws/9110-15.5.6/allow", QT_TRANSLATE_NOOP("Check", "A 405 of the WebSocket names the allowed methods"),
             CheckNeed::WebSocket);
    addAllow("longpoll/9110-15.5.6/allow",
             QT_TRANSLATE_NOOP("Check", "A 405 of the long poll names the allowed methods"), CheckNeed::LongPoll);
}

} // namespace pushscope
