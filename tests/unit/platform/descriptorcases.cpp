// SPDX-License-Identifier: GPL-3.0-or-later
#include "dispatchercase.h"

#include <QTemporaryFile>

#include <fcntl.h>
#include <memory>
#include <unistd.h>

namespace {

/// A descriptor of that number, connected with `pair`'s far end in place of its near one.
void reopenAs(int number, const SocketPair &pair)
{
    ::dup2(pair.near(), number);
}

void reused(DispatcherRun &run, bool turnBetween)
{
    SocketPair first;
    const SocketPair second;
    const int number = first.near();
    Notifier reader{number, QSocketNotifier::Read, [&] { run.note("readable"); }};
    run.turn();
    reader.setEnabled(false);
    first.closeNear();
    if (turnBetween) {
        run.turn();
    }
    reopenAs(number, second);
    {
        const Notifier next{number, QSocketNotifier::Read, [&] { run.note("next is readable"); }};
        second.sendFromFar();
        run.turn();
    }
    ::close(number);
}

void closedTooEarly(DispatcherRun &run)
{
    SocketPair first;
    const SocketPair second;
    const int number = first.near();
    auto reader = std::make_unique<Notifier>(number, QSocketNotifier::Read, [&] { run.note("readable"); });
    run.turn();
    first.closeNear();
    reader.reset();
    reopenAs(number, second);
    {
        const Notifier next{number, QSocketNotifier::Read, [&] { run.note("next is readable"); }};
        second.sendFromFar();
        run.turn();
    }
    ::close(number);
}

void sameNotifierNewDescriptor(DispatcherRun &run)
{
    SocketPair first;
    const SocketPair second;
    const int number = first.near();
    {
        Notifier reader{number, QSocketNotifier::Read, [&] { run.note("readable"); }};
        run.turn();
        reader.setEnabled(false);
        first.closeNear();
        reopenAs(number, second);
        reader.setEnabled(true);
        second.sendFromFar();
        run.turn();
    }
    ::close(number);
}

void regularFile(DispatcherRun &run)
{
    QTemporaryFile file;
    if (!file.open()) {
        run.note("no file");
    }
    Notifier reader{file.handle(), QSocketNotifier::Read, [&] { run.note("read"); }};
    const Notifier writer{file.handle(), QSocketNotifier::Write, [&] { run.note("write"); }};
    const Notifier exception{file.handle(), QSocketNotifier::Exception, [&] { run.note("exception"); }};
    run.turn(QEventLoop::WaitForMoreEvents);
    reader.setEnabled(false);
    run.turn(QEventLoop::WaitForMoreEvents);
}

void noLongerReady(DispatcherRun &run)
{
    const int null = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
    Notifier reader{null, QSocketNotifier::Read, [&] { run.note("read"); }};
    run.turns(2);
    reader.setEnabled(false);
    Ticker ticker{[&](int) { run.note("tick"); }};
    ticker.start(std::chrono::milliseconds{5});
    run.turn(QEventLoop::WaitForMoreEvents);
    const SocketPair pair;
    reopenAs(null, pair);
    reader.setEnabled(true);
    run.turn();
    run.note("a socket now");
    pair.sendFromFar();
    run.turn();
    reader.setEnabled(false);
    ::close(null);
}

/// Neither reported for ever nor in the way of others.
void duplicateLivesOn(DispatcherRun &run)
{
    SocketPair pair;
    const int duplicate = ::dup(pair.near());
    auto reader = std::make_unique<Notifier>(pair.near(), QSocketNotifier::Read, [&] { run.note("readable"); });
    const SocketPair other;
    const Notifier second{other.near(), QSocketNotifier::Read, [&] { run.note("other"); }};
    run.turn();
    pair.closeNear();
    reader.reset();
    pair.sendFromFar();
    run.turns(3);
    int ticks = 0;
    Ticker ticker{[&](int) { ++ticks; }};
    ticker.start(std::chrono::milliseconds{20});
    int turns = 0;
    while (ticks == 0) {
        run.turn(QEventLoop::WaitForMoreEvents);
        ++turns;
    }
    run.note("turns per tick", turns);
    other.sendFromFar();
    run.turn();
    ::close(duplicate);
}

} // namespace

std::vector<DispatcherCase> descriptorCases()
{
    return {
        {"a number is used again", [](DispatcherRun &run) { reused(run, false); }, {"next is readable"}},
        {"a number is used again after a turn", [](DispatcherRun &run) { reused(run, true); }, {"next is readable"}},
        {"closed before its notifier is deleted", closedTooEarly, {"next is readable"}},
        {"a notifier whose number is a new socket", sameNotifierNewDescriptor, {"readable"}},
        {"regular files are always ready", regularFile, {"read", "write", "write"}},
        {"a device, then a socket of that number", noLongerReady, {"read", "read", "tick", "a socket now", "read"}},
        {"a duplicate of a closed one lives on", duplicateLivesOn, {"turns per tick 1", "other"}},
    };
}
