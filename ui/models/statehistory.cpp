// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/statehistory.h"

#include "models/causetext.h"

namespace pushscope {

namespace {

template <typename T>
void pushBounded(std::deque<T> &queue, T value, std::size_t most)
{
    queue.push_back(std::move(value));
    if (queue.size() > most)
        queue.pop_front();
}

void addTick(std::deque<Instant> &ticks, Instant at)
{
    if (ticks.empty() || at - ticks.back() >= StateHistory::tickDistance)
        pushBounded(ticks, at, StateHistory::mostTicks);
}

} // namespace

void StateHistory::enter(const StateStretch &stretch)
{
    if (!m_stretches.empty())
        m_stretches.back().to = stretch.from;
    pushBounded(m_stretches, stretch, mostStretches);
    m_stretches.back().cause = causeText(stretch.cause);
}

void StateHistory::apply(std::span<const TimelineMark> marks)
{
    for (const TimelineMark &mark : marks) {
        switch (mark.kind) {
        case TimelineMark::Kind::State: enter({mark.at, {}, mark.state, mark.delay, mark.cause}); break;
        case TimelineMark::Kind::Heartbeat: addTick(m_heartbeats, mark.at); break;
        case TimelineMark::Kind::PollCycle: addTick(m_polls, mark.at); break;
        case TimelineMark::Kind::Gap:
        case TimelineMark::Kind::Reset: pushBounded(m_incidents, mark, mostIncidents); break;
        }
    }
}

void StateHistory::reconcile(ClientState state, Instant since, std::chrono::milliseconds delay, const QString &cause)
{
    if (m_stretches.empty() ? state == ClientState::Idle : m_stretches.back().state == state)
        return;
    enter({m_stretches.empty() ? since : std::max(since, m_stretches.back().from), {}, state, delay, cause});
}

void StateHistory::prune(Instant before)
{
    while (!m_stretches.empty() && m_stretches.front().to && *m_stretches.front().to < before)
        m_stretches.pop_front();
    while (!m_heartbeats.empty() && m_heartbeats.front() < before)
        m_heartbeats.pop_front();
    while (!m_polls.empty() && m_polls.front() < before)
        m_polls.pop_front();
    while (!m_incidents.empty() && m_incidents.front().at < before)
        m_incidents.pop_front();
}

void StateHistory::forget()
{
    m_stretches.clear();
    clear();
}

void StateHistory::clear()
{
    if (m_stretches.size() > 1)
        m_stretches.erase(m_stretches.begin(), m_stretches.end() - 1);
    m_heartbeats.clear();
    m_polls.clear();
    m_incidents.clear();
}

} // namespace pushscope
