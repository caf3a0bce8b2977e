// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/checkanswer.h"

#include "check/checkcase.h"
#include "check/checktexts.h"
#include "message/clientsentence.h"
#include "protocol/httpbody.h"

#include <variant>

namespace pushscope {

namespace {

constexpr int firstFinal = 200;

struct Malformed
{
    QString why; ///< in English
};

using Look = std::variant<CheckAnswer, Malformed>;

HttpHeadLimits generousLimits()
{
    constexpr qsizetype longestLine = 256 * 1024;
    return {longestLine, longestLine, 1000};
}

/// The next final response if it is all there.
std::optional<Look> lookForAnswer(CheckPeer *peer, bool toHead)
{
    for (;;) {
        auto parsed = parseResponseHead(peer->input(), generousLimits());
        if (const auto *error = std::get_if<HttpHeadError>(&parsed)) {
            return Malformed{error->message};
        }
        const auto *complete = std::get_if<HttpHeadComplete<HttpResponseHead>>(&parsed);
        if (complete == nullptr) {
            return {};
        }
        if (complete->head.status < firstFinal && complete->head.status != switchingProtocols) {
            peer->take(complete->length);
            continue;
        }
        const auto framing = HttpBodyFraming::ofResponse(complete->head, toHead);
        if (!framing) {
            return Malformed{framing.error().message};
        }
        HttpBodyDecoder decoder{*framing};
        const auto step = decoder.feed(peer->input().sliced(complete->length));
        if (step.error) {
            return Malformed{step.error->message};
        }
        const bool untilClose = framing->kind == HttpBodyFraming::Kind::UntilClose;
        if (!decoder.finished() && !(untilClose && peer->isEnded())) {
            return {};
        }
        const qsizetype size = complete->length + step.consumed;
        CheckAnswer answer{complete->head, step.body};
        peer->take(size);
        return answer;
    }
}

} // namespace

CheckAsync<std::optional<CheckAnswer>> answerIfAny(CheckTalk talk, CheckPeer *peer, bool toHead)
{
    auto found =
        co_await CheckWait<Look>(peer, talk.patience(), [peer, toHead] { return lookForAnswer(peer, toHead); });
    if (!found) {
        co_return std::nullopt;
    }
    if (const auto *malformed = std::get_if<Malformed>(&*found)) {
        const QString expected =
            CheckFinding::tr("a well-formed HTTP/1.1 response (%1)").arg(shownClientSentence(malformed->why));
        co_await talk.fail(expected, peer->came());
    }
    co_return std::get<CheckAnswer>(std::move(*found));
}

CheckAsync<CheckAnswer> answerOf(CheckTalk talk, CheckPeer *peer, bool toHead)
{
    auto answer = co_await answerIfAny(talk, peer, toHead);
    co_await talk.require(answer.has_value(), CheckFinding::tr("a whole HTTP response"), peer->came());
    co_return std::move(*answer);
}

CheckAsync<HttpResponseHead> headOf(CheckTalk talk, CheckPeer *peer)
{
    using Head = HttpHeadResult<HttpResponseHead>;
    auto found = co_await CheckWait<Head>(peer, talk.patience(), [peer]() -> std::optional<Head> {
        auto parsed = parseResponseHead(peer->input(), generousLimits());
        return std::holds_alternative<HttpHeadIncomplete>(parsed) ? std::nullopt : std::optional{std::move(parsed)};
    });
    const bool whole = found && std::holds_alternative<HttpHeadComplete<HttpResponseHead>>(*found);
    co_await talk.require(whole, CheckFinding::tr("the head of an HTTP/1.1 response"), peer->came());
    auto complete = std::get<HttpHeadComplete<HttpResponseHead>>(std::move(*found));
    peer->take(complete.length);
    co_return std::move(complete.head);
}

CheckAsync<> useOnce(CheckTalk talk, CheckPeer *peer)
{
    peer->send(talk.target().request("GET", talk.target().path(CheckNeed::Http)));
    const auto answer = co_await answerOf(talk, peer);
    const bool kept = answer.head.keepsAlive() && !peer->isEnded();
    co_await talk.doesNotApplyIf(!kept, CheckFinding::tr("the server closes the connection after a plain GET"));
    peer->mark();
}

CheckAsync<> publish(CheckTalk talk, QByteArray text)
{
    if (const auto why = talk.target().cannotPublish()) {
        co_await talk.doesNotApply(*why);
    }
    CheckPeer *const peer = talk.connectTo(talk.target().publishOrigin());
    peer->send(talk.target().publishRequest(talk.marker(), text));
    const auto answer = co_await answerOf(talk, peer);
    const bool taken = answer.status() >= firstFinal && answer.status() < 300;
    co_await talk.require(taken, CheckFinding::tr("a 2xx answer to what is published"), peer->came());
}

} // namespace pushscope
