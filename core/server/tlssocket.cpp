// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/tlssocket.h"

#include "server/httpresponse.h"

#include <algorithm>

namespace pushscope {

namespace {

/// TLS begins with another byte (RFC 8446 5.1); a method's name, or an empty line before it, with one of these.
bool beginsLikeHttp(QByteArrayView bytes)
{
    const char first = bytes.front();
    return (first >= 'A' && first <= 'Z') || (first >= 'a' && first <= 'z') || first == '\r' || first == '\n';
}

} // namespace

TlsSocket::TlsSocket(std::unique_ptr<ServerSocket> socket, TlsHandshakes &handshakes)
    : m_socket{std::move(socket)}, m_handshakes{handshakes}, m_place{handshakes.begin(*this)}
{
    m_socket->setUser(*this);
    handshakes.deadlines().wait(*this, handshakes.deadline());
}

TlsSocket::~TlsSocket()
{
    if (m_phase == Phase::Handshake) {
        m_handshakes.end(m_place);
    }
}

void TlsSocket::readable()
{
    switch (m_phase) {
    case Phase::Handshake: shakeHands(); return;
    case Phase::Open: user().readable(); return;
    case Phase::Refused: discard(); return;
    case Phase::Over: return;
    }
}

void TlsSocket::shakeHands()
{
    QByteArray bytes;
    const Received received = m_socket->read(bytes);
    if (received.kind == Received::Kind::End || received.kind == Received::Kind::Reset) {
        failed();
        return;
    }
    if (bytes.isEmpty()) {
        return;
    }
    if (!m_session) {
        if (beginsLikeHttp(bytes)) {
            refusePlain();
            return;
        }
        m_session.emplace(m_handshakes.identity());
    }
    QByteArray noData;
    m_session->receive(bytes, noData);
    if (m_session->isGreeted()) {
        m_handshakes.greeted(m_place);
    }
    const bool sent = sendOutput();
    if (!sent || m_session->state() == TlsSession::State::Broken) {
        failed();
    } else if (m_session->state() != TlsSession::State::Handshake) {
        opened();
    }
}

void TlsSocket::opened()
{
    m_handshakes.end(m_place);
    stopWaiting();
    m_phase = Phase::Open;
    updateReading();
    const QByteArray early = std::exchange(m_early, {});
    if (!early.isEmpty() && !write(early)) {
        user().disconnected();
        return;
    }
    if (!early.isEmpty()) {
        user().taken();
    }
    readLater();
}

void TlsSocket::failed()
{
    m_handshakes.countFailed();
    m_handshakes.end(m_place);
    stopWaiting();
    m_phase = Phase::Over;
    m_socket->setReading(false);
    user().disconnected();
}

void TlsSocket::refusePlain()
{
    m_handshakes.countFailed();
    m_handshakes.end(m_place);
    m_phase = Phase::Refused;
    static const QByteArray answer = encodeHttpResponse(
        400, "application/json",
        encodeErrorBody({"https-only", QStringLiteral("this port speaks https and wss, not http or ws"), {}}),
        "Connection: close\r\n");
    if (!m_socket->write(answer)) {
        giveUp();
    } else if (m_socket->queuedBytes() == 0) {
        m_socket->endSending();
    }
}

void TlsSocket::discard()
{
    QByteArray bytes;
    const Received received = m_socket->read(bytes);
    if (received.kind == Received::Kind::End || received.kind == Received::Kind::Reset) {
        giveUp();
    }
}

void TlsSocket::timedOut(Instant /*now*/)
{
    giveUp();
}

void TlsSocket::giveUp()
{
    if (m_phase == Phase::Handshake) {
        failed();
    } else if (m_phase == Phase::Refused) {
        m_phase = Phase::Over;
        stopWaiting();
        m_socket->setReading(false);
        user().disconnected();
    }
}

Received TlsSocket::read(QByteArray &into)
{
    if (m_phase != Phase::Open) {
        return {m_phase == Phase::Handshake ? Received::Kind::NoneWaiting : Received::Kind::Reset, 0};
    }
    using State = TlsSession::State;
    if (m_session->state() == State::PeerEnded) {
        return {Received::Kind::End, 0};
    }
    QByteArray encrypted;
    const qsizetype before = into.size();
    const Received received = m_socket->read(encrypted);
    m_session->receive(encrypted, into);
    const bool broken = !sendAnswers() || m_session->state() == State::Broken;
    if (into.size() > before) {
        if (broken || m_session->state() == State::PeerEnded) {
            readLater();
        }
        return {Received::Kind::Bytes, into.size() - before};
    }
    if (broken) {
        return {Received::Kind::Reset, 0};
    }
    if (m_session->state() == State::PeerEnded) {
        return {Received::Kind::End, 0};
    }
    return {received.kind == Received::Kind::Bytes ? Received::Kind::NoneWaiting : received.kind, 0};
}

void TlsSocket::setReading(bool on)
{
    const bool goesOn = on && !m_reading;
    m_reading = on;
    if (m_phase == Phase::Open) {
        updateReading();
        if (goesOn) {
            readLater();
        }
    }
}

/// For what no byte of the other socket will tell of.
void TlsSocket::readLater()
{
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (m_phase == Phase::Open && m_reading) {
                user().readable();
            }
        },
        Qt::QueuedConnection);
}

bool TlsSocket::write(const QByteArray &bytes)
{
    if (m_phase == Phase::Handshake) {
        m_early += bytes;
        return true;
    }
    if (m_phase != Phase::Open || m_ending || m_session->state() == TlsSession::State::Broken) {
        return false;
    }
    const bool encrypted = m_session->send(bytes);
    return sendOutput() && encrypted;
}

bool TlsSocket::sendOutput()
{
    const QByteArray output = m_session->takeOutput();
    return output.isEmpty() || m_socket->write(output);
}

/// An alert, or an answer to the peer's wish for a new key. A peer that takes none of them is not heard any more.
bool TlsSocket::sendAnswers()
{
    const qint64 before = m_socket->queuedBytes();
    const bool sent = sendOutput();
    m_answers += std::max<qint64>(0, m_socket->queuedBytes() - before);
    if (m_answers > mostAnswers) {
        updateReading();
    }
    return sent;
}

void TlsSocket::endSending()
{
    if (m_phase == Phase::Handshake) { // there is nobody to say it to
        failed();
        return;
    }
    if (m_phase != Phase::Open || m_ending) {
        return;
    }
    m_ending = true;
    m_session->endSending();
    if (!sendOutput()) {
        user().disconnected();
    } else if (m_socket->queuedBytes() == 0) {
        m_socket->endSending();
    }
}

void TlsSocket::taken()
{
    if ((m_ending || m_phase == Phase::Refused) && m_socket->queuedBytes() == 0) {
        m_socket->endSending();
    }
    if (m_phase == Phase::Open) {
        if (m_answers > 0) {
            m_answers = std::min(m_answers, m_socket->queuedBytes());
            updateReading();
        }
        user().taken();
    }
}

void TlsSocket::disconnected()
{
    if (m_phase == Phase::Handshake) {
        failed();
    } else {
        user().disconnected();
    }
}

} // namespace pushscope
