// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/feed.h"

#include "feed/clockfeed.h"
#include "feed/feedtexts.h"
#include "feed/filefeed.h"
#include "feed/stdinfeed.h"
#include "feed/systemfeed.h"
#include "feed/tickerfeed.h"

#include <algorithm>
#include <array>
#include <utility>

namespace pushscope {

namespace {

using Kind = FeedSpec::Kind;

constexpr std::array kindNames{
    std::pair{Kind::None, "none"},     std::pair{Kind::System, "system"}, std::pair{Kind::Clock, "clock"},
    std::pair{Kind::Ticker, "ticker"}, std::pair{Kind::Stdin, "stdin"},
};

constexpr QLatin1StringView filePrefix{"file:"};

/// Never sends: events come by publishing only.
class SilentFeed final : public Feed
{
public:
    void start() override {}
    void stop() override {}
};

} // namespace

void Feed::setRate(double perSecond)
{
    Q_UNUSED(perSecond)
}

void Feed::setPayloadSize(qsizetype bytes)
{
    Q_UNUSED(bytes)
}

Result<FeedSpec> FeedSpec::parse(const QString &text)
{
    FeedSpec spec;
    const auto named =
        std::ranges::find_if(kindNames, [&](const auto &each) { return text == QLatin1StringView{each.second}; });
    if (named != kindNames.end()) {
        spec.kind = named->first;
        return spec;
    }
    if (text.startsWith(filePrefix) && text.size() > filePrefix.size()) {
        spec.kind = Kind::File;
        spec.path = text.sliced(filePrefix.size());
        return spec;
    }
    const auto message = FeedText::tr("--feed takes system, clock, ticker, stdin, none or file:PATH, not \"%1\"");
    return Error{"bad-feed", message.arg(text), QStringLiteral("--feed")};
}

QString FeedSpec::toString() const
{
    const auto named = std::ranges::find(kindNames, kind, [](const auto &each) { return each.first; });
    return named == kindNames.end() ? filePrefix + path : QLatin1StringView{named->second}.toString();
}

std::unique_ptr<Feed> makeFeed(const FeedSpec &spec, const Clock &clock, Feed::Sink sink)
{
    switch (spec.kind) {
    case Kind::System: return std::make_unique<SystemFeed>(spec, clock, std::move(sink), readProcFile);
    case Kind::Clock: return std::make_unique<ClockFeed>(spec, clock, std::move(sink));
    case Kind::Ticker: return std::make_unique<TickerFeed>(spec, clock, std::move(sink));
    case Kind::Stdin: return std::make_unique<StdinFeed>(spec, clock, std::move(sink), StdinFeed::standardInput);
    case Kind::File: return std::make_unique<FileFeed>(spec, clock, std::move(sink));
    case Kind::None: break;
    }
    return std::make_unique<SilentFeed>();
}

} // namespace pushscope
