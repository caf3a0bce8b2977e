// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metrics/clusterstate.h"
#include "server/pushserver.h"

#include <QObject>
#include <QSet>

#include <functional>
#include <memory>
#include <vector>

namespace pushscope {

/// The servers of a run, one or several that share a log. In their thread.
class NodeSet final : public QObject
{
    Q_OBJECT

public:
    using Heard = std::function<void(const Event &)>;

    /// `heard` is told each event of the log once, by whichever node has it first.
    NodeSet(const Clock &clock, Heard heard, QObject *parent = nullptr);
    ~NodeSet() override;

    /// All of them, in place of those before; of the first the port that the config asks for, of others free ones.
    /// The first's port, or why one of them cannot listen.
    [[nodiscard]] Result<quint16> open(const ServerConfig &config, int nodes);
    /// Orderly; `closed` follows.
    void close();
    /// At once, as by a crash.
    void drop();
    [[nodiscard]] bool isOpen() const { return !m_nodes.empty(); } ///< though none may run at present

    void stop(int node); ///< as a process that is killed
    /// At the port that it had. Nothing happens to one that runs.
    [[nodiscard]] std::optional<Error> start(int node, const ServerConfig &config);
    [[nodiscard]] int size() const { return static_cast<int>(m_nodes.size()); }
    [[nodiscard]] quint16 port(int node) const { return m_nodes[static_cast<std::size_t>(node)].port; }

    template <typename Call>
    void forEach(Call call) const
    {
        for (const Node &node : m_nodes) {
            if (node.server) {
                call(*node.server);
            }
        }
    }
    /// The first that runs; null: none does.
    [[nodiscard]] PushServer *first() const;
    /// At the first that runs. Whether it can be kept; else it is counted as refused.
    [[nodiscard]] bool canPublish();
    void publish(Publication publication);

    [[nodiscard]] bool isAvailable() const; ///< all that run reach the log
    [[nodiscard]] std::vector<ClusterState::Node> states() const;
    [[nodiscard]] qint64 refused() const { return m_refused; }
    /// Of those that run, added up.
    [[nodiscard]] ServerStats stats() const;
    /// Since the last forget(), with those that are gone.
    [[nodiscard]] ServerStats totals() const;
    void forget(); ///< what was counted; the event that was told last is not told again

Q_SIGNALS:
    void closed();

private:
    struct Node
    {
        std::unique_ptr<PushServer> server; ///< null: it does not run
        quint16 port = 0;
    };

    [[nodiscard]] Result<quint16> listen(Node &node, ServerConfig config);
    void heard(const Event &event);
    void serverClosed(int number);
    void remove(Node &node);

    const Clock &m_clock;
    Heard m_heard;
    std::vector<Node> m_nodes;
    EventId m_newest; ///< that was told
    QSet<QByteArray> m_epochs; ///< that are over
    ServerStats m_earlier; ///< of servers that are gone: what is counted, and the peak
    qint64 m_published = 0; ///< events told
    qint64 m_refused = 0;
    int m_number = 0; ///< of the present set
    int m_closing = 0;
};

} // namespace pushscope
