// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/slowconnection.h"

#include <mutex>
#include <vector>

namespace pushscope {

/// Where the threads of a server tell of their slow connections: now and then, never for each event. All functions
/// may be called from any thread.
class SlowBoard
{
public:
    explicit SlowBoard(std::size_t threads) : m_slowest(threads) {}

    /// Of that thread, in place of those that it named before.
    void setSlowest(std::size_t thread, std::vector<SlowConnection> slowest);
    /// Of all threads, the one with most waiting first.
    [[nodiscard]] std::vector<SlowConnection> slowest() const;

    void addNotice(const SlowConnection &connection, bool closed);
    /// What has been noticed since the last call.
    [[nodiscard]] SlowNotice takeNotice();

    static constexpr std::size_t mostNamed = 10;

private:
    mutable std::mutex m_mutex;
    std::vector<std::vector<SlowConnection>> m_slowest; ///< by thread
    SlowNotice m_notice;
};

} // namespace pushscope
