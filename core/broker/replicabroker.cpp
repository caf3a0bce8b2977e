// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/replicabroker.h"

#include <algorithm>

namespace pushscope {

namespace {

/// So many go out between two looks at the sockets.
constexpr std::size_t eventsAtOnce = 32;

/// Replicas are not all equally far: one may hold what another has evicted already, by as much as the
/// log holds and as the slowest has taken but not yet heard.
History::Limits shared(History::Limits limits, std::size_t replicas)
{
    constexpr std::size_t ahead = 2 * SharedLog::mostUntakenBytes;
    limits.bytes = limits.bytes > 2 * ahead ? limits.bytes - ahead : limits.bytes / 2;
    limits.replicas = replicas;
    return limits;
}

} // namespace

ReplicaBroker::ReplicaBroker(SharedLog &log, History::Limits limits, std::size_t replicas)
    : m_log{log}, m_reader{[this] { wake(); }}, m_history{log.epoch(), shared(limits, replicas)}
{
    m_log.add(m_reader);
}

ReplicaBroker::~ReplicaBroker()
{
    m_log.remove(m_reader);
}

void ReplicaBroker::publish(Publication publication, const Published &published)
{
    Q_ASSERT(!m_hearing);
    std::optional<EventId> id;
    while (!(id = m_log.append(m_reader, publication, m_history.firstId().sequence))) {
        refresh();
    }
    refresh();
    if (published) {
        published(*id);
    }
}

void ReplicaBroker::forgetHistory()
{
    m_log.forgetHistory();
    refresh();
}

void ReplicaBroker::refresh()
{
    // Not what comes meanwhile: that might have no end.
    std::size_t left = takeSome(eventsAtOnce);
    while (left > 0) {
        const std::size_t some = std::min(left, eventsAtOnce);
        takeSome(some);
        left -= some;
    }
}

void ReplicaBroker::wake()
{
    if (!m_woken.exchange(true)) {
        QMetaObject::invokeMethod(this, &ReplicaBroker::takeInTurns, Qt::QueuedConnection);
    }
}

void ReplicaBroker::takeInTurns()
{
    m_woken = false;
    if (takeSome(eventsAtOnce) > 0) {
        wake();
    }
}

/// Returns how many are left.
std::size_t ReplicaBroker::takeSome(std::size_t most)
{
    if (m_hearing) {
        return 0;
    }
    const std::size_t left = m_log.take(m_reader, most, m_taken);
    m_hearing = true;
    for (const auto &entry : m_taken) {
        hear(*entry);
    }
    m_taken.clear();
    m_hearing = false;
    return left;
}

void ReplicaBroker::hear(const SharedLog::Entry &entry)
{
    const auto *const event = std::get_if<Event>(&entry);
    if (event == nullptr) {
        m_history.clear();
        return;
    }
    m_history.append(*event);
    if (m_listener) {
        m_listener(*event);
    }
}

} // namespace pushscope
