// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/job.h"
#include "cli/standardoutput.h"
#include "lab/loadreport.h"
#include "load/loadgenerator.h"
#include "options/commandline.h"

#include <memory>
#include <optional>
#include <thread>

namespace pushscope {

struct BenchOptions
{
    QUrl url;
    QUrl publishUrl;
    std::optional<Transport> transport; ///< nothing: all
    qint64 clients = 100;
    std::optional<double> rate; ///< nothing: the usual one
    qint64 payload = LoadConfig{}.payloadBytes;
    std::chrono::milliseconds duration = LoadConfig{}.duration;
    std::chrono::milliseconds warmup = LoadConfig{}.warmup;
    std::chrono::milliseconds interval = LoadConfig{}.pollInterval;
    QByteArray token;
    bool lockstep = false;
    bool json = false;
    QString report; ///< a file; empty: none
};

[[nodiscard]] Command benchCommand(BenchOptions &into);

/// Puts a load on a server, in a thread of its own, and prints what it measured.
class BenchJob final : public Job
{
    Q_OBJECT

public:
    BenchJob(BenchOptions options, StandardOutput &output, QObject *parent = nullptr);
    ~BenchJob() override;

    void start() override;
    void stop() override;

private:
    void runLoad();
    void showProgress(const LoadProgress &progress);
    void clearProgress();
    void end(const std::shared_ptr<Result<LoadResult>> &result);
    [[nodiscard]] std::optional<QString> refusal() const;
    bool writeReport(const LoadReport &report) const;

    BenchOptions m_options;
    StandardOutput &m_output;
    LoadConfig m_config;
    LoadGenerator m_generator;
    bool m_showsProgress = false;
    bool m_stopping = false; ///< by a signal, or as nobody reads what is printed
    std::thread m_thread;
};

} // namespace pushscope
