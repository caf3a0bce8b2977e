// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/broker.h"

#include <QHash>

namespace pushscope {

/// The log of a single process: publishing is done when the call returns, and a new process is a
/// new epoch.
class MemoryBroker final : public Broker
{
public:
    explicit MemoryBroker(History::Limits limits = {}, QByteArray epoch = randomEpoch());

    void publish(Publication publication, const Published &published) override;
    void listen(Listener listener) override { m_listener = std::move(listener); }
    [[nodiscard]] const History &history() const override { return m_history; }
    [[nodiscard]] bool isAvailable() const override { return true; }

    /// Empties the history as if all of it had been evicted; ids and `previous` go on.
    void forgetHistory() { m_history.clear(); }

    [[nodiscard]] static QByteArray randomEpoch();

private:
    std::optional<EventId> exchangePrevious(const QByteArray &channel, Sequence sequence);
    void forgetSilentChannels();

    static constexpr qsizetype mostChannels = 100'000;

    History m_history;
    Listener m_listener;
    QHash<QByteArray, Sequence> m_newestOfChannel;
};

} // namespace pushscope
