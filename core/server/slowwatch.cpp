// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/slowwatch.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace pushscope {

namespace {

// A large answer fills half of the limit without its reader being slow.
constexpr std::chrono::seconds stalledLong{1};

} // namespace

SlowWatch::Entry::~Entry()
{
    if (m_watch != nullptr) {
        m_watch->remove(*this);
    }
}

SlowWatch::~SlowWatch()
{
    for (Entry *const entry : m_entries) {
        entry->m_watch = nullptr;
    }
}

void SlowWatch::add(Entry &entry)
{
    entry.m_watch = this;
    entry.m_index = m_entries.size();
    m_entries.push_back(&entry);
}

void SlowWatch::remove(const Entry &entry)
{
    m_entries[entry.m_index] = m_entries.back();
    m_entries[entry.m_index]->m_index = entry.m_index;
    m_entries.pop_back();
}

void SlowWatch::noteClosed(const Entry &entry, Instant now)
{
    note(entry, entry.slowness(now), true);
}

void SlowWatch::note(const Entry &entry, SlowConnection slow, bool closed)
{
    slow.peer = entry.peer();
    m_board.addNotice(slow, closed);
}

void SlowWatch::turn(Instant now)
{
    if (now - m_looked < interval) {
        return;
    }
    m_looked = now;
    closeStalled(now);
    noticeThoseNearTheirLimit(now);
    publish(now);
}

/// Closing is put off to the event loop, so the list stays as it is meanwhile.
void SlowWatch::closeStalled(Instant now)
{
    for (Entry *const entry : m_entries) {
        const SlowConnection slow = entry->slowness(now);
        if (entry->closeIfStalled(now)) {
            note(*entry, slow, true);
        }
    }
}

void SlowWatch::noticeThoseNearTheirLimit(Instant now)
{
    for (Entry *const entry : m_entries) {
        if (entry->m_noticed) {
            continue;
        }
        const SlowConnection slow = entry->slowness(now);
        if (slow.queueBytes > slow.limitBytes / 2 && (slow.eventsBehind > 0 || slow.stalled >= stalledLong)) {
            entry->m_noticed = true;
            note(*entry, slow, false);
        }
    }
}

void SlowWatch::publish(Instant now)
{
    if (m_entries.empty() && !std::exchange(m_published, false)) {
        return;
    }
    std::vector<SlowConnection> slowest;
    slowest.reserve(m_entries.size());
    for (const Entry *const entry : m_entries) {
        slowest.push_back(entry->slowness(now));
    }
    const auto kept = std::min(slowest.size(), SlowBoard::mostNamed);
    std::ranges::partial_sort(slowest, slowest.begin() + static_cast<std::ptrdiff_t>(kept), std::greater{},
                              &SlowConnection::queueBytes);
    slowest.resize(kept);
    m_published = !slowest.empty();
    m_board.setSlowest(m_thread, std::move(slowest));
}

} // namespace pushscope
