// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lab/loadreport.h"
#include "message/result.h"

#include <QObject>

#include <memory>
#include <optional>

class QThread;

namespace pushscope {

class LoadGenerator;

/// Runs loads one after the other, each in a thread of its own. All functions return at once, and what comes of them
/// is told by signals in the owner's thread.
class LoadRun final : public QObject
{
    Q_OBJECT

public:
    explicit LoadRun(QObject *parent = nullptr);
    ~LoadRun() override; ///< stops what runs and waits for its thread

    /// Starts a load; `finished` or `failed` follows. The error says what is wrong with the config; its field is the
    /// name of the option. While one runs, nothing is started.
    [[nodiscard]] std::optional<Error> start(const LoadConfig &config);
    /// Ends the load early, with the figures so far.
    void stop();
    [[nodiscard]] bool isRunning() const { return m_thread != nullptr; }

Q_SIGNALS:
    void progressed(const pushscope::LoadProgress &progress); ///< every `progressInterval`
    void finished(const std::shared_ptr<const pushscope::LoadReport> &report);
    void failed(const pushscope::Error &error); ///< there is no result: no server, or it refuses

private:
    void run(const LoadConfig &config);
    void end(const LoadConfig &config, Result<LoadResult> result);

    std::unique_ptr<LoadGenerator> m_generator;
    QThread *m_thread = nullptr;
};

} // namespace pushscope
