// SPDX-License-Identifier: GPL-3.0-or-later
#include "load/clientpool.h"

#include "loadmodel/loadtexts.h"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstring>

namespace pushscope {

namespace {

constexpr std::size_t readSize = 64 * 1024;
constexpr std::size_t largestRest = 64 * 1024 * 1024;
constexpr std::size_t usualRest = 4096; ///< more is given back when it is not needed
constexpr quint32 endEvents = EPOLLRDHUP | EPOLLHUP | EPOLLERR;

bool isPoll(const LoadClient &client)
{
    return client.transport == Transport::LongPoll || client.transport == Transport::ShortPoll;
}

LoadFailure failureOf(int error)
{
    return loadFailure([error] { return systemReason(error); });
}

} // namespace

ClientPool::ClientPool(const LoadConfig &config, const LoadTargets &targets, const LoadAddress &address,
                       const LoadStampFormat &format, Poller &poller, const Clock &clock)
    : m_targets{targets}, m_address{address}, m_format{format}, m_poller{poller}, m_clock{clock},
      m_interval{config.pollInterval}, m_buffer(readSize)
{
    const auto each = static_cast<std::size_t>(config.clients);
    m_clients.resize(each * config.transports.size());
    for (std::size_t i = 0; i < m_clients.size(); ++i) {
        // Transports take turns, so that none has the first or the last places.
        m_clients[i].transport = config.transports[i % config.transports.size()];
        m_clients[i].number = static_cast<quint32>(i);
    }
    for (const Transport transport : config.transports) {
        m_tallies[transport].load.clients = config.clients;
    }
    m_unsettled = static_cast<int>(m_clients.size());
}

int ClientPool::live() const
{
    int count = 0;
    for (const auto &[transport, tally] : m_tallies) {
        count += tally.connectedNow;
    }
    return count;
}

void ClientPool::stamp(LoadClient &client, const LoadStamp &stamp, Instant now)
{
    const bool isNew =
        tallyOf(client).take(client.sequence, stamp, toMicroseconds(now), toMicroseconds(client.began), m_window);
    if (!isNew) {
        return;
    }
    if (stamp.sequence > m_newest) {
        m_newest = stamp.sequence;
        m_newestArrivals = 0;
    }
    m_newestArrivals += stamp.sequence == m_newest ? 1 : 0;
}

void ClientPool::tick(Instant now)
{
    m_now = now;
    connectNext(now);
    while (!m_polls.empty() && m_polls.top().at <= now) {
        LoadClient &client = m_clients[m_polls.top().client];
        m_polls.pop();
        if (client.socket.valid()) {
            poll(client);
        } else {
            startConnect(client, now);
        }
    }
    while (!m_retries.empty() && m_retries.front().at <= now) {
        LoadClient &client = m_clients[m_retries.front().client];
        m_retries.pop_front();
        startConnect(client, now);
    }
    giveUpOnHanging(now);
}

void ClientPool::connectNext(Instant now)
{
    while (m_nextToConnect < m_clients.size() && m_connecting < mostConnecting) {
        startConnect(m_clients[m_nextToConnect++], now);
    }
}

void ClientPool::startConnect(LoadClient &client, Instant now)
{
    if (!client.everOpen) {
        client.began = now;
    }
    client.attempt = now;
    client.rest.clear();
    client.unsent.clear();
    client.requestOut = false;
    client.state = LoadClient::State::Connecting;
    ++m_connecting;
    m_hanging.push_back({now + connectTimeout, client.number});
    Connecting attempt = beginConnect(m_address, client.number);
    client.socket = std::move(attempt.socket);
    if (!client.socket.valid() || !m_poller.add(client.socket.get(), client.number)) {
        ended(client, failureOf(attempt.error != 0 ? attempt.error : errno), false);
    }
}

void ClientPool::giveUpOnHanging(Instant now)
{
    while (!m_hanging.empty() && m_hanging.front().at <= now) {
        LoadClient &client = m_clients[m_hanging.front().client];
        m_hanging.pop_front();
        const bool hangs =
            client.state == LoadClient::State::Connecting || client.state == LoadClient::State::Handshake;
        // One that was begun again later has an entry of its own.
        if (hangs && client.attempt + connectTimeout <= now) {
            ended(client, loadFailure([] { return LoadText::tr("no answer in %1 s").arg(connectTimeout.count()); }),
                  false);
        }
    }
}

Instant ClientPool::ready(quint64 key, quint32 events)
{
    LoadClient &client = m_clients[static_cast<std::size_t>(key)];
    if (!client.socket.valid()) {
        return m_now;
    }
    if (client.state == LoadClient::State::Connecting) {
        if ((events & (EPOLLOUT | endEvents)) == 0) {
            return m_now;
        }
        m_now = m_clock.now();
        if (const int error = connectError(client.socket.get()); error != 0) {
            ended(client, failureOf(error), false);
            return m_now;
        }
        connected(client, m_now);
    } else if ((events & EPOLLOUT) != 0 && !client.unsent.empty()) {
        flush(client);
    }
    if ((events & (EPOLLIN | endEvents)) != 0 && client.socket.valid()) {
        readAll(client, (events & endEvents) != 0);
    }
    return m_now;
}

void ClientPool::connected(LoadClient &client, Instant now)
{
    client.state = LoadClient::State::Handshake;
    const LoadTarget &target = m_targets.transports.at(client.transport);
    // A foreign server may hold the first long poll for as long as it likes.
    if (client.transport == Transport::LongPoll && (!target.ours || !client.cursor.empty())) {
        opened(client, now);
    }
    if (isPoll(client) && !client.cursor.empty()) {
        poll(client);
    } else {
        client.requestOut = true;
        send(client, {target.first.constData(), static_cast<std::size_t>(target.first.size())});
    }
}

bool ClientPool::readAll(LoadClient &client, bool mayEnd)
{
    for (;;) {
        const std::size_t old = client.rest.size();
        if (old > largestRest) {
            ended(client,
                  loadFailure([] { return LoadText::tr("one event is larger than %1 bytes").arg(largestRest); }),
                  false);
            return false;
        }
        const std::size_t room = prepareBuffer(client);
        const auto count = ::recv(client.socket.get(), m_buffer.data() + old, room, 0);
        m_now = m_clock.now();
        if (count > 0) {
            const auto got = static_cast<std::size_t>(count);
            tallyOf(client).wireBytes += got;
            if (!take(client, old + got, false, m_now)) {
                return false;
            }
            if (got < room && !mayEnd) {
                return true; // with edge-triggered epoll, a short read has emptied the socket
            }
        } else if (count == 0 || (errno != EAGAIN && errno != EINTR)) {
            const int error = count == 0 ? 0 : errno;
            const LoadFailure why = error == 0
                ? loadFailure([] { return LoadText::tr("the server closed the connection"); })
                : failureOf(error);
            if (old == 0 || take(client, old, true, m_now)) {
                ended(client, why, false);
            }
            return false;
        } else if (errno == EAGAIN) {
            return true;
        }
    }
}

/// What was left of the client's bytes stands at the beginning of the buffer; returns the room behind it.
std::size_t ClientPool::prepareBuffer(const LoadClient &client)
{
    const std::size_t old = client.rest.size();
    if (m_buffer.size() < old + readSize) {
        m_buffer.resize(2 * old + readSize);
    }
    if (old > 0) {
        std::memcpy(m_buffer.data(), client.rest.data(), old);
    }
    return m_buffer.size() - old;
}

bool ClientPool::take(LoadClient &client, std::size_t size, bool ended, Instant now)
{
    const ScanOutcome outcome =
        scanLoad(client, {m_buffer.data(), size}, ended, {m_format, m_targets, tallyOf(client), *this, now});
    if (client.rest.empty() && client.rest.capacity() > usualRest) {
        client.rest = {};
    }
    if (!outcome.reply.empty()) {
        send(client, outcome.reply);
    }
    if (outcome.opened) {
        opened(client, now);
    }
    if (outcome.failed || outcome.closes) {
        client.requestOut = client.requestOut && !outcome.answered;
        this->ended(client, outcome.failure, outcome.closes && isPoll(client));
        return false;
    }
    if (outcome.answered) {
        answered(client, now);
    }
    return client.socket.valid();
}

void ClientPool::opened(LoadClient &client, Instant now)
{
    LoadTally &tally = tallyOf(client);
    client.state = LoadClient::State::Open;
    --m_connecting;
    ++tally.connectedNow;
    if (!client.everOpen) {
        client.everOpen = true;
        --m_unsettled;
        ++tally.load.connected;
        tally.load.connect.record(std::chrono::duration_cast<std::chrono::microseconds>(now - client.began));
    }
    if (client.dropped) {
        client.dropped = false;
        ++tally.load.reconnects;
    }
}

void ClientPool::answered(LoadClient &client, Instant now)
{
    client.requestOut = false;
    if (client.transport == Transport::LongPoll) {
        poll(client);
        return;
    }
    m_polls.push({now + pollWait(client), client.number});
    client.polled = true;
}

/// The first wait is spread over the interval: else all would ask at the same moment, for ever.
std::chrono::nanoseconds ClientPool::pollWait(const LoadClient &client) const
{
    if (client.polled) {
        return m_interval;
    }
    constexpr double goldenRatio = 0.6180339887498949; // its multiples are spread evenly over 0…1
    const double turns = (client.number + 1) * goldenRatio;
    return std::chrono::duration_cast<std::chrono::nanoseconds>(m_interval * (turns - std::floor(turns)));
}

void ClientPool::poll(LoadClient &client)
{
    const LoadTarget &target = m_targets.transports.at(client.transport);
    m_request.assign(target.begin.constData(), static_cast<std::size_t>(target.begin.size()));
    m_request += client.cursor;
    m_request.append(target.end.constData(), static_cast<std::size_t>(target.end.size()));
    client.requestOut = true;
    send(client, m_request);
}

void ClientPool::send(LoadClient &client, std::string_view bytes)
{
    client.unsent.append(bytes);
    flush(client);
}

void ClientPool::flush(LoadClient &client)
{
    while (!client.unsent.empty()) {
        const auto count = ::send(client.socket.get(), client.unsent.data(), client.unsent.size(), MSG_NOSIGNAL);
        if (count > 0) {
            tallyOf(client).wireBytes += static_cast<quint64>(count);
            client.unsent.erase(0, static_cast<std::size_t>(count));
        } else if (count < 0 && errno == EINTR) {
            continue;
        } else {
            return; // goes on when it is writable; an error is seen where it is read
        }
    }
}

void ClientPool::ended(LoadClient &client, const LoadFailure &failure, bool agreed)
{
    LoadTally &tally = tallyOf(client);
    const bool wasOpen = client.state == LoadClient::State::Open;
    // A poll that waits for nothing may lose its connection: the next one makes another.
    const bool idle = isPoll(client) && wasOpen && !client.requestOut;
    client.socket.reset();
    client.state = LoadClient::State::Waiting;
    --(wasOpen ? tally.connectedNow : m_connecting);
    if (agreed) {
        m_polls.push({client.transport == Transport::LongPoll ? m_now : m_now + m_interval, client.number});
        return;
    }
    if (idle) {
        return;
    }
    if (!failure.isEmpty()) {
        tally.load.firstFailure = tally.load.firstFailure.isEmpty() ? failure : tally.load.firstFailure;
        tally.load.lastFailure = failure;
    }
    if (wasOpen && neverWorked(client)) {
        client.everOpen = false;
        --tally.load.connected;
        ++m_unsettled;
    }
    if (!client.everOpen) {
        client.state = LoadClient::State::Failed;
        --m_unsettled;
        ++tally.failed;
        return;
    }
    client.dropped = true;
    m_retries.push_back({m_now + retryDelay, client.number});
}

/// A foreign long poll counts as open before its first answer: if that is a refusal, it never was.
bool ClientPool::neverWorked(const LoadClient &client) const
{
    return client.transport == Transport::LongPoll && !m_targets.transports.at(client.transport).ours
        && client.cursor.empty() && !client.sequence.started();
}

void ClientPool::finish(const Fate &fate)
{
    for (LoadClient &client : m_clients) {
        TransportLoad &load = tallyOf(client).load;
        if (!client.everOpen) {
            load.undecided += client.state == LoadClient::State::Failed ? 0 : 1;
            continue;
        }
        const qint64 underway = client.sequence.missing(fate.underway.first, fate.underway.end);
        load.offered += static_cast<quint64>(m_window.end - m_window.first - underway);
        load.lost += static_cast<quint64>(client.sequence.missing(fate.accepted));
        load.notMadeAgain += client.dropped ? 1 : 0;
    }
}

} // namespace pushscope
