// SPDX-License-Identifier: GPL-3.0-or-later
// Long polling as PushScope offers it: GET /poll?channel=C&after=ID&timeout=S.
#include "check/checkanswer.h"
#include "check/checkcases.h"
#include "check/checktexts.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace pushscope {

namespace {

using namespace std::chrono_literals;

constexpr auto must = CheckLevel::Must;
constexpr int okStatus = 200;
constexpr int badRequest = 400;

/// One answer to a poll.
struct Batch
{
    CheckAnswer answer;
    QJsonObject body;
    std::chrono::milliseconds took{0};
    QString came;

    [[nodiscard]] QByteArray next() const { return body.value(QStringLiteral("next")).toString().toUtf8(); }
    [[nodiscard]] QJsonArray events() const { return body.value(QStringLiteral("events")).toArray(); }
    [[nodiscard]] bool holds(const QByteArray &text) const { return answer.body.contains(text); }
};

QByteArray pollRequest(CheckTalk talk, const QByteArray &query)
{
    return talk.target().request("GET", talk.target().path(CheckNeed::LongPoll, talk.marker(), query));
}

/// Waits for the answer to a poll that was sent.
CheckAsync<Batch> batchOf(CheckTalk talk, CheckPeer *peer)
{
    QElapsedTimer timer;
    timer.start();
    auto answer = co_await answerOf(talk, peer);
    const std::chrono::milliseconds took{timer.elapsed()};
    co_await talk.require(answer.status() == okStatus, QStringLiteral("200"), peer->came());
    const auto document = QJsonDocument::fromJson(answer.body);
    Batch batch{std::move(answer), document.object(), took, peer->came()};
    const bool shaped =
        batch.body.value(QStringLiteral("events")).isArray() && batch.body.value(QStringLiteral("next")).isString();
    co_await talk.require(shaped, QStringLiteral(R"({"events":[…],"next":"…"})"), batch.came);
    co_return batch;
}

CheckAsync<Batch> poll(CheckTalk talk, QByteArray query)
{
    CheckPeer *const peer = talk.connect();
    peer->send(pollRequest(talk, query));
    auto batch = co_await batchOf(talk, peer);
    co_return batch;
}

QByteArray after(const QByteArray &id, const QByteArray &timeout)
{
    return "after=" + id.toPercentEncoding(":") + "&timeout=" + timeout;
}

CheckAsync<> shape(CheckTalk talk)
{
    const auto batch = co_await poll(talk, "timeout=0");
    const bool json = batch.answer.field("Content-Type").startsWith("application/json");
    co_await talk.require(json, QStringLiteral("Content-Type: application/json"), batch.came);
    co_await talk.require(!batch.next().isEmpty(), CheckFinding::tr("a next to go on from"), batch.came);
}

CheckAsync<> notStored(CheckTalk talk)
{
    const auto batch = co_await poll(talk, "timeout=0");
    const bool told = batch.answer.head.headers.hasToken("Cache-Control", "no-store");
    co_await talk.require(told, QStringLiteral("Cache-Control: no-store"), batch.came);
}

/// Of an answer at once, of one to a poll that waited in vain, and of one with events.
CheckAsync<> dateIsTold(CheckTalk talk)
{
    const QString expected = CheckFinding::tr("a Date field");
    const auto told = [](const Batch &batch) { return batch.answer.head.headers.value("Date").has_value(); };
    const auto first = co_await poll(talk, "timeout=0");
    co_await talk.require(told(first), expected, first.came);
    const auto empty = co_await poll(talk, after(first.next(), "0.2"));
    co_await talk.require(told(empty), expected, empty.came);
    if (talk.target().cannotPublish()) {
        co_return;
    }
    co_await publish(talk, talk.marker());
    const auto full = co_await poll(talk, after(first.next(), "1"));
    co_await talk.require(told(full), expected, full.came);
}

CheckAsync<> shortPoll(CheckTalk talk)
{
    const auto batch = co_await poll(talk, "timeout=0");
    co_await talk.require(batch.took < 1s, CheckFinding::tr("an answer at once"),
                          CheckFinding::tr("one after %1 ms").arg(batch.took.count()));
}

CheckAsync<> timeoutIsRespected(CheckTalk talk)
{
    const auto batch = co_await poll(talk, "timeout=1");
    const bool right = batch.took >= 800ms && batch.took < 1900ms && batch.events().isEmpty();
    co_await talk.require(right, CheckFinding::tr("an empty answer after 1 s"),
                          CheckFinding::tr("after %1 ms: %2").arg(QString::number(batch.took.count()), batch.came));
}

CheckAsync<> emptyKeepsNext(CheckTalk talk)
{
    const auto first = co_await poll(talk, "timeout=0");
    const auto second = co_await poll(talk, after(first.next(), "0.3"));
    const bool right = second.events().isEmpty() && second.next() == first.next();
    co_await talk.require(right, CheckFinding::tr("no events and next still %1").arg(QString::fromUtf8(first.next())),
                          second.came);
}

CheckAsync<> eventWakes(CheckTalk talk)
{
    const QByteArray text = talk.marker() + "-text";
    const auto start = co_await poll(talk, "timeout=0");
    CheckPeer *const parked = talk.connect();
    parked->send(pollRequest(talk, after(start.next(), "5")));
    co_await pauseFor(parked, 200ms);
    co_await publish(talk, text);
    const auto batch = co_await batchOf(talk, parked);
    co_await talk.require(batch.holds(text), CheckFinding::tr("the published event"), batch.came);
    const auto rest = co_await poll(talk, after(batch.next(), "0"));
    co_await talk.require(!rest.holds(text), CheckFinding::tr("no event twice"), rest.came);
}

CheckAsync<> missedComesAtOnce(CheckTalk talk)
{
    const QByteArray text = talk.marker() + "-text";
    const auto start = co_await poll(talk, "timeout=0");
    co_await publish(talk, text + "-1");
    co_await publish(talk, text + "-2");
    const auto batch = co_await poll(talk, after(start.next(), "5"));
    const bool both = batch.holds(text + "-1") && batch.holds(text + "-2") && batch.took < 1s;
    co_await talk.require(both, CheckFinding::tr("both events at once"), batch.came);
}

CheckAsync<> unknownCursor(CheckTalk talk)
{
    const auto batch = co_await poll(talk, after("none:1", "0"));
    const bool reset = batch.body.value(QStringLiteral("reset")).toBool();
    const bool told = batch.body.value(QStringLiteral("requested")).toString() == QLatin1String("none:1")
        && batch.body.contains(QStringLiteral("first")) && batch.body.contains(QStringLiteral("reason"));
    co_await talk.require(reset && told, CheckFinding::tr("reset with requested, first and reason"), batch.came);
}

CheckAsync<> badParameter(CheckTalk talk, QByteArray query, QString field)
{
    CheckPeer *const peer = talk.connect();
    peer->send(pollRequest(talk, query));
    const auto answer = co_await answerOf(talk, peer);
    const auto error = QJsonDocument::fromJson(answer.body).object().value(QStringLiteral("error")).toObject();
    const bool right = answer.status() == badRequest && error.value(QStringLiteral("field")).toString() == field;
    co_await talk.require(right, CheckFinding::tr("400 with an error that names %1").arg(field), peer->came());
}

CheckAsync<> connectionIsKept(CheckTalk talk)
{
    CheckPeer *const peer = talk.connect();
    peer->send(pollRequest(talk, "timeout=0.2"));
    const auto first = co_await batchOf(talk, peer);
    peer->send(pollRequest(talk, after(first.next(), "0.2")));
    (void)co_await batchOf(talk, peer);
    peer->send(pollRequest(talk, after(first.next(), "0")));
    (void)co_await batchOf(talk, peer);
}

CheckAsync<> pipelined(CheckTalk talk)
{
    CheckPeer *const peer = talk.connect();
    peer->send(pollRequest(talk, "timeout=0.3") + talk.target().request("GET", "/" + talk.marker()));
    (void)co_await batchOf(talk, peer);
    const auto second = co_await answerOf(talk, peer);
    co_await talk.require(second.status() != okStatus, CheckFinding::tr("the answer to the second request"),
                          peer->came());
}

CheckAsync<> headHasNoBody(CheckTalk talk)
{
    CheckPeer *const peer = talk.connect();
    peer->send(talk.target().request("HEAD", talk.target().path(CheckNeed::LongPoll, talk.marker(), "timeout=0")));
    (void)co_await answerOf(talk, peer, true);
    co_await pauseFor(peer, 300ms);
    co_await talk.require(peer->input().isEmpty(), CheckFinding::tr("a head and nothing after it"), peer->came());
}

} // namespace

void addLongPollCases(CheckCases &cases)
{
    const auto add = [&cases](const char *name, const char *title, const std::function<CheckAsync<>(CheckTalk)> &run) {
        cases.push_back({name, CheckTitle::tr(title), must, CheckNeed::LongPoll, run});
    };
    add("longpoll/contract/shape", QT_TRANSLATE_NOOP("Check", "An answer is JSON with events and next"), shape);
    add("longpoll/9111-5.2/no-store", QT_TRANSLATE_NOOP("Check", "It is not stored by caches"), notStored);
    add("longpoll/9110-6.6.1/date", QT_TRANSLATE_NOOP("Check", "It tells its date, with events and without"),
        dateIsTold);
    add("longpoll/contract/short-poll", QT_TRANSLATE_NOOP("Check", "timeout=0 is answered at once"), shortPoll);
    add("longpoll/contract/timeout",
        QT_TRANSLATE_NOOP("Check", "timeout=1 is answered after a second, empty if nothing happens"),
        timeoutIsRespected);
    add("longpoll/contract/empty-keeps-next",
        QT_TRANSLATE_NOOP("Check", "An empty answer has the next that was asked from"), emptyKeepsNext);
    add("longpoll/contract/event-wakes", QT_TRANSLATE_NOOP("Check", "An event answers a parked poll, and comes once"),
        eventWakes);
    add("longpoll/contract/missed-at-once", QT_TRANSLATE_NOOP("Check", "What was missed comes at once and whole"),
        missedComesAtOnce);
    add("longpoll/contract/unknown-cursor",
        QT_TRANSLATE_NOOP("Check", "A cursor that is not known is answered with a reset"), unknownCursor);
    const auto addBad = [&](const char *name, const char *title, const char *query, const char *field) {
        add(name, title,
            [query, field](CheckTalk talk) { return badParameter(talk, query, QString::fromUtf8(field)); });
    };
    addBad("longpoll/contract/bad-timeout", QT_TRANSLATE_NOOP("Check", "A timeout that is no number is refused"),
           "timeout=soon", "timeout");
    addBad("longpoll/contract/long-timeout", QT_TRANSLATE_NOOP("Check", "So is one above 60 s"), "timeout=61",
           "timeout");
    addBad("longpoll/contract/negative-timeout", QT_TRANSLATE_NOOP("Check", "And a negative one"), "timeout=-1",
           "timeout");
    addBad("longpoll/contract/bad-cursor", QT_TRANSLATE_NOOP("Check", "A cursor that is no id is refused"),
           "after=not-an-id", "after");
    addBad("longpoll/contract/bad-channel",
           QT_TRANSLATE_NOOP("Check", "A channel name with other characters is refused"), "channel=a%20b", "channel");
    add("longpoll/9112-9.3/connection-is-kept",
        QT_TRANSLATE_NOOP("Check", "One connection serves one poll after another"), connectionIsKept);
    add("longpoll/9112-9.3.2/pipelining-order",
        QT_TRANSLATE_NOOP("Check", "A request behind a parked poll waits for its answer"), pipelined);
    add("longpoll/9110-9.3.2/head-has-no-body", QT_TRANSLATE_NOOP("Check", "The answer to HEAD has no body"),
        headHasNoBody);
}

} // namespace pushscope
