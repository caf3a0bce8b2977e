// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMetaType>
#include <QString>

#include <algorithm>
#include <vector>

namespace pushscope {

/// How the servers of a run are, and the place of the log that they share.
struct ClusterState
{
    struct Node
    {
        bool running = false;
        bool available = false; ///< it reaches the log: what is published can be kept
        qint64 connections = 0;
        QByteArray newest; ///< id of the newest event that it has heard; empty: none

        bool operator==(const Node &) const = default;
    };

    enum class Redis {
        None, ///< the log is in the server itself
        Elsewhere, ///< of which the run knows only what its servers see
        Starting,
        Up,
        Down,
    };

    std::vector<Node> nodes;
    Redis redis = Redis::None;
    qint64 refused = 0; ///< publications of the feed
    QString where; ///< of a log that is elsewhere: its address
    QString problem; ///< why it cannot be reached; may be empty

    /// Servers run, and what is published is refused.
    [[nodiscard]] bool isDegraded() const
    {
        return std::ranges::any_of(nodes, [](const Node &node) { return node.running && !node.available; });
    }
    bool operator==(const ClusterState &) const = default;
};

} // namespace pushscope

Q_DECLARE_METATYPE(pushscope::ClusterState)
