// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/liverun.h"
#include "lab/playback.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <functional>

using namespace pushscope;
using namespace std::chrono_literals;

namespace {

constexpr int patience = 20'000; ///< milliseconds

/// A run with a ticker and a client of each transport, linked, and all that it tells.
class Run : public QObject
{
public:
    Run()
    {
        connect(&run, &LiveRun::snapshotReady, this, [this](const SnapshotPtr &now) { snapshot = now; });
        connect(&run, &LiveRun::wireReady, this, [this](const WireBatchPtr &batch) {
            chunks.insert(chunks.end(), batch->chunks.begin(), batch->chunks.end());
            lastBatch = batch;
        });
        connect(&run, &LiveRun::listening, this, [this](const QUrl &where) { url = where; });
    }

    [[nodiscard]] bool start(double rate = 100, std::chrono::milliseconds heartbeat = 15s)
    {
        ServerConfig server;
        server.port = 0;
        server.heartbeat = heartbeat;
        FeedSpec feed;
        feed.kind = FeedSpec::Kind::Ticker;
        feed.rate = rate;
        run.startServer(server, feed);
        return QTest::qWaitFor([this] { return url.isValid(); }, patience);
    }

    void addClients()
    {
        for (const Transport transport : allTransports) {
            ClientConfig config;
            config.url = url;
            config.transport = transport;
            config.pollInterval = 100ms;
            config.backoff = {20ms, 100ms};
            run.addClient(config);
        }
    }

    [[nodiscard]] bool until(const std::function<bool(const Snapshot &)> &holds)
    {
        return QTest::qWaitFor(
            [&] {
                run.requestSnapshot();
                return snapshot && holds(*snapshot);
            },
            patience);
    }

    [[nodiscard]] bool untilAll(const std::function<bool(const ClientSnapshot &)> &holds)
    {
        return until([&](const Snapshot &now) {
            return now.clients.size() == allTransports.size() && std::ranges::all_of(now.clients, holds);
        });
    }

    [[nodiscard]] bool fetchWire()
    {
        const auto before = lastBatch;
        run.requestWire(chunks.empty() ? 0 : chunks.back()->index);
        return QTest::qWaitFor([&] { return lastBatch != before; }, patience);
    }

    LiveRun run;
    QUrl url;
    SnapshotPtr snapshot;
    WireBatchPtr lastBatch;
    std::vector<WireChunkPtr> chunks;
};

bool hasEvents(const ClientSnapshot &client)
{
    return client.counters.events >= 20;
}

} // namespace

class TestLinkedRun : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWireShowsAllTransports()
    {
        Run f;
        QVERIFY(f.start());
        f.addClients();
        QVERIFY(f.untilAll(hasEvents));
        QVERIFY(f.fetchWire());
        for (const Transport transport : allTransports) {
            const auto isOf = [&](const WireChunkPtr &chunk) { return chunk->connection->transport == transport; };
            QVERIFY(std::ranges::any_of(f.chunks, isOf));
        }
        quint64 index = 0;
        for (const WireChunkPtr &chunk : f.chunks) {
            QCOMPARE(chunk->index, ++index);
        }
        QVERIFY(f.fetchWire());
        QVERIFY(f.lastBatch->chunks.empty() || f.lastBatch->chunks.front()->index == index + 1);
    }

    void aRunWithoutLinksShowsNothing()
    {
        Run f;
        f.run.setLinked(false);
        QVERIFY(f.start());
        f.addClients();
        QVERIFY(f.untilAll(hasEvents));
        QVERIFY(f.fetchWire());
        QCOMPARE(f.lastBatch->newest, quint64{0});
    }

    void aBlackholeOfAllLosesNothing()
    {
        Run f;
        QVERIFY(f.start(100, 200ms));
        f.addClients();
        QVERIFY(f.untilAll(hasEvents));
        Fault blackhole;
        blackhole.kind = FaultKind::Blackhole;
        f.run.armFault(1, blackhole);
        QVERIFY(f.until([](const Snapshot &now) { return now.faults.size() == 1 && now.faults.front().active; }));
        // Streams notice by their heartbeats, polls by the answer that does not come.
        QVERIFY(f.until([](const Snapshot &now) {
            return std::ranges::count_if(now.clients,
                                         [](const ClientSnapshot &client) {
                                             return client.state == ClientState::Backoff
                                                 || client.state == ClientState::Connecting;
                                         })
                >= 2;
        }));
        f.run.clearFaults();
        QVERIFY(f.until([](const Snapshot &now) { return !now.faults.front().active && now.faults.front().to; }));
        const quint64 before = f.snapshot->clients.front().counters.events;
        QVERIFY(f.untilAll([before](const ClientSnapshot &client) {
            return client.state == ClientState::Open && client.counters.events > before + 50;
        }));
        for (const ClientSnapshot &client : f.snapshot->clients) {
            QCOMPARE(client.ledger.lost, quint64{0});
            QCOMPARE(client.ledger.duplicates, quint64{0});
        }
    }

    void aServerFaultOfProbabilityZeroChangesNothing()
    {
        Run f;
        QVERIFY(f.start());
        f.addClients();
        QVERIFY(f.untilAll(hasEvents));
        Fault restart;
        restart.kind = FaultKind::RestartServer;
        restart.probability = 0;
        f.run.armFault(1, restart);
        QVERIFY(f.until([](const Snapshot &now) { return now.faults.size() == 1 && now.faults.front().to; }));
        const quint64 before = f.snapshot->clients.front().counters.events;
        QVERIFY(f.untilAll([before](const ClientSnapshot &client) { return client.counters.events > before + 20; }));
        for (const ClientSnapshot &client : f.snapshot->clients) {
            QCOMPARE(client.counters.resets, quint64{0});
            QCOMPARE(client.counters.reconnects, quint64{0});
        }
    }

    void aPausedServerCanBeStopped()
    {
        Run f;
        QVERIFY(f.start());
        Fault pause;
        pause.kind = FaultKind::PauseServer;
        f.run.armFault(1, pause);
        QVERIFY(f.until([](const Snapshot &now) { return now.faults.size() == 1 && now.faults.front().active; }));
        QSignalSpy stopped{&f.run, &LiveRun::serverStopped};
        f.run.stopServer();
        QTRY_COMPARE_WITH_TIMEOUT(stopped.count(), 1, patience);
    }

    void aPausedServerGoesOnWhenTheFaultIsRemoved()
    {
        Run f;
        QVERIFY(f.start());
        f.addClients();
        QVERIFY(f.untilAll(hasEvents));
        Fault pause;
        pause.kind = FaultKind::PauseServer;
        f.run.armFault(1, pause);
        QVERIFY(f.until([](const Snapshot &now) {
            return std::ranges::all_of(now.clients, [&](const ClientSnapshot &client) {
                return client.lastByte && now.at - *client.lastByte > 300ms;
            });
        }));
        f.run.removeFault(1);
        const quint64 before = f.snapshot->clients.front().counters.events;
        QVERIFY(f.untilAll([before](const ClientSnapshot &client) { return client.counters.events > before + 40; }));
        for (const ClientSnapshot &client : f.snapshot->clients) {
            QCOMPARE(client.ledger.lost, quint64{0});
            QVERIFY(client.latency.max > 300'000); // what was due in the pause counts from when it was due
        }
    }

    void aRecordingShowsWhatTheRunShowed()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("run.jsonl"));
        std::vector<ClientSnapshot> seen;
        {
            Run f;
            QVERIFY(!f.run.record(file));
            QVERIFY(f.start());
            f.addClients();
            QVERIFY(f.untilAll(hasEvents));
            Fault cut;
            cut.kind = FaultKind::Rst;
            f.run.armFault(7, cut);
            QVERIFY(f.until([](const Snapshot &now) { return now.clients.front().counters.reconnects == 1; }));
            for (int client = 1; client <= 4; ++client) {
                f.run.stopClient(client);
            }
            QVERIFY(f.untilAll([](const ClientSnapshot &client) { return client.state == ClientState::Closed; }));
            seen = f.snapshot->clients;
        }
        auto recording = readRecording(file);
        QVERIFY2(recording.ok(), recording.ok() ? "" : qPrintable(recording.error().message));
        QVERIFY(!recording->cut);
        Playback playback{std::move(recording).value()};
        SnapshotPtr end;
        while (SnapshotPtr next = playback.advance(playback.length())) {
            end = next;
        }
        QVERIFY(end);
        QCOMPARE(end->clients.size(), seen.size());
        for (std::size_t i = 0; i < seen.size(); ++i) {
            QVERIFY(end->clients[i].transport == seen[i].transport);
            QVERIFY(end->clients[i].state == seen[i].state);
            QCOMPARE(end->clients[i].counters.events, seen[i].counters.events);
            QCOMPARE(end->clients[i].counters.reconnects, seen[i].counters.reconnects);
            QCOMPARE(end->clients[i].counters.payloadBytes, seen[i].counters.payloadBytes);
            QVERIFY(end->clients[i].latency == seen[i].latency);
        }
        QCOMPARE(end->faults.size(), std::size_t{1});
        QCOMPARE(end->faults.front().text, QStringLiteral("rst"));
        QVERIFY(playback.wire(0, 100).chunks.size() > 10);
    }
};

QTEST_GUILESS_MAIN(TestLinkedRun)
#include "tst_linkedrun.moc"
