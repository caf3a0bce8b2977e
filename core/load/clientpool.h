// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "load/loadclient.h"
#include "load/poller.h"
#include "loadmodel/loadconfig.h"

#include <deque>
#include <functional>
#include <map>
#include <queue>
#include <span>
#include <vector>

namespace pushscope {

/// All clients of a load: connects them at a bounded pace, reads, polls, connects again. Linux.
class ClientPool final : private LoadSink
{
public:
    /// Keys of the poller below `config.clients · transports` are the clients'.
    ClientPool(const LoadConfig &config, const LoadTargets &targets, const LoadAddress &address,
               const LoadStampFormat &format, Poller &poller, const Clock &clock);

    /// Opens connections, sends the polls that are due, gives up on those that hang.
    void tick(Instant now);
    /// Something happened at the client of that key; returns the time at which it was read.
    Instant ready(quint64 key, quint32 events);

    /// Every client is open, or was for a while, or has failed.
    [[nodiscard]] bool settled() const { return m_unsettled == 0; }
    void setWindow(const LoadWindow &window) { m_window = window; }
    [[nodiscard]] std::map<Transport, LoadTally> &tallies() { return m_tallies; }
    [[nodiscard]] const std::map<Transport, LoadTally> &tallies() const { return m_tallies; }
    /// Clients that can get an event now.
    [[nodiscard]] int live() const;
    /// How many clients have had this event.
    [[nodiscard]] int arrivedOf(qint64 sequence) const { return sequence == m_newest ? m_newestArrivals : 0; }
    /// What became of the events, for the count of what is lost.
    struct Fate
    {
        std::span<const SequenceRange> accepted; ///< of the window, as far as they should have come by now
        SequenceRange underway; ///< the end of the window: may still have come if the run had not been stopped
    };
    /// Counts what is offered and lost, and the connections that are.
    void finish(const Fate &fate);

    static constexpr int mostConnecting = 256; ///< at a time
    static constexpr std::chrono::seconds connectTimeout{20};
    static constexpr std::chrono::milliseconds retryDelay{200};

private:
    struct Due
    {
        Instant at;
        quint32 client;
        bool operator>(const Due &other) const { return at > other.at; }
    };

    void stamp(LoadClient &client, const LoadStamp &stamp, Instant now) override;
    void connectNext(Instant now);
    void startConnect(LoadClient &client, Instant now);
    void connected(LoadClient &client, Instant now);
    /// False once the socket is gone.
    bool readAll(LoadClient &client, bool mayEnd);
    std::size_t prepareBuffer(const LoadClient &client);
    bool take(LoadClient &client, std::size_t size, bool ended, Instant now);
    void opened(LoadClient &client, Instant now);
    void answered(LoadClient &client, Instant now);
    [[nodiscard]] std::chrono::nanoseconds pollWait(const LoadClient &client) const;
    [[nodiscard]] bool neverWorked(const LoadClient &client) const;
    void poll(LoadClient &client);
    void send(LoadClient &client, std::string_view bytes);
    void flush(LoadClient &client);
    void ended(LoadClient &client, const LoadFailure &failure, bool agreed);
    void giveUpOnHanging(Instant now);
    [[nodiscard]] LoadTally &tallyOf(const LoadClient &client) { return m_tallies.at(client.transport); }

    const LoadTargets &m_targets;
    LoadAddress m_address;
    const LoadStampFormat &m_format;
    Poller &m_poller;
    const Clock &m_clock;
    std::chrono::milliseconds m_interval;
    LoadWindow m_window;
    std::map<Transport, LoadTally> m_tallies;
    std::vector<LoadClient> m_clients;
    std::vector<char> m_buffer;
    std::string m_request;
    std::size_t m_nextToConnect = 0;
    int m_connecting = 0;
    int m_unsettled = 0;
    Instant m_now;
    std::priority_queue<Due, std::vector<Due>, std::greater<>> m_polls;
    std::deque<Due> m_retries; ///< in the order of time, as all wait equally long
    std::deque<Due> m_hanging; ///< when a connection should be open
    qint64 m_newest = -1;
    int m_newestArrivals = 0;
};

} // namespace pushscope
