// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/broker.h"
#include "broker/sequencer.h"

namespace pushscope {

/// The log of a single thread: publishing is done when the call returns, and a new process is a
/// new epoch.
class MemoryBroker final : public Broker
{
public:
    explicit MemoryBroker(History::Limits limits = {}, const QByteArray &epoch = Sequencer::randomEpoch());

    void publish(Publication publication, const Published &published) override;
    void listen(Listener listener) override { m_listener = std::move(listener); }
    [[nodiscard]] const History &history() const override { return m_history; }
    [[nodiscard]] bool isAvailable() const override { return true; }
    void forgetHistory() override { m_history.clear(); }

private:
    Sequencer m_sequencer;
    History m_history;
    Listener m_listener;
};

} // namespace pushscope
