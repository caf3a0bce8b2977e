// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/encodedevent.h"
#include "time/clock.h"

#include <optional>
#include <vector>

namespace pushscope {

/// The encoded forms of events of the history, kept for a while: after an outage many clients
/// resume at once and are sent the same events. Bounded by the number of its places and by leaving
/// out large events, which are rare in a log that has so many.
class ReplayCache
{
public:
    /// Valid until the next call. `event` is one of the history's; it is not looked at again once it
    /// has left there.
    [[nodiscard]] const EncodedEvent &encoded(const Event &event);
    /// To be called now and then: frees all of it once no one has used it for `keptFor`.
    void freeIfUnused(Instant now);
    [[nodiscard]] bool isEmpty() const { return m_places.empty(); }

    static constexpr std::size_t places = 16'384;
    static constexpr qsizetype largestPayload = 1024;
    static constexpr std::chrono::seconds keptFor{5};

private:
    struct Place
    {
        EventId id;
        std::optional<EncodedEvent> encoded;
    };

    std::vector<Place> m_places; ///< by sequence; made when first needed
    std::optional<EncodedEvent> m_large;
    Instant m_lastUsed;
    bool m_used = false; ///< since the last look
};

} // namespace pushscope
