// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/event.h"

#include <QHash>

namespace pushscope {

/// Makes events of publications: the next id of a log, and the event before it in its channel.
class Sequencer
{
public:
    explicit Sequencer(QByteArray epoch) : m_epoch{std::move(epoch)} {}

    /// `firstHeld` is the oldest event that a history still has: with very many channels, those that
    /// have been silent since are forgotten.
    [[nodiscard]] Event next(Publication publication, Sequence firstHeld);

    [[nodiscard]] const QByteArray &epoch() const { return m_epoch; }

    [[nodiscard]] static QByteArray randomEpoch();

private:
    std::optional<EventId> exchangePrevious(const QByteArray &channel, Sequence sequence, Sequence firstHeld);

    static constexpr qsizetype mostChannels = 100'000;

    QByteArray m_epoch;
    Sequence m_newest;
    QHash<QByteArray, Sequence> m_newestOfChannel;
};

} // namespace pushscope
