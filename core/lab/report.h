// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lab/clienttrack.h"
#include "lab/reportcurves.h"
#include "message/transport.h"
#include "metrics/deliveryledger.h"
#include "metrics/faultband.h"
#include "metrics/latencyhistogram.h"
#include "metrics/snapshot.h"

#include <QDateTime>
#include <QJsonObject>
#include <QStringList>

#include <chrono>
#include <map>
#include <optional>
#include <vector>

namespace pushscope {

/// What one client leaves behind.
struct ClientFigures
{
    int client = 0; ///< its number in the run
    Transport transport = Transport::Sse;
    bool connected = false; ///< was open at least once
    ClientCounters counters;
    DeliveryLedger::Counts ledger;
    LatencyHistogram latency;
    LatencyHistogram connect; ///< from the attempt to the open connection
    LatencyHistogram roundTrip; ///< of polls: from the request to its answer
    std::chrono::microseconds measured{0}; ///< since it was first open, or since the last clear
    /// Events published for it, left out those so young that they may still be under way; nothing
    /// where that is unknown, as with a foreign server.
    std::optional<quint64> offered;
    std::chrono::microseconds offeredOver{0}; ///< the time in which these were published
    ClientTrack track;
};

/// What a whole run leaves behind, before it is judged.
struct RunFigures
{
    std::vector<ClientFigures> clients;
    LatencyHistogram serverLoopLag;
    LatencyHistogram clientLoopLag;
    std::vector<FaultBand> faults;
    Instant at; ///< when the figures were taken
    QJsonObject config;
};

/// All clients of one transport: counts added, histograms merged.
struct TransportReport
{
    int clients = 0;
    int connected = 0;
    std::optional<double> offeredPerSecond;
    quint64 delivered = 0;
    double deliveredPerSecond = 0;
    quint64 lost = 0;
    quint64 duplicates = 0;
    quint64 outOfOrder = 0;
    quint64 replayed = 0;
    quint64 gaps = 0;
    quint64 resets = 0;
    quint64 reconnects = 0;
    quint64 heartbeats = 0;
    LatencySummary latency;
    std::vector<LatencyBucket> histogram;
    std::vector<LoadCurvePoint> curve;
    LatencyOverTime overTime;
    std::optional<LatencySummary> connect;
    std::optional<double> wireBytesPerEvent;
    std::optional<double> payloadBytesPerEvent;
};

/// A fault that was in force, in times before the report.
struct FaultReport
{
    QString spec; ///< as the command line writes it
    std::chrono::microseconds began{0}; ///< so long before the report
    std::optional<std::chrono::microseconds> lasted; ///< nothing: it is still in force
    quint64 hits = 0; ///< connections or requests that it met
};

/// Whether the figures can be trusted.
enum class RunVerdict {
    Valid,
    Degraded, ///< this machine was too busy: they show it, too
    Invalid, ///< what was meant to be measured did not happen
};

struct RunReport
{
    RunVerdict verdict = RunVerdict::Valid;
    QStringList reasons; ///< empty if valid; in English
    QStringList shownReasons; ///< the same in the language of the program
    QJsonObject machine;
    QJsonObject config;
    std::vector<FaultReport> faults; ///< in the order of their beginning
    std::map<Transport, TransportReport> transports; ///< those that had clients
    std::vector<ClientLane> lanes; ///< of the first `mostLanes` clients
    QDateTime at; ///< when it was made
};

inline constexpr std::size_t mostLanes = 24;

[[nodiscard]] RunReport makeReport(const RunFigures &figures);

/// The object of `--report FILE.json`.
[[nodiscard]] QJsonObject toJson(const RunReport &report);
[[nodiscard]] QJsonObject toJson(const LatencySummary &latency);

/// Cores, operating system, kernel, versions of Qt and PushScope.
[[nodiscard]] QJsonObject describeMachine();

inline constexpr double leastDelivered = 0.99;
inline constexpr std::chrono::milliseconds mostLoopLag{20}; ///< at the 99th percentile

} // namespace pushscope
