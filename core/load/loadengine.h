// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "load/clientpool.h"
#include "load/loadpublisher.h"
#include "load/loadschedule.h"
#include "load/lockstepwait.h"

#include <atomic>
#include <functional>
#include <memory>

namespace pushscope {

/// One run of a load: its phases, its timers and the loop in which all of it happens. Linux.
class LoadEngine
{
public:
    using Progress = std::function<void(const LoadProgress &)>;

    LoadEngine(const LoadConfig &config, const LoadTargets &targets, const LoadAddress &server,
               const LoadAddress &publisher, const std::atomic<bool> &stopped);

    [[nodiscard]] Result<LoadResult> run(const Progress &progress);

    static constexpr double mostRateWhileConnecting = 10; ///< so that a first event is seen soon, and no more
    static constexpr std::chrono::milliseconds tickInterval{10};
    static constexpr std::chrono::seconds longestDrain{30};
    static constexpr std::chrono::milliseconds shortestIdleDrain{2000};
    static constexpr std::chrono::milliseconds lockstepWarmupPatience{200};
    static constexpr std::chrono::milliseconds lockstepPatience{2000}; ///< for a client that does not get its event

private:
    using ProcessorTime = std::chrono::nanoseconds;

    bool startTimers();
    [[nodiscard]] std::span<const epoll_event> waitForEvents();
    void turn();
    void readTick();
    void tick(Instant now);
    void publishDue(Instant now);
    void publishLockstep(Instant now);
    void publishOne(Instant due, Instant now);
    void wakeForNext();
    void beginWarmup(Instant now);
    void enterWindow(Instant now);
    void leaveWindow(Instant now);
    [[nodiscard]] bool drained(Instant now) const;
    [[nodiscard]] std::chrono::nanoseconds drainPatience() const;
    /// The first event that is still awaited when the run is stopped at that time.
    [[nodiscard]] qint64 firstUnderway(Instant now) const;
    void enter(LoadPhase phase, Instant now, std::chrono::milliseconds length);
    void report(const Progress &progress, Instant now);
    [[nodiscard]] LoadResult finish(Instant now);
    [[nodiscard]] std::chrono::microseconds grace(Transport transport) const;

    const LoadConfig &m_config;
    const std::atomic<bool> &m_stopped;
    SteadyClock m_clock;
    LoadStampFormat m_format;
    Poller m_poller;
    quint64 m_publisherKey;
    quint64 m_tickKey;
    quint64 m_wakeKey;
    LockstepWait m_lockstepWait{m_poller, m_clock};
    ClientPool m_pool;
    LoadPublisher m_publisher;
    Descriptor m_tickTimer;
    Descriptor m_wakeTimer; ///< when the next event is due
    Instant m_nextTick;
    Instant m_began;
    LoadPhase m_phase = LoadPhase::Connecting;
    Instant m_phaseBegan;
    std::chrono::milliseconds m_phaseLength{0};
    bool m_ticked = false;
    bool m_done = false;
    LoadSchedule m_schedule;
    qint64 m_next = 0; ///< sequence of the next event
    Instant m_nextDue;
    Instant m_lockstepSent;
    LoadWindow m_window;
    Instant m_windowBegan;
    Instant m_windowEnds;
    ProcessorTime m_processorBefore{0};
    LatencyHistogram m_recentLag;
    Instant m_progressAt;
    quint64 m_sentBefore = 0;
    std::map<Transport, quint64> m_arrivalsBefore;
    LoadResult m_result;
};

} // namespace pushscope
