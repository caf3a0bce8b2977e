// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/prefetch.h"
#include "server/servercontext.h"
#include "server/serversocket.h"
#include "server/session.h"
#include "time/timerwheel.h"

#include <QObject>

#include <memory>

namespace pushscope {

/// One accepted socket and the only way by which bytes leave the server. Speaks HTTP until a
/// session of another kind takes over. Closing is always put off to the event loop, so that
/// nothing is destroyed while it is being used.
class Connection final : public QObject, private ServerSocket::User, private TimerWheel::Entry
{
    Q_OBJECT

public:
    /// Takes the socket over. A surplus connection is above the server's limit: it hears 503 and is closed.
    Connection(std::unique_ptr<ServerSocket> socket, ServerContext &context, bool surplus);
    ~Connection() override;

    /// Given to the kernel at once where possible, else queued.
    void send(const QByteArray &bytes);
    /// The peer does not take bytes as fast as they come: send no more until `writable()`.
    [[nodiscard]] bool isCongested() const { return m_queued > congestedAbove; }
    [[nodiscard]] qint64 queuedBytes() const { return m_queued; }
    /// `send` follows in a moment.
    void prepare() const { prefetch(this); }
    [[nodiscard]] Instant lastSent() const { return m_lastSent; }
    [[nodiscard]] Instant lastReceived() const { return m_lastReceived; }
    /// Bytes were received that no session has been given yet.
    [[nodiscard]] bool hasInput() const { return !m_input.isEmpty(); }
    /// When the peer last took bytes that had been queued.
    [[nodiscard]] Instant lastTaken() const { return m_lastTaken; }

    /// Calls the session's `timedOut` at that point, in place of an earlier setting.
    void setDeadline(Instant deadline) { m_context.deadlines.wait(*this, deadline); }
    void clearDeadline() { stopWaiting(); }

    /// What the connection speaks from now on; the present session is destroyed when nobody uses it
    /// any more. Bytes already received are handed to the new one.
    void become(std::unique_ptr<Session> session);

    /// Goes on in the next turn of the event loop with what was left over.
    void resumeReading();

    /// Sends what is queued and ends our direction; then what still comes is discarded until the
    /// peer closes too. A peer that neither takes bytes nor closes is cut off after a while.
    void closeWhenSent();
    void abort();
    /// The server shuts down.
    void goodbye();
    [[nodiscard]] bool isSurplus() const { return m_surplus; }
    [[nodiscard]] bool isClosing() const { return m_closing; }

Q_SIGNALS:
    /// The socket is gone; the receiver destroys the connection.
    void closed();

private:
    void readable() override;
    void taken() override;
    void disconnected() override { Q_EMIT closed(); }
    void timedOut(Instant now) override;

    [[nodiscard]] bool mayRead() const;
    void handOverInput();
    void goOn();
    void queue(const QByteArray &bytes);
    void countQueued();
    void discardUnread();
    void endSending();

    static constexpr qint64 congestedAbove = 64 * 1024;
    static constexpr qint64 drainedBelow = 16 * 1024;
    static constexpr qsizetype mostInput = 256 * 1024;

    ServerContext &m_context;
    // What sending needs lies together: with thousands of connections it has to be fetched for each.
    qintptr m_descriptor = -1; ///< for bytes that need no queue
    qint64 m_queued = 0; ///< bytes in the socket's queue
    Instant m_lastSent;
    bool m_surplus = false;
    bool m_handingOver = false;
    bool m_peerEnded = false; ///< nothing more will come
    bool m_closing = false;
    bool m_sayingGoodbye = false;
    bool m_aborting = false;
    std::unique_ptr<ServerSocket> m_socket;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<Session> m_formerSession; ///< whose functions may still be running
    QByteArray m_input;
    Instant m_lastReceived;
    Instant m_lastTaken;
};

} // namespace pushscope
