// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/broker.h"
#include "broker/sharedlog.h"

#include <QObject>

#include <atomic>

namespace pushscope {

/// One thread's part in a SharedLog: a history of its own, which hears what other threads publish by
/// the thread's event loop, or at once when it is asked to refresh. What this thread publishes has
/// been heard by its own listener when the call returns, as with a MemoryBroker.
class ReplicaBroker final : public QObject, public Broker
{
    Q_OBJECT

public:
    /// In the thread that owns it; `log` must outlive it. `replicas` is the number of all of them. What
    /// they hold of payloads together stays within the byte limit.
    ReplicaBroker(SharedLog &log, History::Limits limits, std::size_t replicas);
    ~ReplicaBroker() override;

    /// Waits while another thread is far behind.
    void publish(Publication publication, const Published &published) override;
    void listen(Listener listener) override { m_listener = std::move(listener); }
    void refresh() override;
    [[nodiscard]] const History &history() const override { return m_history; }
    [[nodiscard]] bool isAvailable() const override { return true; }
    /// Of all threads: each will have forgotten before it next refreshes.
    void forgetHistory() override;

private:
    std::size_t takeSome(std::size_t most);
    void hear(const SharedLog::Entry &entry);
    void wake();
    void takeInTurns();

    SharedLog &m_log;
    SharedLog::Reader m_reader;
    SharedLog::Entries m_taken;
    History m_history;
    Listener m_listener;
    std::atomic<bool> m_woken = false; ///< a call of takeInTurns is under way
    bool m_hearing = false;
};

} // namespace pushscope
