// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "loadmodel/loadconfig.h"
#include "loadmodel/loadresult.h"
#include "message/result.h"

#include <atomic>
#include <functional>

namespace pushscope {

/// Publishes events, takes them in with many clients and measures. Raw sockets in an epoll loop of its own, in the
/// thread that calls run(): any but one with an event loop that has something else to do. Linux only.
class LoadGenerator
{
public:
    using Progress = std::function<void(const LoadProgress &)>;

    explicit LoadGenerator(LoadConfig config) : m_config{std::move(config)} {}

    /// Returns when the load is over. `progress` is called in between, in the same thread. The error says why there is
    /// no result: the config, a server that does not answer, or that refuses what is published (with code
    /// `unauthorized` if it asks for a token).
    [[nodiscard]] Result<LoadResult> run(const Progress &progress = {});
    /// Ends a run early, with the figures so far. From any thread.
    void stop() { m_stopped = true; }

private:
    LoadConfig m_config;
    std::atomic<bool> m_stopped = false;
};

} // namespace pushscope
