// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runmodel.h"

#include <algorithm>
#include <iterator>

namespace pushscope {

PaneModel &RunModel::addPane(int client, Transport transport, const QUrl &url, const QString &detail,
                             const QString &title)
{
    auto &pane = *m_panes.emplace_back(std::make_unique<PaneModel>(client, transport, url, detail));
    pane.setWindow(m_window);
    pane.setTitle(title);
    Q_EMIT paneAdded(client);
    return pane;
}

void RunModel::removePane(int client)
{
    if (std::erase_if(m_panes, [client](const auto &pane) { return pane->client() == client; }) > 0)
        Q_EMIT paneRemoved(client);
}

void RunModel::removeAll()
{
    while (!m_panes.empty())
        removePane(m_panes.back()->client());
    m_faults.clear();
    m_guests.clear();
    m_scaledAt = {};
    Q_EMIT cleared();
}

void RunModel::apply(const Snapshot &snapshot)
{
    if (snapshot.at < m_now)
        startAnew();
    m_now = snapshot.at;
    m_clientLoopLag = snapshot.clientLoopLag;
    for (const ClientSnapshot &client : snapshot.clients) {
        PaneModel *model = pane(client.client);
        if (model == nullptr)
            continue;
        model->apply(client, snapshot.at);
        for (const TimelineMark &mark : client.newMarks)
            Q_EMIT marked(model->shortName(), mark);
    }
    for (const FaultHistory::Change &change : m_faults.apply(snapshot.faults, m_now))
        Q_EMIT faultChanged(change);
    m_faults.prune(m_now - PaneModel::longestWindow);
    updateScale();
}

void RunModel::setGuests(const Viewers &guests, Instant now)
{
    for (const GuestHistory::Change &change : m_guests.apply(guests, now))
        Q_EMIT marked(change.name, change.mark);
    m_guests.prune(now - PaneModel::longestWindow);
}

void RunModel::startAnew()
{
    for (const auto &pane : m_panes)
        pane->startAnew();
    m_faults.clear();
    m_scaledAt = {};
    Q_EMIT cleared();
}

void RunModel::updateScale()
{
    // A few times a second is enough for the eye, and a long window holds many samples.
    if (m_now - m_scaledAt < std::chrono::milliseconds{200})
        return;
    m_scaledAt = m_now;
    std::optional<std::chrono::microseconds> lowest;
    std::optional<std::chrono::microseconds> highest;
    const Instant from = m_now - m_window;
    for (const auto &pane : m_panes) {
        const auto &samples = pane->series().samples();
        for (auto sample = samples.rbegin(); sample != samples.rend() && sample->delivered >= from; ++sample) {
            lowest = std::min(lowest.value_or(sample->latency), sample->latency);
            highest = std::max(highest.value_or(sample->latency), sample->latency);
        }
    }
    m_scale.update(m_now, lowest, highest);
}

void RunModel::clear()
{
    for (const auto &pane : m_panes)
        pane->clear();
    Q_EMIT cleared();
}

void RunModel::setWindow(std::chrono::milliseconds window)
{
    m_window = std::min(window, PaneModel::longestWindow);
    for (const auto &pane : m_panes)
        pane->setWindow(m_window);
    Q_EMIT windowChanged(m_window);
}

PaneModel *RunModel::pane(int client) const
{
    const auto found =
        std::find_if(m_panes.begin(), m_panes.end(), [client](const auto &p) { return p->client() == client; });
    return found == m_panes.end() ? nullptr : found->get();
}

double RunModel::eventsPerSecond() const
{
    double sum = 0;
    for (const auto &pane : m_panes)
        sum += pane->latest().eventsPerSecond;
    return sum;
}

TimelineFrame RunModel::timelineFrame() const
{
    TimelineFrame frame{m_now, m_window, {}, visibleFaults()};
    for (const auto &pane : m_panes)
        frame.lanes.push_back(pane->lane());
    std::ranges::move(m_guests.lanesSince(m_now - m_window), std::back_inserter(frame.lanes));
    return frame;
}

} // namespace pushscope
