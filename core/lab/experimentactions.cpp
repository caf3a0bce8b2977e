// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/experimentactions.h"

#include "lab/experimentclients.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace pushscope {

namespace {

template <typename... Visitors>
struct Overloaded : Visitors...
{
    using Visitors::operator()...;
};

template <typename... Visitors>
Overloaded(Visitors...) -> Overloaded<Visitors...>; // clang needs it up to version 16

/// A string is text; anything else is its JSON.
Payload payloadOf(const QJsonValue &data)
{
    if (data.isString()) {
        return {Payload::Kind::Text, data.toString().toUtf8()};
    }
    const QByteArray list = QJsonDocument{QJsonArray{data}}.toJson(QJsonDocument::Compact);
    return {Payload::Kind::Json, list.sliced(1, list.size() - 2)};
}

} // namespace

void ExperimentActions::setClients(const Experiment &experiment, const std::vector<std::vector<int>> &numbers)
{
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const ExperimentClient &client = experiment.clients[i];
        auto &all = m_clients[client.name];
        all.insert(all.end(), numbers[i].begin(), numbers[i].end());
        m_transports[client.name] = client.transport;
    }
}

std::vector<int> ExperimentActions::numbersOf(const QString &client) const
{
    const auto found = m_clients.find(client);
    return found == m_clients.end() ? std::vector<int>{} : found->second;
}

void ExperimentActions::take(const ExperimentAction &action, const Experiment &experiment)
{
    std::visit(Overloaded{
                   [&](const action::Arm &what) { arm(what, experiment); },
                   [this](const action::ClearFaults &) { m_run.clearFaults(); },
                   [this](const action::Rate &rate) { m_run.setRate(rate.perSecond); },
                   [this](const action::Heartbeat &heartbeat) { m_run.setHeartbeat(heartbeat.interval); },
                   [this](const action::Burst &burst) { m_run.burst(burst.events, burst.bytes, burst.binary); },
                   [this](const action::Publish &what) { publish(what); },
                   [this](const action::Connect &what) {
                       for (const int client : numbersOf(what.client)) {
                           m_run.startClient(client);
                       }
                   },
                   [this](const action::Disconnect &what) {
                       for (const int client : numbersOf(what.client)) {
                           m_run.stopClient(client);
                       }
                   },
                   [this](const action::StopNode &what) { m_run.stopNode(what.node); },
                   [this](const action::StartNode &what) { m_run.startNode(what.node); },
                   [this](const action::StopRedis &) { m_run.stopRedis(); },
                   [this](const action::StartRedis &what) { m_run.startRedis(what.keepData); },
               },
               action.what);
}

/// The clients of a name have successive numbers, so one fault meets them all. What is made at the server knows whole
/// transports at most.
void ExperimentActions::arm(const action::Arm &arm, const Experiment &experiment)
{
    Fault fault = seeded(arm.fault, experiment);
    const std::vector<int> numbers = numbersOf(arm.client);
    if (!numbers.empty() && !isServerFault(fault.kind)) {
        fault.target = {{}, numbers.front(), {}};
        if (numbers.size() > 1) {
            fault.target.lastClient = numbers.back();
        }
    } else if (!numbers.empty() && infoOf(fault.kind).targeted) {
        fault.target = {m_transports.at(arm.client), {}, {}};
    }
    m_run.armFault(++m_faults, fault);
}

void ExperimentActions::publish(const action::Publish &publish)
{
    m_run.publish(publish.type, payloadOf(publish.data));
}

} // namespace pushscope
