// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/panemodel.h"

#include "experiment/experiment.h"
#include "models/causetext.h"
#include "models/format.h"
#include "models/transportstyle.h"

#include <QCoreApplication>
#include <QUrlQuery>

#include <algorithm>
#include <array>

namespace pushscope {

using std::chrono::microseconds;

namespace {

// A percentile says little with fewer than ten samples beyond it.
constexpr qint64 enoughForMedian = 20;
constexpr qint64 enoughForP99 = 1'000;
constexpr std::chrono::seconds hintPatience{3}; ///< so long without an event is worth a word

struct PaneModelText
{
    Q_DECLARE_TR_FUNCTIONS(pushscope::PaneModel)
};

QString none()
{
    return QStringLiteral("–");
}

QString latencyText(const LatencySummary &summary, qint64 value)
{
    return summary.n > 0 ? formatLatency(microseconds{value}) : none();
}

QString bytesText(const std::optional<double> &bytes)
{
    return bytes ? formatBytes(*bytes) : none();
}

std::optional<double> perEvent(quint64 bytes, quint64 events)
{
    return events > 0 ? std::optional{static_cast<double>(bytes) / static_cast<double>(events)} : std::nullopt;
}

template <typename T>
std::vector<T> since(const std::deque<T> &all, T from)
{
    return {std::lower_bound(all.begin(), all.end(), from), all.end()};
}

QString endpointPath(const QUrl &url, Transport transport)
{
    QString path = url.path();
    if (path.isEmpty() || path == QStringLiteral("/")) {
        path = transport == Transport::Sse      ? QStringLiteral("/events")
            : transport == Transport::WebSocket ? QStringLiteral("/ws")
                                                : QStringLiteral("/poll");
    }
    return url.hasQuery() ? path + QLatin1Char('?') + url.query() : path;
}

} // namespace

std::optional<double> wireBytesPerEvent(const ClientCounters &counters)
{
    return perEvent(counters.wireBytesIn + counters.wireBytesOut, counters.events);
}

std::optional<double> payloadBytesPerEvent(const ClientCounters &counters)
{
    return perEvent(counters.payloadBytes, counters.events);
}

PaneModel::PaneModel(int client, Transport transport, QUrl url, QString detail)
    : m_client{client}, m_transport{transport}, m_url{std::move(url)}, m_detail{std::move(detail)}, m_series{
                                                                                                        longestWindow,
                                                                                                        mostSamples}
{
    m_latest.client = client;
    m_latest.transport = transport;
}

void PaneModel::apply(const ClientSnapshot &snapshot, Instant now)
{
    m_now = now;
    auto first = snapshot.newSamples.begin();
    while (first != snapshot.newSamples.end() && first->delivered < m_clearedAt)
        ++first;
    const std::span fresh{first, snapshot.newSamples.end()};
    m_series.append(fresh);
    m_distribution.add(fresh);
    m_grid.add(fresh);
    m_history.apply(snapshot.newMarks);
    m_history.reconcile(snapshot.state, snapshot.since, snapshot.delay, snapshot.cause);
    m_history.prune(now - longestWindow);
    if (snapshot.cause != m_latest.cause)
        m_cause = causeText(snapshot.cause);
    m_latest = snapshot;
    m_latest.newSamples.clear();
    m_latest.newMarks.clear();
}

void PaneModel::clear()
{
    m_clearedAt = m_now;
    m_series.clear();
    m_distribution.clear();
    m_grid.clear();
    m_history.clear();
    m_latest.counters = {};
    m_latest.ledger = {};
    m_latest.latency = {};
}

void PaneModel::startAnew()
{
    clear();
    m_history.forget();
    m_clearedAt = {};
    m_latest.lastByte.reset();
}

void PaneModel::setWindow(std::chrono::milliseconds window)
{
    m_window = std::min(window, longestWindow);
}

QString PaneModel::name() const
{
    if (!m_title.isEmpty())
        return PaneModelText::tr("%1 · %2").arg(m_title, TransportStyle::of(m_transport).shortName);
    const QString transport = TransportStyle::of(m_transport).name;
    return m_foreign ? PaneModelText::tr("%1 · %2").arg(transport, foreignPlace()) : transport;
}

QString PaneModel::shortName() const
{
    if (!m_title.isEmpty())
        return m_title;
    const QString transport = TransportStyle::of(m_transport).shortName;
    return m_foreign ? PaneModelText::tr("%1 · %2").arg(transport, foreignPlace()) : transport;
}

QString PaneModel::foreignPlace() const
{
    QString place = m_url.authority();
    if (m_url.path() != endpointPath(QUrl{}, m_transport))
        place += m_url.path();
    const QStringList channels = QUrlQuery{m_url}.allQueryItemValues(QStringLiteral("channel"), QUrl::FullyDecoded);
    return channels.isEmpty() ? place : place + QLatin1Char(' ') + channels.join(QLatin1Char(','));
}

QString PaneModel::endpoint() const
{
    const QString path = endpointPath(m_url, m_transport);
    return m_detail.isEmpty() ? path : path + QLatin1Char(' ') + m_detail;
}

QString PaneModel::stateText() const
{
    QString word = stateWord(m_latest.state);
    if (isConnected(m_latest.state) && m_latest.node >= 0) {
        //: of several servers: "open at B"
        return PaneModelText::tr("%1 at %2").arg(word, nodeName(m_latest.node));
    }
    if (m_latest.state != ClientState::Backoff)
        return word;
    return PaneModelText::tr("%1 %2").arg(word, formatLatency(m_latest.delay));
}

QString PaneModel::lastByteText() const
{
    if (!m_latest.lastByte)
        return PaneModelText::tr("no byte yet");
    return PaneModelText::tr("last byte %1").arg(formatAge(m_now - *m_latest.lastByte));
}

PaneFigures PaneModel::figures() const
{
    const LatencySummary &latency = m_latest.latency;
    const ClientCounters &counters = m_latest.counters;
    const auto count = formatCount(static_cast<quint64>(std::max<qint64>(0, latency.n)));
    const auto wireCaption = PaneModelText::tr("wire / event (data %1)");
    const QString someLatency = formatLatency(microseconds{100'000});
    PaneFigures result;
    result.figures = {
        {latencyText(latency, latency.p50), PaneModelText::tr("p50 · n %1").arg(count),
         PaneModelText::tr("Median latency: delivered − due, over all events since the start or the last clear"),
         QStringLiteral("0000000"), latency.n < enoughForMedian},
        {latencyText(latency, latency.p99), PaneModelText::tr("p99"),
         PaneModelText::tr("99 of 100 events were not slower. Grey while fewer than ten samples lie beyond it"),
         someLatency, latency.n < enoughForP99},
        {latencyText(latency, latency.max), PaneModelText::tr("max"), PaneModelText::tr("The slowest event"),
         someLatency, latency.n == 0},
        {formatCount(counters.reconnects),
         PaneModelText::tr("reconnects"),
         PaneModelText::tr("How often the connection was open again after it had been lost"),
         {}},
        {formatCount(m_latest.ledger.lost), PaneModelText::tr("lost"),
         PaneModelText::tr("Events that are missing now, by their sequence numbers"), QStringLiteral("000"), false,
         m_latest.ledger.lost > 0},
        {bytesText(wireBytesPerEvent(counters)), wireCaption.arg(bytesText(payloadBytesPerEvent(counters))),
         PaneModelText::tr("Bytes on the wire in both directions for each event, heads and framing included; "
                           "in brackets the payload alone"),
         formatBytes(1000), counters.events == 0},
    };
    constexpr std::array importances{5, 4, 3, 1, 2, 0};
    constexpr int ofAnAlarm = 6;
    for (std::size_t i = 0; i < result.figures.size(); ++i)
        result.figures[i].importance = result.figures[i].alarming ? ofAnAlarm : importances.at(i);
    result.figures.back().shortCaption = PaneModelText::tr("wire / event");
    return result;
}

QString PaneModel::summary() const
{
    const LatencySummary &latency = m_latest.latency;
    if (latency.n == 0) {
        return PaneModelText::tr("%1: %2, no latency measured yet").arg(name(), stateText());
    }
    return PaneModelText::tr("%1: %2, %3 events, latency median %4, 99th percentile %5, maximum %6, %7 "
                             "reconnects, %8 lost")
        .arg(name(), stateText(), formatCount(m_latest.counters.events), formatLatency(microseconds{latency.p50}),
             formatLatency(microseconds{latency.p99}), formatLatency(microseconds{latency.max}),
             formatCount(m_latest.counters.reconnects), formatCount(m_latest.ledger.lost));
}

QString PaneModel::notice() const
{
    if (isConnected(m_latest.state) || m_latest.state == ClientState::Idle)
        return {};
    return m_cause;
}

QString PaneModel::hint() const
{
    if (!isConnected(m_latest.state) || m_now - m_latest.since < hintPatience)
        return {};
    if (m_latest.counters.events == 0)
        return PaneModelText::tr("Connected; no event has come yet");
    if (m_latest.latency.n == 0)
        return PaneModelText::tr("Events come; their latency cannot be told from them");
    if (m_series.samples().empty() || m_series.samples().back().delivered < m_now - m_window)
        return PaneModelText::tr("No event in the last %1").arg(formatSpan(m_window));
    return {};
}

ChartFrame PaneModel::chartFrame(const LatencyRange &range, QSize plot)
{
    ChartFrame frame;
    frame.now = m_now;
    frame.window = m_window;
    frame.range = range;
    frame.client = m_client;
    frame.transport = m_transport;
    frame.notice = notice();
    if (frame.notice.isEmpty()) {
        frame.notice = hint();
        frame.alarming = false;
    }
    const auto width = columnWidth(m_window, plot.width());
    const Instant from{(m_now.time_since_epoch() / width - plot.width()) * width};
    if (!m_grid.setScale(m_window, plot, range))
        m_grid.add(m_series.samples());
    frame.samples = m_grid.takeFrom(from);
    for (const StateStretch &stretch : m_history.stretches()) {
        // The first connecting is no gap in anything.
        const bool first = &stretch == &m_history.stretches().front() && stretch.state == ClientState::Connecting;
        const bool visible = !stretch.to || (*stretch.to > from && !first);
        if (visible && !isConnected(stretch.state) && stretch.state != ClientState::Idle)
            frame.gaps.push_back(stretch);
    }
    frame.heartbeats = since(m_history.heartbeats(), from);
    frame.polls = since(m_history.polls(), from);
    return frame;
}

TimelineLane PaneModel::lane() const
{
    const Instant from = m_now - m_window;
    TimelineLane lane{
        m_client, m_transport, shortName(), {}, since(m_history.heartbeats(), from), since(m_history.polls(), from),
        {}};
    for (const StateStretch &stretch : m_history.stretches()) {
        if (!stretch.to || *stretch.to > from)
            lane.stretches.push_back(stretch);
    }
    for (const TimelineMark &mark : m_history.incidents()) {
        if (mark.at >= from)
            lane.incidents.push_back(mark);
    }
    return lane;
}

} // namespace pushscope
