// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lab/experimentrun.h"

#include <memory>

namespace pushscope {

/// What a page must not take for markup, a path out of an attribute, or a change of direction.
inline const QString hostileName = QStringLiteral("</script><img src=x onerror=alert(1)>\"'&\u202e\u0007<b>");

/// Transport by transport a client with some latencies and states, and a fault.
inline RunReport sampleRun(int clients = 4)
{
    using namespace std::chrono_literals;
    RunFigures figures;
    figures.at = Instant{100s};
    for (int i = 0; i < clients; ++i) {
        ClientFigures client;
        client.client = i;
        client.transport = allTransports.at(static_cast<std::size_t>(i) % allTransports.size());
        client.connected = true;
        client.measured = 20s;
        client.counters.events = 400;
        client.counters.wireBytesIn = 40'000;
        client.track.changed(Instant{80s}, ClientState::Connecting);
        client.track.changed(Instant{80s + 40ms}, ClientState::Open);
        client.track.changed(Instant{86s}, ClientState::Stale);
        client.track.changed(Instant{88s}, ClientState::Backoff);
        client.track.changed(Instant{90s}, ClientState::Open);
        for (int event = 0; event < 400; ++event) {
            const auto latency = std::chrono::microseconds{200 + event * event % 977 * (i + 1) * (i + 1)};
            client.latency.record(latency);
            client.track.delivered(Instant{80s + event * 50ms}, latency);
        }
        client.connect.record(3ms);
        figures.clients.push_back(client);
    }
    figures.faults.push_back({1, QStringLiteral("latency:500ms,for=5s"), Instant{85s}, Instant{90s}, false, 4});
    figures.config = {
        {QStringLiteral("server"),
         QJsonObject{{QStringLiteral("address"), QStringLiteral("127.0.0.1")}, {QStringLiteral("history"), 10'000}}}};
    return makeReport(figures);
}

inline DeliveryMatrixPtr sampleLedger(int clients, int events, const QString &name)
{
    auto matrix = std::make_shared<DeliveryMatrix>();
    constexpr std::array states{Delivery::OnTime,   Delivery::OnTime, Delivery::Late,
                                Delivery::Replayed, Delivery::Lost,   Delivery::Pending};
    for (int i = 0; i < clients; ++i) {
        DeliveryMatrix::Row row;
        row.client = i;
        row.name = QStringLiteral("%1 %2").arg(name).arg(i);
        row.transport = allTransports.at(static_cast<std::size_t>(i) % allTransports.size());
        matrix->addRow(row);
    }
    for (int event = 0; event < events; ++event) {
        matrix->addColumn({static_cast<quint64>(event + 1), Instant{std::chrono::seconds{event}}});
        for (int i = 0; i < clients; ++i) {
            const auto place = static_cast<std::size_t>((event * 7 + i * 3 + event * event % 11) % 6);
            matrix->set(static_cast<std::size_t>(i), static_cast<std::size_t>(event),
                        {event < 5 ? Delivery::NotDue : states.at(place), event % 17 == 3});
        }
    }
    return matrix;
}

inline ExperimentReport sampleExperiment(int clients = 4, int events = 300, const QString &name = QStringLiteral("c"))
{
    using namespace std::chrono_literals;
    ExperimentReport report;
    report.experiment.name = QStringLiteral("buffering-proxy");
    report.experiment.title = QStringLiteral("A proxy that buffers");
    report.experiment.about = QStringLiteral("About it.");
    report.experiment.server.token = "secret-of-server";
    report.experiment.clients.push_back({});
    report.experiment.clients.back().name = name;
    report.experiment.clients.back().token = "secret-of-client";
    report.experiment.clients.back().headers = {{"Authorization", "Bearer secret-header"}, {"Origin", "http://a"}};
    report.experiment.timeline.push_back({2s, action::Rate{50}, QStringLiteral("The rate rises.")});
    report.run = sampleRun(clients);
    report.outcome.experiment = report.experiment.name;
    report.outcome.title = report.experiment.title;
    report.outcome.verdict = OutcomeVerdict::Met;
    report.outcome.sentence = report.outcome.shown = QStringLiteral("All was seen.");
    report.outcome.duration = 20s;
    Expectation expectation;
    expectation.figure.figure = Figure::LatencyMax;
    expectation.says = QStringLiteral("The stream waits.");
    report.outcome.results.push_back({expectation, 1'200'000, {}, true, QStringLiteral("1.2 s, at least 1 s")});
    for (int i = 0; i < 2; ++i) {
        GroupFigures group;
        group.name = QStringLiteral("%1 %2").arg(name).arg(i);
        group.transport = Transport::WebSocket;
        group.clients = 2;
        group.counters.events = 100;
        group.counters.wireBytesIn = 12'345;
        group.latency = report.run.transports.begin()->second.latency;
        group.connectsPerSecond = {2, 0, 0, 5 + i, 1, 0};
        report.outcome.groups.push_back(group);
    }
    report.outcome.deliveries = sampleLedger(clients, events, name);
    return report;
}

} // namespace pushscope
