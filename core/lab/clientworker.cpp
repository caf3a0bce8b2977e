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

bool isLoopback(const QString &host)
{
    return host == QLatin1String("localhost") || QHostAddress{host}.isLoopback();
}

} // namespace

ClientWorker::ClientWorker(const Clock &clock, const std::atomic<quint64> &published)
    : m_clock{clock}, m_published{published}, m_lag{clock, this}, m_faults{clock, this}
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
    m_history.push_back({now, m_published.load(std::memory_order_relaxed)});
    if (m_history.size() > mostPublishedNotes) {
        m_history.pop_front();
    }
}

ClientWorker::Entry *ClientWorker::find(int client)
{
    const auto found = m_clients.find(client);
    return found == m_clients.end() ? nullptr : found->second.get();
}

DeliveryLedger::Counts ClientWorker::ledgerOf(const Entry &entry)
{
    return entry.client ? entry.client->ledger().counts() : DeliveryLedger::Counts{};
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
    for (const auto &[number, entry] : m_clients) {
        if (recording) {
            recording->client(number, entry->config.transport, entry->config.url);
        }
    }
    m_capture.setListener(recording ? [recording](const WireChunk &chunk) { recording->chunk(chunk); }
                                    : std::function<void(const WireChunk &)>{});
    for (const auto &[number, entry] : m_clients) {
        entry->listener.record(recording);
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
    for (const auto &[number, entry] : m_clients) {
        recording.item({now, number,
                        TimelineMark{.kind = TimelineMark::Kind::State,
                                     .at = now,
                                     .state = entry->recorder.state(),
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

void ClientWorker::add(int client, const ClientConfig &config)
{
    auto entry = std::make_unique<Entry>(client, config, m_published);
    if (m_linked) {
        for (const QByteArray &secret : secretsOf(config)) {
            m_capture.hide(secret);
        }
        entry->link = std::make_unique<Link>(client, config.transport, m_clock, m_faults, &m_capture);
    }
    if (m_recording) {
        m_recording->client(client, config.transport, config.url);
        entry->listener.record(m_recording);
    }
    m_clients.emplace(client, std::move(entry));
    start(client);
}

void ClientWorker::start(int client)
{
    Entry *entry = find(client);
    if (!entry) {
        return;
    }
    const bool ended = entry->client
        && (entry->client->state() == ClientState::Closed || entry->client->state() == ClientState::Failed);
    if (entry->client && !ended) {
        return;
    }
    if (entry->client) {
        entry->recorder.clientGone(ledgerOf(*entry));
    }
    entry->client = makeTransportClient(entry->config, m_clock, entry->listener, entry->link.get());
    entry->listener.setLedger(&entry->client->ledger());
    entry->client->start();
}

void ClientWorker::stop(int client)
{
    if (Entry *entry = find(client); entry && entry->client) {
        const Instant now = m_clock.now();
        entry->recorder.stop(now, offered(*entry, now));
        entry->client->stop();
    }
}

void ClientWorker::remove(int client)
{
    m_clients.erase(client);
}

void ClientWorker::clear()
{
    const Instant now = m_clock.now();
    for (const auto &[number, entry] : m_clients) {
        entry->recorder.clear(now, ledgerOf(*entry));
    }
    m_lag.clear();
    m_capture.clear();
}

void ClientWorker::setOwnServer(const QUrl &url, const QByteArray &channel)
{
    m_serverUrl = url;
    m_channel = channel;
}

SnapshotPtr ClientWorker::snapshot()
{
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->at = m_clock.now();
    snapshot->clientLoopLag = m_lag.takeWorst();
    snapshot->faults = m_faults.bands();
    snapshot->clients.reserve(m_clients.size());
    for (const auto &[number, entry] : m_clients) {
        snapshot->clients.push_back(entry->recorder.take(snapshot->at, ledgerOf(*entry)));
    }
    return snapshot;
}

std::vector<ClientFigures> ClientWorker::figures() const
{
    std::vector<ClientFigures> all;
    const Instant now = m_clock.now();
    for (const auto &[number, entry] : m_clients) {
        ClientFigures figures = entry->recorder.figures(now, ledgerOf(*entry));
        addOffered(figures, *entry, now);
        all.push_back(std::move(figures));
    }
    return all;
}

bool ClientWorker::followsOwnServer(const ClientConfig &config) const
{
    const bool sameHost =
        config.url.host() == m_serverUrl.host() || (isLoopback(config.url.host()) && isLoopback(m_serverUrl.host()));
    if (!m_serverUrl.isValid() || !sameHost || config.url.port() != m_serverUrl.port() || config.url.hasQuery()) {
        return false;
    }
    return config.channels.isEmpty() ? m_channel == defaultChannel : config.channels.contains(m_channel);
}

std::optional<Offered> ClientWorker::offered(const Entry &entry, Instant now) const
{
    const auto opened = entry.recorder.openedAt();
    if (!opened || !followsOwnServer(entry.config)) {
        return {};
    }
    const auto wait = entry.config.transport == Transport::ShortPoll ? entry.config.pollInterval : 0ms;
    const Instant until = now - deliveryGrace - wait;
    const auto note = std::ranges::find_if(m_history.rbegin(), m_history.rend(),
                                           [until](const Published &published) { return published.at <= until; });
    if (note == m_history.rend() || note->at <= *opened || note->events < entry.recorder.publishedBefore()) {
        return {};
    }
    return Offered{note->events - entry.recorder.publishedBefore(),
                   std::chrono::duration_cast<std::chrono::microseconds>(note->at - *opened)};
}

void ClientWorker::addOffered(ClientFigures &figures, const Entry &entry, Instant now) const
{
    for (const auto &stretch : {entry.recorder.offeredEarlier(), offered(entry, now)}) {
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
