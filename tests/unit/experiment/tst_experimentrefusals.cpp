// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/experiment.h"
#include "unit/experiment/experimenttext.h"

#include <QTest>

using namespace pushscope;
using namespace pushscope::experimenttext;

class TestExperimentRefusals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void whole_data();
    void whole();
    void clients_data();
    void clients();
    void timeline_data();
    void timeline();
    void expectations_data();
    void expectations();
};

namespace {

void columns()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("says");
}

void row(const char *label, const QByteArray &json, const char *field, const char *says)
{
    QTest::newRow(label) << json << QString::fromUtf8(field) << QString::fromUtf8(says);
}

void verifyRefused()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QString, field);
    QFETCH(const QString, says);
    QVERIFY(!json.isEmpty());
    const auto read = parseExperiment(json);
    QVERIFY(!read.ok());
    QVERIFY2(read.error().message.contains(says), qPrintable(read.error().message));
    QCOMPARE(read.error().field, field);
    QVERIFY2(read.error().message.startsWith(QStringLiteral("line ")), qPrintable(read.error().message));
}

QByteArray list(const QByteArray &element, int times)
{
    return '[' + QByteArrayList(times, element).join(',') + ']';
}

QByteArray clientsOf(int groups, int count)
{
    QByteArrayList each;
    for (int i = 0; i < groups; ++i) {
        each.append(R"({"name": "n)" + QByteArray::number(i) + R"(", "transport": "sse", "count": )"
                    + QByteArray::number(count) + '}');
    }
    return R"({"pushscope": "experiment", "name": "x", "clients": [)" + each.join(',') + "]}";
}

} // namespace

void TestExperimentRefusals::initTestCase()
{
    QVERIFY(parseExperiment(withNodes).ok());
    QVERIFY(parseExperiment(plain).ok()); // what is refused below is refused for its change
}

void TestExperimentRefusals::whole_data()
{
    columns();
    row("unknown member", withMember(R"("duraton": "1s")"), "duraton", "is \"duration\" meant?");
    row("unknown and far", withMember(R"("zzzzzzzzzz": 1)"), "zzzzzzzzzz", "known are pushscope, version");
    row("version", changed(plain, R"("version": 1)", R"("version": 2)"), "version", "1, not 2");
    row("no name", changed(plain, R"("name": "plain",)", ""), "", "\"name\" is missing");
    row("name with capitals", changed(plain, "\"plain\"", "\"Plain\""), "name", "1 to 64 of a-z 0-9 and -");
    row("empty name", changed(plain, "\"plain\"", "\"\""), "name", "1 to 64");
    row("long name", changed(plain, "\"plain\"", '"' + QByteArray(65, 'a') + '"'), "name", "1 to 64");
    row("name of a wrong type", changed(plain, "\"plain\"", "7"), "name", "not 7");
    row("long title", withMember("\"title\": \"" + QByteArray(201, 'a') + '"'), "title", "at most 200 characters");
    row("negative seed", withMember(R"("seed": -1)"), "seed", "a whole number from 0 to 4294967295, not -1");
    row("seed too large", withMember(R"("seed": 4294967296)"), "seed", "4294967295");
    row("half a seed", withMember(R"("seed": 0.5)"), "seed", "a whole number");
    row("seed as a text", withMember(R"("seed": "1")"), "seed", "not \"1\"");
    row("duration as a number", changed(plain, "\"10s\"", "10"), "duration", "a time as \"200ms\"");
    row("duration without a unit", changed(plain, "\"10s\"", "\"10\""), "duration", "a time as");
    row("duration of nothing", changed(plain, "\"10s\"", "\"0s\""), "duration", "from 100 ms to 10 min");
    row("duration too long", changed(plain, "\"10s\"", "\"11m\""), "duration", "from 100 ms to 10 min");
    row("negative duration", changed(plain, "\"10s\"", "\"-1s\""), "duration", "a time as");
    row("overflow of a duration", changed(plain, "\"10s\"", "\"99999999999999999s\""), "duration", "a time as");
    row("duration of half a millisecond", changed(plain, "\"10s\"", "\"1000.5ms\""), "duration", "whole milliseconds");
    row("feed as a text", withMember(R"("feed": "ticker")"), "feed", "an object: feed, not \"ticker\"");
    row("unknown feed", withMember(R"("feed": {"source": "tiker"})"), "feed.source",
        "none, clock, ticker or system, not \"tiker\"");
    row("no rate", withMember(R"("feed": {"rate": 0})"), "feed.rate", "from 0.01 to 100000, not 0");
    row("rate too high", withMember(R"("feed": {"rate": 1e300})"), "feed.rate", "from 0.01 to 100000");
    row("negative payload", withMember(R"("feed": {"payload": -1})"), "feed.payload", "from 0 to 1M");
    row("half a byte", withMember(R"("feed": {"payload": 0.5})"), "feed.payload", "a number of bytes");
    row("payload of an unknown unit", withMember(R"("feed": {"payload": "5x"})"), "feed.payload", "64k");
    row("no history", withMember(R"("server": {"history": 0})"), "server.history", "from 1 to 10000000");
    row("queue too small", withMember(R"("server": {"max_queue": 1000})"), "server.max_queue", "from 1024 to 1G");
    row("what happens to slow ones", withMember(R"("server": {"slow_consumer": "drop"})"), "server.slow_consumer",
        "disconnect, drop-oldest or latest-only");
    row("origin with a path", withMember(R"("server": {"allow_origin": ["http://a/", "http://b/c"]})"),
        "server.allow_origin[0]", "an origin as");
    row("origin that is no text", withMember(R"("server": {"allow_origin": [1]})"), "server.allow_origin[0]", "not 1");
    row("origins that are no list", withMember(R"("server": {"allow_origin": "http://a"})"), "server.allow_origin",
        "a list of 1 to 20");
    row("token with a line break", withMember(R"("server": {"token": "a\nb"})"), "server.token", "printable ASCII");
    row("several nodes with a log each", withMember(R"("server": {"nodes": 2})"), "server.nodes",
        "they need \"broker\": \"redis\"");
    row("too many nodes", withMember(R"("server": {"nodes": 4, "broker": "redis"})"), "server.nodes",
        "from 1 to 3, not 4");
    row("no node", withMember(R"("server": {"nodes": 0})"), "server.nodes", "from 1 to 3");
    row("unknown broker", withMember(R"("server": {"broker": "kafka"})"), "server.broker",
        "memory or redis, not \"kafka\"");
    row("too many actions",
        changed(plain, "\"timeline\": [", "\"timeline\": " + list(R"({"at": "1s", "rate": 1})", 201) + ", \"x\": ["),
        "x", "known are");
    row("more actions than are allowed",
        R"({"pushscope": "experiment", "name": "x", "clients": [{"name": "a", "transport": "sse"}], "timeline": )"
            + list(R"({"at": "1s", "rate": 1})", 201) + '}',
        "timeline", "a list of at most 200");
    row("more expectations than are allowed",
        R"({"pushscope": "experiment", "name": "x", "clients": [{"name": "a", "transport": "sse"}], "expect": )"
            + list(R"({"figure": "lost", "equals": 0})", 101) + '}',
        "expect", "a list of at most 100");
}

void TestExperimentRefusals::whole()
{
    verifyRefused();
}

void TestExperimentRefusals::clients_data() // NOLINT(readability-function-size): a table
{
    columns();
    row("none", R"({"pushscope": "experiment", "name": "x", "clients": []})", "clients",
        "a list of 1 to 200: client, not an empty list");
    row("not given", R"({"pushscope": "experiment", "name": "x"})", "", "\"clients\" is missing");
    row("no object", R"({"pushscope": "experiment", "name": "x", "clients": ["sse"]})", "clients[0]", "not \"sse\"");
    row("too many groups", clientsOf(201, 1), "clients", "a list of 1 to 200: client, not a list of 201");
    row("too many in all", clientsOf(3, 700), "clients[2].count", "at most 2000");
    row("count of nothing", withClient(R"("transport": "sse", "count": 0)"), "clients[0].count", "from 1 to 2000");
    row("count too high", withClient(R"("transport": "sse", "count": 2001)"), "clients[0].count", "from 1 to 2000");
    row("name twice", withClient(R"("transport": "sse"}, {"name": "stream", "transport": "ws")"), "clients[1].name",
        "\"stream\" is the name of clients[0] already");
    row("name with a slash", changed(plain, "\"stream\"", "\"a/b\""), "clients[0].name", "not \"a/b\"");
    row("name with a space at its end", changed(plain, "\"stream\"", "\"a \""), "clients[0].name", "1 to 64 of");
    row("unknown transport", withClient(R"("transport": "websocket")"), "clients[0].transport",
        "sse, ws, longpoll or poll, not \"websocket\"");
    row("no transport", withClient(R"("count": 1)"), "clients[0]", "\"transport\" is missing");
    for (const QByteArray transport : {"sse", "ws", "longpoll"}) {
        row(("interval of " + transport).constData(),
            withClient("\"interval\": \"1s\", \"transport\": \"" + transport + '"'), "clients[0].interval",
            "means something for poll only");
    }
    for (const QByteArray transport : {"sse", "ws", "poll"}) {
        row(("timeout of " + transport).constData(),
            withClient("\"timeout\": \"5s\", \"transport\": \"" + transport + '"'), "clients[0].timeout",
            "means something for longpoll only");
    }
    for (const QByteArray transport : {"sse", "longpoll", "poll"}) {
        row(("binary of " + transport).constData(), withClient("\"binary\": true, \"transport\": \"" + transport + '"'),
            "clients[0].binary", "means something for ws only");
    }
    for (const QByteArray transport : {"longpoll", "poll"}) {
        row(("raw of " + transport).constData(), withClient("\"raw\": true, \"transport\": \"" + transport + '"'),
            "clients[0].raw", "means something for sse or ws only");
        row(("watch of " + transport).constData(),
            withClient("\"watch\": \"none\", \"transport\": \"" + transport + '"'), "clients[0].watch",
            "means something for sse or ws only");
    }
    row("patience without events", withClient(R"("transport": "sse", "patience": "5s")"), "clients[0].patience",
        "with \"watch\": \"events\" only");
    row("events without patience", withClient(R"("transport": "sse", "watch": "events")"), "clients[0].watch",
        "needs \"patience\"");
    row("half a second of timeout", withClient(R"("transport": "longpoll", "timeout": "1500ms")"), "clients[0].timeout",
        "whole seconds");
    row("timeout too long", withClient(R"("transport": "longpoll", "timeout": "61s")"), "clients[0].timeout",
        "from 1 s to 1 min");
    row("interval too short", withClient(R"("transport": "poll", "interval": "9ms")"), "clients[0].interval",
        "from 10 ms to 10 min");
    row("backoff that shrinks", withClient(R"("transport": "sse", "backoff_base": "30s")"), "clients[0].backoff_base",
        "at most \"backoff_cap\" (20000 ms)");
    row("cap below the base", withClient(R"("transport": "sse", "backoff_cap": "1ms")"), "clients[0].backoff_cap",
        "\"backoff_base\" (500 ms)");
    row("limit without a pool", withClient(R"("transport": "sse", "pool_limit": 2)"), "clients[0].pool_limit",
        "with \"pool\" only");
    row("two limits of a pool",
        withClient(
            R"("transport": "sse", "pool": "p"}, {"name": "b", "transport": "ws", "pool": "p", "pool_limit": 3)"),
        "clients[1].pool_limit", "the limit of pool \"p\" is 6 before, and 3 here");
    row("ledger like a client", withClient(R"("transport": "sse", "ledger": "socket")"), "clients[0].ledger",
        "is a client's name");
    row("node that is none", withClient(R"("transport": "sse", "node": "D")"), "clients[0].node",
        "A, B or C, not \"D\"");
    row("node by number", withClient(R"("transport": "sse", "node": 1)"), "clients[0].node", "A, B or C, not 1");
    row("second node of one", withClient(R"("transport": "sse", "node": "B")"), "clients[0].node",
        "there is only node A");
    row("third node of two", changed(withNodes, R"("name": "socket",)", R"("name": "socket", "node": "C",)"),
        "clients[1].node", "A or B: \"nodes\" of the server is 2");
    row("boolean as a number", withClient(R"("transport": "sse", "jitter": 1)"), "clients[0].jitter",
        "true or false, not 1");
    row("headers as a list", withClient(R"("transport": "sse", "headers": ["A: b"])"), "clients[0].headers",
        "header fields");
    row("header that is no text", withClient(R"("transport": "sse", "headers": {"A": 1})"), "clients[0].headers.A",
        "not 1");
    row("header with a line break", withClient(R"("transport": "sse", "headers": {"A": "b\r\nC: d"})"),
        "clients[0].headers.A", "without control characters");
    row("header's name with a space", withClient(R"("transport": "sse", "headers": {"A B": ""})"),
        "clients[0].headers.A B", "a name without spaces");
}

void TestExperimentRefusals::clients()
{
    verifyRefused();
}

void TestExperimentRefusals::timeline_data()
{
    columns();
    row("no time", changed(plain, R"("at": "2s", )", ""), "timeline[1]", "\"at\" is missing");
    row("after the end", changed(plain, R"("at": "2s")", R"("at": "10001ms")"), "timeline[1].at",
        "at most the duration (10 s)");
    row("not in the order of time", changed(plain, R"("at": "2s")", R"("at": "500ms")"), "timeline[1].at",
        "not before 1 s");
    row("nothing happens", withAction(R"("says": "x")"), "timeline[1]", "one of fault, clear_faults, rate");
    row("two things happen", withAction(R"("rate": 1, "heartbeat": "1s")"), "timeline[1].heartbeat",
        "not beside \"rate\"");
    row("fault that is none", withAction(R"("fault": "dely:1s")"), "timeline[1].fault", "is delay meant?");
    row("fault as a number", withAction(R"("fault": 1)"), "timeline[1].fault", "a fault as \"delay:200ms,for=5s\"");
    row("fault of an unknown client", withAction(R"("fault": "stall", "client": "strem")"), "timeline[1].client",
        "no client is called \"strem\"; is \"stream\" meant?");
    row("fault of two targets", withAction(R"("fault": "stall,target=sse", "client": "stream")"), "timeline[1].client",
        "not beside target=");
    row("fault at the server for one client", withAction(R"("fault": "pause-server", "client": "stream")"),
        "timeline[1].client", "pause-server is made at the server");
    row("fault of a client behind the last", withAction(R"("fault": "stall,target=client:5")"), "timeline[1].fault",
        "from 1 to 4");
    row("client without a fault", withAction(R"("rate": 1, "client": "stream")"), "timeline[1].client",
        "beside \"fault\" only");
    row("faults are not cleared", withAction(R"("clear_faults": false)"), "timeline[1].clear_faults", "true");
    row("rate of nothing", withAction(R"("rate": 0)"), "timeline[1].rate", "from 0.01");
    row("heartbeat as a number", withAction(R"("heartbeat": 5)"), "timeline[1].heartbeat", "a time as");
    row("burst as a number", withAction(R"("burst": 5)"), "timeline[1].burst", "an object");
    row("burst of nothing", withAction(R"("burst": {"events": 0})"), "timeline[1].burst.events", "from 1 to 10000");
    row("burst of too much", withAction(R"("burst": {"events": 10000, "bytes": "1M"})"), "timeline[1].burst",
        "events × bytes is at most 67108864");
    row("publish without data", withAction(R"("publish": {"event": "a"})"), "timeline[1].publish",
        "\"data\" is missing");
    row("type of an event with a space", withAction(R"("publish": {"event": "a b", "data": 1})"),
        "timeline[1].publish.event", "printable ASCII");
    row("unknown client connects", withAction(R"("connect": "nobody")"), "timeline[1].connect",
        "no client is called \"nobody\"");
    row("unknown client goes", withAction(R"("disconnect": "nobody")"), "timeline[1].disconnect",
        "no client is called");
    for (const QByteArray what :
         {R"("stop_node": "A")", R"("start_node": "A")", R"("stop_redis": true)", R"("start_redis": "with-data")"}) {
        const QByteArray member = what.mid(1, what.indexOf('"', 1) - 1);
        row((member + " without redis").constData(), withAction(what), ("timeline[1]." + member).constData(),
            "with \"broker\": \"redis\" of the server only");
    }
    const auto withNodeAction = [](const QByteArray &what) {
        return changed(withNodes, R"("fault": "stall,for=1s")", what);
    };
    row("node stopped that is none", withNodeAction(R"("stop_node": "C")"), "timeline[1].stop_node", "A or B");
    row("node started by number", withNodeAction(R"("start_node": 1)"), "timeline[1].start_node", "A, B or C, not 1");
    row("redis is not stopped", withNodeAction(R"("stop_redis": false)"), "timeline[1].stop_redis", "true");
    row("redis with half its data", withNodeAction(R"("start_redis": "half")"), "timeline[1].start_redis",
        "with-data or without-data, not \"half\"");
    row("two things happen to nodes", withNodeAction(R"("stop_node": "A", "start_node": "B")"),
        "timeline[1].start_node", "not beside \"stop_node\"");
    row("server restarted that has nodes", withNodeAction(R"("fault": "restart-server")"), "timeline[1].fault",
        "\"stop_node\"");
    row("unknown member inside", withAction(R"("burst": {"event": 1})"), "timeline[1].burst.event",
        "is \"events\" meant?");
    row("an action that is a list", withAction(R"("rate": 1}, [{"at": "3s", "rate": 2}], {"at": "4s", "rate": 3)"),
        "timeline[2]", "not a list");
}

void TestExperimentRefusals::timeline()
{
    verifyRefused();
}

void TestExperimentRefusals::expectations_data()
{
    columns();
    row("unknown figure", withExpectation(R"("figure": "latency_p5", "equals": 0)"), "expect[0].figure",
        "is \"latency_p50\" meant?");
    row("no figure", withExpectation(R"("equals": 0)"), "expect[0]", "\"figure\" is missing");
    row("unknown client", withExpectation(R"("figure": "lost", "client": "sockets", "equals": 0)"), "expect[0].client",
        "no client and no ledger is called \"sockets\"; is \"socket\" meant?");
    row("client of the server", withExpectation(R"("figure": "server_published", "client": "socket", "equals": 0)"),
        "expect[0].client", "server_published is of the server");
    row("part of what is of the whole", withExpectation(R"("figure": "open_at_end", "from": "1s", "equals": 0)"),
        "expect[0].from", "of the whole run only");
    row("ends before it begins", withExpectation(R"("figure": "lost", "from": "2s", "to": "1s", "equals": 0)"),
        "expect[0].from", "a time before \"to\"");
    row("empty part", withExpectation(R"("figure": "lost", "from": "2s", "to": "2s", "equals": 0)"), "expect[0].from",
        "a time before \"to\"");
    row("part after the end", withExpectation(R"("figure": "lost", "to": "11s", "equals": 0)"), "expect[0].to",
        "at most the duration (10 s)");
    row("no bound", withExpectation(R"("figure": "lost")"), "expect[0]", "one of at_least, at_most or equals");
    row("bounds that cross", withExpectation(R"("figure": "lost", "at_least": 2, "at_most": 1)"), "expect[0].at_least",
        "at most \"at_most\"");
    row("equal and at most", withExpectation(R"("figure": "lost", "equals": 2, "at_most": 1)"), "expect[0].at_most",
        "not beside \"equals\"");
    row("time as a number", withExpectation(R"("figure": "latency_p50", "at_most": 50)"), "expect[0].at_most",
        "a time as \"300ms\": latency_p50 is one");
    row("number as a time", withExpectation(R"("figure": "lost", "at_most": "5s")"), "expect[0].at_most",
        "a number from 0 on");
    row("negative bound", withExpectation(R"("figure": "lost", "at_most": -1)"), "expect[0].at_most",
        "a number from 0 on");
    row("bound too high", withExpectation(R"("figure": "lost", "at_most": 1e300)"), "expect[0].at_most",
        "a number from 0 on");
    row("size of an unknown unit", withExpectation(R"("figure": "wire_bytes_in", "at_most": "5s")"),
        "expect[0].at_most", "64k");
    row("multiple as a time",
        withExpectation(
            R"("figure": "latency_max", "at_least": "5s", "times": {"figure": "latency_max", "client": "socket"})"),
        "expect[0].at_least", "so many times the figure of \"times\"");
    row("multiple of another unit",
        withExpectation(R"("figure": "latency_max", "at_least": 5, "times": {"figure": "lost"})"),
        "expect[0].times.figure", "one of the same unit as latency_max");
    row("multiple with bounds of its own",
        withExpectation(R"("figure": "lost", "at_least": 5, "times": {"figure": "lost", "equals": 1})"),
        "expect[0].times.equals", "there is no such member");
    row("text of another figure", withExpectation(R"("figure": "lost", "text": "a", "equals": 0)"), "expect[0].text",
        "for wire_count only");
    row("direction of another figure", withExpectation(R"("figure": "lost", "direction": "up", "equals": 0)"),
        "expect[0].direction", "for wire_count only");
    row("count of no text", withExpectation(R"("figure": "wire_count", "equals": 0)"), "expect[0].figure",
        "wire_count needs \"text\"");
    row("count of an empty text", withExpectation(R"("figure": "wire_count", "text": "", "equals": 0)"),
        "expect[0].text", "1 to 200 characters");
    row("direction", withExpectation(R"("figure": "wire_count", "text": "a", "direction": "both", "equals": 0)"),
        "expect[0].direction", "up or down, not \"both\"");
}

void TestExperimentRefusals::expectations()
{
    verifyRefused();
}

QTEST_GUILESS_MAIN(TestExperimentRefusals)
#include "tst_experimentrefusals.moc"
