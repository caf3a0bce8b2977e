// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/timelinesvg.h"

#include "lab/reporttexts.h"
#include "message/language.h"

#include "lab/htmlpage.h"
#include "lab/svgchart.h"
#include "loadmodel/loadverdict.h"

#include <algorithm>

namespace pushscope {

namespace {

constexpr double above = 20;
constexpr double below = 50;
constexpr double namesAbove = 22; ///< room for the names of faults, within the plot
constexpr double tallestLane = 30;
constexpr double lowestLane = 16;
constexpr double lanesHeight = 300; ///< they shrink beyond it
constexpr double leastWidth = 0.7;
constexpr std::size_t mostFaultsDrawn = 100;
constexpr std::size_t mostNotesDrawn = 200;
constexpr double connectsHeight = 300;
constexpr int mostNameLength = 14;

double inSeconds(std::chrono::microseconds time)
{
    return std::chrono::duration<double>{time}.count();
}

QString shownState(ClientState state)
{
    switch (state) {
    case ClientState::Idle: return ReportText::tr("not started");
    case ClientState::Connecting: return ReportText::tr("connecting");
    case ClientState::Open: return ReportText::tr("open");
    case ClientState::Stale: return ReportText::tr("stale");
    case ClientState::Backoff: return ReportText::tr("backoff");
    case ClientState::Closed: return ReportText::tr("closed");
    case ClientState::Failed: return ReportText::tr("failed");
    }
    Q_UNREACHABLE();
}

QString shortened(const QString &name, int most = mostNameLength)
{
    return name.size() > most ? name.left(most - 1) + u'…' : name;
}

/// Draws one after the other into the same chart.
class TimelineDrawing
{
public:
    TimelineDrawing(const RunReport &run, double laneHeight, SvgChart &chart)
        : m_run{run}, m_begin{beginOf(run)}, m_laneHeight{laneHeight}, m_chart{chart}
    {
    }

    void faults();
    void lane(std::size_t index, const QString &name);
    void note(const TimelineNote &note, std::size_t number);

private:
    /// In the picture, of a moment so long before the report.
    [[nodiscard]] double x(std::chrono::microseconds before) const
    {
        return m_chart.x(std::max(0.0, inSeconds(m_begin - before)));
    }

    const RunReport &m_run;
    std::chrono::microseconds m_begin;
    double m_laneHeight;
    SvgChart &m_chart;
};

void TimelineDrawing::faults()
{
    double free = 0;
    for (std::size_t i = 0; i < std::min(mostFaultsDrawn, m_run.faults.size()); ++i) {
        const FaultReport &fault = m_run.faults[i];
        const auto ended = fault.lasted ? fault.began - *fault.lasted : std::chrono::microseconds{0};
        const double left = x(fault.began);
        const double width = std::max(2.0, x(ended) - left);
        const QRectF plot = m_chart.plot();
        m_chart.rect({left, plot.top(), width, plot.height()}, QStringLiteral("fault"),
                     ReportText::tr("%1, met %2").arg(fault.spec).arg(fault.hits));
        constexpr double perLetter = 7.5;
        const QString name = shortened(fault.spec, 28);
        if (left >= free && left + perLetter * static_cast<double>(name.size()) < SvgChart::width) {
            m_chart.label({left + 4, plot.top() + 15}, QStringLiteral("start"), name, QStringLiteral("fault"));
            free = left + perLetter * static_cast<double>(name.size() + 1);
        }
    }
}

void TimelineDrawing::lane(std::size_t index, const QString &name)
{
    const ClientLane &lane = m_run.lanes[index];
    const double top = m_chart.plot().top() + namesAbove + static_cast<double>(index) * m_laneHeight;
    for (std::size_t i = 0; i < lane.changes.size(); ++i) {
        const auto &change = lane.changes[i];
        const auto until = i + 1 < lane.changes.size() ? lane.changes[i + 1].before : std::chrono::microseconds{0};
        const double left = x(change.before);
        const double width = x(until) - left;
        if (width >= leastWidth || lane.changes.size() < 40) {
            const double from = inSeconds(m_begin - change.before);
            m_chart.rect({left, top + 2, std::max(leastWidth, width), m_laneHeight - 4}, nameOf(change.state),
                         ReportText::tr("%1: %2 from %3 s").arg(name, shownState(change.state), decimalText(from, 2)));
        }
    }
    m_chart.label({m_chart.plot().left() - 8, top + m_laneHeight / 2 + 4}, QStringLiteral("end"), shortened(name),
                  lineClasses(lane.transport));
}

void TimelineDrawing::note(const TimelineNote &note, std::size_t number)
{
    const double at = m_chart.x(inSeconds(note.at));
    const QRectF plot = m_chart.plot();
    m_chart.rect({at - 0.75, plot.top(), 1.5, plot.height()}, QStringLiteral("twice"), note.text);
    m_chart.label({at, plot.top() - 6}, QStringLiteral("middle"), QString::number(number));
}

} // namespace

std::chrono::microseconds beginOf(const RunReport &run)
{
    std::chrono::microseconds begin{0};
    for (const ClientLane &lane : run.lanes) {
        if (!lane.changes.empty()) {
            begin = std::max(begin, lane.changes.front().before);
        }
    }
    return begin;
}

Html timelineSvg(const RunReport &run, const QMap<int, QString> &names, const std::vector<TimelineNote> &notes)
{
    const double seconds = inSeconds(beginOf(run));
    if (run.lanes.empty() || seconds <= 0) {
        return {};
    }
    const auto count = static_cast<double>(run.lanes.size());
    const double laneHeight = std::clamp(lanesHeight / count, lowestLane, tallestLane);
    SvgChart chart{above + below + namesAbove + laneHeight * count, 130, 20};
    const SvgAxis time = SvgAxis::linear(seconds);
    chart.setAxes(time, {0, 1});
    for (const double mark : time.marks()) {
        chart.markX(mark, QStringLiteral("%1 s").arg(mark));
    }
    chart.titleX(ReportText::tr("seconds since the first client began"));
    TimelineDrawing drawing{run, laneHeight, chart};
    drawing.faults();
    for (std::size_t i = 0; i < run.lanes.size(); ++i) {
        drawing.lane(i, names.value(run.lanes[i].client, loadName(run.lanes[i].transport)));
    }
    for (std::size_t i = 0; i < std::min(mostNotesDrawn, notes.size()); ++i) {
        drawing.note(notes[i], i + 1);
    }
    return chart.finished(ReportText::tr("States of the clients over time, a lane each, with the faults as bands"));
}

Html timelineKey()
{
    return colourKey({{QStringLiteral("connecting"), ReportText::tr("connecting")},
                      {QStringLiteral("open"), ReportText::tr("open")},
                      {QStringLiteral("stale"), ReportText::tr("stale: a heartbeat is overdue")},
                      {QStringLiteral("backoff"), ReportText::tr("waits before the next attempt")},
                      {QStringLiteral("failed"), ReportText::tr("failed")},
                      {QStringLiteral("closed"), ReportText::tr("not started, or closed")},
                      {QStringLiteral("fault"), ReportText::tr("fault in force")}});
}

Html connectsSvg(const std::vector<ConnectsCurve> &groups)
{
    std::size_t seconds = 0;
    int most = 0;
    for (const ConnectsCurve &group : groups) {
        seconds = std::max(seconds, group.perSecond.size());
        for (const int count : group.perSecond) {
            most = std::max(most, count);
        }
    }
    if (most == 0) {
        return {};
    }
    SvgChart chart{connectsHeight, 80, 120};
    const SvgAxis time = SvgAxis::linear(static_cast<double>(seconds));
    const SvgAxis connects = SvgAxis::linear(std::max(most, 4));
    chart.setAxes(time, connects);
    for (const double mark : time.marks()) {
        chart.markX(mark, QStringLiteral("%1 s").arg(mark));
    }
    for (const double mark : connects.marks(5)) {
        chart.markY(mark, QString::number(mark));
    }
    chart.titleX(ReportText::tr("attempts to connect in each second of the run"));
    for (const ConnectsCurve &group : groups) {
        std::vector<QPointF> points;
        for (std::size_t i = 0; i < group.perSecond.size(); ++i) {
            const auto second = static_cast<double>(i);
            points.emplace_back(second, group.perSecond[i]);
            points.emplace_back(second + 1, group.perSecond[i]);
        }
        if (!points.empty()) {
            chart.line(points, lineClasses(group.transport, group.nth));
            chart.endLabel(points.back(), shortened(group.name), lineClasses(group.transport, group.nth));
        }
    }
    return chart.finished(ReportText::tr("Attempts to connect in each second, a line for each group of clients"));
}

} // namespace pushscope
