// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "publisher.h"
#include "schedule.h"
#include "serverprocess.h"
#include "witness.h"

#include "client/transportclient.h"
#include "link/faultset.h"
#include "link/link.h"

#include <QJsonObject>
#include <QTimer>

#include <deque>

namespace pushscope::chaos {

/// One run: opens the clients, publishes while the schedule is carried out, then waits until every client has all.
class ChaosRun : public QObject
{
    Q_OBJECT

public:
    explicit ChaosRun(const Options &options);
    ~ChaosRun() override;

    void start();
    /// Once `finished` was emitted.
    [[nodiscard]] QJsonObject report() const;
    [[nodiscard]] QStringList problems() const;

Q_SIGNALS:
    void finished();

private:
    /// The client last: it may speak to its witness and its link while it goes.
    struct Peer
    {
        Peer(int number, Transport transport, const Clock &clock, PublishedLog &log, int history)
            : witness{number, transport, log, history, clock}, faults{clock}, link{number, transport, clock, faults,
                                                                                   nullptr}
        {
        }

        Witness witness;
        FaultSet faults;
        Link link;
        std::unique_ptr<TransportClient> client;
    };

    enum class Phase { Opening, Running, Settling, Reaching, Leaving, Done };

    void addPeer(int number);
    void tick();
    void begin();
    void act(Instant now);
    void carryOut(const Action &action);
    void actOnServer(const Action &action);
    void restart(std::chrono::milliseconds away);
    void startServer();
    void settle();
    void reach();
    void leave();
    void end();
    [[nodiscard]] bool allReached() const;
    void say(const QString &line) const;

    static constexpr std::chrono::milliseconds tickLength{10};
    static constexpr std::chrono::seconds mostWait{120}; ///< for the clients to open, and to have all in the end

    Options m_options;
    SteadyClock m_clock;
    PublishedLog m_log;
    ServerProcess m_server;
    Publisher m_publisher;
    std::vector<std::unique_ptr<Peer>> m_peers;
    std::vector<Action> m_schedule;
    std::size_t m_nextAction = 0;
    QTimer m_ticker;
    Phase m_phase = Phase::Opening;
    Instant m_phaseBegan;
    bool m_serverBusy = false; ///< it is being stopped or restarted
    std::map<QString, int> m_done; ///< actions by kind
    std::deque<Action> m_serverActions; ///< that are due, and wait until the one before is done
    std::chrono::milliseconds m_settleTime{0};
    QStringList m_problems;
};

/// Resident memory of a process in bytes; 0 if it is not known.
[[nodiscard]] qint64 residentMemory(qint64 process);

} // namespace pushscope::chaos
