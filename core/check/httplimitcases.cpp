// SPDX-License-Identifier: GPL-3.0-or-later
// Requests that are too large or too slow.
#include "check/checkanswer.h"
#include "check/checkrequest.h"
#include "check/checktexts.h"

namespace pushscope {

namespace {

constexpr auto must = CheckLevel::Must;
constexpr auto should = CheckLevel::Should;

constexpr qsizetype tooLong = 128 * 1024;
constexpr int tooMany = 3000;
constexpr int requestTimeout = 408;
constexpr int targetTooLong = 414;
constexpr int fieldsTooLarge = 431;
constexpr int firstError = 400;
constexpr int firstServerError = 500;

bool isClientError(int status)
{
    return status >= firstError && status < firstServerError;
}

QByteArray longTarget(const CheckTarget &target)
{
    return target.request("GET", "/" + QByteArray{tooLong, 'a'});
}

QByteArray longField(const CheckTarget &target)
{
    return target.request("GET", target.path(CheckNeed::Http), "X-Check: " + QByteArray{tooLong, 'a'} + "\r\n");
}

QByteArray manyFields(const CheckTarget &target)
{
    QByteArray lines;
    for (int i = 0; i < tooMany; ++i) {
        lines += "X-Check-" + QByteArray::number(i) + ": 1\r\n";
    }
    return target.request("GET", target.path(CheckNeed::Http), lines);
}

struct Limit
{
    QByteArray (*request)(const CheckTarget &) = nullptr;
    int status = 0; ///< 0: any 4xx
    QString expected;
};

/// A server may have no such limit; then it answers as ever.
CheckAsync<> limited(CheckTalk talk, Limit limit, bool later)
{
    CheckPeer *const peer = talk.connect();
    if (later) {
        co_await useOnce(talk, peer);
    }
    peer->send(limit.request(talk.target()));
    const auto answer = co_await answerIfAny(talk, peer);
    co_await talk.require(answer.has_value(), limit.expected, peer->came());
    const int status = answer->status();
    const bool taken = limit.status != 0 && (!isClientError(status) || status == 404 || status == 403);
    co_await talk.doesNotApplyIf(taken, CheckFinding::tr("the server takes it: it answers %1").arg(status));
    const bool right = limit.status == 0 ? status < firstServerError : status == limit.status;
    co_await talk.require(right, limit.expected, peer->came());
}

CheckAsync<> slowHead(CheckTalk talk, bool later)
{
    CheckPeer *const peer = talk.connect();
    if (later) {
        co_await useOnce(talk, peer);
    }
    peer->send("GET " + talk.target().path(CheckNeed::Http) + " HTTP/1.1\r\n" + talk.target().usualLines() + "X-Che");
    const bool ended = co_await endsWithin(peer, talk.target().config().headWait);
    const auto answer = co_await answerIfAny(talk, peer);
    const auto waited = std::chrono::duration_cast<std::chrono::seconds>(talk.target().config().headWait).count();
    co_await talk.doesNotApplyIf(!ended && !answer,
                                 CheckFinding::tr("the server still waits for the head after %1 s").arg(waited));
    co_await talk.require(answer && answer->status() == requestTimeout, CheckFinding::tr("408 before the end"),
                          peer->came());
}

/// A header that grows byte by byte must not be waited for longer than one that stands still.
CheckAsync<> tricklingHead(CheckTalk talk, bool later)
{
    constexpr std::chrono::milliseconds gap{500};
    CheckPeer *const peer = talk.connect();
    if (later) {
        co_await useOnce(talk, peer);
    }
    peer->send("GET " + talk.target().path(CheckNeed::Http) + " HTTP/1.1\r\n" + talk.target().usualLines() + "X-Che");
    const auto wait = talk.target().config().headWait;
    for (std::chrono::milliseconds waited{0}; waited < wait && !peer->isEnded() && peer->input().isEmpty();
         waited += gap) {
        co_await pauseFor(peer, gap);
        peer->send("a");
    }
    const auto answer = co_await answerIfAny(talk, peer);
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(wait).count();
    co_await talk.doesNotApplyIf(!peer->isEnded() && !answer,
                                 CheckFinding::tr("the server still waits for the head after %1 s").arg(seconds));
    co_await talk.require(answer && answer->status() == requestTimeout, CheckFinding::tr("408 before the end"),
                          peer->came());
}

void addSizes(CheckCases &cases)
{
    const auto add = [&cases](const char *name, const char *title, CheckLevel level, const Limit &limit) {
        addOnBothRequests(cases, {name, CheckTitle::tr(title), level, CheckNeed::Http, {}},
                          [limit](CheckTalk talk, bool later) { return limited(talk, limit, later); });
    };
    add("http/9112-3/long-target",
        QT_TRANSLATE_NOOP("Check", "A target of 128 KiB that is too long is answered with 414"), must,
        {longTarget, targetTooLong, QStringLiteral("414")});
    add("http/9110-5.4/large-field",
        QT_TRANSLATE_NOOP("Check", "A field of 128 KiB is answered, with a 4xx where it is too large"), must,
        {longField, 0, CheckFinding::tr("an answer, with a 4xx if the field is too large")});
    add("http/6585-5/large-field-gets-431", QT_TRANSLATE_NOOP("Check", "The 4xx of a field that is too large is 431"),
        should, {longField, fieldsTooLarge, QStringLiteral("431")});
    add("http/9110-5.4/many-fields",
        QT_TRANSLATE_NOOP("Check", "3,000 fields are answered, with a 4xx where they are too many"), must,
        {manyFields, 0, CheckFinding::tr("an answer, with a 4xx if the fields are too many")});
    add("http/6585-5/many-fields-get-431", QT_TRANSLATE_NOOP("Check", "The 4xx of too many fields is 431"), should,
        {manyFields, fieldsTooLarge, QStringLiteral("431")});
}

} // namespace

void addHttpLimitCases(CheckCases &cases, const CheckConfig &config)
{
    addSizes(cases);
    const auto deadline = config.headWait + std::chrono::seconds{8};
    const auto add = [&](const char *name, const char *title, CheckAsync<> (*run)(CheckTalk, bool)) {
        addOnBothRequests(cases, {name, CheckTitle::tr(title), should, CheckNeed::Http, {}, deadline}, run);
    };
    add("http/9110-15.5.9/slow-head", QT_TRANSLATE_NOOP("Check", "A head that stops half way is answered with 408"),
        slowHead);
    add("http/9110-15.5.9/trickling-head",
        QT_TRANSLATE_NOOP("Check", "So is a head of which a byte comes now and then"), tricklingHead);
}

} // namespace pushscope
