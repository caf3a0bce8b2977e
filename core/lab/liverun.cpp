// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/liverun.h"

#include "lab/clientworker.h"
#include "lab/finishthread.h"
#include "lab/runconfig.h"
#include "lab/serverworker.h"
#include "platform/serverdispatcher.h"

#include <QSslSocket>
#include <QThread>

#include <atomic>

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
    void requestWire(quint64 after);
    void tellOwnServer();
    /// A paused server takes no calls: before one that must not wait.
    void wakeServer() { m_server->resumeAll(); }
    std::optional<Error> record(const QString &file);
    void stopRecording();

    RunConfig config;
    QUrl url; ///< of the server while it listens
    int nextClient = 1;

private:
    void forwardSignals();
    void forwardServerFaults();
    void reply(auto &&call);

    LiveRun &m_run;
    SteadyClock m_clock;
    std::atomic<quint64> m_published = 0;
    QThread m_serverThread;
    QThread m_clientThread;
    ServerWorker *m_server; ///< belongs to its thread, which deletes it at its end
    ClientWorker *m_clients;
    bool m_snapshotPending = false;
    bool m_statsPending = false;
    bool m_wirePending = false;
    bool m_reportPending = false;
};

LiveRun::Impl::Impl(LiveRun &run)
    : m_run{run}, m_server{new ServerWorker{m_clock, m_published}}, m_clients{new ClientWorker{m_clock, m_published}}
{
    m_serverThread.setObjectName(QStringLiteral("server"));
    m_clientThread.setObjectName(QStringLiteral("clients"));
    m_server->moveToThread(&m_serverThread);
    m_clients->moveToThread(&m_clientThread);
    connect(&m_serverThread, &QThread::finished, m_server, &QObject::deleteLater);
    connect(&m_clientThread, &QThread::finished, m_clients, &QObject::deleteLater);
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
    connect(m_server, &ServerWorker::listening, &m_run, [this](const QUrl &where) {
        url = where;
        tellOwnServer();
        Q_EMIT m_run.listening(where);
    });
    connect(m_server, &ServerWorker::listenFailed, &m_run, &LiveRun::listenFailed);
    connect(m_server, &ServerWorker::stopped, &m_run, &LiveRun::serverStopped);
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

LiveRun::LiveRun(QObject *parent) : QObject{parent}
{
    qRegisterMetaType<SnapshotPtr>();
    qRegisterMetaType<ServerStats>();
    qRegisterMetaType<Error>();
    qRegisterMetaType<RunReport>();
    qRegisterMetaType<WireBatchPtr>();
    qRegisterMetaType<Fault>();
    m_impl = std::make_unique<Impl>(*this);
}

LiveRun::~LiveRun() = default;

void LiveRun::startServer(const ServerConfig &config, const FeedSpec &feed)
{
    m_impl->wakeServer();
    m_impl->config.server = config;
    m_impl->config.feed = feed;
    m_impl->onServer([config, feed](ServerWorker &server) { server.start(config, feed); });
}

void LiveRun::stopServer()
{
    m_impl->wakeServer();
    m_impl->onServer([](ServerWorker &server) { server.stop(); });
}

void LiveRun::setFeed(const FeedSpec &feed)
{
    m_impl->config.feed = feed;
    m_impl->onServer([feed](ServerWorker &server) { server.setFeed(feed); });
    m_impl->tellOwnServer();
}

void LiveRun::setRate(double perSecond)
{
    m_impl->config.feed.rate = perSecond;
    m_impl->onServer([perSecond](ServerWorker &server) { server.setRate(perSecond); });
}

void LiveRun::setPayloadSize(qsizetype bytes)
{
    m_impl->config.feed.payloadSize = bytes;
    m_impl->onServer([bytes](ServerWorker &server) { server.setPayloadSize(bytes); });
}

void LiveRun::setHeartbeat(std::chrono::milliseconds interval)
{
    if (m_impl->config.server) {
        m_impl->config.server->heartbeat = interval;
    }
    m_impl->onServer([interval](ServerWorker &server) { server.setHeartbeat(interval); });
}

void LiveRun::setLinked(bool linked)
{
    m_impl->onClients([linked](ClientWorker &clients) { clients.setLinked(linked); });
}

void LiveRun::armFault(int fault, const Fault &what)
{
    m_impl->onClients([fault, what](ClientWorker &clients) { clients.armFault(fault, what); });
}

void LiveRun::removeFault(int fault)
{
    m_impl->onClients([fault](ClientWorker &clients) { clients.removeFault(fault); });
}

void LiveRun::clearFaults()
{
    m_impl->onClients([](ClientWorker &clients) { clients.clearFaults(); });
}

std::optional<Error> LiveRun::record(const QString &file)
{
    return m_impl->record(file);
}

void LiveRun::stopRecording()
{
    m_impl->stopRecording();
}

void LiveRun::requestWire(quint64 after)
{
    m_impl->requestWire(after);
}

int LiveRun::addClient(const ClientConfig &config)
{
    const int client = m_impl->nextClient++;
    m_impl->config.clients.emplace(client, config);
    m_impl->onClients([client, config](ClientWorker &clients) { clients.add(client, config); });
    return client;
}

void LiveRun::removeClient(int client)
{
    m_impl->config.clients.erase(client);
    m_impl->onClients([client](ClientWorker &clients) { clients.remove(client); });
}

void LiveRun::stopClient(int client)
{
    m_impl->onClients([client](ClientWorker &clients) { clients.stop(client); });
}

void LiveRun::startClient(int client)
{
    m_impl->onClients([client](ClientWorker &clients) { clients.start(client); });
}

void LiveRun::clear()
{
    m_impl->onClients([](ClientWorker &clients) { clients.clear(); });
    m_impl->onServer([](ServerWorker &server) { server.clear(); });
}

void LiveRun::requestSnapshot()
{
    m_impl->requestSnapshot();
}

void LiveRun::requestReport()
{
    m_impl->requestReport();
}

} // namespace pushscope
