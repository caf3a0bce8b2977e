// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/faulthistory.h"

#include "models/faulttext.h"

#include <QStringList>

#include <algorithm>

namespace pushscope {

namespace {

FaultStretch described(const FaultBand &band)
{
    FaultStretch stretch;
    stretch.id = band.id;
    const auto fault = Fault::parse(band.text);
    if (!fault) {
        // What befell a server of the run, or from a recording of another version: shown as it was written.
        stretch.name = band.text;
        stretch.label = band.text;
        return stretch;
    }
    stretch.kind = fault->kind;
    stretch.target = fault->target;
    stretch.name = faultName(fault->kind);
    stretch.label = faultTitle(*fault);
    stretch.sentence = faultSentence(*fault);
    return stretch;
}

} // namespace

std::vector<FaultHistory::Change> FaultHistory::apply(const std::vector<FaultBand> &bands, Instant now)
{
    std::vector<Change> changes;
    for (const FaultBand &band : bands)
        take(band, now, changes);
    return changes;
}

void FaultHistory::take(const FaultBand &band, Instant now, std::vector<Change> &changes)
{
    auto known = std::find_if(m_stretches.rbegin(), m_stretches.rend(),
                              [&band](const Known &k) { return k.stretch.id == band.id; });
    if (known == m_stretches.rend()) {
        m_stretches.push_back({described(band), false, false});
        if (m_stretches.size() > mostStretches)
            m_stretches.pop_front();
        known = m_stretches.rbegin();
    }
    FaultStretch &stretch = known->stretch;
    stretch.from = band.from;
    stretch.to = band.to;
    stretch.active = band.active;
    stretch.hits = band.hits;
    const bool removedBefore = !band.active && band.to && *band.to <= now && band.from > *band.to;
    if (!known->begun && band.from <= now && !removedBefore) {
        known->begun = true;
        known->ended = stretch.isMoment();
        changes.push_back({known->ended ? Change::What::Happened : Change::What::Began, band.from, stretch});
    }
    if (known->begun && !known->ended && !band.active && band.to && *band.to <= now) {
        known->ended = true;
        changes.push_back({Change::What::Ended, *band.to, stretch});
    }
}

void FaultHistory::prune(Instant before)
{
    std::erase_if(m_stretches,
                  [before](const Known &k) { return !k.stretch.active && k.stretch.to && *k.stretch.to < before; });
}

std::vector<FaultStretch> FaultHistory::since(Instant from) const
{
    std::vector<FaultStretch> visible;
    for (const Known &known : m_stretches) {
        if (known.begun && (!known.stretch.to || *known.stretch.to >= from))
            visible.push_back(known.stretch);
    }
    return visible;
}

QString FaultHistory::inForce() const
{
    QStringList names;
    for (const Known &known : m_stretches) {
        if (known.stretch.active)
            names << QStringLiteral("%1 (%2)").arg(known.stretch.label, targetText(known.stretch.target));
    }
    return names.join(QStringLiteral(", "));
}

} // namespace pushscope
