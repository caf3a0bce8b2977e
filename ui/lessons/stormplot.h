// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/exportable.h"
#include "experiment/outcome.h"
#include "theme/theme.h"

#include <QWidget>

namespace pushscope {

/// The curve of a reconnect storm: connections tried in each second by each group, and below the delays that
/// their backoff drew.
class StormPlot : public QWidget, public Exportable
{
    Q_OBJECT

public:
    explicit StormPlot(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    /// Hidden unless the outcome was asked for the peak of connects.
    void present(const Outcome &outcome);
    [[nodiscard]] QString exportName() const override;
    [[nodiscard]] ExportTable exportTable() const override; ///< a row for each second, a column for each group
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintConnects(QPainter &painter, const QRectF &area) const;
    void paintDelays(QPainter &painter, const QRectF &area) const;
    void paintKey(QPainter &painter, const QRectF &area) const;
    void paintFrame(QPainter &painter, const QRectF &plot, const QString &title, const QString &most,
                    const QString &end) const;
    [[nodiscard]] QRectF plotIn(const QRectF &area) const;
    [[nodiscard]] QColor colorOf(std::size_t group) const;

    Theme m_theme;
    std::vector<GroupFigures> m_groups;
};

} // namespace pushscope
