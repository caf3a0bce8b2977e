// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lab/clientworker.h"
#include "lab/liverun.h"
#include "lab/runconfig.h"
#include "lab/serverworker.h"
#include "server/trafficlog.h"

#include <QThread>

#include <atomic>
#include <functional>

namespace pushscope {

/// The two threads, their workers, and what the run was told. All functions in the thread of
/// the LiveRun; the workers are spoken to by queued calls only.
class LiveRun::Impl
{
public:
    explicit Impl(LiveRun &run);
    ~Impl();
    Impl(const Impl &) = delete;
    Impl &operator=(const Impl &) = delete;

    template <typename Call>
    void onServer(Call call)
    {
        QMetaObject::invokeMethod(
            m_server, [worker = m_server, call] { call(*worker); }, Qt::QueuedConnection);
    }

    template <typename Call>
    void onClients(Call call)
    {
        QMetaObject::invokeMethod(
            m_clients, [worker = m_clients, call] { call(*worker); }, Qt::QueuedConnection);
    }

    void requestSnapshot();
    void requestReport();
    void requestViewers();
    void requestWire(quint64 after);
    void requestMoment(int number, const std::vector<ClientGroup> &groups);
    void requestPending();
    void requestLedger();
    void removeAll();
    /// Once removeAll() has been carried out: else what a server publishes at once would be forgotten with the rest.
    void whenRemoved(std::function<void()> call);
    void dropWaiting() { m_whenRemoved = {}; }
    void tellOwnServer();
    /// A paused server takes no calls: before one that must not wait.
    void wakeServer() { m_server->resumeAll(); }
    std::optional<Error> record(const QString &file);
    void stopRecording();

    RunConfig config;
    QUrl url; ///< of the server while it listens
    int nextClient = 1;
    const std::shared_ptr<TrafficLog> traffic{std::make_shared<TrafficLog>(m_clock)};

private:
    void forwardSignals();
    void forwardServerFaults();
    void reply(auto &&call);

    LiveRun &m_run;
    SteadyClock m_clock;
    std::atomic<quint64> m_published = 0;
    PublishedLog m_log;
    QThread m_serverThread;
    QThread m_clientThread;
    ServerWorker *m_server; ///< belongs to its thread, which deletes it at its end
    ClientWorker *m_clients;
    int m_removals = 0; ///< under way
    std::function<void()> m_whenRemoved;
    bool m_snapshotPending = false;
    bool m_statsPending = false;
    bool m_viewersPending = false;
    bool m_wirePending = false;
    bool m_reportPending = false;
    bool m_deliveriesPending = false;
    bool m_ledgerPending = false;
};

} // namespace pushscope
