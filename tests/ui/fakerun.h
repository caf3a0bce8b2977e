// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fault/fault.h"
#include "metrics/recorder.h"
#include "models/runmodel.h"

#include <memory>
#include <random>
#include <vector>

namespace pushscope {

/// Four clients that were never connected to anything: recorders fed with plausible events, in
/// time that is turned by hand.
class FakeRun
{
public:
    static constexpr double defaultRate = 50;

    explicit FakeRun(double eventsPerSecond = defaultRate);

    /// Adds the panes of the clients to a model.
    void addPanes(RunModel &model) const;
    void advance(std::chrono::milliseconds by);
    [[nodiscard]] SnapshotPtr take();
    [[nodiscard]] Instant now() const { return m_now; }

    /// All connections are gone for a while from now on; then they come back and replay.
    void cut(std::chrono::milliseconds length);
    /// As the links tell of it: waits, is in force and ends by itself, with a hit each second.
    void arm(int id, const Fault &fault);
    void disarm(int id);
    void clearFaults();
    /// One client ends for good.
    void fail(std::size_t client, const QString &cause);

private:
    struct Client
    {
        std::unique_ptr<Recorder> recorder;
        int number;
        Transport transport;
        ClientState state = ClientState::Idle;
        Instant nextHeartbeat;
        Instant nextPoll;
        DeliveryLedger::Counts ledger;
    };

    void updateFaults();
    void step(Client &client, Instant due);
    void deliver(Client &client, Instant due, std::chrono::microseconds latency, bool replayed);
    void reconnect(Client &client, Instant at);

    struct Armed
    {
        FaultBand band;
        Fault fault;
    };

    std::vector<Client> m_clients;
    std::vector<Armed> m_faults;
    std::chrono::nanoseconds m_period;
    std::mt19937 m_random{7};
    Instant m_now;
    Instant m_next;
    Instant m_cutFrom{};
    Instant m_cutTo{};
};

} // namespace pushscope
