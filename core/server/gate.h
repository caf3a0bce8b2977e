// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/connection.h"
#include "server/servercontext.h"
#include "server/servertotals.h"
#include "server/tlshandshakes.h"

#include <QSocketNotifier>
#include <QTcpServer>

#include <chrono>
#include <memory>
#include <unordered_map>
#include <vector>

namespace pushscope {

/// Accepts connections and keeps them. Accepts by itself where it can: Qt asks again without a pause
/// when the process has run out of descriptors.
class Gate final : public QTcpServer
{
    Q_OBJECT

public:
    // Thousands may come at once, and who finds no room tries again only after a second. The system caps it.
    static constexpr int backlog = 16'384;

    /// The limits are for the connections of all gates with the same `totals`.
    Gate(ServerContext context, ServerTotals &totals, QObject *parent = nullptr);
    ~Gate() override;

    /// Begins to accept; the server must be listening.
    void open();
    /// Accepts from a descriptor that listens already, and takes it over.
    void open(qintptr listeningDescriptor);
    /// Stops listening and says goodbye to every connection; `empty` follows.
    void closeAll();
    [[nodiscard]] bool isEmpty() const { return m_connections.empty(); }

Q_SIGNALS:
    void empty();

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void remove(Connection *connection);
    void acceptWaiting();
    /// Leaves those who wait in the system's queue.
    void pause(std::chrono::milliseconds time);

    struct Guest
    {
        Admissions::Place place;
        std::unique_ptr<Connection> connection;
    };

    ServerContext m_context;
    ServerTotals &m_totals;
    TlsHandshakes m_handshakes;
    std::unique_ptr<QSocketNotifier> m_incoming;
    std::unordered_map<Connection *, Guest> m_connections;
    std::vector<std::unique_ptr<Connection>> m_gone; ///< to be destroyed in the next turn
};

} // namespace pushscope
