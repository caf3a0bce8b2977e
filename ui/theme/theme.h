// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>
#include <QString>

namespace pushscope {

enum class ThemeChoice { System, Light, Dark };

/// The colours of the program. All that text is written in (text, dim, accent, good, warning, alarm) has at least
/// 4.5 : 1 on `window`, `surface` and `field`; `edge`, `accent` and marks have 3 : 1. A test holds them to it.
struct Theme
{
    bool dark = true;
    QColor window; ///< behind everything
    QColor surface; ///< panes and bars
    QColor field; ///< where something can be entered
    QColor border; ///< between what stands side by side
    QColor edge; ///< around what can be used
    QColor grid; ///< lines inside charts
    QColor text;
    QColor dim; ///< captions, axis labels
    QColor accent; ///< the main button, focus, links
    QColor onAccent;
    QColor selection;
    QColor good;
    QColor warning;
    QColor alarm;
    QColor hatch; ///< strokes over stretches without a connection

    [[nodiscard]] static Theme darkTheme();
    [[nodiscard]] static Theme lightTheme();
    [[nodiscard]] static Theme of(ThemeChoice choice);

    [[nodiscard]] QPalette palette() const;
    [[nodiscard]] QString styleSheet() const;
};

/// Whether the desktop asks for dark windows. Call before or after a theme was applied.
[[nodiscard]] bool systemIsDark();

/// Fusion, with the theme's palette and style sheet, for the whole application.
void applyTheme(const Theme &theme);

[[nodiscard]] QFont fixedFont(const QFont &base);
[[nodiscard]] QFont scaledFont(const QFont &base, qreal factor, QFont::Weight weight = QFont::Normal);
/// (L1 + 0.05) / (L2 + 0.05) of WCAG 2: 1…21.
[[nodiscard]] double contrast(const QColor &a, const QColor &b);

} // namespace pushscope
