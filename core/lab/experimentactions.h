// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "experiment/experiment.h"
#include "lab/liverun.h"

#include <map>

namespace pushscope {

/// Carries out the actions of an experiment's timeline.
class ExperimentActions
{
public:
    /// `run` must outlive it.
    explicit ExperimentActions(LiveRun &run) : m_run{run} {}

    /// `numbers`: those of each client of the experiment, in its order.
    void setClients(const Experiment &experiment, const std::vector<std::vector<int>> &numbers);
    void take(const ExperimentAction &action, const Experiment &experiment);

private:
    [[nodiscard]] std::vector<int> numbersOf(const QString &client) const;
    void arm(const action::Arm &arm, const Experiment &experiment);
    void publish(const action::Publish &publish);

    LiveRun &m_run;
    std::map<QString, std::vector<int>> m_clients;
    std::map<QString, Transport> m_transports;
    int m_faults = 0;
};

} // namespace pushscope
