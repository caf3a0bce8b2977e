// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/transport.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace pushscope {

/// What an application needs, as answers to a few questions.
struct ChooserNeeds
{
    enum class Direction {
        Down, ///< the server tells, the client hardly says anything
        DownAndRequests, ///< the client says something now and then
        BothOften, ///< the client sends as often as the server
    };
    enum class Rate { Rare, Moderate, High }; ///< an event in minutes; some in a second; many in a second
    enum class Payload { Text, Binary };
    enum class Place {
        Programs, ///< no browser
        Browser, ///< one tab
        ManyTabs, ///< several tabs to one server
    };
    enum class Way {
        Open, ///< nothing that interferes
        IdleTimeouts, ///< proxies or balancers that end silent connections
        Buffering, ///< proxies that hold responses back, or forbid upgrades
    };
    enum class Scale { Hundreds, Thousands, HundredThousands }; ///< clients at a time
    enum class Latency { AtOnce, WithinSeconds, WithinMinutes }; ///< when an event must be there

    Direction direction = Direction::Down;
    Rate rate = Rate::Moderate;
    Payload payload = Payload::Text;
    Place place = Place::Browser;
    Way way = Way::Open;
    Scale scale = Scale::Hundreds;
    Latency latency = Latency::AtOnce;
    bool nothingLost = true; ///< what was missed must come later
    bool http2 = false; ///< server and proxies speak HTTP/2 or 3

    bool operator==(const ChooserNeeds &) const = default;
};

struct ChooserReason
{
    int points = 0; ///< below 0: speaks against it
    QString sentence;

    bool operator==(const ChooserReason &) const = default;
};

struct ChooserRank
{
    Transport transport = Transport::Sse;
    int points = 0;
    std::vector<ChooserReason> reasons; ///< the strongest first

    bool operator==(const ChooserRank &) const = default;
};

struct ChooserAdvice
{
    Transport transport = Transport::Sse; ///< the first of the ranking
    std::vector<ChooserRank> ranking; ///< all four, the best first
    QStringList caveats; ///< what to mind with it
    QString test; ///< a shipped experiment or lesson
    QString testSays; ///< what it shows

    bool operator==(const ChooserAdvice &) const = default;
};

[[nodiscard]] ChooserAdvice chooseTransport(const ChooserNeeds &needs);

} // namespace pushscope
