// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/redisserver.h"

#include "broker/redisbroker.h"

#include <QTest>

#include <algorithm>
#include <deque>
#include <map>
#include <optional>
#include <vector>

namespace pushscope::test {

inline constexpr int brokerPatience = 30'000; ///< milliseconds

/// Of a Redis that loses nothing when it is killed.
inline const QStringList withData{QStringLiteral("--save"),        QString{},
                                  QStringLiteral("--appendonly"),  QStringLiteral("yes"),
                                  QStringLiteral("--appendfsync"), QStringLiteral("always")};

/// What became of one publication.
struct Outcome
{
    QByteArray text;
    std::optional<EventId> id;
    QString refusal;
    int calls = 0;
};

/// A broker on a Redis, with all that it tells.
class RedisNode
{
public:
    explicit RedisNode(const RedisAddress &address, History::Limits limits = {},
                       std::size_t leastInRedis = RedisBroker::leastEventsInRedis)
        : broker{address, limits, clock, leastInRedis}
    {
        broker.listen([this](const Event &event) { heard.push_back(event); });
        broker.listenForBreaks([this](const LogBreak &logBreak) { breaks.push_back(logBreak); });
        broker.listenForState([this](const BrokerState &state) { states.push_back(state); });
    }

    [[nodiscard]] bool comesUp()
    {
        return QTest::qWaitFor([this] { return broker.isAvailable(); }, brokerPatience);
    }

    void publish(const QByteArray &text, const QByteArray &channel = "default")
    {
        Outcome &outcome = outcomes.emplace_back(Outcome{text, {}, {}, 0});
        broker.publish({channel, "message", clock.now(), {Payload::Kind::Text, text}},
                       [&outcome](const Result<EventId> &published) {
                           ++outcome.calls;
                           if (published) {
                               outcome.id = *published;
                           } else {
                               outcome.refusal = published.error().message;
                           }
                       });
    }
    void publishNumbers(int from, int to)
    {
        for (int i = from; i <= to; ++i) {
            publish(QByteArray::number(i));
        }
    }

    [[nodiscard]] bool isDecided() const
    {
        return std::ranges::all_of(outcomes, [](const Outcome &outcome) { return outcome.calls > 0; });
    }
    [[nodiscard]] bool waitsUntilDecided() const
    {
        return QTest::qWaitFor([this] { return isDecided(); }, brokerPatience);
    }
    [[nodiscard]] bool hears(std::size_t count) const
    {
        return QTest::qWaitFor([&] { return heard.size() >= count; }, brokerPatience);
    }
    [[nodiscard]] std::ptrdiff_t countPublished() const
    {
        return std::ranges::count_if(outcomes, [](const Outcome &outcome) { return outcome.id.has_value(); });
    }

    const SteadyClock clock;
    RedisBroker broker;
    std::vector<Event> heard;
    std::vector<LogBreak> breaks;
    std::vector<BrokerState> states;
    std::deque<Outcome> outcomes; ///< stay where they are
};

/// Whether Redis did it.
inline bool does(const RedisServer &redis, const QByteArrayList &command)
{
    const RedisReply reply = redis.ask(command);
    return !reply.isNil() && !reply.isError();
}

/// Empty, or what is wrong: the events of an epoch have no hole, and each channel's `previous` is right.
inline QByteArray faultIn(const std::vector<Event> &events)
{
    for (std::size_t i = 1; i < events.size(); ++i) {
        if (events[i].id.epoch != events[i - 1].id.epoch
            || events[i].id.sequence.value != events[i - 1].id.sequence.value + 1) {
            return events[i].id.toByteArray() + " comes after " + events[i - 1].id.toByteArray();
        }
    }
    return {};
}

/// Empty, or what is wrong: each publication was decided once, those with an id are the events that were heard under
/// it, and of the refused ones none was heard unless its refusal leaves that open.
inline QByteArray faultIn(const RedisNode &publisher, const std::vector<Event> &events)
{
    std::map<QByteArray, std::vector<QByteArray>> idsOf;
    for (const Event &event : events) {
        idsOf[event.payload.bytes].push_back(event.id.toByteArray());
    }
    for (const Outcome &outcome : publisher.outcomes) {
        const auto &ids = idsOf[outcome.text];
        if (outcome.calls != 1) {
            return outcome.text + " was decided " + QByteArray::number(outcome.calls) + " times";
        }
        if (outcome.id && ids != std::vector{outcome.id->toByteArray()}) {
            return outcome.text + " is not, or not only, where it was published";
        }
        const bool mayBeThere = outcome.refusal.contains(QStringLiteral("may have been"));
        if (!outcome.id && !ids.empty() && !mayBeThere) {
            return outcome.text + " was refused and is there: " + outcome.refusal.toUtf8();
        }
        if (ids.size() > 1) {
            return outcome.text + " is there twice";
        }
    }
    return {};
}

} // namespace pushscope::test
