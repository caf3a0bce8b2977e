// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>

namespace pushscope {

/// Where a thread is held as if its process had been stopped, until another thread wakes it. A
/// wake-up also counts for a hold that has yet to begin, until it is `settled`: the thread that is
/// held learns of both through its queue and may come to the hold last. All functions from any thread.
class Standstill
{
public:
    /// Blocks the calling thread, at most for `longest`.
    void hold(int id, std::optional<std::chrono::microseconds> longest);

    void wake(int id);
    void settled(int id); ///< once for each `wake`
    void wakeAll();
    void allSettled(); ///< once for each `wakeAll`
    /// Wakes, and holds no more.
    void refuse();

private:
    [[nodiscard]] bool mayGoOn(int id) const;

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::map<int, int> m_woken; ///< by id, how many wake-ups are not settled
    int m_allWoken = 0;
    bool m_refusing = false;
};

} // namespace pushscope
