// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/outages.h"

#include "experiment/experiment.h"
#include "experiment/experimenttexts.h"

#include <algorithm>

namespace pushscope {

void Outages::apply(const ClusterState &state, Instant now)
{
    for (std::size_t node = 0; node < state.nodes.size(); ++node) {
        note(ExperimentText::tr("No node %1").arg(nodeName(static_cast<int>(node))), !state.nodes[node].running, now);
    }
    if (!state.nodes.empty()) {
        note(ExperimentText::tr("No Redis"), state.redis == ClusterState::Redis::Down, now);
    }
}

void Outages::note(const QString &text, bool away, Instant now)
{
    const auto open =
        std::ranges::find_if(m_bands, [&text](const FaultBand &band) { return band.active && band.text == text; });
    if (away && open == m_bands.end() && m_bands.size() < mostBands) {
        const int number = -1 - static_cast<int>(m_bands.size());
        m_bands.push_back({number, text, now, {}, true, 0});
    } else if (!away && open != m_bands.end()) {
        open->to = now;
        open->active = false;
    }
}

} // namespace pushscope
