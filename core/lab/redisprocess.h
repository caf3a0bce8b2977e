// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/result.h"
#include "redis/redisaddress.h"

#include <QObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>

#include <memory>

class QTcpSocket;

namespace pushscope {

/// A Redis of a run's own: on a free port of loopback with a password, its data in a folder of its own, both gone with
/// this object. Lives in one thread with an event loop.
class RedisProcess final : public QObject
{
    Q_OBJECT

public:
    enum class State { Down, Starting, Up };

    explicit RedisProcess(QObject *parent = nullptr);
    ~RedisProcess() override;

    /// `started` or `failed` follows. Again after kill(): at the same port, with what was there or empty.
    void start(bool keepData = true);
    /// As SIGKILL; what it had acknowledged is in its file.
    void kill();
    [[nodiscard]] State state() const { return m_state; }
    /// Once it has been started.
    [[nodiscard]] RedisAddress address() const;

    static constexpr std::chrono::seconds patience{15};

Q_SIGNALS:
    void started();
    /// Code `redis-missing` or `redis-failed`; it is down.
    void failed(const pushscope::Error &error);

private:
    [[nodiscard]] bool prepare();
    void launch();
    void probe();
    void heard();
    void ended();
    void fail(const QByteArray &code, const QString &message);

    std::unique_ptr<QTemporaryDir> m_folder;
    QByteArray m_password;
    quint16 m_port = 0;
    std::unique_ptr<QProcess> m_process;
    QByteArray m_output; ///< the end of it
    QTcpSocket *m_probe = nullptr;
    QTimer m_again;
    QTimer m_deadline;
    State m_state = State::Down;
    int m_ports = 0; ///< tried
    bool m_wasUp = false;
};

} // namespace pushscope
