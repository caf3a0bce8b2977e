// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/guesthistory.h"

#include "models/transportstyle.h"

#include <QCoreApplication>

#include <algorithm>

namespace pushscope {

namespace {

/// Without the port, which tells nothing in a lane.
QString hostOf(const QString &peer)
{
    return peer.left(peer.lastIndexOf(u':'));
}

GuestHistory::Change changeOf(const Viewer &viewer, Instant at, ClientState state, const QString &what)
{
    return {viewer.address, {.kind = TimelineMark::Kind::State, .at = at, .state = state, .cause = what}};
}

struct GuestHistoryText
{
    Q_DECLARE_TR_FUNCTIONS(pushscope::GuestHistory)
};

} // namespace

GuestHistory::Guest *GuestHistory::find(quint64 id)
{
    const auto found =
        std::ranges::find_if(m_guests, [id](const Guest &guest) { return guest.viewer.id == id && !guest.stay.to; });
    return found == m_guests.end() ? nullptr : &*found;
}

void GuestHistory::leave(const Viewers &viewers, Instant now, std::vector<Change> &changes)
{
    for (Guest &guest : m_guests) {
        if (!guest.stay.to && std::ranges::find(viewers, guest.viewer.id, &Viewer::id) == viewers.end()) {
            guest.stay.to = now;
            const QString left =
                guest.kicked ? GuestHistoryText::tr("a viewer was kicked") : GuestHistoryText::tr("a viewer left");
            changes.push_back(changeOf(guest.viewer, now, ClientState::Closed, left));
        }
    }
}

std::vector<GuestHistory::Change> GuestHistory::apply(const Viewers &viewers, Instant now)
{
    std::vector<Change> changes;
    leave(viewers, now, changes);
    for (const Viewer &viewer : viewers) {
        if (Guest *known = find(viewer.id)) {
            known->viewer = viewer;
            continue;
        }
        if (m_guests.size() == mostGuests)
            m_guests.pop_front();
        const Instant from = now - viewer.connectedFor;
        m_guests.push_back({viewer, {.from = from, .to = {}, .state = ClientState::Open}});
        const QString joined = GuestHistoryText::tr("a viewer joined by %1");
        changes.push_back(
            changeOf(viewer, from, ClientState::Open, joined.arg(TransportStyle::of(viewer.transport).shortName)));
    }
    return changes;
}

void GuestHistory::noteKicked(quint64 id)
{
    const Guest *const meant = find(id);
    if (meant == nullptr)
        return;
    const Viewer kicked = meant->viewer;
    for (Guest &guest : m_guests) {
        if (hostOf(guest.viewer.address) == hostOf(kicked.address) && guest.viewer.program == kicked.program)
            guest.kicked = true;
    }
}

void GuestHistory::prune(Instant before)
{
    std::erase_if(m_guests, [before](const Guest &guest) { return guest.stay.to && *guest.stay.to < before; });
}

std::vector<TimelineLane> GuestHistory::lanesSince(Instant from) const
{
    std::vector<TimelineLane> lanes;
    for (auto guest = m_guests.rbegin(); guest != m_guests.rend() && lanes.size() < mostLanes; ++guest) {
        if (!guest->stay.to || *guest->stay.to > from) {
            lanes.push_back({.client = TimelineLane::guest,
                             .transport = guest->viewer.transport,
                             .name = hostOf(guest->viewer.address),
                             .stretches = {guest->stay}});
        }
    }
    std::ranges::reverse(lanes);
    return lanes;
}

} // namespace pushscope
