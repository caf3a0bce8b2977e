// SPDX-License-Identifier: GPL-3.0-or-later
#include "serverprocess.h"

#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>
#include <QTcpServer>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <csignal>
#include <utility>

namespace pushscope::chaos {

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool checked = true;
#else
constexpr bool checked = false;
#endif

/// Below those that systems give to outgoing connections, so that no client takes it while the server is away.
quint16 freePort()
{
    constexpr int lowest = 20'000;
    constexpr int highest = 32'000;
    constexpr int attempts = 100;
    for (int i = 0; i < attempts; ++i) {
        QTcpServer probe;
        if (probe.listen(QHostAddress::LocalHost,
                         static_cast<quint16>(QRandomGenerator::global()->bounded(lowest, highest)))) {
            return probe.serverPort();
        }
    }
    return 0;
}

void signalTo(qint64 process, int number)
{
    if (process > 0) {
        (void)::kill(static_cast<pid_t>(process), number);
    }
}

} // namespace

ServerProcess::ServerProcess(const Options &options) : m_options{options}, m_port{freePort()} {}

ServerProcess::~ServerProcess()
{
    drop();
}

QStringList ServerProcess::arguments() const
{
    return {QStringLiteral("serve"),
            QStringLiteral("--listen"),
            QStringLiteral("127.0.0.1:%1").arg(m_port),
            QStringLiteral("--port-file"),
            m_folder.filePath(QStringLiteral("port")),
            QStringLiteral("--feed"),
            QStringLiteral("none"),
            QStringLiteral("--heartbeat"),
            QStringLiteral("2"),
            QStringLiteral("--history"),
            QString::number(m_options.history),
            QStringLiteral("--max-queue"),
            QString::number(m_options.queue),
            QStringLiteral("--threads"),
            QString::number(m_options.threads)};
}

bool ServerProcess::start()
{
    const QString portFile = m_folder.filePath(QStringLiteral("port"));
    QFile::remove(portFile);
    m_killed = m_terminating = false;
    m_process = std::make_unique<QProcess>();
    m_process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process->setStandardOutputFile(QProcess::nullDevice());
    connect(m_process.get(), &QProcess::finished, this, &ServerProcess::finished);
    m_process->start(m_options.program, arguments());
    ++m_lives;
    QElapsedTimer waited;
    waited.start();
    while (!QFile::exists(portFile)) {
        constexpr unsigned long step = 2;
        if (m_process->state() == QProcess::NotRunning || waited.hasExpired(startTime.count())) {
            m_problems += QStringLiteral("the server did not start: %1").arg(m_process->errorString());
            return false;
        }
        (void)m_process->waitForFinished(static_cast<int>(step));
    }
    return true;
}

void ServerProcess::kill()
{
    m_killed = true;
    signalTo(processId(), SIGKILL);
    (void)m_process->waitForFinished();
}

void ServerProcess::terminate(std::function<void()> ended)
{
    m_terminating = true;
    m_ended = std::move(ended);
    signalTo(processId(), SIGTERM);
    m_sinceTerm.start();
    QTimer::singleShot(mostEndTime, m_process.get(), [this] {
        m_problems += QStringLiteral("the server did not end at all after SIGTERM");
        kill();
    });
}

void ServerProcess::pause()
{
    signalTo(processId(), SIGSTOP);
}

void ServerProcess::resume()
{
    signalTo(processId(), SIGCONT);
}

void ServerProcess::finished(int code, QProcess::ExitStatus status)
{
    if (!m_killed && !m_terminating) {
        m_problems += QStringLiteral("the server ended by itself (%1)").arg(code);
    } else if (!m_killed) {
        judgeEnd(code, status);
    }
    if (const auto ended = std::exchange(m_ended, {})) {
        // Not from within the process that is to be replaced.
        QMetaObject::invokeMethod(
            this, [ended] { ended(); }, Qt::QueuedConnection);
    }
}

void ServerProcess::judgeEnd(int code, QProcess::ExitStatus status)
{
    const std::chrono::milliseconds took{m_sinceTerm.elapsed()};
    m_longestEnd = std::max(m_longestEnd, took);
    if (!checked && took > endTime) {
        m_problems += QStringLiteral("the server ended only %1 ms after SIGTERM").arg(took.count());
    }
    if (status != QProcess::NormalExit || code != 0) {
        m_problems += QStringLiteral("after SIGTERM the server ended with %1").arg(code);
    }
}

void ServerProcess::drop()
{
    if (m_process && m_process->state() != QProcess::NotRunning) {
        kill();
    }
}

} // namespace pushscope::chaos
