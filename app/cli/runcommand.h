// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/job.h"
#include "cli/standardoutput.h"
#include "lab/experimentrun.h"
#include "options/commandline.h"

#include <memory>

namespace pushscope {

struct RunOptions
{
    QString experiment; ///< a file, or the name of a shipped one
    bool list = false;
    bool counter = false;
    bool json = false;
    QString report; ///< a file; empty: none
};

[[nodiscard]] Command runCommand(RunOptions &into);

/// Carries an experiment out and prints what became of its expectations. Exit code 0 if all are met (of a
/// counter-experiment: if one is not), 1 if not, 2 if the file is wrong.
class RunJob final : public Job
{
    Q_OBJECT

public:
    RunJob(RunOptions options, StandardOutput &output, QObject *parent = nullptr);
    ~RunJob() override;

    void start() override;
    void stop() override;

private:
    void list();
    void begin(const Experiment &experiment);
    void showAction(int index);
    void showProgress(std::chrono::milliseconds since);
    void clearProgress() const;
    void end(const ExperimentReport &report);
    void fail(const Error &error);
    void refuse(const QString &why);
    bool writeReport(const ExperimentReport &report) const;

    RunOptions m_options;
    StandardOutput &m_output;
    bool m_showsProgress = false;
    std::unique_ptr<LiveRun> m_live;
    std::unique_ptr<ExperimentRun> m_run;
};

} // namespace pushscope
