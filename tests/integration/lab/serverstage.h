// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lab/finishthread.h"
#include "lab/serverworker.h"
#include "protocol/envelope.h"
#include "protocol/serversentevents.h"
#include "support/rawpeer.h"

#include <QTest>
#include <QThread>

#include <atomic>
#include <memory>
#include <vector>

namespace pushscope {

constexpr int stagePatience = 20'000; ///< milliseconds

/// A worker in a thread of its own, as a run has it.
class ServerStage : public QObject
{
public:
    ServerStage()
    {
        worker->moveToThread(&thread);
        connect(&thread, &QThread::finished, worker, &QObject::deleteLater);
        connect(worker, &ServerWorker::listening, this, [this](const QUrl &where) {
            port = static_cast<quint16>(where.port());
            ++listened;
        });
        connect(worker, &ServerWorker::listenFailed, this, [this](const Error &failed) { error = failed.code; });
        connect(worker, &ServerWorker::stopped, this, [this] { ++stopped; });
        thread.start();
    }

    ~ServerStage() override
    {
        worker->refusePauses();
        finishThread(thread, worker);
    }

    template <typename Call>
    void call(Call what)
    {
        QMetaObject::invokeMethod(
            worker, [this, what] { what(*worker); }, Qt::QueuedConnection);
    }

    [[nodiscard]] bool starts(const ServerConfig &config, const FeedSpec &feed)
    {
        const int before = listened;
        call([config, feed](ServerWorker &server) { server.start(config, feed); });
        return QTest::qWaitFor([this, before] { return listened > before; }, stagePatience);
    }

    void begin(int id, const Fault &fault)
    {
        call([id, fault](ServerWorker &server) { server.faultBegan(id, fault); });
    }
    void end(int id, const Fault &fault)
    {
        call([id, fault](ServerWorker &server) { server.faultEnded(id, fault); });
    }

    /// The server's thread has done all that was asked before.
    [[nodiscard]] bool answers(int within = stagePatience)
    {
        const auto done = std::make_shared<std::atomic<bool>>(false);
        call([done](ServerWorker &) { *done = true; });
        return QTest::qWaitFor([done] { return done->load(); }, within);
    }

    std::atomic<quint64> published = 0;
    SteadyClock clock;
    QThread thread;
    PublishedLog log;
    ServerWorker *worker = new ServerWorker{clock, published, log};
    quint16 port = 0;
    int listened = 0;
    int stopped = 0;
    QByteArray error;
};

/// An event stream and when each event came.
class EventListener
{
public:
    explicit EventListener(ServerStage &stage, const QByteArray &target = "/events")
        : m_stage{stage}, m_peer{stage.port}
    {
        m_peer.get(target);
    }

    struct Arrival
    {
        Instant at;
        EventId id;
        Instant due;
    };

    [[nodiscard]] const std::vector<Arrival> &arrivals()
    {
        const QByteArray stream = m_peer.stream();
        const Instant now = m_stage.clock.now();
        const auto items = m_parser.feed(QByteArrayView{stream}.sliced(m_read));
        m_read = stream.size();
        for (const auto &item : items) {
            if (const auto *event = std::get_if<SseEvent>(&item)) {
                if (const auto envelope = parseEnvelope(event->data)) {
                    m_arrivals.push_back({now, envelope->id, fromMicroseconds(envelope->t)});
                }
            }
        }
        return m_arrivals;
    }

    [[nodiscard]] bool hears(std::size_t more)
    {
        const std::size_t before = arrivals().size();
        return QTest::qWaitFor([&] { return arrivals().size() >= before + more; }, stagePatience);
    }

    /// Nothing has come for that long.
    [[nodiscard]] bool fallsSilent(std::chrono::milliseconds time)
    {
        return QTest::qWaitFor([&] { return !arrivals().empty() && m_stage.clock.now() - m_arrivals.back().at > time; },
                               stagePatience);
    }

    [[nodiscard]] RawPeer &peer() { return m_peer; }

private:
    ServerStage &m_stage;
    RawPeer m_peer;
    SseParser m_parser;
    qsizetype m_read = 0;
    std::vector<Arrival> m_arrivals;
};

} // namespace pushscope
