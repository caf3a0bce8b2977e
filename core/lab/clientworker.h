// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/transportclient.h"
#include "lab/clientrecorder.h"
#include "lab/looplag.h"
#include "lab/recordinglistener.h"
#include "link/faultset.h"
#include "link/link.h"

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
    /// Whether clients added from now on have a link between them and their server.
    void setLinked(bool linked) { m_linked = linked; }
    void add(int client, const ClientConfig &config);
    void remove(int client);
    void stop(int client);
    void start(int client);
    void clear();
    /// Whose events the clients are offered: of the feed's `channel`, by the server of this run.
    void setOwnServer(const QUrl &url, const QByteArray &channel);

    void armFault(int fault, const Fault &what);
    void removeFault(int fault);
    void clearFaults();
    /// From now on, in place of a former one; nothing: no longer.
    void record(const std::shared_ptr<RecordingWriter> &recording);

    void flushRecording();

    [[nodiscard]] SnapshotPtr snapshot();
    [[nodiscard]] WireBatchPtr wire(quint64 after) const;
    [[nodiscard]] std::vector<ClientFigures> figures() const;
    [[nodiscard]] std::vector<FaultBand> faultBands() const { return m_faults.bands(); }
    [[nodiscard]] LatencyHistogram loopLag() const { return m_lag.histogram(); }
    void finish();

    /// Chunks that are handed on at once; a view that is far behind catches up over several frames.
    static constexpr std::size_t mostChunksAtOnce = 4'000;

Q_SIGNALS:
    /// A fault that is made at the server begins or ends.
    void serverFaultBegan(int fault, const pushscope::Fault &what);
    void serverFaultEnded(int fault, const pushscope::Fault &what);

private:
    /// The client last: it may speak to the recorder and its link while it goes.
    struct Entry
    {
        Entry(int id, ClientConfig settings, const std::atomic<quint64> &published)
            : config{std::move(settings)}, recorder{id, config.transport, config.url, published}, listener{id, recorder}
        {
        }

        ClientConfig config;
        ClientRecorder recorder;
        RecordingListener listener;
        std::unique_ptr<Link> link;
        std::unique_ptr<TransportClient> client;
    };

    /// How much the feed had published at some time.
    struct Published
    {
        Instant at;
        quint64 events = 0;
    };

    void connectFaults();
    void recordPresent(RecordingWriter &recording) const;
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
    FaultSet m_faults;
    WireCapture m_capture;
    std::shared_ptr<RecordingWriter> m_recording;
    bool m_linked = true;
    std::deque<Published> m_history;
    QUrl m_serverUrl;
    QByteArray m_channel;
    std::map<int, std::unique_ptr<Entry>> m_clients;
};

} // namespace pushscope
