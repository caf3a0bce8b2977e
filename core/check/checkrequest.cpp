// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/checkrequest.h"

#include "check/checkanswer.h"
#include "check/checktexts.h"

namespace pushscope {

namespace {

constexpr int badRequest = 400;

QString expectation(const RequestRow &row)
{
    QString statuses = anyOf(row.statuses);
    switch (row.rule) {
    case RequestRule::Refused: return statuses;
    case RequestRule::RefusedAndClosed:
        return CheckFinding::tr("%1, and no more answers on this connection, which is closed").arg(statuses);
    case RequestRule::OneAnswerAndClosed: return CheckFinding::tr("one answer and the end of the connection");
    case RequestRule::RefusedOrUnderstood:
        return CheckFinding::tr("%1, or a second answer to the request that follows").arg(statuses);
    case RequestRule::Understood: return CheckFinding::tr("answers to it and to the request that follows");
    }
    return {};
}

CheckAsync<> runRow(CheckTalk talk, RequestRow row, bool later)
{
    CheckPeer *const peer = talk.connect();
    if (later) {
        co_await useOnce(talk, peer);
    }
    const CheckTarget &target = talk.target();
    const QByteArray following = target.request("GET", target.path(CheckNeed::Http));
    peer->send(requestBytes(row.bytes, target) + following);
    const QString expected = expectation(row);
    const auto first = co_await answerIfAny(talk, peer);
    co_await talk.require(first.has_value(), expected, peer->came());
    const bool refused = row.statuses.contains(first->status());
    switch (row.rule) {
    case RequestRule::Refused: co_await talk.require(refused, expected, peer->came()); co_return;
    case RequestRule::RefusedAndClosed: co_await talk.require(refused, expected, peer->came()); break;
    case RequestRule::OneAnswerAndClosed: break;
    case RequestRule::RefusedOrUnderstood:
        if (refused) {
            co_return;
        }
        break;
    case RequestRule::Understood: co_await talk.require(first->status() != badRequest, expected, peer->came()); break;
    }
    const auto second = co_await answerIfAny(talk, peer);
    if (row.rule == RequestRule::RefusedOrUnderstood || row.rule == RequestRule::Understood) {
        co_await talk.require(second.has_value(), expected, peer->came());
        co_return;
    }
    // A body may turn out wrong when its request was answered already: then a 400 is the last word.
    const bool lastWord = row.rule == RequestRule::OneAnswerAndClosed && second && second->status() == badRequest;
    const bool silent = !second || lastWord;
    co_await talk.require(silent, expected, peer->came());
    const bool ended = co_await endsWithin(peer, talk.patience());
    co_await talk.require(ended && peer->input().isEmpty(), expected, peer->came());
}

} // namespace

QByteArray requestBytes(const QByteArray &pattern, const CheckTarget &target)
{
    QByteArray bytes = pattern;
    bytes.replace("{usual}", target.usualLines());
    bytes.replace("{user}", target.userLines());
    bytes.replace("{host}", target.origin().hostField);
    bytes.replace("{path}", target.path(CheckNeed::Http));
    return bytes;
}

void addOnBothRequests(CheckCases &cases, const CheckCase &theCase,
                       const std::function<CheckAsync<>(CheckTalk, bool)> &run)
{
    for (const bool later : {false, true}) {
        CheckCase one = theCase;
        if (later) {
            one.name += "-later";
            one.title = CheckTitle::tr("%1 (a later request of the connection)").arg(one.title);
        }
        one.run = [run, later](CheckTalk talk) { return run(talk, later); };
        cases.push_back(std::move(one));
    }
}

void addRequestRows(CheckCases &cases, const std::vector<RequestRow> &rows)
{
    for (const RequestRow &row : rows) {
        const CheckCase theCase{row.name, CheckTitle::tr(row.title), row.level, CheckNeed::Http, {}};
        addOnBothRequests(cases, theCase, [row](CheckTalk talk, bool later) { return runRow(talk, row, later); });
    }
}

} // namespace pushscope
