// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "load/loadplot.h"

#include <memory>

namespace pushscope {

/// A plot of a load over time: seconds along the bottom, and the phases but the measured one shaded.
class LoadTimePlot : public LoadPlot
{
    Q_OBJECT

public:
    using LoadPlot::LoadPlot;

    /// `history` may be null. `expected`: how long the whole is likely to take; the axis is at least so long.
    void setHistory(std::shared_ptr<const LoadHistory> history, std::chrono::milliseconds expected);
    [[nodiscard]] ExportTable exportTable() const override; ///< a row for each transport at each point

protected:
    [[nodiscard]] std::vector<Mark> xMarks(qreal width) const override;
    [[nodiscard]] QString emptyText() const override;
    [[nodiscard]] QString readout(double at) const override;
    std::vector<EndLabel> paintData(QPainter &painter, const QRectF &plot) override;

    virtual void historyChanged() = 0;
    virtual std::vector<EndLabel> paintLines(QPainter &painter, const QRectF &plot) = 0;
    /// What stands beside the transport's name in the readout.
    [[nodiscard]] virtual QString readoutOf(const LoadHistory::TransportPoint &point) const = 0;
    [[nodiscard]] virtual QString readoutHead(const LoadHistory::Point &) const { return {}; }

    [[nodiscard]] const std::vector<LoadHistory::Point> &points() const;
    [[nodiscard]] qreal xOf(const QRectF &plot, std::chrono::milliseconds at) const;
    /// Draws the line through points that are there; a gap where one is missing. Markers stand apart.
    void paintLine(QPainter &painter, const QList<QPointF> &line, const QPen &pen,
                   std::optional<Transport> markers) const;

private:
    void paintPhases(QPainter &painter, const QRectF &plot) const;

    std::shared_ptr<const LoadHistory> m_history;
    std::chrono::milliseconds m_length{1};
};

/// p50, p99 and the slowest delivery of each transport; logarithmic.
class LoadLatencyPlot final : public LoadTimePlot
{
    Q_OBJECT

public:
    explicit LoadLatencyPlot(QWidget *parent = nullptr);

protected:
    [[nodiscard]] std::vector<Mark> yMarks() const override;
    [[nodiscard]] std::vector<KeyEntry> key() const override;
    void historyChanged() override;
    std::vector<EndLabel> paintLines(QPainter &painter, const QRectF &plot) override;
    [[nodiscard]] QString readoutOf(const LoadHistory::TransportPoint &point) const override;

private:
    LatencyDecades m_decades;
};

/// What was offered, and what of it arrived over each transport.
class LoadRatePlot final : public LoadTimePlot
{
    Q_OBJECT

public:
    explicit LoadRatePlot(QWidget *parent = nullptr);

protected:
    [[nodiscard]] std::vector<Mark> yMarks() const override;
    void historyChanged() override;
    std::vector<EndLabel> paintLines(QPainter &painter, const QRectF &plot) override;
    [[nodiscard]] QString readoutOf(const LoadHistory::TransportPoint &point) const override;
    [[nodiscard]] QString readoutHead(const LoadHistory::Point &point) const override;

private:
    double m_most = 1;
};

} // namespace pushscope
