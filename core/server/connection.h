// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/prefetch.h"
#include "server/admissions.h"
#include "server/servercontext.h"
#include "server/serversocket.h"
#include "server/session.h"
#include "server/slowwatch.h"
#include "server/viewing.h"
#include "time/timerwheel.h"

#include <QHostAddress>
#include <QObject>

#include <memory>

namespace pushscope {

/// One accepted socket and the only way by which bytes leave the server. Speaks HTTP until a
/// session of another kind takes over. Closing is always put off to the event loop, so that
/// nothing is destroyed while it is being used.
///
/// What its peer sends is heard however much data waits for the peer, and answers never wait behind more than
/// `mostAhead` and one event: while a reader is behind, data stays in the log, and only so much is in the queue.
class Connection final : public QObject, private ServerSocket::User, private TimerWheel::Entry
{
    Q_OBJECT

public:
    struct Arrival
    {
        Admission admission = Admission::Granted;
        bool byProxy = false; ///< the peer is a trusted one
    };

    /// Takes the socket over. One that was not granted hears why and is closed.
    Connection(std::unique_ptr<ServerSocket> socket, ServerContext &context, Arrival arrival);
    ~Connection() override;

    /// Given to the kernel at once where possible, else queued. Counts as an answer.
    void send(const QByteArray &bytes);
    /// As `send`, but for events: whoever sends them stops while the connection is congested.
    void sendEvents(const QByteArray &bytes);
    /// The peer does not take bytes as fast as they come: send no more until `writable()`.
    [[nodiscard]] bool isCongested() const { return m_queued > congestedAbove; }
    [[nodiscard]] qint64 queuedBytes() const { return m_queued; }
    /// Whether the peer takes what it is answered, so that it may be answered more. Data does not count.
    [[nodiscard]] bool takesAnswers() const { return m_answers <= mostAnswers; }
    /// Its session closes it for being too slow.
    void noteTooSlow();
    /// What it speaks from now on, for the counters.
    void speak(Speech speech);
    [[nodiscard]] TransportCounters &counters() { return *m_counters; }
    /// Events that were due then have just been sent.
    void noteDelivered(Instant due) { m_counters->latency.record(m_lastSent - due); }
    /// More, or less, waits for the peer.
    void addQueued(qint64 bytes)
    {
        m_context.stats.addQueued(bytes);
        m_counters->queueBytes += bytes;
    }
    void countDropped(Drop why, qint64 events)
    {
        m_context.stats.droppedEvents += events;
        m_counters->drops[why] += events;
    }
    /// Why it will have ended; the first reason counts.
    void noteEnding(Ending ending);
    /// `send` follows in a moment.
    void prepare() const { prefetch(this); }
    [[nodiscard]] Instant lastSent() const { return m_lastSent; }
    [[nodiscard]] Instant lastReceived() const { return m_lastReceived; }
    /// Bytes were received that no session has been given yet.
    [[nodiscard]] bool hasInput() const { return !m_input.isEmpty(); }
    /// When the peer last took bytes that had been queued, or the first of those that wait was queued.
    [[nodiscard]] Instant lastTaken() const { return m_lastTaken; }

    /// Calls the session's `timedOut` at that point, in place of an earlier setting.
    void setDeadline(Instant deadline) { m_context.deadlines.wait(*this, deadline); }
    void clearDeadline() { stopWaiting(); }

    /// What the connection speaks from now on; the present session is destroyed when nobody uses it
    /// any more. Bytes already received are handed to the new one.
    void become(std::unique_ptr<Session> session);

    /// Goes on in the next turn of the event loop with what was left over: input, and what there is to send.
    void resumeReading();

    /// Sends what is queued and ends our direction; then what still comes is discarded until the
    /// peer closes too. A peer that neither takes bytes nor closes is cut off after a while.
    void closeWhenSent();
    void abort();
    /// The viewer is sent away.
    void kick();
    /// The server shuts down.
    void goodbye();
    [[nodiscard]] Admission admission() const { return m_admission; }
    [[nodiscard]] bool isClosing() const { return m_closing; }

    /// The most that a subscriber adds to the queue at a time, besides one event.
    static constexpr qsizetype batchBytes = 64 * 1024;
    /// Bytes of data, besides one event, that an answer may find before it in the queue. What the kernel has already
    /// taken comes on top: it is not ours any more.
    static constexpr qint64 mostAhead = 64 * 1024 + batchBytes;
    /// Somebody begins to follow events here; polls of one connection go on as one viewer.
    void view(const Viewing::Beginning &beginning);
    [[nodiscard]] Viewing *viewing() { return m_viewing.get(); }
    [[nodiscard]] const Session &session() const { return *m_session; }
    [[nodiscard]] Session &session() { return *m_session; }
    /// Address and port; of a client behind a trusted proxy its address, if the proxy tells it.
    [[nodiscard]] QString peer() const { return m_client.isEmpty() ? m_socket->peer() : m_client; }
    /// Its peer passes on requests of others.
    [[nodiscard]] bool isByProxy() const { return m_byProxy; }
    /// Whose request comes next; null if that is unknown. False if that client has as many connections as it may.
    [[nodiscard]] bool beginFor(const QHostAddress &client);
    /// The request is answered: the connection is nobody's until the next one.
    void endRequest() { m_clientPlace.reset(); }
    [[nodiscard]] std::optional<std::chrono::microseconds> roundTrip() const { return m_socket->roundTrip(); }

    /// HTTP requests so far.
    [[nodiscard]] qint64 requests() const { return m_requests; }
    void countRequest() { ++m_requests; }

Q_SIGNALS:
    /// The socket is gone; the receiver destroys the connection.
    void closed();

private:
    void readable() override;
    void taken() override;
    void disconnected() override { Q_EMIT closed(); }
    void timedOut(Instant now) override;
    [[nodiscard]] SlowConnection slowness(Instant now) const;
    [[nodiscard]] bool closeIfStalled(Instant now);

    [[nodiscard]] bool mayRead() const;
    void handOverInput();
    void goOn();
    void serve();
    void queue(const QByteArray &bytes);
    void countQueued();
    void countAnswered();
    void discardUnread();
    void endSending();

    /// Its place among the connections for which bytes wait.
    class Waiting final : public SlowWatch::Entry
    {
    public:
        explicit Waiting(Connection &connection) : m_connection{connection} {}

    protected:
        [[nodiscard]] SlowConnection slowness(Instant now) const override { return m_connection.slowness(now); }
        [[nodiscard]] QString peer() const override { return m_connection.peer(); }
        [[nodiscard]] bool closeIfStalled(Instant now) override { return m_connection.closeIfStalled(now); }

    private:
        Connection &m_connection;
    };

    static constexpr qint64 congestedAbove = 64 * 1024;
    static constexpr qint64 drainedBelow = 16 * 1024;
    static constexpr qsizetype mostInput = 256 * 1024;
    static constexpr qint64 mostAnswers = 64 * 1024; ///< in the queue, besides the last one

    ServerContext &m_context;
    // What sending needs lies together: with thousands of connections it has to be fetched for each.
    qintptr m_descriptor = -1; ///< for bytes that need no queue
    qint64 m_queued = 0; ///< bytes in the socket's queue
    Instant m_lastSent;
    TransportCounters *m_counters; ///< of what it speaks
    Admission m_admission;
    bool m_handingOver = false;
    bool m_resuming = false; ///< in the next turn
    bool m_peerEnded = false; ///< nothing more will come
    bool m_closing = false;
    bool m_sayingGoodbye = false;
    bool m_aborting = false;
    Ending m_ending = Ending::Peer;
    bool m_byProxy;
    std::unique_ptr<ServerSocket> m_socket;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<Session> m_formerSession; ///< whose functions may still be running
    QByteArray m_input;
    qint64 m_answers = 0; ///< bytes of the queue that may be answers
    qint64 m_requests = 0;
    Instant m_lastReceived;
    Instant m_lastTaken;
    std::unique_ptr<Viewing> m_viewing;
    std::unique_ptr<Waiting> m_waiting; ///< while something is queued
    QString m_client; ///< as the proxy says; empty if there is none or it is unknown
    std::unique_ptr<Admissions::Client> m_clientPlace; ///< while its request is served
};

} // namespace pushscope
