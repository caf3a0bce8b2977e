// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/chooser.h"

#include "experiment/chooserrules.h"

#include <algorithm>
#include <cstdlib>

namespace pushscope {

namespace {

ChooserRank rankOf(Transport transport, const ChooserNeeds &needs)
{
    ChooserRank rank{transport, 0, {}};
    for (const ChooserRule &rule : chooserRules()) {
        if (rule.transport == transport && rule.applies(needs)) {
            rank.points += rule.points;
            rank.reasons.push_back({rule.points, translatedChooser(rule.sentence)});
        }
    }
    std::ranges::stable_sort(rank.reasons, std::ranges::greater{},
                             [](const ChooserReason &reason) { return std::abs(reason.points); });
    return rank;
}

QStringList caveatsOf(Transport transport, const ChooserNeeds &needs)
{
    QStringList caveats;
    for (const ChooserCaveat &caveat : chooserCaveats()) {
        if (caveat.transport == transport && caveat.applies(needs)) {
            caveats.append(translatedChooser(caveat.sentence));
        }
    }
    return caveats;
}

} // namespace

ChooserAdvice chooseTransport(const ChooserNeeds &needs)
{
    ChooserAdvice advice;
    for (const Transport transport : allTransports) {
        advice.ranking.push_back(rankOf(transport, needs));
    }
    std::ranges::stable_sort(advice.ranking, std::ranges::greater{}, &ChooserRank::points);
    advice.transport = advice.ranking.front().transport;
    advice.caveats = caveatsOf(advice.transport, needs);
    const auto test = std::ranges::find_if(chooserTests(), [&](const ChooserTest &each) {
        return (!each.transport || *each.transport == advice.transport) && each.applies(needs);
    });
    advice.test = QLatin1String{test->name}; // the last one always applies
    advice.testSays = translatedChooser(test->says);
    return advice;
}

} // namespace pushscope
