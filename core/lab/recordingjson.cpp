// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/recordingjson.h"

#include "client/clientconfig.h"
#include "message/errortexts.h"
#include "message/jsonmembers.h"

#include <QJsonDocument>

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace pushscope {

namespace {

using Counts = DeliveryLedger::Counts;

constexpr std::array stateNames{
    std::pair{ClientState::Idle, "idle"},       std::pair{ClientState::Connecting, "connecting"},
    std::pair{ClientState::Open, "open"},       std::pair{ClientState::Stale, "stale"},
    std::pair{ClientState::Backoff, "backoff"}, std::pair{ClientState::Closed, "closed"},
    std::pair{ClientState::Failed, "failed"}};

constexpr std::array markNames{
    std::pair{TimelineMark::Kind::State, "state"}, std::pair{TimelineMark::Kind::Heartbeat, "heartbeat"},
    std::pair{TimelineMark::Kind::PollCycle, "poll"}, std::pair{TimelineMark::Kind::Gap, "gap"},
    std::pair{TimelineMark::Kind::Reset, "reset"}};

constexpr std::array countNames{std::pair{&Counts::events, "events"},
                                std::pair{&Counts::lost, "lost"},
                                std::pair{&Counts::duplicates, "duplicates"},
                                std::pair{&Counts::outOfOrder, "out_of_order"},
                                std::pair{&Counts::gaps, "gaps"},
                                std::pair{&Counts::resets, "resets"}};

template <typename Names, typename Value>
QString nameOf(const Names &names, Value value)
{
    const auto found = std::ranges::find(names, value, [](const auto &entry) { return entry.first; });
    return QString::fromLatin1(found->second);
}

template <typename Value, typename Names>
std::optional<Value> valueOf(const Names &names, const QString &name)
{
    const auto found =
        std::ranges::find_if(names, [&](const auto &entry) { return name == QLatin1String(entry.second); });
    return found == names.end() ? std::nullopt : std::optional<Value>{found->first};
}

constexpr qint64 largestMicroseconds = std::numeric_limits<qint64>::max() / 1000;
constexpr qint64 largestCount = std::numeric_limits<qint64>::max();
constexpr qint64 largestNumber = std::numeric_limits<int>::max();
constexpr qint64 longestDelay = 366LL * 24 * 3600 * 1000; ///< milliseconds

QString timeField()
{
    return QStringLiteral("at_us");
}

void describe(QJsonObject &line, const TimelineMark &mark)
{
    line.insert(QStringLiteral("kind"), nameOf(markNames, mark.kind));
    if (mark.kind == TimelineMark::Kind::State) {
        line.insert(QStringLiteral("state"), nameOf(stateNames, mark.state));
        line.insert(QStringLiteral("delay_ms"), qint64{mark.delay.count()});
    }
    if (!mark.cause.isEmpty()) {
        line.insert(QStringLiteral("cause"), mark.cause);
    }
}

void describe(QJsonObject &line, const RecordedEvent &event)
{
    line.insert(QStringLiteral("kind"), QStringLiteral("event"));
    line.insert(QStringLiteral("id"), QString::fromUtf8(event.id));
    line.insert(QStringLiteral("payload_bytes"), event.payloadBytes);
    if (event.latency) {
        line.insert(QStringLiteral("latency_us"), qint64{event.latency->count()});
        line.insert(QStringLiteral("latency_error_us"), qint64{event.latencyError.count()});
    }
    if (event.replayed) {
        line.insert(QStringLiteral("replayed"), true);
    }
}

void describe(QJsonObject &line, const RecordedBytes &bytes)
{
    line.insert(QStringLiteral("kind"), QStringLiteral("bytes"));
    line.insert(QStringLiteral("read"), bytes.read);
    line.insert(QStringLiteral("written"), bytes.written);
}

void describe(QJsonObject &line, const Counts &counts)
{
    line.insert(QStringLiteral("kind"), QStringLiteral("ledger"));
    for (const auto &[member, name] : countNames) {
        line.insert(QLatin1String(name), static_cast<qint64>(counts.*member));
    }
}

void describe(QJsonObject &line, const RecordedFault &fault)
{
    line.insert(QStringLiteral("kind"), QStringLiteral("fault"));
    line.insert(QStringLiteral("fault"), fault.id);
    line.insert(QStringLiteral("spec"), fault.text);
    line.insert(QStringLiteral("began"), fault.began);
}

TimelineMark readMark(JsonMembers &members, const QJsonObject &line, TimelineMark::Kind kind, Instant at)
{
    TimelineMark mark{.kind = kind, .at = at, .state = {}, .delay = {}, .cause = {}};
    mark.cause = line.value(QLatin1String("cause")).toString();
    if (kind == TimelineMark::Kind::State) {
        const QString field = QStringLiteral("state");
        const auto state = valueOf<ClientState>(stateNames, members.text(field));
        if (!state) {
            members.fail(
                field, RecordingText::tr("\"state\" is not idle, connecting, open, stale, backoff, closed or failed"));
        }
        mark.state = state.value_or(ClientState::Idle);
        mark.delay = std::chrono::milliseconds{
            members.has(QStringLiteral("delay_ms")) ? members.integer(QStringLiteral("delay_ms"), 0, longestDelay) : 0};
    }
    return mark;
}

RecordedEvent readEvent(JsonMembers &members, const QJsonObject &line)
{
    RecordedEvent event;
    event.id = members.text(QStringLiteral("id")).toUtf8();
    event.payloadBytes = members.integer(QStringLiteral("payload_bytes"), 0, largestCount);
    if (line.contains(QLatin1String("latency_us"))) {
        event.latency = std::chrono::microseconds{
            members.integer(QStringLiteral("latency_us"), -largestMicroseconds, largestMicroseconds)};
        event.latencyError =
            std::chrono::microseconds{members.integer(QStringLiteral("latency_error_us"), 0, largestMicroseconds)};
    }
    event.replayed = line.value(QLatin1String("replayed")).toBool();
    return event;
}

Counts readCounts(JsonMembers &members)
{
    Counts counts;
    for (const auto &[member, name] : countNames) {
        counts.*member = static_cast<quint64>(members.integer(QString::fromLatin1(name), 0, largestCount));
    }
    return counts;
}

Result<RecordedClient> readClient(const QJsonObject &line)
{
    JsonMembers members{line};
    RecordedClient client;
    client.client = static_cast<int>(members.integer(QStringLiteral("client"), 0, largestNumber));
    const QString field = QStringLiteral("transport");
    const auto transport = transportFromName(members.text(field).toUtf8());
    if (!transport) {
        members.fail(field, RecordingText::tr("\"transport\" is not sse, ws, longpoll or poll"));
    }
    client.transport = transport.value_or(Transport::Sse);
    client.url = QUrl{members.text(QStringLiteral("url")), QUrl::StrictMode};
    if (members.error()) {
        return *members.error();
    }
    return client;
}

} // namespace

QJsonObject recordingLine(const QDateTime &started)
{
    return {{QStringLiteral("kind"), QStringLiteral("recording")},
            {QStringLiteral("version"), recordingVersion},
            {QStringLiteral("program"), QStringLiteral("PushScope " PUSHSCOPE_VERSION)},
            {QStringLiteral("started"), started.toUTC().toString(Qt::ISODateWithMs)}};
}

QJsonObject toJson(const RecordedClient &client)
{
    return {{QStringLiteral("kind"), QStringLiteral("client")},
            {QStringLiteral("client"), client.client},
            {QStringLiteral("transport"), QString::fromLatin1(toName(client.transport))},
            {QStringLiteral("url"), withoutSecrets(client.url).toString(QUrl::FullyEncoded)}};
}

QByteArray recordingHead(const QDateTime &started, const std::vector<RecordedClient> &clients)
{
    QByteArray lines = QJsonDocument{recordingLine(started)}.toJson(QJsonDocument::Compact) + '\n';
    for (const RecordedClient &client : clients) {
        lines += QJsonDocument{toJson(client)}.toJson(QJsonDocument::Compact) + '\n';
    }
    return lines;
}

QJsonObject toJson(const RecordedItem &item)
{
    if (const auto *chunk = std::get_if<WireChunk>(&item.what)) {
        return toJson(*chunk);
    }
    QJsonObject line{{QStringLiteral("at_us"), toMicroseconds(item.at)}};
    if (item.client != 0) {
        line.insert(QStringLiteral("client"), item.client);
    }
    std::visit(
        [&line]<typename What>(const What &what) {
            if constexpr (!std::is_same_v<What, WireChunk>) {
                describe(line, what);
            }
        },
        item.what);
    return line;
}

Result<Recording> RecordingLineReader::readFirst(const QJsonObject &line)
{
    JsonMembers members{line};
    if (line.value(QLatin1String("kind")).toString() != QLatin1String("recording")) {
        return Error{"bad-field", RecordingText::tr("\"kind\" is not \"recording\" in the first line"),
                     QStringLiteral("kind")};
    }
    if (members.integer(QStringLiteral("version"), 1, largestNumber) != recordingVersion) {
        return Error{
            "bad-recording",
            RecordingText::tr("\"version\" is not %1; a newer PushScope may have written it").arg(recordingVersion),
            QStringLiteral("version")};
    }
    Recording recording;
    recording.program = members.text(QStringLiteral("program"));
    recording.started = QDateTime::fromString(members.text(QStringLiteral("started")), Qt::ISODateWithMs);
    if (members.error()) {
        return *members.error();
    }
    return recording;
}

Result<RecordingLineReader::Line> RecordingLineReader::read(const QJsonObject &line)
{
    const QString kind = line.value(QLatin1String("kind")).toString();
    if (kind == QLatin1String("client")) {
        const auto client = readClient(line);
        return client ? Result<Line>{Line{*client}} : Result<Line>{client.error()};
    }
    if (kind == QLatin1String("chunk")) {
        auto chunk = m_wire.read(line);
        if (!chunk) {
            return chunk.error();
        }
        const Instant at = chunk->at;
        const int client = chunk->connection->client;
        return Line{RecordedItem{at, client, std::move(chunk).value()}};
    }
    JsonMembers members{line};
    RecordedItem item{fromMicroseconds(members.integer(timeField(), 0, largestMicroseconds)), 0, {}};
    const auto mark = valueOf<TimelineMark::Kind>(markNames, kind);
    if (kind == QLatin1String("fault")) {
        item.what = RecordedFault{static_cast<int>(members.integer(QStringLiteral("fault"), 0, largestNumber)),
                                  members.text(QStringLiteral("spec")), line.value(QLatin1String("began")).toBool()};
    } else {
        item.client = static_cast<int>(members.integer(QStringLiteral("client"), 0, largestNumber));
        if (mark) {
            item.what = readMark(members, line, *mark, item.at);
        } else if (kind == QLatin1String("event")) {
            item.what = readEvent(members, line);
        } else if (kind == QLatin1String("bytes")) {
            item.what = RecordedBytes{members.integer(QStringLiteral("read"), 0, largestCount),
                                      members.integer(QStringLiteral("written"), 0, largestCount)};
        } else if (kind == QLatin1String("ledger")) {
            item.what = readCounts(members);
        } else {
            members.fail(QStringLiteral("kind"),
                         RecordingText::tr("\"kind\" is not client, chunk, state, heartbeat, poll, gap, reset, event, "
                                           "bytes, ledger or fault"));
        }
    }
    if (members.error()) {
        return *members.error();
    }
    return Line{std::move(item)};
}

} // namespace pushscope
