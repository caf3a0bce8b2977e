// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/standstill.h"

namespace pushscope {

bool Standstill::mayGoOn(int id) const
{
    return m_refusing || m_allWoken > 0 || m_woken.contains(id);
}

void Standstill::hold(int id, std::optional<std::chrono::microseconds> longest)
{
    std::unique_lock lock{m_mutex};
    const auto woken = [this, id] { return mayGoOn(id); };
    if (longest) {
        m_changed.wait_until(lock, std::chrono::steady_clock::now() + *longest, woken);
    } else {
        m_changed.wait(lock, woken);
    }
}

void Standstill::wake(int id)
{
    const std::scoped_lock lock{m_mutex};
    ++m_woken[id];
    m_changed.notify_all();
}

void Standstill::settled(int id)
{
    const std::scoped_lock lock{m_mutex};
    if (const auto woken = m_woken.find(id); woken != m_woken.end() && --woken->second == 0) {
        m_woken.erase(woken);
    }
}

void Standstill::wakeAll()
{
    const std::scoped_lock lock{m_mutex};
    ++m_allWoken;
    m_changed.notify_all();
}

void Standstill::allSettled()
{
    const std::scoped_lock lock{m_mutex};
    --m_allWoken;
}

void Standstill::refuse()
{
    const std::scoped_lock lock{m_mutex};
    m_refusing = true;
    m_changed.notify_all();
}

} // namespace pushscope
