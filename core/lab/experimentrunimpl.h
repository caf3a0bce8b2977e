// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lab/experimentactions.h"
#include "lab/experimentfigures.h"
#include "lab/experimentrun.h"

#include <QTimer>

#include <optional>

namespace pushscope {

/// Goes through its phases once; what comes of a request in a former phase is not heard any more.
class ExperimentRun::Impl
{
public:
    Impl(LiveRun &run, Experiment what, ExperimentRun &owner);
    ~Impl();
    Q_DISABLE_COPY_MOVE(Impl)

    void start();
    void stop();
    void act(ExperimentAction action);

    Experiment experiment;

private:
    /// The number of the last moment; those before count from 0.
    static constexpr int lastMoment = -1;

    enum class Phase { Idle, Starting, Running, Draining, Measuring, Stopping, Over };

    void listen();
    void serverListens(const QUrl &url);
    void addClients(const QUrl &url);
    void fail(const Error &error);
    void schedule();
    void onDue();
    void drain();
    void pendingTold(quint64 deliveries);
    void measure();
    void momentTaken(int number, const RunMomentPtr &moment);
    void measured();
    void conclude();
    void end();
    [[nodiscard]] std::chrono::milliseconds since() const;
    [[nodiscard]] std::optional<std::chrono::milliseconds> nextDue() const;
    [[nodiscard]] std::chrono::milliseconds slowestPoll() const;

    LiveRun &m_run;
    ExperimentRun &m_owner;
    ExperimentActions m_actions;
    SteadyClock m_clock;
    Phase m_phase = Phase::Idle;
    bool m_stopped = false; ///< before its time
    bool m_byHand = false;
    std::chrono::milliseconds m_end{0};
    Instant m_begun;
    std::chrono::milliseconds m_ran{0};
    Instant m_drainUntil;
    std::vector<std::chrono::milliseconds> m_borders;
    std::size_t m_nextBorder = 0;
    std::size_t m_nextAction = 0;
    std::optional<ExperimentFigures> m_figures;
    QTimer m_timer;
    QTimer m_progress;
    // What is asked for at the end.
    RunMomentPtr m_last;
    std::optional<ServerMoment> m_server;
    ExperimentReport m_report;
    bool m_hasReport = false;
};

} // namespace pushscope
