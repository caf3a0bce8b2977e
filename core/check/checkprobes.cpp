// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/checkprobes.h"

#include "check/checkanswer.h"
#include "check/checktexts.h"
#include "check/checkwebsocket.h"
#include "client/refusal.h"
#include "message/clientsentence.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace pushscope {

namespace {

constexpr int okStatus = 200;
constexpr qsizetype lengthOfVersion = 8; ///< of HTTP/1.1

/// Nothing of the endpoint can be seen, and each of its cases would only say so again.
bool isTurnedAway(const CheckTarget &target, int status)
{
    constexpr int unauthorized = 401;
    constexpr int forbidden = 403;
    constexpr int notFound = 404;
    constexpr int gone = 410;
    const bool isMissing = status == notFound || status == gone;
    return status == unauthorized || (status == forbidden && target.hasCredentials())
        || (isMissing && target.isNamed());
}

QByteArray streamRequest(const CheckTalk &talk)
{
    return talk.target().request("GET", talk.target().path(CheckNeed::Sse, talk.marker()),
                                 "Accept: text/event-stream\r\n");
}

QByteArray pollRequest(const CheckTalk &talk)
{
    return talk.target().request("GET", talk.target().path(CheckNeed::LongPoll, talk.marker(), "timeout=0"));
}

CheckAsync<std::optional<HttpResponseHead>> headOfEndpoint(CheckTalk talk, CheckNeed need)
{
    if (need == CheckNeed::WebSocket) {
        CheckWebSocket socket{talk};
        co_await socket.request(socket.requestHead(socket.upgradeLines()));
        co_return socket.head();
    }
    CheckPeer *const peer = talk.connect();
    peer->send(need == CheckNeed::Sse ? streamRequest(talk) : pollRequest(talk));
    const auto answer = co_await answerIfAny(talk, peer, true);
    co_return answer ? std::optional{answer->head} : std::nullopt;
}

/// If the endpoint lets nobody in, the probe does not apply, and its reason is the server's sentence. It has no other
/// reason not to apply.
template <CheckNeed need>
CheckAsync<> letsUsIn(CheckTalk talk)
{
    const auto head = co_await headOfEndpoint(talk, need);
    const QString path = QString::fromLatin1(talk.target().path(need)).section(QLatin1Char('?'), 0, 0);
    const RefusedAnswer refusal{head.value_or(HttpResponseHead{}), {}, path};
    co_await talk.doesNotApplyIf(head && isTurnedAway(talk.target(), head->status), refusal.message());
}

/// What a port that speaks TLS makes of plain HTTP: an alert, an end, or the 400 of one who explains it. Who only stays
/// silent would be so to TLS as well.
bool mayExpectTls(const CheckPeer &peer)
{
    const QByteArrayView answer = peer.input();
    if (answer.isEmpty()) {
        return peer.isReached() && peer.isEnded();
    }
    return !answer.startsWith("HTTP/1.") || answer.sliced(qMin(answer.size(), lengthOfVersion)).startsWith(" 400");
}

/// Whatever certificate it shows.
CheckAsync<bool> answersTls(CheckTalk talk)
{
    CheckOrigin origin = talk.target().origin();
    origin.secure = true;
    origin.verified = false;
    origin.trust = {};
    CheckPeer *const peer = talk.connectTo(origin);
    peer->send(talk.target().request("GET", talk.target().path(CheckNeed::Http)));
    const auto came = co_await CheckWait<bool>(
        peer, talk.patience(), [peer] { return peer->input().isEmpty() ? std::nullopt : std::optional{true}; });
    co_return came.has_value();
}

/// Anything at all: whether it is right is for the cases to say. But what TLS says to plain HTTP is no answer: then the
/// probe does not apply, for that reason alone.
CheckAsync<> answersHttp(CheckTalk talk)
{
    constexpr qsizetype statusLine = lengthOfVersion + 4; // as far as the status
    CheckPeer *const peer = talk.connect();
    peer->send(talk.target().request("GET", talk.target().path(CheckNeed::Http)));
    co_await CheckWait<bool>(peer, talk.patience(),
                             [peer] { return peer->input().size() < statusLine ? std::nullopt : std::optional{true}; });
    const CheckOrigin origin = talk.target().origin();
    if (!origin.secure && mayExpectTls(*peer)) {
        const bool secure = co_await answersTls(talk);
        co_await talk.doesNotApplyIf(secure,
                                     english(ClientSentence::SpeaksTls).arg(QString::fromLatin1(origin.hostField)));
    }
    const bool came = !peer->input().isEmpty();
    co_await talk.require(came, CheckFinding::tr("an answer"), peer->came());
}

CheckAsync<> offersStream(CheckTalk talk)
{
    CheckPeer *const peer = talk.connect();
    peer->send(streamRequest(talk));
    const auto head = co_await headOf(talk, peer);
    const QByteArray type = head.headers.value("Content-Type").value_or(QByteArray{});
    const bool stream = head.status == okStatus && type.toLower().startsWith("text/event-stream");
    co_await talk.doesNotApplyIf(
        !stream,
        CheckFinding::tr("%1 is answered with %2 and no event stream")
            .arg(QString::fromLatin1(talk.target().path(CheckNeed::Sse)), QString::number(head.status)));
}

CheckAsync<> offersWebSocket(CheckTalk talk)
{
    CheckWebSocket socket{talk};
    co_await socket.request(socket.requestHead(socket.upgradeLines()));
    const int status = socket.head().status;
    co_await talk.doesNotApplyIf(
        status != switchingProtocols,
        CheckFinding::tr("%1 is answered with %2 and no WebSocket")
            .arg(QString::fromLatin1(talk.target().path(CheckNeed::WebSocket)), QString::number(status)));
}

CheckAsync<> offersPoll(CheckTalk talk)
{
    CheckPeer *const peer = talk.connect();
    peer->send(pollRequest(talk));
    const auto answer = co_await answerIfAny(talk, peer);
    const bool ours = answer && answer->status() == okStatus
        && QJsonDocument::fromJson(answer->body).object().contains(QStringLiteral("next"));
    co_await talk.doesNotApplyIf(!ours,
                                 CheckFinding::tr("%1 gives no JSON with events and next")
                                     .arg(QString::fromLatin1(talk.target().path(CheckNeed::LongPoll))));
}

CheckAsync<> takesPublished(CheckTalk talk)
{
    CheckPeer *const peer = talk.connectTo(talk.target().publishOrigin());
    peer->send(talk.target().publishRequest(talk.marker(), "check"));
    const auto answer = co_await answerIfAny(talk, peer);
    co_await talk.doesNotApplyIf(!answer,
                                 CheckFinding::tr("it needs an event, and POST /publish is not answered; "
                                                  "--publish-url could help"));
    const int status = answer->status();
    const bool taken = status >= okStatus && status < 300;
    co_await talk.doesNotApplyIf(!taken,
                                 CheckFinding::tr("it needs an event, and POST /publish is answered with %1; "
                                                  "--publish-url and --publish-token could help")
                                     .arg(status));
}

CheckProbe probe(CheckProbe::Of of, CheckNeed need, CheckAsync<> (*run)(CheckTalk))
{
    return {{"probe", {}, CheckLevel::Must, need, run}, of};
}

} // namespace

std::vector<CheckProbe> checkProbes(const CheckTarget &target)
{
    using Of = CheckProbe::Of;
    std::vector<CheckProbe> probes{probe(Of::Server, CheckNeed::Http, answersHttp)};
    const auto addAccess = [&](CheckNeed need, CheckAsync<> (*run)(CheckTalk)) {
        if (target.isWanted(need)) {
            probes.push_back(probe(Of::Access, need, run));
        }
    };
    addAccess(CheckNeed::Sse, letsUsIn<CheckNeed::Sse>);
    addAccess(CheckNeed::WebSocket, letsUsIn<CheckNeed::WebSocket>);
    addAccess(CheckNeed::LongPoll, letsUsIn<CheckNeed::LongPoll>);
    const CheckTransport transport = target.config().transport;
    // What the user names is there; if it answers as something else, its cases fail.
    if (target.isBare() && (transport == CheckTransport::ByUrl || transport == CheckTransport::All)) {
        probes.push_back(probe(Of::Endpoint, CheckNeed::Sse, offersStream));
        probes.push_back(probe(Of::Endpoint, CheckNeed::WebSocket, offersWebSocket));
        probes.push_back(probe(Of::Endpoint, CheckNeed::LongPoll, offersPoll));
    }
    if (!target.cannotPublish() && target.config().publishUrl.isEmpty()) {
        probes.push_back(probe(Of::Publish, CheckNeed::Http, takesPublished));
    }
    return probes;
}

} // namespace pushscope
