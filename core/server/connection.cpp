// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/connection.h"

#include "server/httpsession.h"
#include "server/peername.h"

#include <algorithm>
#include <utility>

namespace pushscope {

namespace {

constexpr std::chrono::milliseconds lingerTime{2'000};
constexpr std::chrono::milliseconds goodbyeTime{1'000};

} // namespace

Connection::Connection(std::unique_ptr<ServerSocket> socket, ServerContext &context, Arrival arrival)
    : m_context{context}, m_descriptor{socket->directDescriptor()}, m_lastSent{context.clock.now()},
      m_counters{&context.stats.of(Speech::Other)}, m_admission{arrival.admission}, m_byProxy{arrival.byProxy},
      m_socket{std::move(socket)}, m_lastReceived{m_lastSent}
{
    m_socket->setUser(*this);
    m_session = std::make_unique<HttpSession>(*this, m_context);
}

Connection::~Connection()
{
    m_waiting.reset();
    m_viewing.reset();
    m_formerSession.reset();
    m_session.reset();
    ++m_counters->endings[m_ending];
    addQueued(-m_queued);
}

/// An address that is trusted itself, as that of a second proxy, is not limited.
bool Connection::beginFor(const QHostAddress &client)
{
    const QString name = client.isNull() ? QString{} : hostName(client);
    if (name != m_client) {
        m_client = name;
        m_viewing.reset(); // the former client's
    }
    m_clientPlace.reset();
    if (client.isNull() || !m_context.admissions->countsAddresses()
        || holdsAddress(m_context.config.trustedProxies, client)) {
        return true;
    }
    m_clientPlace = m_context.admissions->enterBehindProxy(addressKey(client));
    return m_clientPlace != nullptr;
}

/// One piece a turn, so that a peer which never stops sending holds up no other.
void Connection::readable()
{
    if (m_closing) {
        discardUnread();
        return;
    }
    const Received received = m_socket->read(m_input);
    countAnswered();
    if (received.kind == Received::Kind::Bytes) {
        m_lastReceived = m_context.clock.now();
        handOverInput();
    } else if (received.kind == Received::Kind::End) {
        m_peerEnded = true;
    } else if (received.kind == Received::Kind::Reset) {
        abort();
    }
    goOn();
}

/// What a peer sends faster than its answers are taken, or than its session uses it, stays in the kernel: so a
/// connection's memory is bounded. Of one that is congested a little is read on, to know whether it still lives.
bool Connection::mayRead() const
{
    return !m_peerEnded && m_input.size() < (isCongested() ? ServerSocket::mostAtOnce : mostInput);
}

void Connection::handOverInput()
{
    if (m_handingOver || m_resuming || !takesAnswers()) {
        return;
    }
    m_handingOver = true;
    const Session *session = nullptr;
    while (session != m_session.get() && !m_input.isEmpty() && !m_closing && !m_resuming && takesAnswers()) {
        session = m_session.get();
        m_session->received(m_input);
        m_formerSession.reset();
    }
    m_handingOver = false;
    if (m_input.isEmpty()) {
        m_input = {}; // an idle connection holds no memory for it
    }
}

void Connection::goOn()
{
    if (m_peerEnded && !m_resuming && !m_session->owesAnswer()) {
        closeWhenSent();
    }
    m_socket->setReading(m_closing ? !m_peerEnded : mayRead());
}

void Connection::send(const QByteArray &bytes)
{
    const qint64 before = m_queued;
    sendEvents(bytes);
    if (m_queued > before) {
        m_answers += m_queued - before;
    }
}

void Connection::sendEvents(const QByteArray &bytes)
{
    if (bytes.isEmpty() || m_closing) {
        return;
    }
    m_lastSent = m_context.clock.now();
    m_counters->sentBytes += bytes.size();
    if (m_queued > 0 || m_descriptor < 0) {
        queue(bytes);
        return;
    }
    const qint64 taken = sendNow(m_descriptor, bytes);
    if (taken < 0) {
        abort();
    } else if (taken < bytes.size()) {
        queue(bytes.sliced(taken));
    }
}

void Connection::queue(const QByteArray &bytes)
{
    if (!m_socket->write(bytes)) {
        abort();
        return;
    }
    countQueued();
}

/// A total that is kept costs a reader of it nothing, however many connections there are.
void Connection::countQueued()
{
    const qint64 queued = m_socket->queuedBytes();
    addQueued(queued - m_queued);
    if (m_queued == 0 && queued > 0) {
        m_lastTaken = m_lastSent;
        m_waiting = std::make_unique<Waiting>(*this);
        m_context.slow.add(*m_waiting);
    } else if (queued == 0) {
        m_waiting.reset();
    }
    m_queued = queued;
    m_answers = std::min(m_answers, queued);
}

/// TLS answers some of what it reads by itself.
void Connection::countAnswered()
{
    if (m_socket->queuedBytes() > m_queued) {
        const bool isFirst = m_queued == 0;
        countQueued();
        m_lastTaken = isFirst ? m_context.clock.now() : m_lastTaken;
    }
}

void Connection::taken()
{
    countQueued();
    m_lastTaken = m_context.clock.now();
    if (m_closing) {
        if (!m_sayingGoodbye) {
            setDeadline(m_lastTaken + lingerTime);
        }
        endSending();
        return;
    }
    serve();
}

void Connection::serve()
{
    handOverInput(); // what the peer sent comes before more data: it may want less of it, or to leave
    goOn();
    if (!m_closing && !m_resuming && queuedBytes() < drainedBelow) {
        m_session->writable();
    }
}

void Connection::become(std::unique_ptr<Session> session)
{
    m_formerSession = std::move(m_session);
    m_session = std::move(session);
    if (!m_handingOver && !m_input.isEmpty()) {
        resumeReading();
    }
}

void Connection::resumeReading()
{
    if (std::exchange(m_resuming, true)) {
        return;
    }
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_resuming = false;
            m_formerSession.reset();
            if (!m_closing) {
                serve();
            }
        },
        Qt::QueuedConnection);
}

void Connection::closeWhenSent()
{
    if (m_closing) {
        return;
    }
    m_closing = true;
    m_socket->setReading(!m_peerEnded); // to hear when the peer closes too
    setDeadline(m_context.clock.now() + (m_sayingGoodbye ? goodbyeTime : lingerTime));
    QMetaObject::invokeMethod(this, &Connection::endSending, Qt::QueuedConnection);
}

void Connection::discardUnread()
{
    const Received received = m_socket->read(m_input);
    countAnswered();
    m_input = {};
    m_peerEnded = m_peerEnded || received.kind == Received::Kind::End;
    if (received.kind == Received::Kind::Reset || (m_peerEnded && queuedBytes() == 0)) {
        Q_EMIT closed();
    } else if (m_peerEnded) {
        m_socket->setReading(false);
    }
}

void Connection::endSending()
{
    if (queuedBytes() > 0) {
        return;
    }
    m_socket->endSending();
    // Closing with bytes unread would reset the connection, and the peer might lose our answer.
    discardUnread();
}

void Connection::abort()
{
    m_closing = true;
    if (!m_aborting) {
        m_aborting = true;
        QMetaObject::invokeMethod(this, &Connection::closed, Qt::QueuedConnection);
    }
}

void Connection::speak(Speech speech)
{
    m_counters->queueBytes += -m_queued;
    m_counters = &m_context.stats.of(speech);
    m_counters->queueBytes += m_queued;
}

void Connection::noteEnding(Ending ending)
{
    if (m_ending == Ending::Peer) {
        m_ending = ending;
    }
}

void Connection::noteTooSlow()
{
    noteEnding(Ending::Slow);
    if (m_waiting) {
        m_context.slow.noteClosed(*m_waiting, m_context.clock.now());
    }
}

SlowConnection Connection::slowness(Instant now) const
{
    SlowConnection slow = m_session->backlog();
    slow.queueBytes += m_queued;
    slow.limitBytes = m_context.config.maxQueueBytes;
    slow.stalled = std::chrono::duration_cast<std::chrono::milliseconds>(now - m_lastTaken);
    return slow;
}

bool Connection::closeIfStalled(Instant now)
{
    const auto longest = m_context.config.limits.writeTime;
    if (m_closing || longest.count() == 0 || now - m_lastTaken < longest) {
        return false;
    }
    ++m_context.stats.writeTimeouts;
    noteEnding(Ending::Stalled);
    m_session->stalled();
    closeWhenSent();
    return true;
}

void Connection::view(const Viewing::Beginning &beginning)
{
    const bool polls = beginning.transport == Transport::LongPoll || beginning.transport == Transport::ShortPoll;
    if (polls && m_viewing) {
        m_viewing->polled(beginning.transport, m_context.clock.now());
    } else {
        m_viewing = std::make_unique<Viewing>(*this, m_context, beginning);
    }
}

void Connection::kick()
{
    if (!m_closing) {
        noteEnding(Ending::SentAway);
        m_session->kicked();
        closeWhenSent();
    }
}

void Connection::goodbye()
{
    m_sayingGoodbye = true;
    if (m_closing) {
        setDeadline(m_context.clock.now() + goodbyeTime);
    } else {
        noteEnding(Ending::Shutdown);
        m_session->goodbye();
        closeWhenSent();
    }
}

void Connection::timedOut(Instant now)
{
    if (m_closing) {
        abort();
    } else {
        m_session->timedOut(now);
    }
}

} // namespace pushscope
