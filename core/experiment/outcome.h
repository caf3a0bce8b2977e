// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "experiment/expectation.h"
#include "metrics/deliverymatrix.h"
#include "metrics/latencyhistogram.h"
#include "metrics/snapshot.h"

#include <vector>

namespace pushscope {

/// What the clients of one name have seen together.
struct GroupFigures
{
    QString name;
    Transport transport = Transport::Sse;
    int clients = 0;
    ClientCounters counters;
    DeliveryLedger::Counts ledger;
    DeliveryCounts deliveries;
    LatencySummary latency;
    LatencySummary roundTrip; ///< of polls
    std::vector<int> connectsPerSecond; ///< attempts in each second of the run: the curve of a storm
    std::vector<std::chrono::milliseconds> backoffDelays; ///< in the order in which they were drawn, at most 2,000

    bool operator==(const GroupFigures &) const = default;
};

enum class OutcomeVerdict {
    Met, ///< every expectation
    NotMet,
    Void, ///< the run itself failed, or this machine was too busy to tell
};

/// What an experiment leaves behind, for screen, report and exit code.
struct Outcome
{
    QString experiment; ///< its name
    QString title;
    OutcomeVerdict verdict = OutcomeVerdict::Void;
    QString sentence; ///< what was seen, for people; in English, for reports
    QString shown; ///< the same in the language of the program
    std::vector<ExpectationResult> results;
    std::vector<GroupFigures> groups; ///< in the order of the experiment's clients
    DeliveryMatrixPtr deliveries;
    std::chrono::milliseconds duration{0};
};

} // namespace pushscope
