// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/route.h"
#include "link/linkconnection.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <memory>

class QTcpServer;
class QTcpSocket;

namespace pushscope {

/// The way to one connection: connects to the server, then listens for the client on a port of its own that takes
/// exactly one connection. While the way is barred (a network that stands still) it waits.
class LinkApproach : public QObject
{
    Q_OBJECT

public:
    /// What the link does for its approaches.
    struct Calls
    {
        std::function<bool()> isBarred;
        std::function<bool()> isRefused;
        /// The client has come. Must not delete the approach at once, and neither must onOver.
        std::function<void(LinkConnection::Ends)> onConnected;
        std::function<void()> onOver; ///< it came to nothing
    };

    LinkApproach(const QUrl &origin, QObject *asker, std::function<void(const Route::Way &)> ready, Calls calls,
                 QObject *parent);
    ~LinkApproach() override;

    void start();
    void check(); ///< whether the way is barred may have changed

    /// How long the server, and then the client, have to come.
    static constexpr std::chrono::seconds patience{10};
    /// How long a barred way is kept: longer than clients wait for one.
    static constexpr std::chrono::seconds barredPatience{30};

private:
    enum class Stage { Waiting, Connecting, Connected, Offered, Over };

    void connectToServer();
    void serverConnected();
    void offer();
    void clientCame();
    void askerGone();
    void answer(const Route::Way &way);
    void fail(QAbstractSocket::SocketError error);
    void over();

    QUrl m_origin;
    QPointer<QObject> m_asker;
    std::function<void(const Route::Way &)> m_ready;
    Calls m_calls;
    QTimer m_timer;
    QTcpSocket *m_toServer = nullptr;
    QTcpServer *m_listener = nullptr;
    std::unique_ptr<LinkSocket> m_server;
    WireConnection m_wire;
    Stage m_stage = Stage::Waiting;
};

} // namespace pushscope
