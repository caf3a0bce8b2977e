// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/tlssession.h"
#include "server/serversocket.h"
#include "server/tlshandshakes.h"
#include "time/timerwheel.h"

#include <QObject>

#include <memory>
#include <optional>

namespace pushscope {

/// A connection whose bytes pass another socket encrypted. Its user hears nothing before the handshake is done, and
/// what it writes until then waits. A peer that speaks plain HTTP is told so.
class TlsSocket final : public QObject, public ServerSocket, private ServerSocket::User, private TimerWheel::Entry
{
    Q_OBJECT

public:
    /// `handshakes` must outlive it.
    TlsSocket(std::unique_ptr<ServerSocket> socket, TlsHandshakes &handshakes);
    ~TlsSocket() override;

    [[nodiscard]] Received read(QByteArray &into) override;
    void setReading(bool on) override;
    [[nodiscard]] bool write(const QByteArray &bytes) override;
    [[nodiscard]] qint64 queuedBytes() const override { return m_early.size() + m_socket->queuedBytes(); }
    void endSending() override;
    [[nodiscard]] QString peer() const override { return m_socket->peer(); }
    [[nodiscard]] std::optional<std::chrono::microseconds> roundTrip() const override { return m_socket->roundTrip(); }

    /// What TLS answers by itself may wait so much for the peer; then nothing more is read from it.
    static constexpr qint64 mostAnswers = 64 * 1024;

    /// The handshake takes too long, or another one needs its place.
    void giveUp();

private:
    enum class Phase {
        Handshake,
        Open,
        Refused, ///< what still comes is discarded
        Over,
    };

    void readable() override;
    void taken() override;
    void disconnected() override;
    void timedOut(Instant now) override;

    void shakeHands();
    void opened();
    void refusePlain();
    void failed();
    void discard();
    [[nodiscard]] bool sendOutput();
    [[nodiscard]] bool sendAnswers();
    void updateReading() { m_socket->setReading(m_reading && m_answers <= mostAnswers); }
    void readLater();

    std::unique_ptr<ServerSocket> m_socket;
    TlsHandshakes &m_handshakes;
    TlsHandshakes::Place m_place; ///< while there is a handshake
    std::optional<TlsSession> m_session; ///< since the first byte
    QByteArray m_early; ///< written before the handshake was done
    qint64 m_answers = 0; ///< bytes of the queue that may be TLS's own
    Phase m_phase = Phase::Handshake;
    bool m_reading = true;
    bool m_ending = false; ///< our close_notify is written
};

} // namespace pushscope
