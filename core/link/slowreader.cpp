// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/slowreader.h"

#include <algorithm>

namespace pushscope {

namespace {

constexpr qint64 readsPerSecond = 20;

} // namespace

SlowReader::SlowReader(const Fault &fault, Instant now)
    : m_rate{std::max<qint64>(1, fault.bytes)}, m_piece{std::max<qint64>(1, m_rate / readsPerSecond)}, m_paidUntil{now}
{
}

std::chrono::nanoseconds SlowReader::timeFor(qint64 bytes) const
{
    return std::chrono::nanoseconds{
        static_cast<qint64>(static_cast<double>(bytes) * 1e9 / static_cast<double>(m_rate))};
}

qint64 SlowReader::allowed(Instant now) const
{
    return now >= nextDue() ? m_piece : 0;
}

void SlowReader::take(qint64 bytes, Instant now)
{
    m_paidUntil = std::max(m_paidUntil, now - timeFor(m_piece)) + timeFor(bytes);
}

Instant SlowReader::nextDue() const
{
    return m_paidUntil + timeFor(m_piece);
}

} // namespace pushscope
