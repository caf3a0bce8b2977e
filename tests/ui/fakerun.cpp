// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fakerun.h"

#include <cmath>

namespace pushscope {

using std::chrono::microseconds;
using std::chrono::milliseconds;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype payloadBytes = 104;

QUrl urlOf(Transport transport)
{
    switch (transport) {
    case Transport::Sse: return QUrl{QStringLiteral("http://127.0.0.1:8080/events")};
    case Transport::WebSocket: return QUrl{QStringLiteral("ws://127.0.0.1:8080/ws")};
    case Transport::LongPoll: return QUrl{QStringLiteral("http://127.0.0.1:8080/poll?timeout=25")};
    case Transport::ShortPoll: return QUrl{QStringLiteral("http://127.0.0.1:8080/poll?timeout=0")};
    }
    Q_UNREACHABLE();
}

int wireBytes(Transport transport)
{
    switch (transport) {
    case Transport::Sse: return 291;
    case Transport::WebSocket: return 191;
    case Transport::LongPoll: return 548;
    case Transport::ShortPoll: return 214;
    }
    Q_UNREACHABLE();
}

} // namespace

FakeRun::FakeRun(double eventsPerSecond)
    : m_period{std::chrono::nanoseconds{static_cast<qint64>(1e9 / eventsPerSecond)}}, m_now{1h}, m_next{m_now}
{
    int number = 1;
    for (const Transport transport : allTransports) {
        Client client{std::make_unique<Recorder>(number, transport, urlOf(transport)),
                      number++,
                      transport,
                      {},
                      m_now + 3s,
                      m_now + 1s,
                      {}};
        client.recorder->stateChanged(m_now, ClientState::Connecting, 0ms, {});
        client.recorder->stateChanged(m_now + 4ms, ClientState::Open, 0ms, {});
        client.state = ClientState::Open;
        m_clients.push_back(std::move(client));
    }
}

void FakeRun::addPanes(RunModel &model) const
{
    int number = 1;
    for (const Transport transport : allTransports)
        model.addPane(number++, transport, urlOf(transport),
                      transport == Transport::ShortPoll ? QStringLiteral("every 1 s") : QString{});
}

void FakeRun::deliver(Client &client, Instant due, microseconds latency, bool replayed)
{
    client.recorder->delivered(due + latency, latency, payloadBytes, replayed);
    client.recorder->bytesRead(due + latency, wireBytes(client.transport));
    ++client.ledger.events;
    client.recorder->setLedger(client.ledger);
}

void FakeRun::step(Client &client, Instant due)
{
    std::lognormal_distribution<double> noise{0, 0.25};
    std::uniform_real_distribution<double> uniform{0, 1};
    const bool spike = uniform(m_random) < 0.004;
    const double base = client.transport == Transport::WebSocket ? 210
        : client.transport == Transport::LongPoll                ? 620
                                                                 : 240;
    auto latency = microseconds{std::llround(base * noise(m_random) * (spike ? 9 : 1))};
    if (client.transport == Transport::ShortPoll) {
        const Instant poll = client.nextPoll > due ? client.nextPoll : client.nextPoll + 1s;
        latency += std::chrono::duration_cast<microseconds>(poll - due);
    }
    for (const Armed &armed : m_faults) {
        if (armed.band.active && armed.fault.kind == FaultKind::Delay
            && armed.fault.target.meets(client.number, client.transport))
            latency += armed.fault.time;
    }
    deliver(client, due, latency, false);
}

void FakeRun::reconnect(Client &client, Instant at)
{
    client.recorder->stateChanged(at, ClientState::Open, 0ms, {});
    client.state = ClientState::Open;
    int count = 0;
    for (Instant due = m_cutFrom; due < at && client.transport != Transport::ShortPoll; due += m_period)
        deliver(client, due, std::chrono::duration_cast<microseconds>(at - due) + microseconds{40 * ++count}, true);
}

void FakeRun::advance(milliseconds by)
{
    const Instant end = m_now + by;
    for (; m_next < end; m_next += m_period) {
        for (Client &client : m_clients) {
            if (client.state == ClientState::Backoff && m_next >= m_cutTo)
                reconnect(client, m_next);
            if (client.state != ClientState::Open)
                continue;
            if (m_next >= client.nextHeartbeat) {
                client.recorder->mark(m_next, TimelineMark::Kind::Heartbeat);
                client.nextHeartbeat += 6s;
            }
            const bool polls = client.transport == Transport::ShortPoll || client.transport == Transport::LongPoll;
            if (polls && (client.transport == Transport::LongPoll || m_next >= client.nextPoll)) {
                client.recorder->mark(m_next, TimelineMark::Kind::PollCycle);
                client.recorder->bytesWritten(160);
                if (client.transport == Transport::ShortPoll)
                    client.nextPoll += 1s;
            }
            step(client, m_next);
        }
    }
    m_now = end;
    updateFaults();
}

SnapshotPtr FakeRun::take()
{
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->at = m_now;
    snapshot->clientLoopLag = 180us;
    for (Client &client : m_clients)
        snapshot->clients.push_back(client.recorder->take(m_now));
    for (const Armed &armed : m_faults)
        snapshot->faults.push_back(armed.band);
    return snapshot;
}

void FakeRun::cut(milliseconds length)
{
    m_cutFrom = m_now;
    m_cutTo = m_now + length;
    int wait = 900;
    for (Client &client : m_clients) {
        if (client.state != ClientState::Open)
            continue;
        client.recorder->stateChanged(m_now, ClientState::Backoff, milliseconds{wait += 200},
                                      QStringLiteral("The connection was reset by the server"));
        client.state = ClientState::Backoff;
    }
}

void FakeRun::arm(int id, const Fault &fault)
{
    FaultBand band{id, fault.toString(), m_now + fault.from, {}, false, 0};
    if (fault.duration)
        band.to = band.from + *fault.duration;
    else if (infoOf(fault.kind).once)
        band.to = band.from;
    m_faults.push_back({band, fault});
    updateFaults();
}

void FakeRun::updateFaults()
{
    for (auto &[band, fault] : m_faults) {
        band.active = band.from <= m_now && (!band.to || *band.to > m_now);
        if (band.from <= m_now)
            band.hits = 4 + static_cast<quint64>((std::min(m_now, band.to.value_or(m_now)) - band.from) / 1s);
    }
}

void FakeRun::disarm(int id)
{
    for (auto &[band, fault] : m_faults) {
        if (band.id == id && (!band.to || *band.to > m_now))
            band.to = std::max(m_now, band.from);
    }
    updateFaults();
}

void FakeRun::clearFaults()
{
    for (const Armed &armed : m_faults)
        disarm(armed.band.id);
}

void FakeRun::fail(std::size_t client, const QString &cause)
{
    m_clients.at(client).recorder->stateChanged(m_now, ClientState::Failed, 0ms, cause);
    m_clients.at(client).state = ClientState::Failed;
}

} // namespace pushscope
