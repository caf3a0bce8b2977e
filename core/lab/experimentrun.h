// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/clientconfig.h"
#include "experiment/experiment.h"
#include "experiment/outcome.h"
#include "lab/liverun.h"

#include <QObject>

#include <memory>

namespace pushscope {

/// What an experiment leaves behind, with the report that every run leaves.
struct ExperimentReport
{
    Experiment experiment;
    Outcome outcome;
    RunReport run;
};

/// Carries an experiment out on a LiveRun: server on a free port of loopback, clients through links, the timeline, and
/// at the end the judgement. In the thread of the LiveRun, which has no server and no clients before it, and none
/// after.
class ExperimentRun final : public QObject
{
    Q_OBJECT

public:
    /// `run` must outlive it.
    ExperimentRun(LiveRun &run, Experiment experiment, QObject *parent = nullptr);
    ~ExperimentRun() override;

    void start();
    /// Ends it before its time, at once: what is on its way stays pending. `ended` follows with what was seen so far,
    /// verdict Void.
    void stop();
    /// Does it now, out of turn. What was planned from here on is left out, the run goes on until it is stopped (at
    /// most Experiment::longest), and the verdict is Void. Nothing happens unless it runs.
    void act(const ExperimentAction &action);
    [[nodiscard]] const Experiment &experiment() const;

Q_SIGNALS:
    void began(const QUrl &server);
    /// So that a window can show it: `place` counts the clients of that name from 0.
    void clientAdded(int client, const QString &name, int place, const pushscope::ClientConfig &config);
    void actionTaken(int index); ///< of the timeline
    void actedByHand(const pushscope::ExperimentAction &action); ///< with its time
    void clusterChanged(const pushscope::ClusterState &state); ///< of the nodes, if there are several
    void progressed(std::chrono::milliseconds since); ///< about ten times a second
    /// The run could not be carried out (port, memory): nothing follows.
    void failed(const pushscope::Error &error);
    void ended(const pushscope::ExperimentReport &report);

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace pushscope
