// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/job.h"
#include "cli/standardoutput.h"
#include "options/commandline.h"

namespace pushscope {

struct ReportOptions
{
    QString first;
    QString second;
    QString report; ///< a file; empty: none
};

[[nodiscard]] Command reportCommand(ReportOptions &into);

/// Two reports beside each other, as text and as a page. Exit code 0, or 2 if they cannot be compared.
class ReportJob final : public Job
{
    Q_OBJECT

public:
    ReportJob(ReportOptions options, StandardOutput &output, QObject *parent = nullptr);

    void start() override;
    void stop() override;

private:
    [[nodiscard]] int compare();

    ReportOptions m_options;
    StandardOutput &m_output;
};

} // namespace pushscope
