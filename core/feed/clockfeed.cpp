// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/clockfeed.h"

#include <QDateTime>

#include <utility>

namespace pushscope {

ClockFeed::ClockFeed(const FeedSpec &spec, const Clock &clock, Sink sink) : ScheduledFeed{spec, clock, std::move(sink)}
{
}

ScheduledFeed::Made ClockFeed::make(Instant due)
{
    const auto late = std::chrono::duration_cast<std::chrono::milliseconds>(clock().now() - due);
    const QDateTime time = QDateTime::currentDateTimeUtc().addMSecs(-late.count());
    return {"tick",
            R"({"n":)" + QByteArray::number(++m_count) + R"(,"time":")" + time.toString(Qt::ISODateWithMs).toLatin1()
                + R"("})"};
}

} // namespace pushscope
