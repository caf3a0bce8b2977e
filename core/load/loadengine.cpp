// SPDX-License-Identifier: GPL-3.0-or-later
#include "load/loadengine.h"

#include "loadmodel/loadtexts.h"

#include <QRandomGenerator>

#include <algorithm>
#include <sys/timerfd.h>
#include <unistd.h>

namespace pushscope {

namespace {

using std::chrono::duration_cast;
using std::chrono::microseconds;
using std::chrono::milliseconds;
using std::chrono::nanoseconds;

constexpr microseconds leastGrace{250'000};
constexpr double graceOfDuration = 0.005; ///< half of what may be missing
constexpr int waitMs = 100;
constexpr milliseconds longestHalfInterval{250};

timespec toTimespec(nanoseconds time)
{
    constexpr std::int64_t perSecond = 1'000'000'000;
    return {static_cast<time_t>(time.count() / perSecond), static_cast<long>(time.count() % perSecond)};
}

Descriptor makeTimer()
{
    return Descriptor{::timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC)};
}

/// How often it has fired since it was read.
quint64 readTimer(int timer)
{
    quint64 count = 0;
    return ::read(timer, &count, sizeof count) == sizeof count ? count : 0;
}

} // namespace

LoadEngine::LoadEngine(const LoadConfig &config, const LoadTargets &targets, const LoadAddress &server,
                       const LoadAddress &publisher, const std::atomic<bool> &stopped)
    : m_config{config}, m_stopped{stopped}, m_format{QRandomGenerator::global()->generate()},
      m_publisherKey{static_cast<quint64>(config.clients) * config.transports.size()}, m_tickKey{m_publisherKey + 1},
      m_wakeKey{m_publisherKey + 2}, m_pool{config, targets, server, m_format, m_poller, m_clock},
      m_publisher{targets, config.payloadBytes, publisher, m_format, m_poller, m_publisherKey, m_clock},
      m_began{m_clock.now()}, m_phaseBegan{m_began},
      m_schedule{m_began, 0, std::min(config.rate, mostRateWhileConnecting)}, m_nextDue{m_began}
{
}

bool LoadEngine::startTimers()
{
    m_tickTimer = makeTimer();
    m_wakeTimer = makeTimer();
    m_nextTick = m_clock.now() + tickInterval;
    itimerspec every{};
    every.it_value = toTimespec(m_nextTick.time_since_epoch());
    every.it_interval = toTimespec(tickInterval);
    return m_poller.valid() && m_tickTimer.valid() && m_wakeTimer.valid()
        && ::timerfd_settime(m_tickTimer.get(), TFD_TIMER_ABSTIME, &every, nullptr) == 0
        && m_poller.add(m_tickTimer.get(), m_tickKey) && m_poller.add(m_wakeTimer.get(), m_wakeKey);
}

Result<LoadResult> LoadEngine::run(const Progress &progress)
{
    if (!startTimers()) {
        return Error{"no-timer", LoadText::tr("the system has no timer or epoll descriptor left"), {}};
    }
    m_progressAt = m_began;
    wakeForNext();
    m_pool.tick(m_began);
    while (!m_done) {
        turn();
        if (m_publisher.onlyRefused()) {
            constexpr int unauthorized = 401;
            const LoadRefusal &refusal = m_publisher.firstRefusal();
            return Error{refusal.status == unauthorized ? "unauthorized" : "publish-refused", refusal.failure.text(),
                         QStringLiteral("publish-url")};
        }
        const Instant now = m_clock.now();
        if (progress && now - m_progressAt >= m_config.progressInterval) {
            report(progress, now);
        }
    }
    return finish(m_clock.now());
}

std::span<const epoll_event> LoadEngine::waitForEvents()
{
    return m_config.model == LoadModel::Lockstep ? m_lockstepWait.wait(waitMs) : m_poller.wait(waitMs);
}

void LoadEngine::turn()
{
    const auto events = waitForEvents();
    m_ticked = false;
    Instant now = m_clock.now();
    publishDue(now);
    for (const epoll_event &event : events) {
        if (event.data.u64 < m_publisherKey) {
            now = std::max(now, m_pool.ready(event.data.u64, event.events));
        } else if (event.data.u64 == m_publisherKey) {
            m_publisher.ready(event.events);
        } else if (event.data.u64 == m_tickKey) {
            readTick();
        } else {
            readTimer(m_wakeTimer.get());
        }
        if (now >= m_nextDue) {
            publishDue(now);
        }
    }
    publishDue(m_clock.now());
    // After the events: a descriptor that is closed and opened again must not get what the old one was told.
    if (m_ticked) {
        tick(m_clock.now());
    }
}

/// The tick waits in line like a socket that got ready at that moment: how late it is says how long those wait.
void LoadEngine::readTick()
{
    const Instant now = m_clock.now();
    for (quint64 fired = readTimer(m_tickTimer.get()); fired > 0; --fired) {
        const auto lag = duration_cast<microseconds>(now - m_nextTick);
        if (m_phase == LoadPhase::Measuring) {
            m_result.loopLag.record(lag);
        }
        m_recentLag.record(lag);
        m_nextTick += tickInterval;
    }
    m_ticked = true;
}

void LoadEngine::tick(Instant now)
{
    m_publisher.tick(now);
    m_pool.tick(now);
    if (m_stopped) {
        m_result.interrupted = true;
        m_done = true;
    } else if (m_phase == LoadPhase::Connecting && m_pool.settled()) {
        m_result.connecting = duration_cast<microseconds>(now - m_began);
        beginWarmup(now);
    } else if (m_phase == LoadPhase::Warmup && now >= m_windowBegan) {
        enterWindow(now);
    } else if (m_phase == LoadPhase::Measuring && now >= m_windowEnds) {
        leaveWindow(now);
    } else if (m_phase == LoadPhase::Draining && drained(now)) {
        m_done = true;
    }
}

void LoadEngine::enter(LoadPhase phase, Instant now, milliseconds length)
{
    m_phase = phase;
    m_phaseBegan = now;
    m_phaseLength = length;
}

void LoadEngine::beginWarmup(Instant now)
{
    enter(LoadPhase::Warmup, now, m_config.warmup);
    if (m_config.model == LoadModel::Lockstep) {
        m_windowBegan = now + m_config.warmup;
        m_windowEnds = m_windowBegan + m_config.duration;
        m_nextDue = now;
        m_lockstepSent = now;
        return;
    }
    // The measured time begins and ends between two events, so that as many fall into it as are due in it.
    const nanoseconds interval = LoadSchedule{now, m_next, m_config.rate}.interval();
    const nanoseconds half = std::min<nanoseconds>(interval / 2, longestHalfInterval);
    m_schedule = LoadSchedule{now + tickInterval + half, m_next, m_config.rate};
    m_window.first = m_next + m_schedule.within(m_config.warmup);
    m_window.end = m_window.first + std::max<qint64>(1, m_schedule.within(m_config.duration));
    m_windowBegan = m_schedule.due(m_window.first) - half;
    m_windowEnds = m_windowBegan + m_config.duration;
    m_nextDue = m_schedule.due(m_next);
    m_publisher.setWindow(m_window);
    m_pool.setWindow(m_window);
    for (auto &[transport, tally] : m_pool.tallies()) {
        tally.inTimeUntilUs = toMicroseconds(m_windowEnds + grace(transport));
    }
    wakeForNext();
}

microseconds LoadEngine::grace(Transport transport) const
{
    const auto waits = transport == Transport::ShortPoll ? 2 * m_config.pollInterval : milliseconds{0};
    const auto share =
        microseconds{std::llround(graceOfDuration * 1000.0 * static_cast<double>(m_config.duration.count()))};
    return std::max({leastGrace, share, duration_cast<microseconds>(waits)});
}

void LoadEngine::enterWindow(Instant now)
{
    enter(LoadPhase::Measuring, now, m_config.duration);
    m_processorBefore = threadProcessorTime();
    m_lockstepWait.clear();
    m_windowBegan = now;
    for (auto &[transport, tally] : m_pool.tallies()) {
        tally.openWindow();
    }
    if (m_config.model == LoadModel::Lockstep) {
        m_window.first = m_next;
        m_publisher.setWindow(m_window);
        m_pool.setWindow(m_window);
    }
}

void LoadEngine::leaveWindow(Instant now)
{
    m_result.window = now - m_windowBegan;
    const std::chrono::duration<double> used = threadProcessorTime() - m_processorBefore - m_lockstepWait.watched();
    m_result.processorShare = std::max(0.0, used / std::chrono::duration<double>{m_result.window});
    for (auto &[transport, tally] : m_pool.tallies()) {
        tally.closeWindow();
    }
    if (m_config.model == LoadModel::Lockstep) {
        m_window.end = m_next;
        m_publisher.setWindow(m_window);
        m_pool.setWindow(m_window);
    }
    enter(LoadPhase::Draining, now, longestDrain);
}

void LoadEngine::publishDue(Instant now)
{
    if (m_config.model == LoadModel::Lockstep) {
        publishLockstep(now);
        return;
    }
    if (now < m_nextDue || m_next >= m_window.end) {
        return;
    }
    // Those that are late stay due when they were: nothing is left out and nothing is put off.
    while (m_nextDue <= now && m_next < m_window.end) {
        publishOne(m_nextDue, now);
        m_nextDue = m_schedule.due(m_next);
    }
    wakeForNext();
}

void LoadEngine::publishLockstep(Instant now)
{
    if (m_phase == LoadPhase::Connecting || m_phase == LoadPhase::Draining) {
        return;
    }
    // The first event may come before a foreign server knows of all who wait for it.
    const auto patience = m_phase == LoadPhase::Warmup ? lockstepWarmupPatience : lockstepPatience;
    const bool all = m_next == 0 || m_pool.arrivedOf(m_next - 1) >= m_pool.live();
    if (!all && now - m_lockstepSent < patience) {
        return;
    }
    m_lockstepSent = now;
    publishOne(now, now);
}

void LoadEngine::publishOne(Instant due, Instant now)
{
    m_publisher.publish({m_next, toMicroseconds(due)}, now);
    ++m_next;
}

void LoadEngine::wakeForNext()
{
    if (m_config.model == LoadModel::Lockstep || m_next >= m_window.end) {
        return;
    }
    itimerspec once{};
    once.it_value = toTimespec(m_nextDue.time_since_epoch());
    ::timerfd_settime(m_wakeTimer.get(), TFD_TIMER_ABSTIME, &once, nullptr);
}

bool LoadEngine::drained(Instant now) const
{
    quint64 wanted = 0;
    quint64 got = 0;
    qint64 last = toMicroseconds(m_phaseBegan);
    const auto events = static_cast<quint64>(m_window.end - m_window.first);
    for (const auto &[transport, tally] : m_pool.tallies()) {
        wanted += events * static_cast<quint64>(tally.load.connected);
        got += tally.load.delivered;
        last = std::max(last, tally.lastArrivalUs);
    }
    const bool all = got >= wanted && m_publisher.outstanding() == 0;
    return all || now - m_phaseBegan > longestDrain || now - fromMicroseconds(last) > drainPatience();
}

nanoseconds LoadEngine::drainPatience() const
{
    return std::max(shortestIdleDrain, 2 * m_config.pollInterval + milliseconds{500});
}

qint64 LoadEngine::firstUnderway(Instant now) const
{
    if (!m_result.interrupted) {
        return m_window.end;
    }
    if (m_config.model == LoadModel::Lockstep) {
        return std::clamp(m_next - 1, m_window.first, m_window.end);
    }
    const auto recent = m_schedule.within(duration_cast<milliseconds>(now - drainPatience() - m_schedule.due(0)));
    return std::clamp(recent, m_window.first, m_window.end);
}

void LoadEngine::report(const Progress &progress, Instant now)
{
    const double seconds = std::chrono::duration<double>{now - m_progressAt}.count();
    LoadProgress current;
    current.phase = m_phase;
    current.elapsed = duration_cast<milliseconds>(now - m_began);
    current.phaseElapsed = duration_cast<milliseconds>(now - m_phaseBegan);
    current.phaseLength = m_phaseLength;
    const bool publishing = m_config.model == LoadModel::Open && m_phase != LoadPhase::Draining;
    const double rate =
        m_phase == LoadPhase::Connecting ? std::min(m_config.rate, mostRateWhileConnecting) : m_config.rate;
    current.offeredPerSecond = publishing ? rate : 0;
    current.sentPerSecond = static_cast<double>(m_publisher.sentInAll() - m_sentBefore) / seconds;
    current.loopLag = microseconds{m_recentLag.summary().max};
    for (auto &[transport, tally] : m_pool.tallies()) {
        quint64 &before = m_arrivalsBefore[transport];
        current.transports.emplace(transport,
                                   TransportProgress{tally.load.clients, tally.connectedNow, tally.failed,
                                                     static_cast<double>(tally.arrivals - before) / seconds,
                                                     tally.recent.summary()});
        before = tally.arrivals;
        tally.recent.clear();
    }
    m_recentLag.clear();
    m_sentBefore = m_publisher.sentInAll();
    m_progressAt = now;
    progress(current);
}

LoadResult LoadEngine::finish(Instant now)
{
    if (m_phase == LoadPhase::Measuring) {
        leaveWindow(now);
    }
    if (m_phase == LoadPhase::Connecting || m_phase == LoadPhase::Warmup) {
        m_window = {0, 0};
    } else if (m_result.interrupted) {
        m_window.end = std::clamp(m_next, m_window.first, m_window.end);
    }
    m_pool.setWindow(m_window);
    m_publisher.setWindow(m_window);
    const qint64 underway = firstUnderway(now);
    const auto accepted = m_publisher.accepted({m_window.first, underway});
    m_pool.finish({accepted, {underway, m_window.end}});
    m_result.publisher = m_publisher.figures();
    m_result.publisher.offered = static_cast<quint64>(m_window.end - m_window.first);
    if (m_result.interrupted) {
        m_result.publisher.offered -= m_publisher.awaitedSince(toMicroseconds(now - drainPatience()));
    }
    m_result.interval = m_config.model == LoadModel::Open ? m_schedule.interval() : nanoseconds{0};
    for (auto &[transport, tally] : m_pool.tallies()) {
        tally.load.deliveredInAll = tally.arrivals;
        m_result.transports.emplace(transport, std::move(tally.load));
    }
    return std::move(m_result);
}

} // namespace pushscope
