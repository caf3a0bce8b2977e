// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/route.h"

#include <vector>

namespace pushscope {

/// The way of one client to servers that are alike: to the one that it prefers, and to the next where that cannot be
/// reached, as a proxy in front of them chooses. In the clients' thread.
class NodeRoute final : public Route
{
public:
    /// `way` and `nodes`, of which there is at least one, must outlive it. `preferred` counts from 0.
    NodeRoute(Route &way, const std::vector<QUrl> &nodes, int preferred);

    void prepare(const QUrl &origin, QObject *context, std::function<void(const Way &)> ready) override;

    /// The node to which the latest connection was made, from 0; −1: none yet.
    [[nodiscard]] int reached() const { return m_reached; }

private:
    void tryNode(std::size_t tried, const QUrl &origin, QObject *context,
                 const std::function<void(const Way &)> &ready);

    Route &m_way;
    const std::vector<QUrl> &m_nodes;
    std::size_t m_preferred;
    int m_reached = -1;
};

} // namespace pushscope
