// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractEventDispatcher>
#include <QSocketNotifier>
#include <QStringList>

#include <chrono>
#include <functional>
#include <vector>

/// One run of a case in a thread of its own: the case drives the thread's dispatcher and notes what
/// happens, for comparison between dispatchers.
struct DispatcherRun
{
    QAbstractEventDispatcher &dispatcher;
    QStringList log;

    void note(const char *what) { log.append(QString::fromLatin1(what)); }
    void note(const char *what, qint64 value)
    {
        log.append(QStringLiteral("%1 %2").arg(QLatin1String{what}).arg(value));
    }
    bool turn(QEventLoop::ProcessEventsFlags flags = QEventLoop::AllEvents) const
    {
        return dispatcher.processEvents(flags);
    }
    void turns(int count) const
    {
        for (int i = 0; i < count; ++i) {
            turn();
        }
    }
    /// Waits for events until it holds; false after ten seconds.
    bool until(const std::function<bool()> &holds,
               QEventLoop::ProcessEventsFlags flags = QEventLoop::WaitForMoreEvents) const;
};

struct DispatcherCase
{
    const char *name;
    std::function<void(DispatcherRun &)> body;
    std::vector<const char *> expected;
};

std::vector<DispatcherCase> socketCases();
std::vector<DispatcherCase> descriptorCases();
std::vector<DispatcherCase> timerCases();
std::vector<DispatcherCase> wakeUpCases();

/// Two connected sockets; closes what is still open.
class SocketPair
{
public:
    SocketPair();
    ~SocketPair();
    Q_DISABLE_COPY_MOVE(SocketPair)

    [[nodiscard]] int near() const { return m_ends[0]; }
    [[nodiscard]] int far() const { return m_ends[1]; }
    void sendFromFar() const;
    void readNear() const;
    void closeNear() { closeEnd(0); }
    void closeFar() { closeEnd(1); }

private:
    void closeEnd(int end);
    int m_ends[2] = {-1, -1};
};

/// A notifier that calls a function.
class Notifier : public QSocketNotifier
{
public:
    Notifier(int descriptor, Type type, const std::function<void()> &call) : QSocketNotifier{descriptor, type}
    {
        connect(this, &QSocketNotifier::activated, this, call);
    }
};

/// An object whose timer events call a function.
class Ticker : public QObject
{
public:
    explicit Ticker(std::function<void(int id)> call) : m_call{std::move(call)} {}
    int start(std::chrono::milliseconds interval, Qt::TimerType type = Qt::PreciseTimer)
    {
        return startTimer(interval, type);
    }

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    std::function<void(int id)> m_call;
};
