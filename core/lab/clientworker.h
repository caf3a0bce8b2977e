// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lab/clientseat.h"
#include "lab/clientsociety.h"
#include "lab/looplag.h"
#include "lab/outages.h"
#include "link/faultset.h"

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
    /// All must outlive the worker; `log` tells what the server of this run has published.
    ClientWorker(const Clock &clock, const std::atomic<quint64> &published, PublishedLog &log);
    ~ClientWorker() override;

    void begin();
    /// Whether clients added from now on have a link between them and their server.
    void setLinked(bool linked) { m_linked = linked; }
    void add(int client, const ClientConfig &config, const ClientPlace &place = {});
    void remove(int client);
    void stop(int client);
    void start(int client);
    void clear();
    /// As new: no client, no fault, nothing measured.
    void reset();
    /// Whose events the clients are offered: of the feed's `channel`, by the server of this run.
    void setOwnServer(const QUrl &url, const QByteArray &channel);
    /// Servers that are alike, for linked clients that are added from now on.
    void setNodes(const std::vector<QUrl> &urls) { m_nodes = urls; }
    void noteCluster(const ClusterState &state) { m_outages.apply(state, m_clock.now()); }

    void armFault(int fault, const Fault &what);
    void removeFault(int fault);
    void clearFaults();
    /// From now on, in place of a former one; nothing: no longer.
    void record(const std::shared_ptr<RecordingWriter> &recording);

    void flushRecording();

    [[nodiscard]] SnapshotPtr snapshot();
    [[nodiscard]] WireBatchPtr wire(quint64 after) const;
    [[nodiscard]] std::vector<ClientFigures> figures() const;
    [[nodiscard]] std::vector<FaultBand> faultBands() const; ///< and outages
    [[nodiscard]] RunMoment moment(const std::vector<ClientGroup> &groups);
    [[nodiscard]] ClientSociety &society() { return m_society; }
    [[nodiscard]] LatencyHistogram loopLag() const { return m_lag.histogram(); }
    void finish();

    /// Chunks that are handed on at once; a view that is far behind catches up over several frames.
    static constexpr std::size_t mostChunksAtOnce = 4'000;

Q_SIGNALS:
    /// A fault that is made at the server begins or ends.
    void serverFaultBegan(int fault, const pushscope::Fault &what);
    void serverFaultEnded(int fault, const pushscope::Fault &what);

private:
    /// How much the feed had published at some time.
    struct Published
    {
        Instant at;
        quint64 events = 0;
    };

    void connectFaults();
    void recordPresent(RecordingWriter &recording) const;
    [[nodiscard]] ClientSeat *find(int client);
    void notePublished(Instant now);
    [[nodiscard]] bool isOfOwnServer(const ClientConfig &config) const;
    [[nodiscard]] bool followsOwnServer(const ClientConfig &config) const;
    /// In the present stretch, without what may still be under way; nothing if that is not known.
    [[nodiscard]] std::optional<Offered> offered(const ClientSeat &seat, Instant now) const;
    void addOffered(ClientFigures &figures, const ClientSeat &seat, Instant now) const;

    const Clock &m_clock;
    const std::atomic<quint64> &m_published;
    LoopLag m_lag;
    FaultSet m_faults;
    WireCapture m_capture;
    std::shared_ptr<RecordingWriter> m_recording;
    bool m_linked = true;
    std::deque<Published> m_history;
    std::vector<QUrl> m_nodes;
    Outages m_outages;
    QUrl m_serverUrl;
    QByteArray m_channel;
    ClientSociety m_society;
    ClientSociety::Seats m_clients;
};

} // namespace pushscope
