// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/clientworker.h"

#include "link/faultdraw.h"
#include "message/channelname.h"

#include <QHostAddress>
#include <QThread>

#include <algorithm>

namespace pushscope {

namespace {

using namespace std::chrono_literals;

/// An event younger than this may still be on its way.
constexpr auto deliveryGrace = 1s;
/// Long enough for the grace of the slowest short poll that is judged.
constexpr std::size_t mostPublishedNotes = 600;
/// What was due so shortly before a client was told to go may have been on its way.
constexpr auto underWay = 200ms;
constexpr auto usualLateAfter = 1s;
constexpr double lagPercentile = 0.99;

/// How long an event may wait for the client to ask.
std::chrono::milliseconds waitOf(const ClientConfig &config)
{
    return config.transport == Transport::ShortPoll ? config.pollInterval : 0ms;
}

bool isLoopback(const QString &host)
{
    return host == QLatin1String("localhost") || QHostAddress{host}.isLoopback();
}

} // namespace

ClientWorker::ClientWorker(const Clock &clock, const std::atomic<quint64> &published, PublishedLog &log)
    : m_clock{clock}, m_published{published}, m_lag{clock, this}, m_faults{clock, this}, m_society{log}
{
    connect(&m_lag, &LoopLag::ticked, this, &ClientWorker::notePublished);
    connectFaults();
}

ClientWorker::~ClientWorker() = default;

void ClientWorker::begin()
{
    m_lag.start();
}

void ClientWorker::notePublished(Instant now)
{
    flushRecording();
    m_society.deliveries().drain();
    m_history.push_back({now, m_published.load(std::memory_order_relaxed)});
    if (m_history.size() > mostPublishedNotes) {
        m_history.pop_front();
    }
}

ClientSeat *ClientWorker::find(int client)
{
    const auto found = m_clients.find(client);
    return found == m_clients.end() ? nullptr : found->second.get();
}

void ClientWorker::connectFaults()
{
    connect(&m_faults, &FaultSet::began, this, [this](int fault, const Fault &what) {
        if (m_recording) {
            m_recording->fault(m_clock.now(), fault, what, true);
        }
        if (isServerFault(what.kind) && drawsHit(what, {})) {
            m_faults.noteHit(fault);
            Q_EMIT serverFaultBegan(fault, what);
        }
    });
    connect(&m_faults, &FaultSet::ended, this, [this](int fault, const Fault &what) {
        if (m_recording) {
            m_recording->fault(m_clock.now(), fault, what, false);
        }
        if (isServerFault(what.kind)) {
            Q_EMIT serverFaultEnded(fault, what);
        }
    });
}

void ClientWorker::armFault(int fault, const Fault &what)
{
    m_faults.arm(fault, what);
}

void ClientWorker::removeFault(int fault)
{
    m_faults.remove(fault);
}

void ClientWorker::clearFaults()
{
    m_faults.clear();
}

void ClientWorker::record(const std::shared_ptr<RecordingWriter> &recording)
{
    if (m_recording) {
        m_recording->close();
    }
    m_recording = recording;
    for (const auto &[number, seat] : m_clients) {
        if (recording) {
            recording->client(number, seat->config.transport, seat->config.url);
        }
    }
    m_capture.setListener(recording ? [recording](const WireChunk &chunk) { recording->chunk(chunk); }
                                    : std::function<void(const WireChunk &)>{});
    for (const auto &[number, seat] : m_clients) {
        seat->listener.record(recording);
    }
    if (recording) {
        recordPresent(*recording);
    }
}

/// What a recording that begins in the middle has to know first.
void ClientWorker::recordPresent(RecordingWriter &recording) const
{
    const Instant now = m_clock.now();
    for (const FaultBand &band : m_faults.bands()) {
        if (const auto fault = Fault::parse(band.text); band.active && fault) {
            recording.fault(now, band.id, *fault, true);
        }
    }
    for (const auto &[number, seat] : m_clients) {
        recording.item({now, number,
                        TimelineMark{.kind = TimelineMark::Kind::State,
                                     .at = now,
                                     .state = seat->recorder.state(),
                                     .delay = {},
                                     .cause = {}}});
    }
}

void ClientWorker::flushRecording()
{
    if (m_recording) {
        m_recording->flush();
    }
}

WireBatchPtr ClientWorker::wire(quint64 after) const
{
    return std::make_shared<const WireBatch>(m_capture.after(after, mostChunksAtOnce));
}

void ClientWorker::add(int client, const ClientConfig &config, const ClientPlace &place)
{
    auto seat = std::make_unique<ClientSeat>(client, config, place, m_published);
    if (m_linked) {
        for (const QByteArray &secret : secretsOf(config)) {
            m_capture.hide(secret);
        }
        seat->link = std::make_unique<Link>(client, config.transport, m_clock, m_faults, &m_capture);
        if (m_nodes.size() > 1) {
            seat->nodes = std::make_unique<NodeRoute>(*seat->link, m_nodes, place.node);
        }
    }
    if (m_recording) {
        m_recording->client(client, config.transport, config.url);
        seat->listener.record(m_recording);
    }
    m_society.join(*seat, config.channels.isEmpty() ? QByteArrayList{QByteArray{defaultChannel}} : config.channels);
    seat->row->setFollowed(isOfOwnServer(config));
    m_clients.emplace(client, std::move(seat));
    if (place.connected) {
        start(client);
    }
}

void ClientWorker::start(int client)
{
    ClientSeat *seat = find(client);
    if (!seat || (seat->client && !seat->hasEnded())) {
        return;
    }
    if (seat->client) {
        seat->recorder.clientGone(seat->ledger());
    }
    seat->client = makeTransportClient(seat->config, m_clock, seat->listener, seat->route());
    seat->listener.setLedger(&seat->client->ledger());
    seat->client->start();
}

void ClientWorker::stop(int client)
{
    if (ClientSeat *seat = find(client); seat && seat->client) {
        const Instant now = m_clock.now();
        seat->row->told(now, underWay + waitOf(seat->config));
        seat->recorder.stop(now, offered(*seat, now));
        seat->client->stop();
    }
}

void ClientWorker::remove(int client)
{
    if (m_clients.erase(client) > 0) {
        m_society.leave(client); // after the client, which may speak to its row until it is gone
    }
}

void ClientWorker::clear()
{
    const Instant now = m_clock.now();
    for (const auto &[number, seat] : m_clients) {
        seat->recorder.clear(now, seat->ledger());
    }
    m_society.clear();
    m_lag.clear();
    m_capture.clear();
}

void ClientWorker::reset()
{
    m_clients.clear();
    m_faults.reset();
    m_nodes.clear();
    m_outages.clear();
    clear();
    m_society.reset();
    m_society.deliveries().setLateAfter(usualLateAfter);
}

RunMoment ClientWorker::moment(const std::vector<ClientGroup> &groups)
{
    RunMoment moment = m_society.moment(groups, m_clients, m_clock.now());
    moment.loopLag = m_lag.histogram().percentile(lagPercentile);
    return moment;
}

void ClientWorker::setOwnServer(const QUrl &url, const QByteArray &channel)
{
    m_serverUrl = url;
    m_channel = channel;
    for (const auto &[number, seat] : m_clients) {
        seat->row->setFollowed(isOfOwnServer(seat->config));
    }
}

SnapshotPtr ClientWorker::snapshot()
{
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->at = m_clock.now();
    snapshot->clientLoopLag = m_lag.takeWorst();
    snapshot->faults = faultBands();
    snapshot->clients.reserve(m_clients.size());
    for (const auto &[number, seat] : m_clients) {
        ClientSnapshot &client = snapshot->clients.emplace_back(seat->recorder.take(snapshot->at, seat->ledger()));
        client.node = seat->nodes ? seat->nodes->reached() : client.node;
    }
    return snapshot;
}

std::vector<FaultBand> ClientWorker::faultBands() const
{
    std::vector<FaultBand> bands = m_faults.bands();
    bands.insert(bands.end(), m_outages.bands().begin(), m_outages.bands().end());
    return bands;
}

std::vector<ClientFigures> ClientWorker::figures() const
{
    std::vector<ClientFigures> all;
    const Instant now = m_clock.now();
    for (const auto &[number, seat] : m_clients) {
        ClientFigures figures = seat->recorder.figures(now, seat->ledger());
        figures.client = number;
        addOffered(figures, *seat, now);
        all.push_back(std::move(figures));
    }
    return all;
}

/// And what it receives has ids.
bool ClientWorker::isOfOwnServer(const ClientConfig &config) const
{
    const bool sameHost =
        config.url.host() == m_serverUrl.host() || (isLoopback(config.url.host()) && isLoopback(m_serverUrl.host()));
    const bool hasIds = !config.raw || config.transport == Transport::Sse;
    return m_serverUrl.isValid() && sameHost && config.url.port() == m_serverUrl.port() && hasIds;
}

bool ClientWorker::followsOwnServer(const ClientConfig &config) const
{
    if (!isOfOwnServer(config) || config.url.hasQuery()) {
        return false;
    }
    return config.channels.isEmpty() ? m_channel == defaultChannel : config.channels.contains(m_channel);
}

std::optional<Offered> ClientWorker::offered(const ClientSeat &seat, Instant now) const
{
    const auto opened = seat.recorder.openedAt();
    if (!opened || !followsOwnServer(seat.config)) {
        return {};
    }
    const Instant until = now - deliveryGrace - waitOf(seat.config);
    const auto note = std::ranges::find_if(m_history.rbegin(), m_history.rend(),
                                           [until](const Published &published) { return published.at <= until; });
    if (note == m_history.rend() || note->at <= *opened || note->events < seat.recorder.publishedBefore()) {
        return {};
    }
    return Offered{note->events - seat.recorder.publishedBefore(),
                   std::chrono::duration_cast<std::chrono::microseconds>(note->at - *opened)};
}

void ClientWorker::addOffered(ClientFigures &figures, const ClientSeat &seat, Instant now) const
{
    for (const auto &stretch : {seat.recorder.offeredEarlier(), offered(seat, now)}) {
        if (stretch) {
            figures.offered = figures.offered.value_or(0) + stretch->events;
            figures.offeredOver += stretch->over;
        }
    }
}

void ClientWorker::finish()
{
    m_clients.clear();
    if (m_recording) {
        m_recording->close();
    }
    thread()->quit();
}

} // namespace pushscope
