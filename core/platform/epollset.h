// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSocketNotifier>

#include <array>
#include <vector>

struct epoll_event;

namespace pushscope {

/// Descriptors that are waited for with epoll on behalf of socket notifiers, level-triggered. The
/// kernel is told of changes only before the next wait, so that a notifier switched on and off in
/// between costs no system call; but a descriptor without any notifier is taken out at once, since it
/// may be closed and its number be used again. Used in one thread.
class EpollSet
{
public:
    EpollSet();
    ~EpollSet();
    Q_DISABLE_COPY_MOVE(EpollSet)

    [[nodiscard]] bool isValid() const { return m_epoll >= 0; }
    /// An eventfd that ends a wait with each write to it; nobody needs to read it.
    void setWakeUp(int descriptor);

    void add(QSocketNotifier *notifier);
    void remove(QSocketNotifier *notifier);

    /// Tells the kernel what has changed, and switches off notifiers of invalid descriptors. True if
    /// a wait would end at once: there are files, for which epoll does not wait.
    bool prepare();
    /// Waits after `prepare`, at most so many milliseconds, -1 without an end, and notes what is
    /// ready. False if a signal came in between.
    bool wait(int milliseconds);
    /// Sends each notifier what was noted. Any notifier may be switched off or deleted meanwhile, and
    /// it may be called from within. Returns how many were activated.
    int activate();

private:
    static constexpr std::size_t typeCount = 3;

    struct Descriptor
    {
        std::array<QSocketNotifier *, typeCount> notifiers{}; ///< by type
        quint32 known = 0; ///< what the kernel waits for
        quint8 wanted = 0; ///< a bit a type
        quint8 pending = 0;
        bool changed = false; ///< is in m_changed
        bool unsure = false; ///< it may have been closed, and opened again, unnoticed
        bool alwaysReady = false;
    };
    struct Pending
    {
        int descriptor;
        std::size_t type;
    };

    bool control(int operation, int number, quint32 events) const;
    void update(int number);
    void tellKernel(int number, quint32 events);
    void takeOut(int number);
    void stopBeingReady(int number);
    void noteChange(int number);
    void note(int number, quint32 events);
    void rebuild();
    void switchOffInvalid();

    int m_epoll = -1;
    int m_wakeUp = -1;
    bool m_stale = false; ///< the kernel reports a descriptor that cannot be taken out
    std::vector<Descriptor> m_descriptors; ///< by number
    std::vector<int> m_changed;
    std::vector<int> m_alwaysReady;
    std::vector<int> m_invalid;
    std::vector<Pending> m_pending;
    std::size_t m_nextPending = 0;
    std::vector<epoll_event> m_events;
};

} // namespace pushscope
