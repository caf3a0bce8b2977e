// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "options.h"

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
    /// SIGTERM; it must end with 0 within two seconds, which `problems` tells otherwise. `ended` is called then.
    void terminate(std::function<void()> ended);
    void pause();
    void resume();

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] int lives() const { return m_lives; }
    [[nodiscard]] qint64 processId() const { return m_process ? m_process->processId() : 0; }
    [[nodiscard]] const QStringList &problems() const { return m_problems; }

    static constexpr std::chrono::milliseconds startTime{20'000};
    static constexpr std::chrono::milliseconds endTime{2'000}; ///< of the contract
    static constexpr std::chrono::milliseconds endTimeChecked{20'000}; ///< under a sanitizer, which looks for leaks

private:
    [[nodiscard]] QStringList arguments() const;
    void finished(int code, QProcess::ExitStatus status);
    void drop();

    Options m_options;
    QTemporaryDir m_folder;
    std::unique_ptr<QProcess> m_process;
    quint16 m_port = 0;
    int m_lives = 0;
    bool m_killed = false;
    bool m_terminating = false;
    std::function<void()> m_ended;
    QStringList m_problems;
};

} // namespace pushscope::chaos
