// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/sharesession.h"

#include "share/sharepanel.h"
#include "share/sharetoken.h"

#include <QHostAddress>

#include <utility>

namespace pushscope {

namespace {

using namespace std::chrono_literals;

constexpr auto lookInterval = 500ms;

Viewer viewerOf(const ViewerInfo &info)
{
    return {.id = static_cast<quint64>(info.session),
            .transport = info.transport,
            .address = info.peer,
            .program = info.userAgent,
            .connectedFor = info.connected,
            .roundTrip = info.roundTrip,
            .delivered = info.delivered,
            .queueBytes = info.queueBytes};
}

} // namespace

ShareSession::ShareSession(LiveRun &run, MainWindow &window, Addresses addresses, bool reachable, QObject *parent)
    : QObject{parent}, m_run{run}, m_window{window}, m_panel{window.sharePanel()},
      m_addresses{std::move(addresses)}, m_look{this}, m_reachable{reachable}
{
    connect(&m_panel, &SharePanel::addressesWanted, this, &ShareSession::showAddresses);
    connect(&m_panel, &SharePanel::shareRequested, this, &ShareSession::share);
    connect(&m_panel, &SharePanel::unshareRequested, this, &ShareSession::unshare);
    connect(&m_panel, &SharePanel::newTokenRequested, this, [this] { share(m_address); });
    connect(&m_panel, &SharePanel::kickRequested, this, [this](quint64 viewer) {
        m_window.model().noteKicked(viewer);
        m_run.kick(static_cast<SessionId>(viewer));
    });
    connect(&m_run, &LiveRun::listening, this, &ShareSession::serverListens);
    connect(&m_run, &LiveRun::serverStopped, this, &ShareSession::serverStopped);
    connect(&m_run, &LiveRun::shared, this, &ShareSession::showShared);
    connect(&m_run, &LiveRun::shareFailed, this, [this](const Error &error) { ended(error.message); });
    connect(&m_run, &LiveRun::viewersReady, this, &ShareSession::showViewers);
    m_look.callOnTimeout(&m_run, &LiveRun::requestViewers);
    m_panel.setServer(false, false);
}

void ShareSession::shareAtStart(const QString &address)
{
    m_atStart = address;
}

void ShareSession::showAddresses()
{
    m_panel.setAddresses(m_addresses());
}

void ShareSession::serverListens()
{
    m_panel.setServer(true, m_reachable);
    if (!m_atStart)
        return;
    const QString wanted = *std::exchange(m_atStart, std::nullopt);
    showAddresses();
    const ShareAddresses known = m_addresses();
    if (wanted.isEmpty() && known.isEmpty())
        ended(tr("this computer has no address at which it could be shared"));
    else {
        share(wanted.isEmpty() ? known.constFirst().address : wanted);
        m_tellsToken = !m_address.isEmpty();
    }
}

void ShareSession::serverStopped()
{
    m_panel.setServer(false, false);
    ended({});
}

/// Each time with a token of its own: who had the last one is not let in again.
void ShareSession::share(const QString &address)
{
    const QHostAddress where{address};
    if (where.isNull()) {
        ended(tr("%1 is no address").arg(address));
        return;
    }
    m_address = address;
    m_token = makeShareToken();
    m_run.share({.address = where, .token = m_token});
}

void ShareSession::unshare()
{
    m_run.unshare();
    ended({});
}

void ShareSession::ended(const QString &problem)
{
    m_look.stop();
    m_address.clear();
    m_token.clear();
    m_tellsToken = false;
    m_panel.setNotShared();
    m_window.model().setGuests({}, SteadyClock{}.now());
    m_window.showShared({});
    if (!problem.isEmpty()) {
        m_panel.setProblem(tr("It could not be shared: %1.").arg(problem));
        Q_EMIT failed(problem);
    }
}

void ShareSession::showShared(const QUrl &url)
{
    if (m_address.isEmpty())
        return; // it was ended meanwhile
    QUrl whole = url;
    whole.setPath(QStringLiteral("/"));
    whole.setQuery(QStringLiteral("token=") + QString::fromLatin1(m_token));
    m_panel.setShared(whole, url.scheme() == QStringLiteral("https"));
    m_window.showShared(static_cast<int>(m_panel.viewers().browsers()));
    m_look.start(lookInterval);
    Q_EMIT shared(std::exchange(m_tellsToken, false) ? whole : whole.adjusted(QUrl::RemoveQuery));
}

void ShareSession::showViewers(const ViewerList &list)
{
    if (!m_panel.isShared())
        return;
    Viewers guests;
    for (const ViewerInfo &info : list.viewers) {
        if (info.guest)
            guests.push_back(viewerOf(info));
    }
    m_window.model().setGuests(guests, SteadyClock{}.now());
    m_panel.setViewers(guests, static_cast<std::size_t>(list.guests));
    m_window.showShared(static_cast<int>(m_panel.viewers().browsers()));
}

} // namespace pushscope
