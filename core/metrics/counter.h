// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <atomic>

namespace pushscope {

/// A figure that one thread changes and any thread may read. Costs its own thread no more than a
/// plain number.
class Counter
{
public:
    [[nodiscard]] qint64 value() const { return m_value.load(std::memory_order_relaxed); }
    void set(qint64 value) { m_value.store(value, std::memory_order_relaxed); }
    Counter &operator+=(qint64 number)
    {
        set(value() + number);
        return *this;
    }
    Counter &operator++() { return *this += 1; }
    Counter &operator--() { return *this += -1; }

private:
    std::atomic<qint64> m_value = 0;
};

} // namespace pushscope
