// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/transport.h"

#include <QUrl>

#include <chrono>
#include <vector>

namespace pushscope {

/// A load: so many clients of each transport, events at a rate that is fixed in advance (open model).
struct LoadConfig
{
    QUrl url; ///< http or ws, of the server
    QUrl publishUrl; ///< where events are posted; empty: the server's own /publish
    std::vector<Transport> transports;
    int clients = 100; ///< of each transport
    double rate = 10; ///< events a second
    qsizetype payloadBytes = 100;
    std::chrono::milliseconds duration{10'000};
    std::chrono::milliseconds warmup{2'000}; ///< not measured
};

} // namespace pushscope
