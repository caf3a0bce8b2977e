// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/result.h"
#include "message/transport.h"

#include <QByteArray>
#include <QUrl>

#include <chrono>
#include <optional>
#include <vector>

namespace pushscope {

/// When the next event is published.
enum class LoadModel {
    Open, ///< at times fixed in advance, whatever the server does: measures latency
    Lockstep, ///< once every client has the one before: measures how many deliveries a second are possible
};

/// A load: so many clients of each transport, and events for all of them.
struct LoadConfig
{
    /// http or ws. Without a path our own endpoints are meant; any other URL is used as it is, for one transport.
    QUrl url;
    QUrl publishUrl; ///< where events are posted; empty: /publish of the same origin
    QByteArray token; ///< sent as `Authorization: Bearer`, to publish too
    std::vector<Transport> transports;
    int clients = 100; ///< of each transport
    LoadModel model = LoadModel::Open;
    double rate = 10; ///< events a second
    qsizetype payloadBytes = 100;
    std::chrono::milliseconds duration{10'000};
    std::chrono::milliseconds warmup{2'000}; ///< not measured
    std::chrono::milliseconds pollInterval{1'000}; ///< short poll: from an answer to the next request
    std::chrono::milliseconds progressInterval{1'000};

    static constexpr int mostClients = 100'000; ///< of all transports together
    static constexpr qint64 mostEvents = 50'000'000; ///< of a run in all
    static constexpr double lowestRate = 0.01;
    static constexpr double highestRate = 100'000;
    static constexpr qsizetype smallestPayload = 32; ///< the stamp that each event carries
    static constexpr qsizetype largestPayload = 1024 * 1024;
    static constexpr std::chrono::seconds longestDuration{24 * 3600};
};

/// What cannot be run, in words; the field is the name of the option without its dashes. `files` is the number of
/// files that this process may open, 0 for no limit.
[[nodiscard]] std::optional<Error> checkLoad(const LoadConfig &config, quint64 files);

} // namespace pushscope
