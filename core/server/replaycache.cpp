// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/replaycache.h"

#include <utility>

namespace pushscope {

const EncodedEvent &ReplayCache::encoded(const Event &event)
{
    if (event.payload.bytes.size() > largestPayload) {
        return m_large.emplace(event);
    }
    m_used = true;
    if (m_places.empty()) {
        m_places.resize(places);
    }
    Place &place = m_places[event.id.sequence.value % places];
    if (!place.encoded || place.id != event.id) {
        place.id = event.id;
        place.encoded.emplace(event);
    }
    return *place.encoded;
}

void ReplayCache::freeIfUnused(Instant now)
{
    if (std::exchange(m_used, false)) {
        m_lastUsed = now;
    } else if (!m_places.empty() && now - m_lastUsed >= keptFor) {
        std::vector<Place>{}.swap(m_places);
        m_large.reset();
    }
}

} // namespace pushscope
