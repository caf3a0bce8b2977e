// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/scheduledfeed.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace pushscope {

ScheduledFeed::ScheduledFeed(const FeedSpec &spec, const Clock &clock, Sink sink)
    : m_clock{clock}, m_sink{std::move(sink)}, m_channel{spec.channel}, m_rate{std::clamp(spec.rate,
                                                                                          FeedSpec::lowestRate,
                                                                                          FeedSpec::highestRate)},
      m_payloadSize{std::clamp<qsizetype>(spec.payloadSize, 0, FeedSpec::largestPayload)}, m_timer{
                                                                                               [this] { sendDue(); },
                                                                                               this}
{
}

void ScheduledFeed::start()
{
    if (!m_schedule) {
        m_schedule.emplace(m_clock.now(), m_rate);
        m_timer.setDeadline(m_schedule->next());
    }
}

void ScheduledFeed::stop()
{
    m_schedule.reset();
    m_timer.cancel();
}

void ScheduledFeed::setRate(double perSecond)
{
    if (std::isnan(perSecond)) {
        return;
    }
    m_rate = std::clamp(perSecond, FeedSpec::lowestRate, FeedSpec::highestRate);
    if (m_schedule) {
        m_schedule->setRate(m_rate, m_clock.now());
        m_timer.setDeadline(m_schedule->next());
    }
}

void ScheduledFeed::setPayloadSize(qsizetype bytes)
{
    m_payloadSize = std::clamp<qsizetype>(bytes, 0, FeedSpec::largestPayload);
}

void ScheduledFeed::sendDue()
{
    if (!m_schedule) {
        return;
    }
    const Instant now = m_clock.now();
    m_skipped += m_schedule->skipIfFarBehind(now);
    // The sink may stop this feed.
    for (int sent = 0; sent < mostPerTurn && m_schedule; ++sent) {
        const auto due = m_schedule->take(now);
        if (!due) {
            break;
        }
        Made made = make(*due);
        m_sink({m_channel, std::move(made.type), *due,
                Payload{Payload::Kind::Json, padded(std::move(made.json), m_payloadSize)}});
    }
    if (m_schedule) {
        m_timer.setDeadline(m_schedule->next());
    }
}

QByteArray padded(QByteArray object, qsizetype size)
{
    constexpr QByteArrayView opening{R"(,"pad":")"};
    constexpr QByteArrayView closing{R"("})"};
    const qsizetype room = size - object.size();
    if (room <= 0) {
        return object;
    }
    object.chop(1);
    const qsizetype filling = size - object.size() - opening.size() - closing.size();
    if (filling < 0) {
        return object + QByteArray(room, ' ') + '}';
    }
    object.reserve(size);
    object += opening;
    object.append(filling, 'x');
    object += closing;
    return object;
}

} // namespace pushscope
