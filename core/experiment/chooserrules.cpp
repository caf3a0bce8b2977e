// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/chooserrules.h"

#include <QCoreApplication>

namespace pushscope {

namespace {

using Needs = ChooserNeeds;

constexpr auto sse = Transport::Sse;
constexpr auto ws = Transport::WebSocket;
constexpr auto longPoll = Transport::LongPoll;
constexpr auto shortPoll = Transport::ShortPoll;

// How much a reason weighs.
constexpr int decides = 10;
constexpr int strong = 4;
constexpr int some = 2;
constexpr int little = 1;

bool always(const Needs &)
{
    return true;
}
bool bothOften(const Needs &needs)
{
    return needs.direction == Needs::Direction::BothOften;
}
bool mostlyDown(const Needs &needs)
{
    return !bothOften(needs);
}
bool isBinary(const Needs &needs)
{
    return needs.payload == Needs::Payload::Binary;
}
bool inBrowser(const Needs &needs)
{
    return needs.place != Needs::Place::Programs;
}
bool tabsOnHttp1(const Needs &needs)
{
    return needs.place == Needs::Place::ManyTabs && !needs.http2;
}
bool buffering(const Needs &needs)
{
    return needs.way == Needs::Way::Buffering;
}
bool idleTimeouts(const Needs &needs)
{
    return needs.way == Needs::Way::IdleTimeouts;
}
bool highRate(const Needs &needs)
{
    return needs.rate == Needs::Rate::High;
}
bool rare(const Needs &needs)
{
    return needs.rate == Needs::Rate::Rare;
}
bool atOnce(const Needs &needs)
{
    return needs.latency == Needs::Latency::AtOnce;
}
bool canWait(const Needs &needs)
{
    return needs.latency == Needs::Latency::WithinMinutes;
}
bool secondsAndRare(const Needs &needs)
{
    return needs.latency == Needs::Latency::WithinSeconds && rare(needs);
}
bool huge(const Needs &needs)
{
    return needs.scale == Needs::Scale::HundredThousands;
}
bool hugeAndPatient(const Needs &needs)
{
    return huge(needs) && canWait(needs);
}
bool replayInBrowser(const Needs &needs)
{
    return needs.nothingLost && inBrowser(needs);
}
bool replay(const Needs &needs)
{
    return needs.nothingLost;
}

} // namespace

const std::vector<ChooserRule> &chooserRules() // NOLINT(readability-function-size): a table
{
    static const std::vector<ChooserRule> rules{
        {sse, strong, mostlyDown,
         QT_TRANSLATE_NOOP("Chooser", "The server does the talking, and a stream of events is made for that.")},
        {sse, -decides, bothOften,
         QT_TRANSLATE_NOOP("Chooser", "The client sends often, and a stream of events goes one way only.")},
        {sse, -decides, isBinary,
         QT_TRANSLATE_NOOP("Chooser", "It carries UTF-8 text only, so bytes grow by a third in base64.")},
        {sse, some, replayInBrowser,
         QT_TRANSLATE_NOOP("Chooser", "Browsers reconnect by themselves and say which event they had last.")},
        {sse, -decides, buffering,
         QT_TRANSLATE_NOOP("Chooser", "A proxy that holds responses back holds back every event.")},
        {sse, -decides, tabsOnHttp1,
         QT_TRANSLATE_NOOP("Chooser", "Each tab takes one of the browser's six connections of HTTP/1.1.")},
        {sse, little, always,
         QT_TRANSLATE_NOOP("Chooser", "It is plain HTTP, which every server, proxy and tool knows.")},
        {sse, some, atOnce, QT_TRANSLATE_NOOP("Chooser", "An event is with the client as soon as it is there.")},
        {sse, -some, hugeAndPatient,
         QT_TRANSLATE_NOOP("Chooser", "It holds a connection open for each client, though nobody is in a hurry.")},

        {ws, decides, bothOften, QT_TRANSLATE_NOOP("Chooser", "Both sides send when they like, on one connection.")},
        {ws, strong, isBinary, QT_TRANSLATE_NOOP("Chooser", "It carries bytes as they are.")},
        {ws, some, highRate, QT_TRANSLATE_NOOP("Chooser", "A frame adds only 2 to 10 bytes to an event.")},
        {ws, some, atOnce, QT_TRANSLATE_NOOP("Chooser", "An event is with the client as soon as it is there.")},
        {ws, strong, tabsOnHttp1,
         QT_TRANSLATE_NOOP("Chooser", "It is not among the browser's six connections of HTTP/1.1.")},
        {ws, -some, mostlyDown,
         QT_TRANSLATE_NOOP("Chooser",
                           "It is another protocol to run and to secure, for a way back that is hardly used.")},
        {ws, -strong, buffering,
         QT_TRANSLATE_NOOP("Chooser", "A proxy that forbids upgrades ends it before it begins.")},
        {ws, -little, replay,
         QT_TRANSLATE_NOOP("Chooser", "Reconnecting and asking for what was missed are yours to write.")},
        {ws, -some, hugeAndPatient,
         QT_TRANSLATE_NOOP("Chooser", "It holds a connection open for each client, though nobody is in a hurry.")},

        {longPoll, decides, buffering,
         QT_TRANSLATE_NOOP("Chooser", "Each event is a complete response, so it passes proxies that buffer.")},
        {longPoll, some, secondsAndRare,
         QT_TRANSLATE_NOOP("Chooser", "With rare events a request for each of them costs little.")},
        {longPoll, -strong, highRate,
         QT_TRANSLATE_NOOP("Chooser", "At a high rate a request for each answer costs more than the events.")},
        {longPoll, -strong, bothOften,
         QT_TRANSLATE_NOOP("Chooser", "What the client sends needs requests of its own beside the one that waits.")},
        {longPoll, little, atOnce,
         QT_TRANSLATE_NOOP("Chooser", "An event is there nearly at once, if the next request is already waiting.")},
        {longPoll, -strong, tabsOnHttp1,
         QT_TRANSLATE_NOOP("Chooser", "A request that waits takes one of the browser's six connections of HTTP/1.1.")},
        {longPoll, -little, replay,
         QT_TRANSLATE_NOOP("Chooser", "Between two polls nobody listens, so it needs a cursor.")},
        {longPoll, -some, hugeAndPatient,
         QT_TRANSLATE_NOOP("Chooser", "It holds a request open for each client, though nobody is in a hurry.")},

        {shortPoll, decides, canWait,
         QT_TRANSLATE_NOOP("Chooser", "Nobody is in a hurry, and the simplest way does it: ask now and then.")},
        {shortPoll, some, hugeAndPatient,
         QT_TRANSLATE_NOOP("Chooser",
                           "Any server behind a balancer or a cache can answer, and none keeps a connection.")},
        {shortPoll, -decides, atOnce,
         QT_TRANSLATE_NOOP("Chooser", "An event waits half an interval on the average before it is asked for.")},
        {shortPoll, -some, highRate,
         QT_TRANSLATE_NOOP("Chooser", "At a high rate the interval is all latency, and each answer is a heap.")},
        {shortPoll, -strong, bothOften,
         QT_TRANSLATE_NOOP("Chooser", "A talk by questions and answers is late in both directions.")},
        {shortPoll, some, buffering,
         QT_TRANSLATE_NOOP("Chooser", "Each answer is complete, so proxies that buffer do no harm.")},
        {shortPoll, -little, rare, QT_TRANSLATE_NOOP("Chooser", "Most questions are answered with nothing.")},
    };
    return rules;
}

const std::vector<ChooserCaveat> &chooserCaveats()
{
    static const std::vector<ChooserCaveat> caveats{
        {sse, idleTimeouts,
         QT_TRANSLATE_NOOP("Chooser", "Send a comment every 15 seconds or so, or the proxy ends a silent stream.")},
        {sse, inBrowser,
         QT_TRANSLATE_NOOP("Chooser", "A page does not see comments: to notice a dead connection it needs events.")},
        {sse, inBrowser,
         QT_TRANSLATE_NOOP("Chooser",
                           "EventSource sends no header of yours: a token goes into a cookie or a ticket in the URL.")},
        {sse, replay,
         QT_TRANSLATE_NOOP("Chooser",
                           "Give events an id and keep a history, or Last-Event-ID has nothing to ask for.")},
        {sse, tabsOnHttp1, QT_TRANSLATE_NOOP("Chooser", "Share one stream between tabs, or speak HTTP/2.")},
        {ws, inBrowser,
         QT_TRANSLATE_NOOP("Chooser",
                           "Check Origin: no CORS keeps other sites from connecting with your users' cookies.")},
        {ws, always,
         QT_TRANSLATE_NOOP("Chooser", "Reconnect with a random wait that grows, or all come back in the same second.")},
        {ws, idleTimeouts, QT_TRANSLATE_NOOP("Chooser", "Ping more often than the proxy's patience lasts.")},
        {ws, replay, QT_TRANSLATE_NOOP("Chooser", "Number your messages and let a client say where it left off.")},
        {ws, highRate,
         QT_TRANSLATE_NOOP("Chooser", "A page cannot pause its socket: decide what the server does with a slow one.")},
        {longPoll, always,
         QT_TRANSLATE_NOOP("Chooser",
                           "Send “Cache-Control: no-store”, and give each answer a cursor for the next question.")},
        {longPoll, idleTimeouts,
         QT_TRANSLATE_NOOP("Chooser", "Answer empty before the shortest timeout on the way: 25 seconds are usual.")},
        {longPoll, highRate, QT_TRANSLATE_NOOP("Chooser", "Put all that is waiting into one answer.")},
        {shortPoll, always,
         QT_TRANSLATE_NOOP("Chooser", "Spread the times of the questions, or all clients ask in the same moment.")},
        {shortPoll, replay,
         QT_TRANSLATE_NOOP("Chooser",
                           "Give each answer a cursor: what came between two questions must still be there.")},
        {shortPoll, huge,
         QT_TRANSLATE_NOOP("Chooser", "Use ETag or Last-Modified, so that “304” answers most of the questions.")},
    };
    return caveats;
}

const std::vector<ChooserTest> &chooserTests()
{
    static const std::vector<ChooserTest> tests{
        {{},
         buffering,
         "buffering-proxy",
         QT_TRANSLATE_NOOP("Chooser", "what a proxy that buffers does to each transport")},
        {ws, isBinary, "text-and-binary", QT_TRANSLATE_NOOP("Chooser", "what base64 costs against binary frames")},
        {sse, tabsOnHttp1, "six-connections", QT_TRANSLATE_NOOP("Chooser", "what happens to the seventh connection")},
        {ws, tabsOnHttp1, "six-connections", QT_TRANSLATE_NOOP("Chooser", "what happens to the seventh connection")},
        {{},
         idleTimeouts,
         "heartbeat-idle-proxy",
         QT_TRANSLATE_NOOP("Chooser", "how a heartbeat keeps a connection through an idle timeout")},
        {ws, huge, "reconnect-storm", QT_TRANSLATE_NOOP("Chooser", "what happens when all clients come back at once")},
        {sse, huge, "reconnect-storm", QT_TRANSLATE_NOOP("Chooser", "what happens when all clients come back at once")},
        {shortPoll, always, "polling-cost", QT_TRANSLATE_NOOP("Chooser", "what polling costs in bytes and in latency")},
        {longPoll, always, "long-poll-cursor",
         QT_TRANSLATE_NOOP("Chooser", "the message between two polls, and the cursor that saves it")},
        {{},
         highRate,
         "slow-consumer",
         QT_TRANSLATE_NOOP("Chooser", "what a reader that is too slow does to the server")},
        {sse, replay, "last-event-id", QT_TRANSLATE_NOOP("Chooser", "how a client gets what it missed")},
        {{},
         always,
         "comparison",
         QT_TRANSLATE_NOOP("Chooser", "all four beside each other, measured on this machine")},
    };
    return tests;
}

QString translatedChooser(const char *sentence)
{
    return QCoreApplication::translate("Chooser", sentence);
}

} // namespace pushscope
