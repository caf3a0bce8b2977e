// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "publishedlog.h"

#include "client/clientlistener.h"
#include "message/transport.h"

#include <QStringList>

#include <deque>
#include <map>
#include <vector>

namespace pushscope::chaos {

/// What one client was told, judged by the ids alone and apart from the client's own accounts: each event of a log once
/// and in order, except for what a reset announced, and each reset for a reason that is true.
class Witness final : public ClientListener
{
public:
    struct Counts
    {
        quint64 events = 0;
        quint64 doubled = 0; ///< came to the application twice
        quint64 disordered = 0;
        quint64 wireDuplicates = 0; ///< came twice, but the client kept the second to itself
        quint64 skipped = 0; ///< missing without a reset, as seen by the next event
        quint64 falseResets = 0;
        quint64 wrongPayloads = 0;
        quint64 resetsByEpoch = 0;
        quint64 resetsByExpiry = 0;
        quint64 opened = 0;
        quint64 closed = 0;
        quint64 kicked = 0; ///< closed as too slow (WebSocket tells)
        quint64 clientsGaps = 0; ///< that the client itself reported
        quint64 longestDelay = 0; ///< of Backoff, in milliseconds

        Counts &operator+=(const Counts &other);
    };

    /// What is still missing at the end.
    struct Missing
    {
        quint64 acknowledged = 0;
        quint64 others = 0; ///< published without an answer: the log has them, since later ids came
        quint64 excused = 0; ///< acknowledged, and covered by a reset
        QStringList first; ///< ids, a few
    };

    /// `log` must outlive it.
    Witness(int client, Transport transport, PublishedLog &log, int history, const Clock &clock);

    [[nodiscard]] const Counts &counts() const { return m_counts; }
    [[nodiscard]] bool isOpen() const { return m_state == ClientState::Open || m_state == ClientState::Stale; }
    [[nodiscard]] ClientState state() const { return m_state; }
    [[nodiscard]] bool hasReached(std::size_t epoch, quint64 sequence) const;
    /// The ledger: each acknowledged event against what this client received.
    [[nodiscard]] Missing missing() const;
    /// The first things that were wrong, each with what the client saw before it.
    [[nodiscard]] const QStringList &problems() const { return m_problems; }
    [[nodiscard]] QString lastNotes() const;
    /// Loses the next event, as a broken client would.
    void loseOne() { m_loseNext = true; }

    void onState(Instant at, ClientState state, std::chrono::milliseconds delay, const QString &cause) override;
    void onEvent(const ReceivedEvent &event) override;
    void onDuplicate(const ReceivedEvent &event) override;
    void onHeartbeat(Instant at, HeartbeatKind kind) override;
    void onPollCycle(Instant at) override;
    void onRetry(Instant at, std::chrono::milliseconds delay, int attempt) override;
    void onGap(Instant at, const Gap &gap) override;
    void onReset(Instant at, const Reset &reset) override;
    void onClose(Instant at, int code, const QString &reason) override;
    void onError(Instant at, const QString &message) override;
    void onBytes(Instant at, qint64 read, qint64 written) override;

private:
    struct Note
    {
        Instant at;
        QByteArray id; ///< of an event
        QString text;
    };
    struct Seen
    {
        quint64 first = 1; ///< from here on all is owed
        std::vector<bool> received; ///< by sequence − 1
        std::vector<std::pair<quint64, quint64>> excused; ///< first…last, both included
    };

    void note(Instant at, const QByteArray &id, const QString &text);
    void problem(const QString &what);
    void take(const EventId &id);
    void checkPayload(const EventId &id, const ReceivedEvent &event);
    void checkEpochReset(const EventId &requested, const EventId &first);
    void checkExpiredReset(const EventId &requested, const EventId &first);
    void excuse(std::size_t epoch, quint64 from, quint64 upTo);
    void enterEpoch(std::size_t index, quint64 position);

    static constexpr std::size_t mostNotes = 24;
    static constexpr int mostProblems = 3;

    int m_client;
    Transport m_transport;
    PublishedLog &m_log;
    quint64 m_history;
    const Clock &m_clock;
    ClientState m_state = ClientState::Idle;
    std::size_t m_epoch = 0;
    bool m_placed = false; ///< an event or a reset told where the client is
    quint64 m_position = 0; ///< the newest event of the epoch that was received, or stands before the first
    std::map<std::size_t, Seen> m_seen;
    std::deque<Note> m_notes;
    Counts m_counts;
    QStringList m_problems;
    bool m_loseNext = false;
};

} // namespace pushscope::chaos
