// SPDX-License-Identifier: GPL-3.0-or-later
// The timeline of an experiment's JSON.
#include "experiment/experimentreading.h"

#include "experiment/experimenttexts.h"
#include "message/event.h"
#include "message/nearest.h"

#include <numeric>

namespace pushscope {

namespace {

constexpr qint64 largestBurst = 64LL * 1024 * 1024;

QString timeText(std::chrono::milliseconds time)
{
    return figureText(FigureInfo::Unit::Time, static_cast<double>(std::chrono::microseconds{time}.count()));
}

QString readClientName(const JsonReader &reader, const QString &member, const Experiment &experiment)
{
    QString name = reader.text(member);
    if (!name.isEmpty() && !hasClient(experiment, name)) {
        const QString near = nearest(name, clientNames(experiment));
        reader.refuse(member,
                      near.isEmpty()
                          ? ExperimentText::tr("no client is called \"%1\"").arg(name)
                          : ExperimentText::tr("no client is called \"%1\"; is \"%2\" meant?").arg(name, near));
    }
    return name;
}

void checkTarget(const JsonReader &reader, const action::Arm &arm, const Experiment &experiment)
{
    const QString member = QStringLiteral("client");
    const FaultKindInfo &info = infoOf(arm.fault.kind);
    if (!arm.client.isEmpty() && (!info.targeted || !info.clientTargets)) {
        reader.refuse(member,
                      ExperimentText::tr("%1 is made at the server and cannot meet a single client: leave it out")
                          .arg(info.name));
    }
    if (arm.fault.kind == FaultKind::RestartServer && experiment.server.redis) {
        reader.refuse(
            QStringLiteral("fault"),
            ExperimentText::tr("with \"broker\": \"redis\" a node is stopped by \"stop_node\", and the log is kept"));
    }
    if (!arm.client.isEmpty() && arm.fault.target != FaultTarget{}) {
        reader.refuse(member, ExperimentText::tr("not beside target= of the fault: one of both"));
    }
    const int clients = std::accumulate(experiment.clients.begin(), experiment.clients.end(), 0,
                                        [](int sum, const ExperimentClient &client) { return sum + client.count; });
    if (arm.fault.target.client.value_or(0) > clients) {
        reader.refuse(QStringLiteral("fault"),
                      ExperimentText::tr("target=client:N goes from 1 to %1 here").arg(clients));
    }
}

action::Arm readArm(const JsonReader &reader, const Experiment &experiment)
{
    const QString member = QStringLiteral("fault");
    action::Arm arm;
    if (!reader.value(member).isString()) {
        reader.refuse(member);
        return arm;
    }
    const auto fault = Fault::parse(reader.value(member).toString());
    if (!fault) {
        reader.refuse(member, fault.error().message);
        return arm;
    }
    arm.fault = *fault;
    arm.client = readClientName(reader, QStringLiteral("client"), experiment);
    checkTarget(reader, arm, experiment);
    return arm;
}

/// Of what is done or left out.
void readTrue(const JsonReader &reader, const QString &member)
{
    if (!reader.boolean(member, false)) {
        reader.refuse(member, ExperimentText::tr("true"));
    }
}

action::ClearFaults readClear(const JsonReader &reader)
{
    readTrue(reader, QStringLiteral("clear_faults"));
    return {};
}

action::StopRedis readStopRedis(const JsonReader &reader)
{
    readTrue(reader, QStringLiteral("stop_redis"));
    return {};
}

action::StartRedis readStartRedis(const JsonReader &reader)
{
    return {valueNamed(dataNames(), reader.text(QStringLiteral("start_redis")), true)};
}

/// What is done to the parts of a server that has several.
void requireRedis(const JsonReader &reader, const Experiment &experiment)
{
    for (const QString &member : {QStringLiteral("stop_node"), QStringLiteral("start_node"),
                                  QStringLiteral("stop_redis"), QStringLiteral("start_redis")}) {
        if (!experiment.server.redis) {
            reader.forbid(member, ExperimentText::tr("means something with \"broker\": \"redis\" of the server only"));
        }
    }
}

action::Burst readBurst(const JsonReader &action)
{
    action::Burst burst;
    if (const auto reader = action.object(QStringLiteral("burst"))) {
        burst.events = static_cast<int>(reader->integer(QStringLiteral("events"), burst.events));
        burst.bytes = reader->size(QStringLiteral("bytes"), burst.bytes);
        burst.binary = reader->boolean(QStringLiteral("binary"), burst.binary);
        if (burst.events * burst.bytes > largestBurst) {
            action.refuse(QStringLiteral("burst"),
                          ExperimentText::tr("events × bytes is at most %1").arg(largestBurst));
        }
    }
    return burst;
}

action::Publish readPublish(const JsonReader &action)
{
    action::Publish publish;
    if (const auto reader = action.object(QStringLiteral("publish"))) {
        const QString event = QStringLiteral("event");
        publish.type = reader->text(event, QString::fromUtf8(publish.type)).toUtf8();
        if (!isEventType(publish.type)) {
            reader->refuse(
                event, ExperimentText::tr("1 to 128 printable ASCII characters without space, quote and backslash"));
        }
        publish.data = reader->value(QStringLiteral("data"));
    }
    return publish;
}

std::optional<decltype(ExperimentAction::what)> readWhat(const JsonReader &reader, const Experiment &experiment)
{
    static const QStringList kinds{
        QStringLiteral("fault"),      QStringLiteral("clear_faults"), QStringLiteral("rate"),
        QStringLiteral("heartbeat"),  QStringLiteral("burst"),        QStringLiteral("publish"),
        QStringLiteral("connect"),    QStringLiteral("disconnect"),   QStringLiteral("stop_node"),
        QStringLiteral("start_node"), QStringLiteral("stop_redis"),   QStringLiteral("start_redis")};
    requireRedis(reader, experiment);
    const QString kind = reader.only(kinds);
    switch (kinds.indexOf(kind)) {
    case 0: return readArm(reader, experiment);
    case 1: return readClear(reader);
    case 2: return action::Rate{reader.number(kind, action::Rate{}.perSecond)};
    case 3: return action::Heartbeat{reader.time(kind, action::Heartbeat{}.interval)};
    case 4: return readBurst(reader);
    case 5: return readPublish(reader);
    case 6: return action::Connect{readClientName(reader, kind, experiment)};
    case 7: return action::Disconnect{readClientName(reader, kind, experiment)};
    case 8: return action::StopNode{readNode(reader, kind, experiment.server)};
    case 9: return action::StartNode{readNode(reader, kind, experiment.server)};
    case 10: return readStopRedis(reader);
    case 11: return readStartRedis(reader);
    default: break;
    }
    reader.source().refuse(reader.path(), ExperimentText::tr("one of %1 is missing").arg(oneOf(kinds)));
    return {};
}

ExperimentAction readAction(const JsonReader &reader, const Experiment &experiment)
{
    const QString at = QStringLiteral("at");
    ExperimentAction action;
    action.at = reader.time(at, action.at);
    if (action.at > experiment.duration) {
        reader.refuse(
            at, ExperimentText::tr("a time as \"2s\", at most the duration (%1)").arg(timeText(experiment.duration)));
    }
    if (auto what = readWhat(reader, experiment)) {
        action.what = std::move(*what);
    }
    if (!reader.has(QStringLiteral("fault"))) {
        reader.forbid(QStringLiteral("client"), ExperimentText::tr("means something beside \"fault\" only"));
    }
    action.says = reader.text(QStringLiteral("says"));
    return action;
}

} // namespace

std::vector<ExperimentAction> readTimeline(const JsonReader &experiment, const Experiment &soFar)
{
    std::vector<ExperimentAction> timeline;
    for (const JsonReader &reader : experiment.objects(QStringLiteral("timeline"))) {
        ExperimentAction action = readAction(reader, soFar);
        if (!timeline.empty() && action.at < timeline.back().at) {
            reader.refuse(QStringLiteral("at"),
                          ExperimentText::tr("in the order of time: not before %1, that of the one above")
                              .arg(timeText(timeline.back().at)));
        }
        timeline.push_back(std::move(action));
    }
    return timeline;
}

} // namespace pushscope
