// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metrics/snapshot.h"
#include "models/frames.h"
#include "models/latencydistribution.h"
#include "models/samplegrid.h"

#include <QSize>

namespace pushscope {

/// The figures of a pane's header as they are read.
struct PaneFigures
{
    struct Figure
    {
        QString value;
        QString caption;
        QString explanation; ///< a sentence for the tool tip
        QString widest; ///< a value as wide as they usually get, so that columns of all panes agree
        bool doubtful = false; ///< too few samples to stand for much
        bool alarming = false;
        int importance = 0; ///< of two that find no room, the one with less goes
        QString shortCaption = QString{}; ///< in place of `caption` where not all find room; empty if there is none

        bool operator==(const Figure &) const = default;
    };

    std::vector<Figure> figures;

    bool operator==(const PaneFigures &) const = default;
};

/// One client as its pane shows it: takes snapshots, keeps what the time window needs.
class PaneModel
{
public:
    PaneModel(int client, Transport transport, QUrl url, QString detail);

    /// `now` is the snapshot's time.
    void apply(const ClientSnapshot &snapshot, Instant now);
    /// Forgets what was counted and drawn up to now; the state stays.
    void clear();
    void startAnew(); ///< forgets the state too: time has gone back
    void setWindow(std::chrono::milliseconds window);

    [[nodiscard]] int client() const { return m_client; }
    [[nodiscard]] Transport transport() const { return m_transport; }
    [[nodiscard]] const QUrl &url() const { return m_url; }
    [[nodiscard]] QString name() const; ///< the transport's, and the host of a foreign server
    [[nodiscard]] QString shortName() const;
    [[nodiscard]] QString endpoint() const; ///< path and query, and what else was said of it
    void setForeign(bool foreign) { m_foreign = foreign; } ///< on another server than the embedded one
    [[nodiscard]] bool isForeign() const { return m_foreign; }
    [[nodiscard]] QString foreignPlace() const; ///< host, path if it is not the usual one, channels
    /// In place of the transport's name, as that of an experiment's client.
    void setTitle(const QString &title) { m_title = title; }

    [[nodiscard]] Instant now() const { return m_now; } ///< of the latest snapshot
    [[nodiscard]] const ClientSnapshot &latest() const { return m_latest; }
    [[nodiscard]] const StateHistory &history() const { return m_history; }
    [[nodiscard]] const TimeSeries &series() const { return m_series; }
    [[nodiscard]] const LatencyDistribution &distribution() const { return m_distribution; }

    [[nodiscard]] PaneFigures figures() const;
    [[nodiscard]] QString stateText() const; ///< "open", "backoff 1.3 s"
    [[nodiscard]] QString lastByteText() const;
    [[nodiscard]] QString notice() const; ///< why nothing comes; empty while connected
    /// The pane in one sentence, for those who do not see the chart.
    [[nodiscard]] QString summary() const;
    /// `plot`: the size of the plot in pixels. Of samples that would cover each other one is kept.
    [[nodiscard]] ChartFrame chartFrame(const LatencyRange &range, QSize plot);
    [[nodiscard]] TimelineLane lane() const;

    static constexpr std::chrono::milliseconds defaultWindow{30'000};
    static constexpr std::chrono::milliseconds longestWindow{300'000};
    static constexpr std::size_t mostSamples = 120'000;

private:
    [[nodiscard]] QString hint() const;

    int m_client;
    Transport m_transport;
    QUrl m_url;
    QString m_detail;
    QString m_title;
    bool m_foreign = false;
    Instant m_now{};
    Instant m_clearedAt{};
    std::chrono::milliseconds m_window = defaultWindow;
    ClientSnapshot m_latest;
    QString m_cause; ///< of the latest, as it is shown
    StateHistory m_history;
    TimeSeries m_series;
    LatencyDistribution m_distribution;
    SampleGrid m_grid;
};

/// Bytes on the wire in both directions for each event delivered; nothing before the first.
[[nodiscard]] std::optional<double> wireBytesPerEvent(const ClientCounters &counters);
[[nodiscard]] std::optional<double> payloadBytesPerEvent(const ClientCounters &counters);

} // namespace pushscope
