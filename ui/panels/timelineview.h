// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/exportable.h"
#include "models/frames.h"
#include "panels/timelinelayout.h"
#include "theme/theme.h"

#include <QWidget>

#include <optional>

namespace pushscope {

/// A lane for each client: what it was doing over the window, with ticks for heartbeats and polls.
/// Faults lie as bands over all lanes, with their names in a strip above. Arrow keys walk over lanes, stretches and
/// faults; Enter picks what is selected.
class TimelineView : public QWidget, public Exportable
{
    Q_OBJECT

public:
    explicit TimelineView(QWidget *parent = nullptr);
    void setFrame(TimelineFrame frame);
    void setTheme(const Theme &theme);
    void setCursorAt(int client, Instant at); ///< the moment that is selected elsewhere
    [[nodiscard]] const TimelineFrame &frame() const { return m_frame; }
    /// What is under a point, in words; empty if nothing is.
    [[nodiscard]] QString textAt(QPointF position) const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QString exportName() const override { return accessibleName(); }
    [[nodiscard]] ExportTable exportTable() const override; ///< the states, and the faults

    static constexpr qreal narrowestLane = 1.15; ///< in heights of a line

Q_SIGNALS:
    void picked(int client, pushscope::Instant at); ///< a mark, a stretch or a fault

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    /// What is under a point or selected by keys: a place in a lane, or a fault.
    struct Place
    {
        const TimelineLane *lane = nullptr;
        const StateStretch *stretch = nullptr;
        const TimelineMark *mark = nullptr;
        const FaultStretch *fault = nullptr;
        std::optional<Instant> heartbeat = std::nullopt;
    };

    [[nodiscard]] TimelineLayout layOut() const { return {m_frame, size(), fontMetrics()}; }
    [[nodiscard]] Place placeAt(QPointF position) const;
    [[nodiscard]] Place placeInLane(const TimelineLane &lane, qreal x) const;
    [[nodiscard]] Place selected() const;
    [[nodiscard]] std::size_t selectable() const; ///< in the selected row
    [[nodiscard]] QString placeText(const Place &place) const;
    [[nodiscard]] QString stretchText(const TimelineLane &lane, const StateStretch &stretch) const;
    [[nodiscard]] QString faultText(const FaultStretch &fault) const;
    [[nodiscard]] QStringList faultsDuring(const TimelineLane &lane, Instant from, Instant to) const;
    void paintSelection(QPainter &painter) const;
    void tellSelection();
    void pick(const Place &place, Instant pointed);

    TimelineFrame m_frame;
    Theme m_theme;
    std::size_t m_row = 0; ///< the selected lane; behind the last one the faults
    std::size_t m_back = 0; ///< the selected stretch, counted from the newest
    int m_cursorClient = 0;
    std::optional<Instant> m_cursor;
};

} // namespace pushscope
