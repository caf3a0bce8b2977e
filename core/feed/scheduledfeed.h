// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/feed.h"
#include "feed/schedule.h"
#include "platform/deadlinetimer.h"

#include <optional>

namespace pushscope {

/// A feed that makes its events itself, at the due times of a Schedule.
class ScheduledFeed : public Feed
{
    Q_OBJECT

public:
    void start() override;
    void stop() override;
    void setRate(double perSecond) override;
    void setPayloadSize(qsizetype bytes) override;

    /// Sends what is due, at most `mostPerTurn`, each event with its own due time. Called by the timer.
    void sendDue();

    /// How many events were left out because the feed was more than Schedule::farBehind late.
    [[nodiscard]] quint64 skipped() const { return m_skipped; }

    static constexpr int mostPerTurn = 1000;

protected:
    struct Made
    {
        QByteArray type;
        QByteArray json; ///< one object in compact form
    };

    ScheduledFeed(const FeedSpec &spec, const Clock &clock, Sink sink);

    [[nodiscard]] virtual Made make(Instant due) = 0;
    [[nodiscard]] const Clock &clock() const { return m_clock; }

private:
    const Clock &m_clock;
    Sink m_sink;
    QByteArray m_channel;
    double m_rate;
    qsizetype m_payloadSize;
    std::optional<Schedule> m_schedule; ///< while it runs
    quint64 m_skipped = 0;
    DeadlineTimer m_timer;
};

/// `object` (compact, an object) made `size` bytes long by a last member "pad". It stays as it is
/// if it is that long already; spaces fill up where there is no room for the member.
[[nodiscard]] QByteArray padded(QByteArray object, qsizetype size);

} // namespace pushscope
