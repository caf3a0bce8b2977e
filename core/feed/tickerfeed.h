// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/scheduledfeed.h"

#include <array>
#include <random>

namespace pushscope {

/// Sends prices of made-up symbols: event `price-update`, {"symbol":"AURUM","price":101.25,
/// "change":-0.35}; `change` is the difference to this symbol's price before. A random walk by the
/// seed: the same on every machine.
class TickerFeed final : public ScheduledFeed
{
    Q_OBJECT

public:
    TickerFeed(const FeedSpec &spec, const Clock &clock, Sink sink);

protected:
    Made make(Instant due) override;

private:
    struct Symbol
    {
        const char *name;
        qint64 cents;
    };

    std::array<Symbol, 5> m_symbols{
        {{"AURUM", 10'000}, {"BOREA", 4'250}, {"CIRRA", 18'700}, {"DORSA", 920}, {"ELARA", 31'500}}};
    std::mt19937 m_random;
};

} // namespace pushscope
