// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "load/httpscanner.h"
#include "load/loadsocket.h"
#include "load/loadstamp.h"
#include "load/loadtally.h"
#include "load/loadtargets.h"
#include "load/poller.h"
#include "load/sequencecheck.h"
#include "loadmodel/loadresult.h"

#include <deque>
#include <vector>

namespace pushscope {

/// An answer that did not accept an event.
struct LoadRefusal
{
    int status = 0; ///< 0: there was none
    LoadFailure failure;
};

/// Posts the events of a load over one connection, pipelined so that they keep their order and none waits for the
/// answer to another. What an agreed close left unanswered is posted again, as RFC 9112 9.6 allows; what is lost with a
/// connection is not, for it may have been published. Linux.
class LoadPublisher
{
public:
    LoadPublisher(const LoadTargets &targets, qsizetype payloadBytes, const LoadAddress &address,
                  const LoadStampFormat &format, Poller &poller, quint64 key, const Clock &clock);

    void publish(const LoadStamp &stamp, Instant now);
    /// Something happened at the connection.
    void ready(quint32 events);
    void tick(Instant now);
    void setWindow(const LoadWindow &window) { m_window = window; }

    /// Events that have no answer yet.
    [[nodiscard]] std::size_t outstanding() const { return m_events.size(); }
    /// Events handed to the system since the beginning.
    [[nodiscard]] quint64 sentInAll() const { return m_sentInAll; }
    /// Nothing was accepted so far, and firstRefusal() is what was answered instead.
    [[nodiscard]] bool onlyRefused() const { return m_figures.confirmedInAll == 0 && m_refused >= fewRefusals; }
    [[nodiscard]] const LoadRefusal &firstRefusal() const { return m_firstRefusal; }
    /// What of `first`…`end`−1 the server has accepted, for all that is known; ascending.
    [[nodiscard]] std::vector<SequenceRange> accepted(SequenceRange range) const;
    /// Events of the window that were due after `due` (microseconds) and have no answer yet.
    [[nodiscard]] quint64 awaitedSince(qint64 due) const;
    [[nodiscard]] PublisherLoad &figures() { return m_figures; }

    static constexpr std::size_t mostOutstanding = 1'000'000; ///< further ones are not sent at all
    static constexpr std::size_t mostRanges = 4096; ///< of accepted events; beyond them the last one grows
    static constexpr quint64 fewRefusals = 3;
    static constexpr std::chrono::milliseconds retryDelay{100};

private:
    void connect(Instant now);
    void disconnected(bool agreed);
    void write();
    bool sendSome();
    void read();
    bool takeAnswers(bool ended, bool &closes);
    void takeAnswer(const HttpAnswer &answer);
    void takeRefusal(const HttpAnswer &answer);
    void addAccepted(qint64 sequence);
    void recordLateness(const LoadStamp &stamp);

    const LoadStampFormat &m_format;
    LoadAddress m_address;
    Poller &m_poller;
    quint64 m_key;
    const Clock &m_clock;
    std::size_t m_payloadBytes;
    std::vector<char> m_request; ///< of one event; only the stamp changes
    LoadWindow m_window;
    PublisherLoad m_figures;
    Descriptor m_socket;
    bool m_connected = false;
    Instant m_retryAt;
    std::deque<LoadStamp> m_events; ///< without an answer yet, in order
    std::size_t m_sent = 0; ///< of these, on this connection
    std::size_t m_sentOfNext = 0; ///< bytes of the one after them
    std::size_t m_resend = 0; ///< of these, were sent on an earlier connection: their lateness is counted
    std::vector<char> m_answers;
    std::size_t m_answerBytes = 0;
    std::vector<SequenceRange> m_accepted; ///< ascending
    qint64 m_heldUpTo = -1; ///< the last event that the socket did not take at once
    Instant m_awaitedSince;
    quint64 m_refused = 0;
    LoadRefusal m_firstRefusal;
    quint64 m_sentInAll = 0;
};

} // namespace pushscope
