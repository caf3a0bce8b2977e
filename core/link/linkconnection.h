// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "link/faultdraw.h"
#include "link/idletimeout.h"
#include "link/lane.h"
#include "link/linkcontext.h"
#include "link/slowreader.h"
#include "platform/deadlinetimer.h"

#include <QObject>

#include <functional>
#include <memory>
#include <set>
#include <vector>

namespace pushscope {

/// One connection of a client that is being relayed, and what the faults do to it. What is not held passes from one
/// socket to the other within the call that found it readable.
class LinkConnection : public QObject
{
    Q_OBJECT

public:
    /// Both ends of the relay, and how the capture is to know the connection.
    struct Ends
    {
        std::unique_ptr<LinkSocket> client;
        std::unique_ptr<LinkSocket> server;
        WireConnection wire;
    };

    /// `onGone` is called once, when both sides are closed; it must not delete the connection at once.
    LinkConnection(LinkContext &context, quint32 ordinal, Ends ends, std::function<void()> onGone, QObject *parent);
    ~LinkConnection() override;

    /// Faults that were in force when the connection was opened are begun with `isNew`.
    void beginFault(int id, const Fault &fault, bool isNew);
    void endFault(int id, const Fault &fault);

    /// How long both sides have to close after each was told the end. After a fault has closed the connection it counts
    /// from when all that was held is due, and they have to read what is left meanwhile.
    static constexpr std::chrono::seconds lingerTime{10};

private:
    struct Timed
    {
        int id = 0;
        Fault fault;
    };
    template <typename Value>
    struct Numbered
    {
        int id = 0;
        Value value;
    };

    // Relaying.
    void listenTo(Lane &lane);
    void readFrom(Lane &lane);
    void take(Lane &lane, QByteArrayView bytes, Instant at);
    void show(Lane &lane, QByteArrayView bytes, Instant at);
    void follow(Lane &lane, QByteArrayView bytes);
    void sourceEnded(Lane &lane, Cell::Kind kind);
    void pushEnd(Lane &lane, Cell::Kind kind, Instant at);
    void pump(Lane &lane, Instant now);
    void deliver(Lane &lane, QByteArrayView bytes, Instant at);
    void endTarget(Lane &lane, Cell::Kind kind, Instant at);
    void targetWritable(Lane &lane);
    void targetBroken(Lane &lane);
    void readRest(Lane &lane);
    void regulate(Lane &lane);
    void schedule();
    void onDeadline();
    [[nodiscard]] std::optional<Instant> nextDeadline() const;
    void checkGone();
    void gone();
    [[nodiscard]] Lane &otherThan(const Lane &lane) { return &lane == &m_up ? m_down : m_up; }

    // Faults.
    void attachStages(int id, const Fault &fault, Instant now);
    [[nodiscard]] std::unique_ptr<Stage> makeStage(const Fault &fault, const Lane &lane, Instant now) const;
    void noteHits(Lane &lane);
    void noteHit(int id, const QString &sentence);
    void tell(const QString &sentence);
    void tellHeld(int id);
    void tellLosses();
    void endBlackhole(int id);
    void strike(int id, FaultKind kind);
    void closeByFault();
    void resetByFault();
    void checkTimed(Instant now);
    void tellNoAnswer(int status);
    void giveAnswer(int id, const QByteArray &answer, int status);

    LinkContext &m_context;
    DrawContext m_draws;
    std::unique_ptr<LinkSocket> m_client;
    std::unique_ptr<LinkSocket> m_server;
    Lane m_up;
    Lane m_down;
    std::function<void()> m_onGone;
    std::unique_ptr<DeadlineTimer> m_timer; ///< made when it is first needed
    std::optional<Instant> m_armed;
    bool m_tls;
    quint32 m_number = 0; ///< in the capture
    TextCounts::Progress m_textsUp;
    TextCounts::Progress m_textsDown;
    Instant m_openedAt;
    Instant m_lastByte;
    std::vector<Numbered<IdleTimeout>> m_idle;
    std::vector<Numbered<SlowReader>> m_slow;
    std::vector<Numbered<Instant>> m_cuts; ///< by time
    std::vector<Timed> m_lethal; ///< meets the first byte downstream
    std::set<int> m_hits; ///< faults that have met this connection
    bool m_discarding = false; ///< closed by a fault: what comes is read away
    std::optional<Instant> m_lingersUntil;
    bool m_lossesTold = false;
    bool m_noAnswerTold = false;
    bool m_gone = false;
};

} // namespace pushscope
