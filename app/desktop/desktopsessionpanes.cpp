// SPDX-License-Identifier: GPL-3.0-or-later
// The panes of a live run, and how it makes room for an experiment.
#include "desktop/desktopsession.h"
#include "desktop/shownurl.h"
#include "models/transportstyle.h"

#include <utility>

namespace pushscope {

namespace {

bool isBareOrigin(const QUrl &url)
{
    return (url.path().isEmpty() || url.path() == QStringLiteral("/"))
        && !url.scheme().startsWith(QStringLiteral("ws"));
}

} // namespace

/// The live run rests: its server is closed, its panes are put away.
void DesktopSession::stepAside()
{
    if (std::exchange(m_aside, true))
        return;
    for (const auto &tie : std::exchange(m_ties, {}))
        disconnect(tie);
    m_loads.stop();
    m_wasRunning = m_window.isRunning();
    for (const auto &[client, config] : m_configs)
        m_run.stopClient(client);
    if (m_wasRunning)
        m_run.stopServer();
    m_window.model().removeAll();
    m_window.setStopped();
}

void DesktopSession::comeBack()
{
    if (!std::exchange(m_aside, false))
        return;
    connectWindow();
    connectRun();
    m_window.setStopped();
    m_window.dismissProblem();
    if (!m_begun) {
        beginLive();
        return;
    }
    for (const auto &[client, config] : m_configs) {
        showPane(client);
        if (!m_ownClients.contains(client))
            m_run.startClient(client);
    }
    if (m_wasRunning)
        startServer();
}

void DesktopSession::addOwnPanes(const QUrl &url)
{
    for (const Transport transport : allTransports) {
        ClientConfig config;
        config.transport = transport;
        config.url = url;
        config.token = m_options.token;
        addPane(config, true);
    }
}

void DesktopSession::addGivenPanes()
{
    for (const QUrl &url : std::as_const(m_options.connect)) {
        ClientConfig config;
        config.url = url;
        config.token = m_options.token;
        if (!isBareOrigin(url)) {
            config.transport = transportFor(url);
            addPane(config, false);
            continue;
        }
        for (const Transport transport : allTransports) {
            config.transport = transport;
            addPane(config, false);
        }
    }
}

void DesktopSession::addPane(const ClientConfig &config, bool own)
{
    ClientPlace place;
    place.name = TransportStyle::of(config.transport).shortName;
    const int client = m_run.addClient(config, place);
    m_configs.insert_or_assign(client, config);
    if (own)
        m_ownClients.insert(client);
    showPane(client);
}

void DesktopSession::showPane(int client)
{
    const ClientConfig &config = m_configs.at(client);
    PaneModel &pane = m_window.model().addPane(client, config.transport, shownUrl(config), shownDetail(config));
    pane.setForeign(!m_ownClients.contains(client));
}

void DesktopSession::closePane(int client)
{
    m_ownClients.erase(client);
    m_configs.erase(client);
    m_run.removeClient(client);
    m_window.model().removePane(client);
}

} // namespace pushscope
