// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/transportclient.h"
#include "lab/clientrecorder.h"
#include "lab/looplag.h"

#include <QObject>

#include <deque>
#include <map>
#include <memory>

namespace pushscope {

/// The clients of a run. Made in the caller's thread, then moved to that of the clients, where all
/// functions are called and everything it holds is destroyed (finish()).
class ClientWorker final : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive the worker.
    ClientWorker(const Clock &clock, const std::atomic<quint64> &published);
    ~ClientWorker() override;

    void begin();
    void add(int client, const ClientConfig &config);
    void remove(int client);
    void stop(int client);
    void start(int client);
    void clear();
    /// Whose events the clients are offered: of the feed's `channel`, by the server of this run.
    void setOwnServer(const QUrl &url, const QByteArray &channel);

    [[nodiscard]] SnapshotPtr snapshot();
    [[nodiscard]] std::vector<ClientFigures> figures() const;
    [[nodiscard]] LatencyHistogram loopLag() const { return m_lag.histogram(); }
    void finish();

private:
    /// The client last: it may speak to the recorder while it goes.
    struct Entry
    {
        Entry(int number, ClientConfig settings, const std::atomic<quint64> &published)
            : config{std::move(settings)}, recorder{number, config.transport, config.url, published}
        {
        }

        ClientConfig config;
        ClientRecorder recorder;
        std::unique_ptr<TransportClient> client;
    };

    /// How much the feed had published at some time.
    struct Published
    {
        Instant at;
        quint64 events = 0;
    };

    [[nodiscard]] static DeliveryLedger::Counts ledgerOf(const Entry &entry);
    [[nodiscard]] Entry *find(int client);
    void notePublished(Instant now);
    [[nodiscard]] bool followsOwnServer(const ClientConfig &config) const;
    /// In the present stretch, without what may still be under way; nothing if that is not known.
    [[nodiscard]] std::optional<Offered> offered(const Entry &entry, Instant now) const;
    void addOffered(ClientFigures &figures, const Entry &entry, Instant now) const;

    const Clock &m_clock;
    const std::atomic<quint64> &m_published;
    LoopLag m_lag;
    std::deque<Published> m_history;
    QUrl m_serverUrl;
    QByteArray m_channel;
    std::map<int, std::unique_ptr<Entry>> m_clients;
};

} // namespace pushscope
