// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/experimentfigures.h"

#include "wire/wirechunk.h"

#include <algorithm>
#include <set>

namespace pushscope {

namespace {

using std::chrono::milliseconds;

template <typename Visit>
void forEachQuery(const Experiment &experiment, Visit visit)
{
    for (const Expectation &expectation : experiment.expectations) {
        visit(expectation.figure);
        if (expectation.times) {
            visit(*expectation.times);
        }
    }
}

std::optional<double> ratio(quint64 bytes, quint64 events)
{
    return events == 0 ? std::nullopt : std::optional{static_cast<double>(bytes) / static_cast<double>(events)};
}

std::optional<double> quantile(Figure figure, const LatencyHistogram &histogram)
{
    if (histogram.count() == 0) {
        return {};
    }
    const LatencySummary summary = histogram.summary();
    switch (figure) {
    case Figure::LatencyMin: return static_cast<double>(summary.min);
    case Figure::LatencyP50:
    case Figure::ConnectP50:
    case Figure::RoundTripP50: return static_cast<double>(summary.p50);
    case Figure::LatencyP90:
    case Figure::RoundTripP90: return static_cast<double>(summary.p90);
    case Figure::LatencyP99:
    case Figure::RoundTripP99: return static_cast<double>(summary.p99);
    case Figure::LatencyMean: return summary.mean;
    default: return static_cast<double>(summary.max);
    }
}

double inMicroseconds(std::chrono::microseconds time)
{
    return static_cast<double>(time.count());
}

std::optional<double> ofSums(Figure figure, const GroupSums &sums)
{
    switch (figure) {
    case Figure::Delivered: return static_cast<double>(sums.counters.events);
    case Figure::Late: return static_cast<double>(sums.deliveries.late);
    case Figure::Replayed: return static_cast<double>(sums.counters.replayed);
    case Figure::Duplicates: return static_cast<double>(sums.ledger.duplicates);
    case Figure::OutOfOrder: return static_cast<double>(sums.ledger.outOfOrder);
    case Figure::Gaps: return static_cast<double>(sums.ledger.gaps);
    case Figure::Resets: return static_cast<double>(sums.counters.resets);
    case Figure::Heartbeats: return static_cast<double>(sums.counters.heartbeats);
    case Figure::Reconnects: return static_cast<double>(sums.counters.reconnects);
    case Figure::Attempts: return static_cast<double>(sums.counters.attempts);
    case Figure::WireBytesIn: return static_cast<double>(sums.counters.wireBytesIn);
    case Figure::WireBytesOut: return static_cast<double>(sums.counters.wireBytesOut);
    case Figure::WireBytesPerEvent:
        return ratio(sums.counters.wireBytesIn + sums.counters.wireBytesOut, sums.counters.events);
    case Figure::PayloadBytesPerEvent: return ratio(sums.counters.payloadBytes, sums.counters.events);
    case Figure::OpenAtEnd: return sums.open;
    case Figure::EverOpen: return sums.everOpen;
    case Figure::FailedAtEnd: return sums.failed;
    case Figure::CloseCode: return sums.closeCode;
    case Figure::StaleTime: return inMicroseconds(sums.times.stale);
    case Figure::BackoffTime: return inMicroseconds(sums.times.backoff);
    case Figure::NotOpenTime: return inMicroseconds(sums.times.notOpen);
    case Figure::ConnectP50:
    case Figure::ConnectMax: return quantile(figure, sums.connect);
    case Figure::RoundTripP50:
    case Figure::RoundTripP90:
    case Figure::RoundTripP99:
    case Figure::RoundTripMax: return quantile(figure, sums.roundTrip);
    default: return quantile(figure, sums.latency);
    }
}

std::vector<Instant> within(std::vector<Instant> times, Instant from, Instant to)
{
    std::erase_if(times, [from, to](Instant at) { return at < from || at >= to; });
    std::ranges::sort(times);
    return times;
}

} // namespace

int mostWithinASecond(const std::vector<Instant> &ascending)
{
    std::size_t most = 0;
    std::size_t first = 0;
    for (std::size_t i = 0; i < ascending.size(); ++i) {
        while (ascending[i] - ascending[first] >= std::chrono::seconds{1}) {
            ++first;
        }
        most = std::max(most, i - first + 1);
    }
    return static_cast<int>(most);
}

ExperimentFigures::ExperimentFigures(const Experiment &experiment, const std::vector<std::vector<int>> &clients,
                                     Instant begun)
    : m_experiment{experiment}, m_texts{texts(experiment)}, m_begun{begun}
{
    std::map<QString, std::vector<int>> ledgers;
    for (std::size_t i = 0; i < clients.size(); ++i) {
        const ExperimentClient &client = experiment.clients[i];
        m_groups.push_back({clients[i], {}});
        m_names.push_back(client.name);
        auto &members = ledgers[client.ledger];
        members.insert(members.end(), clients[i].begin(), clients[i].end());
    }
    ledgers.erase(QString{});
    for (const auto &[word, members] : ledgers) {
        m_groups.push_back({members, word});
        m_names.push_back(word);
    }
}

std::vector<milliseconds> ExperimentFigures::borders(const Experiment &experiment)
{
    std::set<milliseconds> borders;
    forEachQuery(experiment, [&](const FigureQuery &query) {
        for (const auto &border : {query.from, query.to}) {
            if (border && *border > milliseconds{0} && *border <= experiment.duration) {
                borders.insert(*border);
            }
        }
    });
    return {borders.begin(), borders.end()};
}

QByteArrayList ExperimentFigures::texts(const Experiment &experiment)
{
    QByteArrayList texts;
    forEachQuery(experiment, [&](const FigureQuery &query) {
        if (query.figure == Figure::WireCount && !texts.contains(query.text)) {
            texts.append(query.text);
        }
    });
    return texts;
}

void ExperimentFigures::take(milliseconds border, const RunMomentPtr &moment)
{
    // What is asked of the last moment alone would be kept once for each border.
    auto lean = std::make_shared<RunMoment>(*moment);
    for (GroupSums &sums : lean->groups) {
        sums.attempts.clear();
        sums.draws.clear();
    }
    m_moments.insert_or_assign(border, std::move(lean));
}

/// Nothing: there is no such client.
std::optional<GroupSums> ExperimentFigures::sumsAt(const RunMoment &moment, const QString &client) const
{
    if (client.isEmpty()) {
        GroupSums all;
        for (std::size_t i = 0; i < m_experiment.clients.size() && i < moment.groups.size(); ++i) {
            all.add(moment.groups[i]);
        }
        return all;
    }
    const auto place = static_cast<std::size_t>(std::ranges::find(m_names, client) - m_names.begin());
    if (place >= moment.groups.size()) {
        return {};
    }
    GroupSums sums = moment.groups[place];
    if (!m_groups[place].ledger.isEmpty()) { // as one receiver
        sums.counters.events = sums.ledger.events;
        sums.deliveries.lost = sums.ledger.lost;
        sums.followed = false;
    }
    return sums;
}

RunMomentPtr ExperimentFigures::momentAt(const std::optional<milliseconds> &time) const
{
    const auto found = time ? m_moments.find(*time) : m_moments.end();
    return found == m_moments.end() ? nullptr : found->second;
}

std::optional<ExperimentFigures::Window> ExperimentFigures::window(const FigureQuery &query) const
{
    const RunMomentPtr to = momentAt(query.to);
    const RunMomentPtr from = momentAt(query.from);
    const auto last = m_last ? sumsAt(*m_last, query.client) : std::nullopt;
    const auto sums = to ? sumsAt(*to, query.client) : last;
    const bool isReached = (!query.to || to) && (!query.from || *query.from <= milliseconds{0} || from);
    if (!last || !sums || !isReached) {
        return {};
    }
    Window window{*sums, from ? from->at : m_begun, to ? to->at : m_last->at, 0};
    if (from) {
        window.sums.subtract(sumsAt(*from, query.client).value_or(GroupSums{}));
    }
    window.sums.attempts = within(last->attempts, window.from, window.to);
    window.lost = last->followed ? lostIn(*last, from, to) : window.sums.ledger.lost;
    return window;
}

/// Events that were published within the window and never came.
quint64 ExperimentFigures::lostIn(const GroupSums &last, const RunMomentPtr &from, const RunMomentPtr &to) const
{
    const auto before = [&last](const RunMomentPtr &moment) {
        return moment->mark < last.missingBefore.size() ? last.missingBefore[moment->mark] : 0;
    };
    const quint64 until = to ? before(to) : last.deliveries.lost;
    return until - std::min(until, from ? before(from) : 0);
}

std::optional<double> ExperimentFigures::value(const FigureQuery &query) const
{
    if (infoOf(query.figure).ofServer) {
        return ofServer(query.figure);
    }
    const auto seen = window(query);
    if (!seen) {
        return {};
    }
    switch (query.figure) {
    case Figure::Lost: return static_cast<double>(seen->lost);
    case Figure::PeakConnects: return mostWithinASecond(seen->sums.attempts);
    case Figure::WireCount: return wireCount(query, seen->sums);
    default: return ofSums(query.figure, seen->sums);
    }
}

double ExperimentFigures::wireCount(const FigureQuery &query, const GroupSums &sums) const
{
    const auto place = static_cast<std::size_t>(m_texts.indexOf(query.text));
    if (place >= sums.texts.size()) {
        return 0;
    }
    const auto up = static_cast<double>(sums.texts[place][static_cast<std::size_t>(WireDirection::Up)]);
    const auto down = static_cast<double>(sums.texts[place][static_cast<std::size_t>(WireDirection::Down)]);
    return query.up ? (*query.up ? up : down) : up + down;
}

std::optional<double> ExperimentFigures::ofServer(Figure figure) const
{
    if (!m_server) {
        return {};
    }
    const ServerStats &stats = m_server->stats;
    switch (figure) {
    case Figure::ServerPublished: return static_cast<double>(stats.published);
    case Figure::ServerConnections: return static_cast<double>(stats.connections.total());
    case Figure::ServerQueuePeak: return static_cast<double>(stats.queuePeakBytes);
    case Figure::ServerSlowDisconnects: return static_cast<double>(stats.slowDisconnects);
    case Figure::ServerDroppedEvents: return static_cast<double>(stats.droppedEvents);
    case Figure::ServerRefused: return static_cast<double>(m_server->refused);
    default: return {};
    }
}

namespace {

/// What a client that hears nothing more cannot know is known from what was published.
DeliveryLedger::Counts ledgerOf(const GroupSums &sums)
{
    DeliveryLedger::Counts ledger = sums.ledger;
    if (sums.followed) {
        ledger.lost = sums.deliveries.lost;
        ledger.duplicates = sums.deliveries.duplicates;
    }
    return ledger;
}

} // namespace

std::vector<GroupFigures> ExperimentFigures::summary(milliseconds ran) const
{
    std::vector<GroupFigures> groups;
    for (std::size_t i = 0; m_last && i < m_experiment.clients.size() && i < m_last->groups.size(); ++i) {
        const GroupSums &sums = m_last->groups[i];
        GroupFigures figures{.name = m_names[i],
                             .transport = m_experiment.clients[i].transport,
                             .clients = sums.clients,
                             .counters = sums.counters,
                             .ledger = ledgerOf(sums),
                             .deliveries = sums.deliveries,
                             .latency = sums.latency.summary(),
                             .roundTrip = sums.roundTrip.summary(),
                             .connectsPerSecond = {},
                             .backoffDelays = {}};
        figures.connectsPerSecond.resize(
            static_cast<std::size_t>(std::chrono::ceil<std::chrono::seconds>(ran).count()));
        for (const Instant at : sums.attempts) {
            const auto second = static_cast<std::size_t>(std::max<qint64>((at - m_begun) / std::chrono::seconds{1}, 0));
            if (second < figures.connectsPerSecond.size()) {
                ++figures.connectsPerSecond[second];
            }
        }
        auto draws = sums.draws;
        std::ranges::stable_sort(draws, {}, &ClientActivity::Draw::at);
        draws.resize(std::min(draws.size(), mostDelays));
        std::ranges::transform(draws, std::back_inserter(figures.backoffDelays), &ClientActivity::Draw::delay);
        groups.push_back(std::move(figures));
    }
    return groups;
}

} // namespace pushscope
