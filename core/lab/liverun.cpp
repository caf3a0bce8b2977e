// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/liverun.h"

#include "lab/liverunimpl.h"

namespace pushscope {

LiveRun::LiveRun(QObject *parent) : QObject{parent}
{
    qRegisterMetaType<SnapshotPtr>();
    qRegisterMetaType<ServerStats>();
    qRegisterMetaType<Error>();
    qRegisterMetaType<ViewerList>();
    qRegisterMetaType<RunReport>();
    qRegisterMetaType<WireBatchPtr>();
    qRegisterMetaType<Fault>();
    qRegisterMetaType<RunMomentPtr>();
    qRegisterMetaType<ServerMoment>();
    qRegisterMetaType<DeliveryMatrixPtr>();
    qRegisterMetaType<ClusterState>();
    qRegisterMetaType<std::vector<QUrl>>();
    m_impl = std::make_unique<Impl>(*this);
}

LiveRun::~LiveRun() = default;

void LiveRun::startServer(const ServerConfig &config, const FeedSpec &feed, const NodePlan &plan)
{
    m_impl->wakeServer();
    m_impl->config.server = config;
    m_impl->config.feed = feed;
    ServerConfig watched = config;
    watched.traffic = m_impl->traffic;
    m_impl->whenRemoved([impl = m_impl.get(), watched, feed, plan] {
        impl->onServer([watched, feed, plan](ServerWorker &server) { server.start(watched, feed, plan); });
    });
}

void LiveRun::stopNode(int node)
{
    m_impl->onServer([node](ServerWorker &server) { server.stopNode(node); });
}

void LiveRun::startNode(int node)
{
    m_impl->onServer([node](ServerWorker &server) { server.startNode(node); });
}

void LiveRun::stopRedis()
{
    m_impl->onServer([](ServerWorker &server) { server.stopRedis(); });
}

void LiveRun::startRedis(bool keepData)
{
    m_impl->onServer([keepData](ServerWorker &server) { server.startRedis(keepData); });
}

TrafficEntries LiveRun::traffic(quint64 after) const
{
    return m_impl->traffic->after(after);
}

void LiveRun::stopServer()
{
    m_impl->dropWaiting();
    m_impl->wakeServer();
    m_impl->onServer([](ServerWorker &server) { server.stop(); });
}

void LiveRun::setFeed(const FeedSpec &feed)
{
    m_impl->config.feed = feed;
    m_impl->onServer([feed](ServerWorker &server) { server.setFeed(feed); });
    m_impl->tellOwnServer();
}

/// The run's configuration still tells of it.
void LiveRun::stopFeed()
{
    m_impl->onServer([](ServerWorker &server) { server.setFeed(FeedSpec{}); });
}

void LiveRun::setRate(double perSecond)
{
    m_impl->config.feed.rate = perSecond;
    m_impl->onServer([perSecond](ServerWorker &server) { server.setRate(perSecond); });
}

void LiveRun::setPayloadSize(qsizetype bytes)
{
    m_impl->config.feed.payloadSize = bytes;
    m_impl->onServer([bytes](ServerWorker &server) { server.setPayloadSize(bytes); });
}

void LiveRun::setHeartbeat(std::chrono::milliseconds interval)
{
    if (m_impl->config.server) {
        m_impl->config.server->heartbeat = interval;
    }
    m_impl->onServer([interval](ServerWorker &server) { server.setHeartbeat(interval); });
}

void LiveRun::share(const ShareConfig &config)
{
    m_impl->onServer([config](ServerWorker &server) { server.share(config); });
}

void LiveRun::unshare()
{
    m_impl->wakeServer();
    m_impl->onServer([](ServerWorker &server) { server.unshare(); });
}

void LiveRun::requestViewers()
{
    m_impl->requestViewers();
}

void LiveRun::kick(SessionId viewer)
{
    m_impl->onServer([viewer](ServerWorker &server) { server.kick(viewer); });
}

void LiveRun::setLinked(bool linked)
{
    m_impl->onClients([linked](ClientWorker &clients) { clients.setLinked(linked); });
}

void LiveRun::armFault(int fault, const Fault &what)
{
    m_impl->onClients([fault, what](ClientWorker &clients) { clients.armFault(fault, what); });
}

void LiveRun::removeFault(int fault)
{
    m_impl->onClients([fault](ClientWorker &clients) { clients.removeFault(fault); });
}

void LiveRun::clearFaults()
{
    m_impl->onClients([](ClientWorker &clients) { clients.clearFaults(); });
}

std::optional<Error> LiveRun::record(const QString &file)
{
    return m_impl->record(file);
}

void LiveRun::stopRecording()
{
    m_impl->stopRecording();
}

void LiveRun::requestWire(quint64 after)
{
    m_impl->requestWire(after);
}

int LiveRun::addClient(const ClientConfig &config, const ClientPlace &place)
{
    const int client = m_impl->nextClient++;
    m_impl->config.clients.emplace(client, config);
    m_impl->onClients([client, config, place](ClientWorker &clients) { clients.add(client, config, place); });
    return client;
}

void LiveRun::removeAll()
{
    m_impl->removeAll();
}

void LiveRun::publish(const QByteArray &type, const Payload &payload)
{
    m_impl->onServer([channel = m_impl->config.feed.channel, type, payload](ServerWorker &server) {
        server.publish(channel, type, payload);
    });
}

void LiveRun::burst(int events, qsizetype bytes, bool binary)
{
    m_impl->onServer([channel = m_impl->config.feed.channel, events, bytes, binary](ServerWorker &server) {
        server.burst(channel, events, bytes, binary);
    });
}

void LiveRun::setLateAfter(std::chrono::microseconds latency)
{
    m_impl->onClients([latency](ClientWorker &clients) { clients.society().deliveries().setLateAfter(latency); });
}

void LiveRun::countTexts(const QByteArrayList &texts)
{
    m_impl->onClients([texts](ClientWorker &clients) { clients.society().setTexts(texts); });
}

void LiveRun::requestMoment(int number, const std::vector<ClientGroup> &groups)
{
    m_impl->requestMoment(number, groups);
}

void LiveRun::requestPending()
{
    m_impl->requestPending();
}

void LiveRun::settleDeliveries()
{
    m_impl->onClients([](ClientWorker &clients) { clients.society().deliveries().settle(); });
}

void LiveRun::requestLedger()
{
    m_impl->requestLedger();
}

void LiveRun::removeClient(int client)
{
    m_impl->config.clients.erase(client);
    m_impl->onClients([client](ClientWorker &clients) { clients.remove(client); });
}

void LiveRun::stopClient(int client)
{
    m_impl->onClients([client](ClientWorker &clients) { clients.stop(client); });
}

void LiveRun::startClient(int client)
{
    m_impl->onClients([client](ClientWorker &clients) { clients.start(client); });
}

void LiveRun::clear()
{
    m_impl->onClients([](ClientWorker &clients) { clients.clear(); });
    m_impl->onServer([](ServerWorker &server) { server.clear(); });
}

void LiveRun::requestSnapshot()
{
    m_impl->requestSnapshot();
}

void LiveRun::requestReport()
{
    m_impl->requestReport();
}

} // namespace pushscope
