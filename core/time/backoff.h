// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <random>

namespace pushscope {

/// How long to wait before the next attempt: exponential with full jitter,
/// floor + uniform(0, min(cap, base · 2^attempt)), unless that is turned off.
/// The floor is what the server asked for (SSE `retry`, HTTP `Retry-After`): a client may wait
/// longer than that, never shorter (WHATWG HTML 9.2.3, RFC 9110 10.2.3).
class Backoff
{
public:
    using Delay = std::chrono::milliseconds;

    struct Limits
    {
        Delay base{500};
        Delay cap{20'000};
        bool jitter = true; ///< false: min(cap, base · 2^attempt) itself is waited for
    };

    Backoff(Limits limits, std::uint32_t seed);

    [[nodiscard]] Delay next(Delay floor = Delay::zero());
    /// How many delays were handed out since the last success.
    [[nodiscard]] int attempt() const { return m_attempt; }
    void succeeded() { m_attempt = 0; }

private:
    Limits m_limits;
    std::mt19937 m_random;
    int m_attempt = 0;
};

} // namespace pushscope
