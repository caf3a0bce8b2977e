// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/viewerbook.h"

#include <algorithm>
#include <utility>

namespace pushscope {

namespace {

constexpr std::chrono::milliseconds notAgain{0}; ///< it is refused already

} // namespace

ViewerBook::Entry::~Entry()
{
    if (m_book != nullptr) {
        m_book->m_entries.erase(m_place);
    }
}

ViewerBook::~ViewerBook()
{
    for (Entry *const entry : m_entries) {
        entry->m_book = nullptr;
    }
}

void ViewerBook::add(Entry &entry)
{
    entry.m_book = this;
    entry.m_place = m_entries.insert(m_entries.end(), &entry);
}

/// Closing is put off to the event loop, so the list stays as it is meanwhile.
void ViewerBook::kick(SessionId session, Instant now, std::chrono::milliseconds refused)
{
    const auto found = std::ranges::find_if(m_entries, [&](const Entry *e) { return e->session() == session; });
    if (found != m_entries.end() && (*found)->isViewing(now)) {
        (*found)->kick(now, refused);
    }
}

ViewerList ViewerBook::list(Instant now) const
{
    ViewerList list;
    for (const Entry *const entry : m_entries) {
        if (!entry->isViewing(now)) {
            continue;
        }
        ++list.total;
        list.guests += entry->isGuest() ? 1 : 0;
        if (list.viewers.size() < ViewerList::mostListed) {
            list.viewers.push_back(entry->describe(now));
        }
    }
    return list;
}

void ViewerBook::turn(Instant now)
{
    kickRefused(now);
    if (now - m_turned < interval || !m_board.isAsked(now)) {
        return;
    }
    m_turned = now;
    publish(now);
    probeGuests(now);
}

void ViewerBook::kickRefused(Instant now)
{
    const quint64 refusals = m_board.refusals();
    if (std::exchange(m_refusals, refusals) == refusals) {
        return;
    }
    for (Entry *const entry : m_entries) {
        if (m_board.refusal(entry->name(), now)) {
            entry->kick(now, notAgain);
        }
    }
}

/// Pings are seen on the wire, and put heartbeats off: the lanes of a run are spared them.
void ViewerBook::probeGuests(Instant now)
{
    std::size_t probed = 0;
    for (auto entry = m_entries.begin(); entry != m_entries.end() && probed < ViewerList::mostListed; ++entry) {
        if ((*entry)->isGuest()) {
            (*entry)->probe(now);
            ++probed;
        }
    }
}

void ViewerBook::publish(Instant now)
{
    m_board.setList(m_thread, list(now));
}

} // namespace pushscope
