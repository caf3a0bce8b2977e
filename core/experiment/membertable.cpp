// SPDX-License-Identifier: GPL-3.0-or-later
// The members of the JSON form, object by object.
#include "experiment/experiment.h"
#include "experiment/lesson.h"
#include "experiment/memberinfo.h"

namespace pushscope {

namespace {

using Type = MemberInfo::Type;
using std::chrono::microseconds;

constexpr double kibi = 1024;
constexpr double shortText = 200;
constexpr double longText = 4'000;
constexpr double tokenText = 1'024;
constexpr double mostSeed = 4'294'967'295;
constexpr double mostOrigins = 20;
constexpr double mostHeaders = 20;
constexpr double mostGroups = 200;

/// As `at` or `interval`, in microseconds.
constexpr double us(microseconds time)
{
    return static_cast<double>(time.count());
}
constexpr double longest = us(Experiment::longest);
constexpr double ms = us(std::chrono::milliseconds{1});
constexpr double second = us(std::chrono::seconds{1});

MemberInfo member(const char *name, Type type, const char *fallback, const char *says, double least = 0,
                  double most = 0)
{
    return {QString::fromUtf8(name),
            type,
            QString::fromUtf8(fallback),
            QString::fromUtf8(says),
            least,
            most,
            {},
            {},
            false};
}

MemberInfo needed(MemberInfo info)
{
    info.required = true;
    return info;
}

MemberInfo of(MemberInfo info, const char *what)
{
    info.of = QString::fromUtf8(what);
    return info;
}

MemberInfo choice(const char *name, const QStringList &choices, const char *fallback, const char *says)
{
    MemberInfo info = member(name, Type::Choice, fallback, says);
    info.choices = choices;
    return info;
}

QStringList words(const char *list)
{
    return QString::fromUtf8(list).split(QLatin1Char(' '));
}

QStringList figureNames()
{
    QStringList names;
    for (const FigureInfo &info : figures()) {
        names.append(info.name);
    }
    return names;
}

std::vector<MemberInfo> experimentMembers()
{
    return {
        choice("pushscope", words("experiment"), "", "what this file is; in a lesson it may be left out"),
        member("version", Type::Integer, "1", "of the form", 1, 1),
        needed(member("name", Type::Name, "", "in a lesson by default the lesson's")),
        member("title", Type::Text, "\"\"", "a few words", 0, shortText),
        member("about", Type::Text, "\"\"", "one sentence or two", 0, longText),
        member("seed", Type::Integer, "1", "of all that is drawn: feed, backoff, faults without a seed of their own", 0,
               mostSeed),
        member("duration", Type::Time, "\"10s\"", "of the run", 100 * ms, longest),
        member("late_after", Type::Time, "\"1s\"", "a delivery with a higher latency counts as late", ms, longest),
        of(member("feed", Type::Object, "{}", "what is sent by itself"), "feed"),
        of(member("server", Type::Object, "{}", "the server's settings"), "server"),
        needed(of(member("clients", Type::List, "", "who receives", 1, mostGroups), "client")),
        of(member("timeline", Type::List, "[]", "what happens, in the order of `at`", 0, Experiment::mostActions),
           "action"),
        of(member("expect", Type::List, "[]", "what must be measured", 0, Experiment::mostExpectations), "expectation"),
    };
}

std::vector<MemberInfo> feedMembers()
{
    return {
        choice("source", words("none clock ticker system"), "\"ticker\"",
               "nothing, the time, made-up prices, or this machine's load"),
        member("rate", Type::Number, "20", "events per second", 0.01, 100'000),
        member("payload", Type::Size, "0", "each event is padded to so many bytes", 0, kibi * kibi),
    };
}

std::vector<MemberInfo> serverMembers()
{
    return {
        member("nodes", Type::Integer, "1", "servers that share the log, called A, B and C; more than one with `redis`",
               1, ExperimentServer::mostNodes),
        choice("broker", words("memory redis"), "\"memory\"",
               "where the log is: in the server, or in a Redis that is started for this run alone"),
        member("heartbeat", Type::Time, "", "a sign of life on a silent connection; `\"0s\"`: none", 0, longest),
        member("history", Type::Integer, "", "events that can be asked for later", 1, 10'000'000),
        member("max_queue", Type::Size, "", "what may wait for one connection", kibi, kibi * kibi * kibi),
        choice("slow_consumer", words("disconnect drop-oldest latest-only"), "", "what happens when more would wait"),
        member("token", Type::Text, "", "needed to read", 1, tokenText),
        member("publish_token", Type::Text, "", "needed to publish", 1, tokenText),
        of(member("allow_origin", Type::List, "", "pages of these origins may connect", 1, mostOrigins),
           "origins as \"http://a.example\""),
    };
}

std::vector<MemberInfo> clientMembers()
{
    return {
        needed(member("name", Type::Word, "", "unique; by it actions and expectations mean this client")),
        needed(choice("transport", words("sse ws longpoll poll"), "", "how it receives")),
        member("count", Type::Integer, "1", "so many alike", 1, Experiment::mostClients),
        member("connected", Type::Boolean, "true", "from the beginning; `false`: from an action `connect` on"),
        member("interval", Type::Time, "\"1s\"", "`poll` only: from an answer to the next request", 10 * ms, longest),
        member("timeout", Type::Time, "\"25s\"",
               "`longpoll` only: for which the server may hold a request; whole seconds", second, 60 * second),
        member("resumes", Type::Boolean, "true", "remembers the id of the last event and asks for what came after it"),
        member("binary", Type::Boolean, "false", "`ws` only: bytes come in binary frames instead of base64"),
        member("raw", Type::Boolean, "false", "`sse` and `ws` only: the bare payload, without id and time"),
        choice("watch", words("heartbeats events none"), "\"heartbeats\"",
               "`sse` and `ws` only: what shows that the connection lives; `events`: as a page with EventSource, which "
               "sees no heartbeats"),
        member("patience", Type::Time, "", "with `\"watch\": \"events\"`: the silence after which it connects anew",
               10 * ms, longest),
        member("jitter", Type::Boolean, "true", "of the backoff; `false`: the same wait for all"),
        member("backoff_base", Type::Time, "\"500ms\"",
               "the most that it waits before its first new attempt; an SSE client waits what the server's retry asks, "
               "at least",
               ms, longest),
        member("backoff_cap", Type::Time, "\"20s\"", "the most that it ever waits", ms, longest),
        member("ledger", Type::Word, "",
               "all clients with this word count as one receiver: what two of them get is a duplicate"),
        member("pool", Type::Word, "",
               "all clients with this word share connections, as a browser's tabs do for HTTP/1.1"),
        member("pool_limit", Type::Integer, "6", "with `pool`: so many at once", 1, Experiment::mostClients),
        choice("node", words("A B C"), "\"A\"",
               "the node that it prefers; one that cannot be reached is passed over, as by a proxy in front of them"),
        member("token", Type::Text, "", "sent as `Authorization: Bearer`", 1, tokenText),
        member("headers", Type::Fields, "{}", "sent with each request, as `{\"Origin\": \"http://evil.example\"}`", 0,
               mostHeaders),
    };
}

std::vector<MemberInfo> actionMembers()
{
    return {
        needed(member("at", Type::Time, "", "since the beginning; at most the duration", 0, longest)),
        member("fault", Type::Fault, "", "begins; ends by its `for=`, by `clear_faults`, or with the run"),
        member("client", Type::Word, "", "with `fault`: meets the clients of this name alone"),
        member("clear_faults", Type::Boolean, "", "`true`: all faults end"),
        member("rate", Type::Number, "", "of the feed, from now on", 0.01, 100'000),
        member("heartbeat", Type::Time, "", "of the server, from now on; `\"0s\"`: none", 0, longest),
        of(member("burst", Type::Object, "", "so many events at once besides the feed"), "burst"),
        of(member("publish", Type::Object, "", "one event"), "publish"),
        member("connect", Type::Word, "", "the clients of this name connect"),
        member("disconnect", Type::Word, "", "the clients of this name go"),
        choice("stop_node", words("A B C"), "", "with `redis`: this node is killed; its connections end"),
        choice("start_node", words("A B C"), "", "with `redis`: it is there again, at the same port"),
        member("stop_redis", Type::Boolean, "", "`true`: Redis is killed (SIGKILL)"),
        choice("start_redis", words("with-data without-data"), "", "it is there again, with what it had or empty"),
        member("says", Type::Text, "\"\"", "what it does, for people", 0, longText),
    };
}

std::vector<MemberInfo> burstMembers()
{
    return {
        member("events", Type::Integer, "1", "how many", 1, 10'000),
        member("bytes", Type::Size, "100", "of each", 1, kibi * kibi),
        member("binary", Type::Boolean, "false", "bytes instead of text"),
    };
}

std::vector<MemberInfo> publishMembers()
{
    constexpr double longestType = 128;
    return {
        member("event", Type::Text, "\"message\"", "its type: printable ASCII without space, quote and backslash", 1,
               longestType),
        needed(member("data", Type::Any, "", "a text is sent as it is, anything else as JSON")),
    };
}

std::vector<MemberInfo> queryMembers()
{
    return {
        needed(choice("figure", figureNames(), "", "what is measured")),
        member("client", Type::Word, "", "a client's name or a ledger's word; none: all together"),
        member("from", Type::Time, "", "only that part of the run", 0, longest),
        member("to", Type::Time, "", "only that part of the run", 0, longest),
        member("text", Type::Text, "", "of `wire_count`: what is looked for", 1, shortText),
        choice("direction", words("up down"), "",
               "of `wire_count`: only what clients sent, or only what they received"),
    };
}

std::vector<MemberInfo> expectationMembers()
{
    std::vector<MemberInfo> members = queryMembers();
    members.push_back(member("at_least", Type::Bound, "", "the lowest that is right"));
    members.push_back(member("at_most", Type::Bound, "", "the highest that is right"));
    members.push_back(member("equals", Type::Bound, "", "instead of both"));
    members.push_back(of(member("times", Type::Object, "", "the bounds are multiples of this figure"), "figure"));
    members.push_back(member("says", Type::Text, "\"\"", "the claim in a sentence", 0, longText));
    return members;
}

std::vector<MemberInfo> lessonMembers()
{
    return {
        needed(choice("pushscope", words("lesson"), "", "what this file is")),
        member("version", Type::Integer, "1", "of the form", 1, 1),
        needed(member("name", Type::Name, "", "of the lesson")),
        member("order", Type::Integer, "0", "its place among the others", 0, 1'000'000),
        needed(member("title", Type::Text, "", "a few words", 1, shortText)),
        needed(member("summary", Type::Text, "", "one sentence: what is learned", 1, longText)),
        member("minutes", Type::Integer, "4", "that it takes", 1, 60),
        needed(of(member("steps", Type::List, "", "in this order", 1, Lesson::mostSteps), "step")),
        needed(of(member("experiment", Type::Object, "", "what is run"), "experiment")),
        needed(of(member("counter", Type::Object, "", "the same with its cause taken away"), "counter")),
    };
}

std::vector<MemberInfo> stepMembers()
{
    return {
        needed(member("title", Type::Text, "", "a few words", 1, shortText)),
        member("text", Type::Text, "\"\"", "Markdown: paragraphs, lists, code, tables", 0, 2 * longText),
        choice("view", words("none panes timeline inspector faults figures ledger"), "\"none\"",
               "what is shown beside the words"),
        member("filter", Type::Text, "\"\"", "with `\"view\": \"inspector\"`: of its list", 0, shortText),
        of(member("predict", Type::Object, "", "a question; the next run answers it"), "predict"),
        choice("run", words("experiment counter"), "", "what runs"),
        choice("check", words("experiment counter"), "", "whose expectations are shown; after its run"),
    };
}

std::vector<MemberInfo> predictMembers()
{
    constexpr double mostAnswers = 6;
    return {
        needed(of(member("answers", Type::List, "", "to choose from", 2, mostAnswers), "texts")),
        needed(member("right", Type::Integer, "", "the right one, from 0", 0, mostAnswers - 1)),
        needed(member("why", Type::Text, "", "why it is", 1, longText)),
    };
}

std::vector<MemberInfo> counterMembers()
{
    return {
        needed(member("says", Type::Text, "", "what is changed", 1, longText)),
        needed(member("patch", Type::Object, "", "a JSON Merge Patch (RFC 7396) on the experiment")),
    };
}

} // namespace

const std::vector<ObjectInfo> &experimentObjects()
{
    static const std::vector<ObjectInfo> all{
        {QStringLiteral("experiment"), experimentMembers()},
        {QStringLiteral("feed"), feedMembers()},
        {QStringLiteral("server"), serverMembers()},
        {QStringLiteral("client"), clientMembers()},
        {QStringLiteral("action"), actionMembers()},
        {QStringLiteral("burst"), burstMembers()},
        {QStringLiteral("publish"), publishMembers()},
        {QStringLiteral("expectation"), expectationMembers()},
        {QStringLiteral("figure"), queryMembers()},
        {QStringLiteral("lesson"), lessonMembers()},
        {QStringLiteral("step"), stepMembers()},
        {QStringLiteral("predict"), predictMembers()},
        {QStringLiteral("counter"), counterMembers()},
    };
    return all;
}

} // namespace pushscope
