// SPDX-License-Identifier: GPL-3.0-or-later
#include "dispatchercase.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QSemaphore>
#include <QTimer>

#include <atomic>
#include <csignal>
#include <memory>
#include <pthread.h>
#include <thread>

using namespace std::chrono_literals;

namespace {

/// Counts what the dispatcher says about itself.
struct Counts
{
    explicit Counts(const QAbstractEventDispatcher &dispatcher)
    {
        QObject::connect(&dispatcher, &QAbstractEventDispatcher::awake, &context, [this] { ++awake; });
        QObject::connect(&dispatcher, &QAbstractEventDispatcher::aboutToBlock, &context, [this] { ++blocks; });
    }
    void note(DispatcherRun &run)
    {
        run.note("awake", awake);
        run.note("blocks", blocks);
        awake = blocks = 0;
    }
    QObject context;
    int awake = 0;
    int blocks = 0;
};

void post(QObject &receiver, const std::function<void()> &call)
{
    QMetaObject::invokeMethod(&receiver, call, Qt::QueuedConnection);
}

/// One wait, during which another thread does `action`.
bool waitWhile(DispatcherRun &run, const std::function<void()> &action,
               QEventLoop::ProcessEventsFlags flags = QEventLoop::WaitForMoreEvents)
{
    std::thread other;
    QObject context;
    QObject::connect(&run.dispatcher, &QAbstractEventDispatcher::aboutToBlock, &context, [&] {
        if (!other.joinable()) {
            other = std::thread{[&] {
                std::this_thread::sleep_for(10ms); // most likely within the wait; right if not, too
                action();
            }};
        }
    });
    const bool handled = run.turn(flags);
    other.join();
    return handled;
}

void signalsOfATurn(DispatcherRun &run)
{
    run.turn();
    Counts counts{run.dispatcher};
    run.turn();
    counts.note(run);
    Ticker ticker{[&](int) {}};
    ticker.start(1ms);
    run.turn(QEventLoop::WaitForMoreEvents);
    counts.note(run);
}

void postedBefore(DispatcherRun &run)
{
    run.turn();
    Counts counts{run.dispatcher};
    QObject receiver;
    post(receiver, [&] { run.note("posted"); });
    run.note("handled", run.turn(QEventLoop::WaitForMoreEvents));
    counts.note(run);
    run.note("handled", run.turn());
}

void postedMeanwhile(DispatcherRun &run)
{
    run.turn();
    Counts counts{run.dispatcher};
    QObject receiver;
    QObject::connect(&run.dispatcher, &QAbstractEventDispatcher::aboutToBlock, &receiver,
                     [&] { post(receiver, [&] { run.note("posted when about to block"); }); });
    run.note("handled", run.turn(QEventLoop::WaitForMoreEvents));
    counts.note(run);
    run.turn();
}

void wokenUp(DispatcherRun &run, QEventLoop::ProcessEventsFlags flags)
{
    run.turn();
    for (int i = 0; i < 3; ++i) {
        run.note("handled",
                 waitWhile(
                     run, [&] { run.dispatcher.wakeUp(); }, flags | QEventLoop::WaitForMoreEvents));
    }
    run.note("handled", run.turn(flags));
}

void wokenUpBefore(DispatcherRun &run)
{
    run.turn();
    run.dispatcher.wakeUp();
    run.dispatcher.wakeUp();
    run.note("handled", run.turn(QEventLoop::WaitForMoreEvents));
    run.note("handled", run.turn());
}

void postedFromAnotherThread(DispatcherRun &run)
{
    QObject receiver;
    int received = 0;
    std::thread other{[&] {
        for (int i = 0; i < 10'000; ++i) {
            post(receiver, [&] {
                if (++received == 10'000) {
                    run.dispatcher.interrupt(); // else the turn goes on to wait
                }
            });
        }
    }};
    run.until([&] { return received == 10'000; });
    other.join();
    run.note("received", received);
}

/// Each message is answered before the next is sent: a lost wake-up would stop it.
void pingPong(DispatcherRun &run)
{
    constexpr int rounds = 5'000;
    QObject receiver;
    int answered = 0;
    std::atomic<bool> stop = false;
    QSemaphore answers;
    std::thread other{[&] {
        for (int i = 0; i < rounds && !stop; ++i) {
            post(receiver, [&] {
                if (++answered == rounds) {
                    run.dispatcher.interrupt();
                }
                answers.release();
            });
            answers.acquire();
        }
    }};
    run.until([&] { return answered == rounds; });
    stop = answered < rounds;
    answers.release();
    other.join();
    run.note("answered", answered);
}

void interruptedByItself(DispatcherRun &run)
{
    run.turn();
    Counts counts{run.dispatcher};
    QObject receiver;
    Ticker ticker{[&](int) { run.note("tick"); }};
    ticker.start(0ms);
    post(receiver, [&] { run.dispatcher.interrupt(); });
    run.note("handled", run.turn(QEventLoop::WaitForMoreEvents));
    counts.note(run);
    run.note("handled", run.turn());
}

void interruptedByAnother(DispatcherRun &run)
{
    run.turn();
    run.note("handled", waitWhile(run, [&] { run.dispatcher.interrupt(); }));
}

void nestedLoops(DispatcherRun &run)
{
    QEventLoop outer;
    QEventLoop inner;
    QTimer::singleShot(1ms, &outer, [&] {
        run.note("inner begins");
        QTimer::singleShot(1ms, &outer, [&] {
            run.note("outer is to end");
            outer.quit();
            QTimer::singleShot(5ms, &inner, [&] { inner.quit(); });
        });
        inner.exec();
        run.note("inner ended");
    });
    outer.exec();
    run.note("outer ended");
}

void loopEndedByAnotherThread(DispatcherRun &run)
{
    for (int i = 0; i < 200; ++i) {
        QEventLoop loop;
        std::thread other;
        QTimer::singleShot(0, &loop, [&] { other = std::thread{[&] { loop.quit(); }}; });
        loop.exec();
        other.join();
    }
    run.note("ended");
}

void deferredDelete(DispatcherRun &run)
{
    auto *const object = new QObject;
    QObject::connect(object, &QObject::destroyed, object, [&] { run.note("deleted"); });
    QEventLoop outer;
    post(*object, [&] {
        object->deleteLater();
        QEventLoop inner;
        QTimer::singleShot(5ms, &inner, &QEventLoop::quit);
        inner.exec();
        run.note("inner ended");
    });
    QTimer::singleShot(30ms, &outer, &QEventLoop::quit);
    outer.exec();
    run.note("outer ended");
}

/// A signal to the thread does not end its wait.
void interruptedBySignal(DispatcherRun &run)
{
    struct sigaction action = {};
    action.sa_handler = [](int) {};
    sigaction(SIGUSR1, &action, nullptr);
    run.turn();
    const pthread_t self = pthread_self();
    Ticker ticker{[&](int) { run.note("tick"); }};
    ticker.start(100ms);
    run.note("handled", waitWhile(run, [&] { pthread_kill(self, SIGUSR1); }));
}

} // namespace

std::vector<DispatcherCase> wakeUpCases()
{
    return {
        {"signals of a turn", signalsOfATurn, {"awake 1", "blocks 0", "awake 1", "blocks 1"}},
        {"posted before", postedBefore, {"posted", "handled 1", "awake 1", "blocks 1", "handled 0"}},
        {"posted when about to block",
         postedMeanwhile,
         {"handled 1", "awake 1", "blocks 1", "posted when about to block"}},
        {"woken up by another thread",
         [](DispatcherRun &run) { wokenUp(run, QEventLoop::AllEvents); },
         {"handled 1", "handled 1", "handled 1", "handled 0"}},
        {"woken up while notifiers are excluded",
         [](DispatcherRun &run) { wokenUp(run, QEventLoop::ExcludeSocketNotifiers); },
         {"handled 1", "handled 1", "handled 1", "handled 0"}},
        {"woken up before the wait", wokenUpBefore, {"handled 1", "handled 0"}},
        {"posted by another thread", postedFromAnotherThread, {"received 10000"}},
        {"no wake-up is lost", pingPong, {"answered 5000"}},
        {"interrupted by itself", interruptedByItself, {"handled 0", "awake 1", "blocks 0", "tick", "handled 1"}},
        {"interrupted by another thread", interruptedByAnother, {"handled 1"}},
        {"nested loops", nestedLoops, {"inner begins", "outer is to end", "inner ended", "outer ended"}},
        {"loops ended by another thread", loopEndedByAnotherThread, {"ended"}},
        {"deferred deletion waits for its loop", deferredDelete, {"inner ended", "deleted", "outer ended"}},
        {"a signal does not end a wait", interruptedBySignal, {"tick", "handled 1"}},
    };
}
