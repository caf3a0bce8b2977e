// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "experiment/expectation.h"
#include "fault/fault.h"
#include "message/transport.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QJsonValue>

#include <chrono>
#include <optional>
#include <variant>
#include <vector>

namespace pushscope {

/// What is sent by itself.
struct ExperimentFeed
{
    QString source = QStringLiteral("ticker"); ///< none, clock, ticker or system
    double rate = 20; ///< events per second
    qint64 payload = 0; ///< bytes; 0: as they come

    bool operator==(const ExperimentFeed &) const = default;
};

/// The server's settings; nothing: its default.
struct ExperimentServer
{
    static constexpr int mostNodes = 3;

    std::optional<std::chrono::milliseconds> heartbeat; ///< 0 = none
    std::optional<qint64> history; ///< events
    std::optional<qint64> maxQueue; ///< bytes
    QString slowConsumer; ///< disconnect, drop-oldest or latest-only
    QByteArray token;
    QByteArray publishToken;
    QByteArrayList allowedOrigins;
    int nodes = 1; ///< servers that share a log, called A, B and C
    bool redis = false; ///< the log is in a Redis of the run's own, else in the server's memory

    bool operator==(const ExperimentServer &) const = default;
};

/// As in the form: A, B and C.
[[nodiscard]] QString nodeName(int node);

/// How a client knows that its connection is dead.
enum class ClientWatch {
    Heartbeats, ///< any byte shows life
    EventsOnly, ///< only events do, as for a page with EventSource, which does not see comments
    None, ///< it never doubts
};

/// One client, or several alike under one name.
struct ExperimentClient
{
    QString name;
    Transport transport = Transport::Sse;
    int count = 1;
    bool connected = true; ///< from the beginning; else by an action
    std::chrono::milliseconds interval{1000}; ///< of a short poll
    std::chrono::seconds timeout{25}; ///< of a long poll
    bool resumes = true; ///< remembers the id of the last event, and asks for what came after it
    bool binary = false; ///< WebSocket: asks for binary frames
    bool raw = false; ///< SSE, WebSocket: asks for the bare payload
    ClientWatch watch = ClientWatch::Heartbeats;
    std::chrono::milliseconds patience{0}; ///< of EventsOnly: the silence after which it connects anew
    bool jitter = true; ///< of the backoff; false: base · 2^attempt exactly
    std::chrono::milliseconds backoffBase{500};
    std::chrono::milliseconds backoffCap{20'000};
    QString ledger; ///< all clients with this word count as one receiver: what two of them get is a duplicate
    QString pool; ///< all clients with this word share at most `poolLimit` connections to the server
    int poolLimit = 6;
    int node = 0; ///< that it prefers, from 0; if it cannot be reached it tries the next
    QByteArray token;
    std::vector<std::pair<QByteArray, QByteArray>> headers;

    bool operator==(const ExperimentClient &) const = default;
};

namespace action {

/// `client`: whom it meets by name; empty: as the fault's own target says.
struct Arm
{
    Fault fault;
    QString client;
    bool operator==(const Arm &) const = default;
};
struct ClearFaults
{
    bool operator==(const ClearFaults &) const = default;
};
struct Rate
{
    double perSecond = 20;
    bool operator==(const Rate &) const = default;
};
struct Heartbeat
{
    std::chrono::milliseconds interval{15'000};
    bool operator==(const Heartbeat &) const = default;
};
/// So many events at once besides the feed, of `bytes` each.
struct Burst
{
    int events = 1;
    qint64 bytes = 100;
    bool binary = false;
    bool operator==(const Burst &) const = default;
};
/// One event; a string is sent as text.
struct Publish
{
    QByteArray type{"message"};
    QJsonValue data;
    bool operator==(const Publish &) const = default;
};
struct Connect
{
    QString client;
    bool operator==(const Connect &) const = default;
};
struct Disconnect
{
    QString client;
    bool operator==(const Disconnect &) const = default;
};
/// As a process that is killed: its connections end, and nothing listens there.
struct StopNode
{
    int node = 0;
    bool operator==(const StopNode &) const = default;
};
struct StartNode
{
    int node = 0;
    bool operator==(const StartNode &) const = default;
};
struct StopRedis
{
    bool operator==(const StopRedis &) const = default;
};
/// With what it had, or empty.
struct StartRedis
{
    bool keepData = true;
    bool operator==(const StartRedis &) const = default;
};

} // namespace action

struct ExperimentAction
{
    std::chrono::milliseconds at{0};
    std::variant<action::Arm, action::ClearFaults, action::Rate, action::Heartbeat, action::Burst, action::Publish,
                 action::Connect, action::Disconnect, action::StopNode, action::StartNode, action::StopRedis,
                 action::StartRedis>
        what;
    QString says; ///< what it does, for people; may be empty

    bool operator==(const ExperimentAction &) const = default;
};

/// A run as a value: what is sent, to whom, what happens on the way, and what is expected of it. Written as JSON:
/// resources/help/experiments.md.
struct Experiment
{
    static constexpr int mostClients = 2000; ///< counts added
    static constexpr std::size_t mostActions = 200;
    static constexpr std::size_t mostExpectations = 100;
    static constexpr std::chrono::milliseconds longest{600'000};
    static constexpr qsizetype largestFile = 1024 * 1024;

    QString name; ///< lower case, digits and `-`
    QString title;
    QString about;
    quint32 seed = 1;
    std::chrono::milliseconds duration{10'000};
    std::chrono::milliseconds lateAfter{1'000}; ///< a delivery with a higher latency counts as late
    ExperimentFeed feed;
    ExperimentServer server;
    std::vector<ExperimentClient> clients;
    std::vector<ExperimentAction> timeline; ///< ascending in `at`
    std::vector<Expectation> expectations;

    bool operator==(const Experiment &) const = default;
};

/// Reads the JSON of resources/help/experiments.md. The error names line and field, and what is allowed there.
[[nodiscard]] Result<Experiment> parseExperiment(const QByteArray &json);
[[nodiscard]] QByteArray toJson(const Experiment &experiment);

/// The experiments that come with the program, by name. From the resources, read once at each call.
[[nodiscard]] Result<std::vector<Experiment>> shippedExperiments();
[[nodiscard]] Result<Experiment> shippedExperiment(const QString &name); ///< the error lists the names

} // namespace pushscope
