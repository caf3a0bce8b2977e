// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/shareaddresses.h"
#include "lab/liverun.h"
#include "mainwindow/mainwindow.h"
#include "share/shareaddress.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>

namespace pushscope {

class SharePanel;

/// Lets guests into the live run when the user wants it, and tells the window who they are.
class ShareSession : public QObject
{
    Q_OBJECT

public:
    using Addresses = std::function<ShareAddresses()>;

    /// Run and window must outlive the session. `reachable`: the server listens beyond this machine anyway.
    ShareSession(LiveRun &run, MainWindow &window, Addresses addresses, bool reachable, QObject *parent = nullptr);

    /// As soon as a server listens; empty: at the first address there is.
    void shareAtStart(const QString &address);

Q_SIGNALS:
    /// With the token the first time, if shareAtStart() asked for it; else the panel alone shows that.
    void shared(const QUrl &url);
    void failed(const QString &message);

private:
    void showAddresses();
    void serverListens();
    void serverStopped();
    void share(const QString &address);
    void unshare();
    void ended(const QString &problem);
    void showShared(const QUrl &url);
    void showViewers(const ViewerList &list);

    LiveRun &m_run;
    MainWindow &m_window;
    SharePanel &m_panel;
    Addresses m_addresses;
    std::optional<QString> m_atStart;
    bool m_tellsToken = false; ///< with the next `shared`
    QString m_address; ///< empty: not shared, and not about to be
    QByteArray m_token;
    QTimer m_look;
    bool m_reachable;
};

} // namespace pushscope
