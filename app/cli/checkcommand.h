// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "check/checkconfig.h"
#include "check/checkrunner.h"
#include "cli/job.h"
#include "cli/standardoutput.h"
#include "message/language.h"
#include "options/commandline.h"

#include <memory>
#include <optional>

namespace pushscope {

struct CheckOptions
{
    CheckConfig config;
    QList<HttpHeaders::Field> headers;
    bool json = false;
};

[[nodiscard]] Command checkCommand(CheckOptions &into);

/// Tries the cases on a server and prints how each ended.
class CheckJob final : public Job
{
    Q_OBJECT

public:
    CheckJob(CheckOptions options, StandardOutput &output, QObject *parent = nullptr);

    void start() override;
    void stop() override;

private:
    void wordFindings();
    void showProgress();
    void clearProgress() const;
    void end();

    CheckOptions m_options;
    StandardOutput &m_output;
    std::optional<EnglishTexts> m_english; ///< while there is one, findings are worded for programs
    std::unique_ptr<CheckRunner> m_runner;
    bool m_hasCredentials = false;
    bool m_showsProgress = false;
    bool m_ended = false;
};

} // namespace pushscope
