// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/viewerboard.h"

#include <algorithm>
#include <utility>

namespace pushscope {

bool ViewerBoard::isAsked(Instant now) const
{
    const Instant::rep asked = m_asked;
    return asked >= 0 && now - Instant{Instant::duration{asked}} < askedFor;
}

void ViewerBoard::setList(std::size_t thread, ViewerList list)
{
    const std::scoped_lock lock{m_mutex};
    m_lists[thread] = std::move(list);
}

ViewerList ViewerBoard::all() const
{
    ViewerList all;
    {
        const std::scoped_lock lock{m_mutex};
        for (const ViewerList &list : m_lists) {
            all.viewers.insert(all.viewers.end(), list.viewers.begin(), list.viewers.end());
            all.total += list.total;
            all.guests += list.guests;
        }
    }
    std::ranges::stable_sort(all.viewers, {}, &ViewerInfo::since);
    all.viewers.resize(std::min(all.viewers.size(), ViewerList::mostListed));
    return all;
}

void ViewerBoard::refuse(const QByteArray &name, Instant until)
{
    const std::scoped_lock lock{m_mutex};
    if (m_refused.size() >= mostRefused && !m_refused.contains(name)) {
        m_refused.erase(std::ranges::min_element(std::as_const(m_refused)));
    }
    m_refused.insert(name, until);
    ++m_refusals;
}

std::optional<std::chrono::seconds> ViewerBoard::refusal(const QByteArray &name, Instant now) const
{
    const std::scoped_lock lock{m_mutex};
    const auto found = m_refused.constFind(name);
    if (found == m_refused.cend() || *found <= now) {
        return {};
    }
    return std::chrono::ceil<std::chrono::seconds>(*found - now);
}

} // namespace pushscope
