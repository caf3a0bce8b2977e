// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "experiment/experiment.h"
#include "experiment/outcome.h"
#include "lab/groupsums.h"

#include <map>

namespace pushscope {

/// What was measured in an experiment: asks for figures at the borders of every part of the run that an expectation
/// names, and answers with the difference. Histograms are subtracted rather than kept for each part: parts may overlap
/// at will, nothing is added to the way of an event, and a moment costs one histogram a group.
class ExperimentFigures
{
public:
    /// `clients`: the numbers of each client of the experiment, in its order.
    ExperimentFigures(const Experiment &experiment, const std::vector<std::vector<int>> &clients, Instant begun);

    [[nodiscard]] const std::vector<ClientGroup> &groups() const { return m_groups; }
    /// The times at which moments are to be taken, ascending; besides them the last one.
    [[nodiscard]] static std::vector<std::chrono::milliseconds> borders(const Experiment &experiment);
    /// The texts to be counted on the wire, each once.
    [[nodiscard]] static QByteArrayList texts(const Experiment &experiment);

    void take(std::chrono::milliseconds border, const RunMomentPtr &moment);
    void takeLast(const RunMomentPtr &moment) { m_last = moment; }
    void takeServer(const ServerMoment &moment) { m_server = moment; }

    [[nodiscard]] std::optional<double> value(const FigureQuery &query) const;
    [[nodiscard]] std::vector<GroupFigures> summary(std::chrono::milliseconds ran) const;

    static constexpr std::size_t mostDelays = 2'000;

private:
    struct Window
    {
        GroupSums sums;
        Instant from;
        Instant to;
        quint64 lost = 0;
    };

    [[nodiscard]] std::optional<GroupSums> sumsAt(const RunMoment &moment, const QString &client) const;
    [[nodiscard]] RunMomentPtr momentAt(const std::optional<std::chrono::milliseconds> &time) const;
    [[nodiscard]] std::optional<Window> window(const FigureQuery &query) const;
    [[nodiscard]] quint64 lostIn(const GroupSums &last, const RunMomentPtr &from, const RunMomentPtr &to) const;
    [[nodiscard]] std::optional<double> ofServer(Figure figure) const;
    [[nodiscard]] double wireCount(const FigureQuery &query, const GroupSums &sums) const;

    const Experiment &m_experiment;
    QByteArrayList m_texts;
    std::vector<ClientGroup> m_groups; ///< those of the clients first, then the ledgers'
    std::vector<QString> m_names; ///< of the groups
    Instant m_begun;
    std::map<std::chrono::milliseconds, RunMomentPtr> m_moments;
    RunMomentPtr m_last;
    std::optional<ServerMoment> m_server;
};

/// The most of these times that lie within one second.
[[nodiscard]] int mostWithinASecond(const std::vector<Instant> &ascending);

} // namespace pushscope
