// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/chooserrules.h"

#include <QCoreApplication>

namespace pushscope {

namespace {

#define SAY(text) QT_TRANSLATE_NOOP("Chooser", text)

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

const std::vector<ChooserRule> &chooserRules()
{
    static const std::vector<ChooserRule> rules{
        {sse, strong, mostlyDown, SAY("The server does the talking, and a stream of events is made for that.")},
        {sse, -decides, bothOften, SAY("The client sends often, and a stream of events goes one way only.")},
        {sse, -decides, isBinary, SAY("It carries UTF-8 text only, so bytes grow by a third in base64.")},
        {sse, some, replayInBrowser, SAY("Browsers reconnect by themselves and say which event they had last.")},
        {sse, -decides, buffering, SAY("A proxy that holds responses back holds back every event.")},
        {sse, -decides, tabsOnHttp1, SAY("Each tab takes one of the browser's six connections of HTTP/1.1.")},
        {sse, little, always, SAY("It is plain HTTP, which every server, proxy and tool knows.")},
        {sse, some, atOnce, SAY("An event is with the client as soon as it is there.")},
        {sse, -some, hugeAndPatient, SAY("It holds a connection open for each client, though nobody is in a hurry.")},

        {ws, decides, bothOften, SAY("Both sides send when they like, on one connection.")},
        {ws, strong, isBinary, SAY("It carries bytes as they are.")},
        {ws, some, highRate, SAY("A frame adds only 2 to 10 bytes to an event.")},
        {ws, some, atOnce, SAY("An event is with the client as soon as it is there.")},
        {ws, strong, tabsOnHttp1, SAY("It is not among the browser's six connections of HTTP/1.1.")},
        {ws, -some, mostlyDown,
         SAY("It is another protocol to run and to secure, for a way back that is hardly used.")},
        {ws, -strong, buffering, SAY("A proxy that forbids upgrades ends it before it begins.")},
        {ws, -little, replay, SAY("Reconnecting and asking for what was missed are yours to write.")},
        {ws, -some, hugeAndPatient, SAY("It holds a connection open for each client, though nobody is in a hurry.")},

        {longPoll, decides, buffering, SAY("Each event is a complete response, so it passes proxies that buffer.")},
        {longPoll, some, secondsAndRare, SAY("With rare events a request for each of them costs little.")},
        {longPoll, -strong, highRate, SAY("At a high rate a request for each answer costs more than the events.")},
        {longPoll, -strong, bothOften,
         SAY("What the client sends needs requests of its own beside the one that waits.")},
        {longPoll, little, atOnce, SAY("An event is there nearly at once, if the next request is already waiting.")},
        {longPoll, -strong, tabsOnHttp1,
         SAY("A request that waits takes one of the browser's six connections of HTTP/1.1.")},
        {longPoll, -little, replay, SAY("Between two polls nobody listens, so it needs a cursor.")},
        {longPoll, -some, hugeAndPatient, SAY("It holds a request open for each client, though nobody is in a hurry.")},

        {shortPoll, decides, canWait, SAY("Nobody is in a hurry, and the simplest way does it: ask now and then.")},
        {shortPoll, some, hugeAndPatient,
         SAY("Any server behind a balancer or a cache can answer, and none keeps a connection.")},
        {shortPoll, -decides, atOnce, SAY("An event waits half an interval on the average before it is asked for.")},
        {shortPoll, -some, highRate, SAY("At a high rate the interval is all latency, and each answer is a heap.")},
        {shortPoll, -strong, bothOften, SAY("A talk by questions and answers is late in both directions.")},
        {shortPoll, some, buffering, SAY("Each answer is complete, so proxies that buffer do no harm.")},
        {shortPoll, -little, rare, SAY("Most questions are answered with nothing.")},
    };
    return rules;
}

const std::vector<ChooserCaveat> &chooserCaveats()
{
    static const std::vector<ChooserCaveat> caveats{
        {sse, idleTimeouts, SAY("Send a comment every 15 seconds or so, or the proxy ends a silent stream.")},
        {sse, inBrowser, SAY("A page does not see comments: to notice a dead connection it needs events.")},
        {sse, inBrowser,
         SAY("EventSource sends no header of yours: a token goes into a cookie or a ticket in the URL.")},
        {sse, replay, SAY("Give events an id and keep a history, or Last-Event-ID has nothing to ask for.")},
        {sse, tabsOnHttp1, SAY("Share one stream between tabs, or speak HTTP/2.")},
        {ws, inBrowser, SAY("Check Origin: no CORS keeps other sites from connecting with your users' cookies.")},
        {ws, always, SAY("Reconnect with a random wait that grows, or all come back in the same second.")},
        {ws, idleTimeouts, SAY("Ping more often than the proxy's patience lasts.")},
        {ws, replay, SAY("Number your messages and let a client say where it left off.")},
        {ws, highRate, SAY("A page cannot pause its socket: decide what the server does with a slow one.")},
        {longPoll, always, SAY("Send “Cache-Control: no-store”, and give each answer a cursor for the next question.")},
        {longPoll, idleTimeouts, SAY("Answer empty before the shortest timeout on the way: 25 seconds are usual.")},
        {longPoll, highRate, SAY("Put all that is waiting into one answer.")},
        {shortPoll, always, SAY("Spread the times of the questions, or all clients ask in the same moment.")},
        {shortPoll, replay, SAY("Give each answer a cursor: what came between two questions must still be there.")},
        {shortPoll, huge, SAY("Use ETag or Last-Modified, so that “304” answers most of the questions.")},
    };
    return caveats;
}

const std::vector<ChooserTest> &chooserTests()
{
    static const std::vector<ChooserTest> tests{
        {{}, buffering, "buffering-proxy", SAY("what a proxy that buffers does to each transport")},
        {ws, isBinary, "text-and-binary", SAY("what base64 costs against binary frames")},
        {sse, tabsOnHttp1, "six-connections", SAY("what happens to the seventh connection")},
        {ws, tabsOnHttp1, "six-connections", SAY("what happens to the seventh connection")},
        {{}, idleTimeouts, "heartbeat-idle-proxy", SAY("how a heartbeat keeps a connection through an idle timeout")},
        {ws, huge, "reconnect-storm", SAY("what happens when all clients come back at once")},
        {sse, huge, "reconnect-storm", SAY("what happens when all clients come back at once")},
        {shortPoll, always, "polling-cost", SAY("what polling costs in bytes and in latency")},
        {longPoll, always, "long-poll-cursor", SAY("the message between two polls, and the cursor that saves it")},
        {{}, highRate, "slow-consumer", SAY("what a reader that is too slow does to the server")},
        {sse, replay, "last-event-id", SAY("how a client gets what it missed")},
        {{}, always, "comparison", SAY("all four beside each other, measured on this machine")},
    };
    return tests;
}

#undef SAY

QString translatedChooser(const char *sentence)
{
    return QCoreApplication::translate("Chooser", sentence);
}

} // namespace pushscope
