// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/connection.h"
#include "server/servercontext.h"

#include <QTcpServer>

#include <memory>
#include <unordered_map>
#include <vector>

namespace pushscope {

/// Accepts connections, keeps them, and goes on accepting after the process ran out of descriptors.
class Gate final : public QTcpServer
{
    Q_OBJECT

public:
    explicit Gate(ServerContext context, QObject *parent = nullptr);
    ~Gate() override;

    [[nodiscard]] qint64 queuedBytes() const;
    /// Stops listening and says goodbye to every connection; `empty` follows.
    void closeAll();
    [[nodiscard]] bool isEmpty() const { return m_connections.empty(); }

Q_SIGNALS:
    void empty();

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void remove(Connection *connection);
    void recover();

    ServerContext m_context;
    std::unordered_map<Connection *, std::unique_ptr<Connection>> m_connections;
    std::vector<std::unique_ptr<Connection>> m_gone; ///< to be destroyed in the next turn
};

} // namespace pushscope
