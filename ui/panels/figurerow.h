// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/panemodel.h"
#include "theme/theme.h"

#include <QWidget>

namespace pushscope {

/// The figures of a pane: large values over small captions, in columns that stay where they are
/// while the values change. Where not all fit, captions are shortened, and then the least important columns left out.
class FigureRow : public QWidget
{
    Q_OBJECT

public:
    explicit FigureRow(QWidget *parent = nullptr);
    void setFigures(const PaneFigures &figures);
    void setTheme(const Theme &theme);
    [[nodiscard]] const PaneFigures &figures() const { return m_figures; }
    [[nodiscard]] std::vector<std::size_t> shown() const; ///< their places among the figures
    /// Where a figure's value or caption stands; empty while it finds no room.
    [[nodiscard]] QRect boxOf(std::size_t figure, bool isValue) const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    void layOut();
    void layOutAnew();
    [[nodiscard]] std::vector<std::size_t> all() const;
    [[nodiscard]] QString captionOf(const PaneFigures::Figure &figure) const;
    [[nodiscard]] int needed(const std::vector<std::size_t> &kept) const;
    [[nodiscard]] int narrowestGap() const;
    [[nodiscard]] int gapBetween(const std::vector<std::size_t> &kept) const;
    [[nodiscard]] QFont valueFont() const;
    [[nodiscard]] QFont captionFont() const;

    PaneFigures m_figures;
    std::vector<int> m_widths; ///< of the columns; they only grow
    bool m_shortened = false; ///< captions that have a short form have it
    Theme m_theme;
};

} // namespace pushscope
