// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/schedule.h"

#include <algorithm>
#include <cmath>

namespace pushscope {

namespace {

std::chrono::duration<double, std::nano> periodOf(double perSecond)
{
    return std::chrono::duration<double>{1 / perSecond};
}

} // namespace

Schedule::Schedule(Instant start, double perSecond) : m_origin{start}, m_period{periodOf(perSecond)} {}

Instant Schedule::dueAt(quint64 index) const
{
    return m_origin + std::chrono::round<std::chrono::nanoseconds>(static_cast<double>(index) * m_period);
}

Instant Schedule::next() const
{
    return dueAt(m_index);
}

std::optional<Instant> Schedule::take(Instant now)
{
    const Instant due = next();
    if (due > now) {
        return {};
    }
    ++m_index;
    m_last = due;
    return due;
}

void Schedule::setRate(double perSecond, Instant now)
{
    const Instant planned = next();
    m_period = periodOf(perSecond);
    m_index = 0;
    if (m_last && planned > now) {
        m_origin = std::max(*m_last + std::chrono::round<std::chrono::nanoseconds>(m_period), now);
    } else {
        m_origin = planned;
    }
}

quint64 Schedule::skipIfFarBehind(Instant now)
{
    if (now - next() <= farBehind) {
        return 0;
    }
    const quint64 before = m_index;
    m_index = static_cast<quint64>(std::ceil((now - m_origin) / m_period));
    while (next() < now) {
        ++m_index;
    }
    return m_index - before;
}

} // namespace pushscope
