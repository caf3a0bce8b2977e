// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "publishedlog.h"

#include "time/clock.h"

#include <QObject>
#include <QStringList>
#include <QTcpSocket>
#include <QTimer>

#include <deque>

namespace pushscope::chaos {

/// Publishes at a steady pace over one kept-alive connection, a few requests ahead of the answers. What was sent but
/// not answered when a connection ends may have been published or not; it is not sent again. While there is no
/// connection nothing is published.
class Publisher : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it.
    Publisher(const Clock &clock, PublishedLog &log, quint16 port, double rate, int payload);

    void start();
    /// No further events; what is under way is waited for by `isIdle`.
    void stop() { m_stopped = true; }
    [[nodiscard]] bool isIdle() const { return m_sent.empty(); }

    [[nodiscard]] quint64 offered() const { return m_number; }
    [[nodiscard]] quint64 unknown() const { return m_unknown; } ///< sent, and never answered
    [[nodiscard]] quint64 refused() const { return m_refused; }
    [[nodiscard]] const QStringList &problems() const { return m_problems; }

private:
    void tick();
    void sendOne();
    void read();
    bool takeAnswer();
    void lost();

    static constexpr std::size_t mostAhead = 64;
    static constexpr std::chrono::milliseconds tickLength{5};
    static constexpr std::chrono::milliseconds retryDelay{50};

    const Clock &m_clock;
    PublishedLog &m_log;
    quint16 m_port;
    double m_rate;
    QByteArray m_padding;
    QTcpSocket m_socket;
    QTimer m_ticker;
    QTimer m_retry;
    Instant m_started;
    double m_due = 0; ///< events that should have been sent by now
    Instant m_lastTick;
    quint32 m_number = 0;
    std::deque<quint32> m_sent; ///< without an answer yet
    QByteArray m_input;
    quint64 m_unknown = 0;
    quint64 m_refused = 0;
    bool m_stopped = false;
    QStringList m_problems;
};

} // namespace pushscope::chaos
