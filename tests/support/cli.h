// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <memory>

namespace pushscope::test {

inline constexpr int patience = 20'000; ///< milliseconds for what has no limit of its own
inline constexpr int mostTimeToEnd = 2'000;

struct Finished
{
    int exitCode = -1;
    QByteArray output;
    QByteArray errors;
};

/// The program under test, killed at the latest when this goes.
class Cli
{
public:
    Cli(const QStringList &arguments, const QByteArray &input = {})
    {
        m_process.start(QStringLiteral(PUSHSCOPE_CLI), arguments);
        if (!m_process.waitForStarted(patience)) {
            qFatal("the program does not start");
        }
        m_process.write(input);
        m_process.closeWriteChannel();
    }
    ~Cli()
    {
        if (m_process.state() != QProcess::NotRunning) {
            m_process.kill();
            m_process.waitForFinished(patience);
        }
    }
    Cli(const Cli &) = delete;
    Cli &operator=(const Cli &) = delete;

    Finished finished()
    {
        // Read while it runs: a full pipe would hold it up.
        const bool ended = QTest::qWaitFor([this] { return m_process.state() == QProcess::NotRunning; }, patience);
        const bool normally = ended && m_process.exitStatus() == QProcess::NormalExit;
        return {normally ? m_process.exitCode() : -1, m_process.readAllStandardOutput(),
                m_process.readAllStandardError()};
    }

    /// Waits until standard output or standard error holds it.
    bool saidOnErrors(const QByteArray &text)
    {
        return QTest::qWaitFor(
            [&] {
                m_errors += m_process.readAllStandardError();
                return m_errors.contains(text);
            },
            patience);
    }
    bool saidOnOutput(const QByteArray &text)
    {
        return QTest::qWaitFor(
            [&] {
                m_output += m_process.readAllStandardOutput();
                return m_output.contains(text);
            },
            patience);
    }

    /// Whether it has said that by now.
    bool isSaid(const QByteArray &text)
    {
        m_errors += m_process.readAllStandardError();
        m_output += m_process.readAllStandardOutput();
        return m_errors.contains(text) || m_output.contains(text);
    }

    /// The time that it took to end, in milliseconds, or -1.
    qint64 endBy(int signal)
    {
        QElapsedTimer timer;
        timer.start();
        ::kill(static_cast<pid_t>(m_process.processId()), signal);
        const bool ended = QTest::qWaitFor([this] { return m_process.state() == QProcess::NotRunning; }, patience);
        return ended ? timer.elapsed() : -1;
    }

private:
    QProcess m_process;
    QByteArray m_output;
    QByteArray m_errors;
};

inline Finished run(const QStringList &arguments, const QByteArray &input = {})
{
    return Cli{arguments, input}.finished();
}

/// A `serve` on a free port.
class Served
{
public:
    Served(const QStringList &more = {}, const QByteArray &input = {})
    {
        const QString portFile = m_folder.filePath(QStringLiteral("port"));
        m_cli =
            std::make_unique<Cli>(QStringList{QStringLiteral("serve"), QStringLiteral("--listen"),
                                              QStringLiteral("127.0.0.1:0"), QStringLiteral("--port-file"), portFile}
                                      + more,
                                  input);
        if (!QTest::qWaitFor([&] { return QFile::exists(portFile); }, patience)) {
            qFatal("the server does not listen");
        }
        QFile file{portFile};
        if (file.open(QIODevice::ReadOnly)) {
            m_port = QString::fromLatin1(file.readAll().trimmed());
        }
    }

    [[nodiscard]] QString address() const { return QStringLiteral("127.0.0.1:") + m_port; }
    [[nodiscard]] QString url(const QString &path = {}) const { return QStringLiteral("http://") + address() + path; }
    [[nodiscard]] Cli &cli() { return *m_cli; }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Cli> m_cli;
    QString m_port;
};

inline QList<QJsonObject> objects(const QByteArray &lines)
{
    QList<QJsonObject> all;
    const auto split = lines.split('\n');
    for (const QByteArray &line : split) {
        if (!line.isEmpty()) {
            all.append(QJsonDocument::fromJson(line).object());
        }
    }
    return all;
}

inline QString text(const QJsonObject &object, const char *name)
{
    return object.value(QLatin1String(name)).toString();
}

/// An id of the server's log, from a publication of its own.
inline QByteArray publishedId(const Served &server, const QString &data)
{
    return run({QStringLiteral("publish"), server.url(), data}).output.trimmed();
}

inline void addTransports()
{
    QTest::addColumn<QString>("transport");
    for (const char *name : {"sse", "ws", "longpoll", "poll"}) {
        QTest::newRow(name) << QString::fromLatin1(name);
    }
}

} // namespace pushscope::test
