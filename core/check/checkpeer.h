// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "check/checkorigin.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <QTcpSocket>
#include <QTimer>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

#ifndef Q_MOC_RUN // moc does not read concepts
#include <coroutine>
#endif

namespace pushscope {

/// One connection of a case, plain or TLS: sends bytes as they are told, whatever they are, and keeps what comes. Used
/// in the thread whose event loop runs.
class CheckPeer
{
public:
    /// Connects; what is sent before the connection stands is kept back.
    explicit CheckPeer(const CheckOrigin &origin);
    ~CheckPeer();
    CheckPeer(const CheckPeer &) = delete;
    CheckPeer &operator=(const CheckPeer &) = delete;

    void send(const QByteArray &bytes);
    void close();

    /// All that came and is not yet taken.
    [[nodiscard]] QByteArrayView input() const { return QByteArrayView{m_input}.sliced(m_taken); }
    void take(qsizetype size) { m_taken += size; }
    /// TCP is there or was.
    [[nodiscard]] bool isReached() const { return m_reached || m_connected; }
    /// The connection is over: closed by the server or failed.
    [[nodiscard]] bool isEnded() const { return m_ended; }

    /// What comes from now on is what an outcome shows.
    void mark() { m_mark = m_input.size(); }
    /// What came since the mark and whether the connection is still there, for people.
    [[nodiscard]] QString came() const;

    /// Calls `changed` whenever something came, the connection ended, or the time is over (which ends the waiting).
    void await(std::chrono::milliseconds time, std::function<void()> changed);
    [[nodiscard]] bool timeIsOver() const { return !m_timer.isActive(); }
    void stopWaiting();

    /// The first bytes up to this are kept and nothing after: a stream that does not end must not fill the memory.
    static constexpr qsizetype mostInput = 4 * 1024 * 1024;

private:
    void connectTls(const CheckOrigin &origin);
    void encrypted(const CheckOrigin &origin);
    void connected();
    void read();
    void keep(const QByteArray &bytes);
    void failed();
    void changed();

    QUrl m_url; ///< names the server in sentences
    std::unique_ptr<QTcpSocket> m_socket;
    QTimer m_timer;
    std::function<void()> m_changed;
    QByteArray m_unsent; ///< until the connection stands
    QByteArray m_input;
    qsizetype m_taken = 0;
    qsizetype m_mark = 0;
    bool m_isFull = false;
    bool m_reached = false; ///< TCP is there, which TLS still has to follow
    bool m_connected = false;
    bool m_ended = false;
    QString m_connectProblem;
    QString m_certificateProblem;
};

/// Waits until `look` finds something in what came. Nothing if the connection ends or the time is over before.
template <typename T>
class CheckWait
{
public:
    using Look = std::function<std::optional<T>()>;

    CheckWait(CheckPeer *peer, std::chrono::milliseconds time, Look look)
        : m_peer{peer}, m_time{time}, m_look{std::move(look)}
    {
    }

    // NOLINTBEGIN(readability-identifier-naming): the language gives these names
    [[nodiscard]] bool await_ready()
    {
        m_found = m_look();
        return m_found.has_value() || m_peer->isEnded();
    }
    void await_suspend(std::coroutine_handle<> waiting)
    {
        m_peer->await(m_time, [this, waiting] {
            m_found = m_look();
            if (m_found || m_peer->isEnded() || m_peer->timeIsOver()) {
                m_peer->stopWaiting();
                waiting.resume();
            }
        });
    }
    std::optional<T> await_resume() { return std::move(m_found); }
    // NOLINTEND(readability-identifier-naming)

private:
    CheckPeer *m_peer;
    std::chrono::milliseconds m_time;
    Look m_look;
    std::optional<T> m_found;
};

} // namespace pushscope
