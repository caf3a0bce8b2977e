// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/liverunimpl.h"

#include "lab/finishthread.h"
#include "platform/serverdispatcher.h"
#include "platform/tlslibrary.h"

#include <QSslSocket>

namespace pushscope {

LiveRun::Impl::Impl(LiveRun &run)
    : m_run{run}, m_server{new ServerWorker{m_clock, m_published, m_log}}, m_clients{new ClientWorker{
                                                                               m_clock, m_published, m_log}}
{
    m_serverThread.setObjectName(QStringLiteral("server"));
    m_clientThread.setObjectName(QStringLiteral("clients"));
    m_server->moveToThread(&m_serverThread);
    m_clients->moveToThread(&m_clientThread);
    connect(&m_serverThread, &QThread::finished, m_server, &QObject::deleteLater);
    connect(&m_clientThread, &QThread::finished, m_clients, &QObject::deleteLater);
    for (const QObject *worker : {static_cast<const QObject *>(m_server), static_cast<const QObject *>(m_clients)}) {
        connect(worker, &QObject::destroyed, leaveTlsLibrary);
    }
    forwardSignals();
    forwardServerFaults();
    if (auto dispatcher = makeServerDispatcher()) {
        m_serverThread.setEventDispatcher(dispatcher.release());
    }
    // Who asks for TLS first takes two locks of Qt's in one order, who asks next in the other: not both at a time.
    static_cast<void>(QSslSocket::supportsSsl());
    m_serverThread.start();
    m_clientThread.start();
    onServer([](ServerWorker &server) { server.begin(); });
    onClients([](ClientWorker &clients) { clients.begin(); });
}

LiveRun::Impl::~Impl()
{
    m_server->refusePauses();
    finishThread(m_clientThread, m_clients); // first, since it calls into the other
    finishThread(m_serverThread, m_server);
}

void LiveRun::Impl::forwardSignals()
{
    connect(m_server, &ServerWorker::nodesListen, &m_run, [this](const std::vector<QUrl> &urls) {
        onClients([urls](ClientWorker &clients) { clients.setNodes(urls); });
    });
    connect(m_server, &ServerWorker::clusterChanged, &m_run, [this](const ClusterState &state) {
        onClients([state](ClientWorker &clients) { clients.noteCluster(state); });
        Q_EMIT m_run.clusterChanged(state);
    });
    connect(m_server, &ServerWorker::nodeFailed, &m_run, &LiveRun::listenFailed);
    connect(m_server, &ServerWorker::listening, &m_run, [this](const QUrl &where) {
        url = where;
        tellOwnServer();
        Q_EMIT m_run.listening(where);
    });
    connect(m_server, &ServerWorker::listenFailed, &m_run, &LiveRun::listenFailed);
    connect(m_server, &ServerWorker::stopped, &m_run, &LiveRun::serverStopped);
    connect(m_server, &ServerWorker::shared, &m_run, &LiveRun::shared);
    connect(m_server, &ServerWorker::shareFailed, &m_run, &LiveRun::shareFailed);
    connect(m_server, &ServerWorker::feedFailed, &m_run, &LiveRun::feedFailed);
    connect(m_server, &ServerWorker::feedFinished, &m_run, &LiveRun::feedFinished);
}

/// A paused server is woken from the clients' thread: its own takes no calls.
void LiveRun::Impl::forwardServerFaults()
{
    connect(m_clients, &ClientWorker::serverFaultBegan, m_server, &ServerWorker::faultBegan);
    connect(
        m_clients, &ClientWorker::serverFaultEnded, m_server, [server = m_server](int fault) { server->resume(fault); },
        Qt::DirectConnection);
    connect(m_clients, &ClientWorker::serverFaultEnded, m_server, &ServerWorker::faultEnded);
}

std::optional<Error> LiveRun::Impl::record(const QString &file)
{
    auto recording = RecordingWriter::open(file);
    if (!recording) {
        return recording.error();
    }
    onClients([this, file, writer = *recording](ClientWorker &clients) {
        writer->setFailed([this, file](const Error &error) {
            reply([this, file, error] { Q_EMIT m_run.recordingFailed(file, error); });
        });
        clients.record(writer);
    });
    return {};
}

void LiveRun::Impl::stopRecording()
{
    onClients([](ClientWorker &clients) { clients.record({}); });
}

void LiveRun::Impl::tellOwnServer()
{
    onClients(
        [where = url, channel = config.feed.channel](ClientWorker &clients) { clients.setOwnServer(where, channel); });
}

/// Calls back in the thread of the LiveRun; dropped if it is gone by then.
void LiveRun::Impl::reply(auto &&call)
{
    QMetaObject::invokeMethod(&m_run, std::forward<decltype(call)>(call), Qt::QueuedConnection);
}

void LiveRun::Impl::requestSnapshot()
{
    if (std::exchange(m_snapshotPending, true)) {
        return;
    }
    if (!std::exchange(m_statsPending, true)) { // a paused server does not answer
        onServer([this](ServerWorker &server) {
            reply([this, stats = server.stats()] {
                m_statsPending = false;
                if (stats) {
                    Q_EMIT m_run.serverStats(*stats);
                }
            });
        });
    }
    onClients([this](ClientWorker &clients) {
        reply([this, snapshot = clients.snapshot()] {
            m_snapshotPending = false;
            Q_EMIT m_run.snapshotReady(snapshot);
        });
    });
}

void LiveRun::Impl::requestViewers()
{
    if (std::exchange(m_viewersPending, true)) {
        return;
    }
    onServer([this](ServerWorker &server) {
        reply([this, viewers = server.viewers()] {
            m_viewersPending = false;
            Q_EMIT m_run.viewersReady(viewers);
        });
    });
}

void LiveRun::Impl::requestWire(quint64 after)
{
    if (std::exchange(m_wirePending, true)) {
        return;
    }
    onClients([this, after](ClientWorker &clients) {
        reply([this, batch = clients.wire(after)] {
            m_wirePending = false;
            Q_EMIT m_run.wireReady(batch);
        });
    });
}

void LiveRun::Impl::requestMoment(int number, const std::vector<ClientGroup> &groups)
{
    onServer([this, number](ServerWorker &server) {
        reply([this, number, moment = server.moment()] { Q_EMIT m_run.serverMomentReady(number, moment); });
    });
    onClients([this, number, groups](ClientWorker &clients) {
        reply([this, number, moment = std::make_shared<const RunMoment>(clients.moment(groups))] {
            Q_EMIT m_run.momentReady(number, moment);
        });
    });
}

void LiveRun::Impl::requestPending()
{
    if (std::exchange(m_deliveriesPending, true)) {
        return;
    }
    onClients([this](ClientWorker &clients) {
        reply([this, pending = clients.society().deliveries().pending()] {
            m_deliveriesPending = false;
            Q_EMIT m_run.pendingReady(pending);
        });
    });
}

void LiveRun::Impl::requestLedger()
{
    if (std::exchange(m_ledgerPending, true)) {
        return;
    }
    onClients([this](ClientWorker &clients) {
        reply([this, matrix = clients.society().deliveries().matrix()] {
            m_ledgerPending = false;
            Q_EMIT m_run.ledgerReady(matrix);
        });
    });
}

void LiveRun::Impl::removeAll()
{
    config.clients.clear();
    nextClient = 1;
    ++m_removals;
    onClients([this](ClientWorker &clients) {
        clients.reset();
        reply([this] {
            --m_removals;
            whenRemoved(std::exchange(m_whenRemoved, {}));
        });
    });
    onServer([](ServerWorker &server) { server.clear(); });
}

void LiveRun::Impl::whenRemoved(std::function<void()> call)
{
    if (m_removals > 0) {
        m_whenRemoved = std::move(call);
    } else if (call) {
        call();
    }
}

void LiveRun::Impl::requestReport()
{
    if (std::exchange(m_reportPending, true)) {
        return;
    }
    m_server->resumeAll(); // else its figures would come only when its pause is over
    onServer([this](ServerWorker &server) {
        reply([this, lag = server.loopLag()] {
            onClients([this, lag](ClientWorker &clients) {
                clients.flushRecording();
                const RunFigures figures{clients.figures(),    lag,           clients.loopLag(),
                                         clients.faultBands(), m_clock.now(), {}};
                reply([this, figures] {
                    RunFigures complete = figures;
                    complete.config = toJson(config);
                    m_reportPending = false;
                    Q_EMIT m_run.reportReady(makeReport(complete));
                });
            });
        });
    });
}

} // namespace pushscope
