// SPDX-License-Identifier: GPL-3.0-or-later
#include "dispatchercase.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QTimer>

#include <algorithm>
#include <memory>

using namespace std::chrono_literals;

namespace {

void inOrder(DispatcherRun &run)
{
    std::vector<std::unique_ptr<Ticker>> tickers;
    int fired = 0;
    for (const auto interval : {30ms, 10ms, 20ms, 10ms}) {
        tickers.push_back(std::make_unique<Ticker>([&run, &fired, interval, i = tickers.size(), &tickers](int id) {
            run.note("ms", interval.count());
            run.note("ticker", static_cast<qint64>(i));
            ++fired;
            tickers[i]->killTimer(id);
        }));
        tickers.back()->start(interval);
    }
    run.until([&] { return fired == 4; });
}

void zeroTimers(DispatcherRun &run)
{
    Ticker first{[&](int) { run.note("first"); }};
    Ticker second{[&](int) { run.note("second"); }};
    first.start(0ms);
    second.start(0ms);
    run.note("handled", run.turn());
    run.note("handled", run.turn(QEventLoop::WaitForMoreEvents));
}

void zeroTimerFeedsItself(DispatcherRun &run)
{
    std::vector<std::unique_ptr<Ticker>> tickers;
    std::function<void(int)> call = [&](int) {
        run.note("fired");
        tickers.push_back(std::make_unique<Ticker>(call));
        tickers.back()->start(0ms);
    };
    tickers.push_back(std::make_unique<Ticker>(call));
    tickers.back()->start(0ms);
    run.turn();
    run.note("next");
    run.turn();
}

void keepsItsRate(DispatcherRun &run)
{
    QElapsedTimer elapsed;
    elapsed.start();
    int ticks = 0;
    bool early = false;
    Ticker ticker{[&](int) {
        ++ticks;
        early = early || elapsed.nsecsElapsed() < ticks * 10'000'000LL;
    }};
    ticker.start(10ms);
    run.until([&] { return ticks == 10; });
    run.note("early", early);
    run.note("about in time", elapsed.elapsed() < 400);
}

void fallsBehind(DispatcherRun &run)
{
    int ticks = 0;
    Ticker ticker{[&](int) { ++ticks; }};
    ticker.start(1ms);
    QElapsedTimer elapsed;
    elapsed.start();
    while (elapsed.elapsed() < 30) {}
    run.turn();
    run.note("ticks", ticks);
}

void stoppedByAnother(DispatcherRun &run)
{
    Ticker *other = nullptr;
    int otherId = 0;
    Ticker first{[&](int id) {
        run.note("first");
        first.killTimer(id);
        other->killTimer(otherId);
    }};
    Ticker second{[&](int) { run.note("second"); }};
    other = &second;
    first.start(0ms);
    otherId = second.start(0ms);
    run.turns(3);
}

void deletedInItsEvent(DispatcherRun &run)
{
    auto *const timer = new QTimer;
    auto other = std::make_unique<Ticker>([&](int) { run.note("other"); });
    QObject::connect(timer, &QTimer::timeout, timer, [&, timer] {
        run.note("timeout");
        other.reset();
        delete timer;
    });
    timer->start(0);
    other->start(0ms);
    run.turns(3);
}

void restartedInItsEvent(DispatcherRun &run)
{
    int count = 0;
    Ticker ticker{[&](int id) {
        run.note("tick");
        ticker.killTimer(id);
        if (++count < 3) {
            ticker.start(1ms);
        }
    }};
    ticker.start(1ms);
    run.until([&] { return count == 3; });
    run.note("timers", run.dispatcher.registeredTimers(&ticker).size());
}

void notWithinItself(DispatcherRun &run)
{
    int depth = 0;
    int others = 0;
    Ticker other{[&](int) { ++others; }};
    Ticker ticker{[&](int id) {
        run.note("depth", depth);
        ++depth;
        run.until([&] { return others >= 3; });
        --depth;
        ticker.killTimer(id);
    }};
    ticker.start(1ms);
    other.start(5ms);
    run.until([&] { return others >= 3; });
    run.note("others", others);
}

void noWaitForAnActiveTimer(DispatcherRun &run)
{
    Ticker inner{[&](int) { run.note("inner"); }};
    Ticker ticker{[&](int id) {
        run.note("outer");
        inner.start(10ms);
        int turns = 0;
        while (run.log.size() == 1) {
            run.turn(QEventLoop::WaitForMoreEvents);
            ++turns;
        }
        run.note("few turns", turns <= 2);
        ticker.killTimer(id);
    }};
    ticker.start(0ms);
    run.turn();
}

void registered(DispatcherRun &run)
{
    Ticker ticker{[](int) {}};
    const auto list = [&](std::chrono::milliseconds interval, Qt::TimerType type) {
        const int id = ticker.start(interval, type);
        for (const auto &info : run.dispatcher.registeredTimers(&ticker)) {
            run.note(info.timerId == id ? "interval" : "wrong id", info.interval);
            run.note("type", info.timerType);
        }
        ticker.killTimer(id);
    };
    list(100ms, Qt::PreciseTimer);
    list(10ms, Qt::CoarseTimer);
    list(100ms, Qt::CoarseTimer);
    list(30s, Qt::CoarseTimer);
    list(1400ms, Qt::VeryCoarseTimer);
    list(1600ms, Qt::VeryCoarseTimer);
}

void unregistered(DispatcherRun &run)
{
    Ticker ticker{[&](int) { run.note("tick"); }};
    const int first = ticker.start(0ms);
    ticker.start(0ms);
    ticker.start(0ms);
    run.note("timers", run.dispatcher.registeredTimers(&ticker).size());
    run.note("one", run.dispatcher.unregisterTimer(first));
    run.note("again", run.dispatcher.unregisterTimer(first));
    run.note("timers", run.dispatcher.registeredTimers(&ticker).size());
    run.note("all", run.dispatcher.unregisterTimers(&ticker));
    run.note("again", run.dispatcher.unregisterTimers(&ticker));
    run.turn();
}

void remaining(DispatcherRun &run)
{
    Ticker ticker{[](int) {}};
    const auto within = [&](std::chrono::milliseconds interval, Qt::TimerType type, int lowest, int highest) {
        const int left = run.dispatcher.remainingTime(ticker.start(interval, type));
        run.note("within", left >= lowest && left <= highest);
    };
    within(10s, Qt::PreciseTimer, 9'900, 10'000);
    within(10s, Qt::CoarseTimer, 9'400, 10'500);
    within(100ms, Qt::CoarseTimer, 80, 106);
    within(40s, Qt::CoarseTimer, 39'400, 40'600);
    within(5s, Qt::VeryCoarseTimer, 4'400, 5'600);
    const int overdue = ticker.start(1ms);
    QElapsedTimer elapsed;
    elapsed.start();
    while (elapsed.elapsed() < 5) {}
    run.note("overdue", run.dispatcher.remainingTime(overdue));
    ticker.killTimer(overdue);
    run.note("unknown", std::max(run.dispatcher.remainingTime(overdue), -1)); // Qt 6.8 gives the lowest number there is
}

void excluded(DispatcherRun &run)
{
    Ticker ticker{[&](int) { run.note("tick"); }};
    ticker.start(0ms);
    run.note("handled", run.turn(QEventLoop::X11ExcludeTimers));
    run.note("handled", run.turn());
}

} // namespace

std::vector<DispatcherCase> timerCases()
{
    return {
        {"timers are due in order",
         inOrder,
         {"ms 10", "ticker 1", "ms 10", "ticker 3", "ms 20", "ticker 2", "ms 30", "ticker 0"}},
        {"zero timers, once a turn", zeroTimers, {"first", "second", "handled 0", "first", "second", "handled 0"}},
        {"a timer started by a timer waits for the next turn",
         zeroTimerFeedsItself,
         {"fired", "next", "fired", "fired"}},
        {"a timer keeps its rate", keepsItsRate, {"early 0", "about in time 1"}},
        {"what was missed is skipped", fallsBehind, {"ticks 1"}},
        {"stopped by another that is due too", stoppedByAnother, {"first"}},
        {"deleted in its own event", deletedInItsEvent, {"timeout"}},
        {"started again in its own event", restartedInItsEvent, {"tick", "tick", "tick", "timers 0"}},
        {"never within its own event", notWithinItself, {"depth 0", "others 3"}},
        {"no wait for a timer in its event", noWaitForAnActiveTimer, {"outer", "inner", "few turns 1"}},
        {"registered timers",
         registered,
         {"interval 100", "type 0", "interval 10", "type 0", "interval 100", "type 1", "interval 30000", "type 2",
          "interval 1000", "type 2", "interval 2000", "type 2"}},
        {"unregistered", unregistered, {"timers 3", "one 1", "again 0", "timers 2", "all 1", "again 0"}},
        {"remaining time",
         remaining,
         {"within 1", "within 1", "within 1", "within 1", "within 1", "overdue 0", "unknown -1"}},
        {"excluded timers wait", excluded, {"handled 0", "tick", "handled 0"}},
    };
}
