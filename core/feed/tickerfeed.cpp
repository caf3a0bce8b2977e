// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/tickerfeed.h"

#include <algorithm>
#include <utility>

namespace pushscope {

namespace {

QByteArray decimal(qint64 cents)
{
    const QByteArray digits = QByteArray::number(qAbs(cents)).rightJustified(3, '0');
    return (cents < 0 ? "-" : "") + digits.chopped(2) + '.' + digits.last(2);
}

} // namespace

TickerFeed::TickerFeed(const FeedSpec &spec, const Clock &clock, Sink sink)
    : ScheduledFeed{spec, clock, std::move(sink)}, m_random{spec.seed}
{
}

ScheduledFeed::Made TickerFeed::make(Instant due)
{
    Q_UNUSED(due)
    // Whole numbers from the generator itself: the standard's distributions differ between libraries.
    constexpr qint64 largestStep = 100; // in ten-thousandths of the price
    constexpr qint64 lowestPrice = 100; // cents
    constexpr qint64 highestPrice = 10'000'000;
    Symbol &symbol = m_symbols[m_random() % m_symbols.size()];
    const qint64 step = static_cast<qint64>(m_random() % (2 * largestStep + 1)) - largestStep;
    const qint64 before = symbol.cents;
    symbol.cents = std::clamp(before + before * step / 10'000, lowestPrice, highestPrice);
    return {"price-update",
            R"({"symbol":")" + QByteArray{symbol.name} + R"(","price":)" + decimal(symbol.cents) + R"(,"change":)"
                + decimal(symbol.cents - before) + '}'};
}

} // namespace pushscope
