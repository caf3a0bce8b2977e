// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "options.h"

#include <QElapsedTimer>
#include <QObject>
#include <QProcess>
#include <QTemporaryDir>

#include <memory>

#include <functional>

namespace pushscope::chaos {

/// `pushscope-cli serve` as a process of its own, on one port through all its lives. Its errors that are not expected
/// are collected in `problems`.
class ServerProcess : public QObject
{
    Q_OBJECT

public:
    explicit ServerProcess(const Options &options);
    ~ServerProcess() override;

    /// Blocks until it listens; false if it does not.
    bool start();
    void kill();
    /// SIGTERM; it must end with 0 within `endTime`, which `problems` tells otherwise. `ended` is called then.
    void terminate(std::function<void()> ended);
    void pause();
    void resume();

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] int lives() const { return m_lives; }
    [[nodiscard]] qint64 processId() const { return m_process ? m_process->processId() : 0; }
    [[nodiscard]] std::chrono::milliseconds longestEnd() const { return m_longestEnd; }
    [[nodiscard]] const QStringList &problems() const { return m_problems; }

    static constexpr std::chrono::milliseconds startTime{20'000};
    /// The two seconds that are promised, and as much again for a machine that is busy with the clients. Under a
    /// sanitizer, which looks for leaks at the end, only `mostEndTime` counts.
    static constexpr std::chrono::milliseconds endTime{4'000};
    static constexpr std::chrono::milliseconds mostEndTime{20'000};

private:
    [[nodiscard]] QStringList arguments() const;
    void finished(int code, QProcess::ExitStatus status);
    void judgeEnd(int code, QProcess::ExitStatus status);
    void drop();

    Options m_options;
    QTemporaryDir m_folder;
    std::unique_ptr<QProcess> m_process;
    quint16 m_port = 0;
    int m_lives = 0;
    bool m_killed = false;
    bool m_terminating = false;
    std::function<void()> m_ended;
    QElapsedTimer m_sinceTerm;
    std::chrono::milliseconds m_longestEnd{0}; ///< from SIGTERM
    QStringList m_problems;
};

} // namespace pushscope::chaos
