// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/transportclient.h"
#include "lab/clientplace.h"
#include "lab/clientrecorder.h"
#include "lab/noderoute.h"
#include "lab/recordinglistener.h"
#include "link/connectionpool.h"
#include "link/link.h"

#include <memory>

namespace pushscope {

/// One client of a run with all that belongs to it. The client last: it may speak to the recorder and its link while
/// it goes.
struct ClientSeat
{
    ClientSeat(int id, ClientConfig settings, ClientPlace where, const std::atomic<quint64> &published)
        : number{id}, config{std::move(settings)}, place{std::move(where)},
          recorder{id, config.transport, config.url, published}, listener{id, recorder}
    {
    }

    [[nodiscard]] DeliveryLedger::Counts ledger() const
    {
        return client ? client->ledger().counts() : DeliveryLedger::Counts{};
    }
    [[nodiscard]] bool hasEnded() const
    {
        return client && (client->state() == ClientState::Closed || client->state() == ClientState::Failed);
    }
    [[nodiscard]] Route *route() const { return pooled ? static_cast<Route *>(pooled.get()) : direct(); }
    /// Without the limit of a pool.
    [[nodiscard]] Route *direct() const
    {
        return nodes ? static_cast<Route *>(nodes.get()) : static_cast<Route *>(link.get());
    }

    int number;
    ClientConfig config;
    ClientPlace place;
    DeliveryRow *row = nullptr;
    ClientRecorder recorder;
    RecordingListener listener;
    std::unique_ptr<TextCounts> texts;
    std::unique_ptr<Link> link;
    std::unique_ptr<NodeRoute> nodes; ///< where there are several servers
    std::unique_ptr<PooledRoute> pooled;
    std::unique_ptr<TransportClient> client;
};

} // namespace pushscope
