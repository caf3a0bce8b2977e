// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/faulthistory.h"
#include "models/guesthistory.h"
#include "models/latencyscale.h"
#include "models/panemodel.h"

#include <QObject>

#include <memory>
#include <vector>

namespace pushscope {

/// All clients of a run in the order of their panes, one time window and one latency axis.
class RunModel : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// `client` is the number by which snapshots name it; `detail` follows the endpoint in the pane's head,
    /// `title` stands in place of the transport's name.
    PaneModel &addPane(int client, Transport transport, const QUrl &url, const QString &detail = {},
                       const QString &title = {});
    void removePane(int client);
    void removeAll(); ///< panes and faults: another run begins
    /// Clients without a pane are passed over: they were just removed.
    /// A snapshot that is older than the one before (a recording, set back) begins the picture anew.
    void apply(const Snapshot &snapshot);
    /// Those to whom the run is shared, as they are now.
    void setGuests(const Viewers &guests, Instant now);
    void noteKicked(quint64 guest) { m_guests.noteKicked(guest); } ///< with all of its address and program
    void clear();
    void setWindow(std::chrono::milliseconds window);

    [[nodiscard]] const std::vector<std::unique_ptr<PaneModel>> &panes() const { return m_panes; }
    [[nodiscard]] PaneModel *pane(int client) const; ///< null if there is none
    [[nodiscard]] std::chrono::milliseconds window() const { return m_window; }
    [[nodiscard]] const LatencyRange &range() const { return m_scale.range(); }
    [[nodiscard]] Instant now() const { return m_now; }
    [[nodiscard]] double eventsPerSecond() const;
    [[nodiscard]] std::chrono::microseconds clientLoopLag() const { return m_clientLoopLag; }
    [[nodiscard]] TimelineFrame timelineFrame() const;
    [[nodiscard]] const FaultHistory &faults() const { return m_faults; }
    /// The faults of the time window.
    [[nodiscard]] std::vector<FaultStretch> visibleFaults() const { return m_faults.since(m_now - m_window); }

Q_SIGNALS:
    void paneAdded(int client);
    void paneRemoved(int client);
    void marked(const QString &pane, const pushscope::TimelineMark &mark);
    void faultChanged(const pushscope::FaultHistory::Change &change);
    void cleared();
    void windowChanged(std::chrono::milliseconds window);

private:
    void updateScale();
    void startAnew();

    std::vector<std::unique_ptr<PaneModel>> m_panes;
    FaultHistory m_faults;
    GuestHistory m_guests;
    LatencyScale m_scale;
    std::chrono::milliseconds m_window = PaneModel::defaultWindow;
    std::chrono::microseconds m_clientLoopLag{0};
    Instant m_now{};
    Instant m_scaledAt{};
};

} // namespace pushscope
