// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/theme.h"

#include "theme/themedstyle.h"

#include <QApplication>
#include <QFontDatabase>
#include <QStyleHints>

#include <cmath>

namespace pushscope {

namespace {

double luminance(const QColor &color)
{
    const auto linear = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

} // namespace

Theme Theme::darkTheme()
{
    return {.dark = true,
            .window = QColor{0x1B, 0x1D, 0x23},
            .surface = QColor{0x24, 0x26, 0x2E},
            .field = QColor{0x18, 0x1A, 0x1F},
            .border = QColor{0x3A, 0x3E, 0x49},
            .edge = QColor{0x7A, 0x81, 0x90},
            .grid = QColor{0x35, 0x38, 0x42},
            .text = QColor{0xEC, 0xEE, 0xF2},
            .dim = QColor{0xA4, 0xAA, 0xB8},
            .accent = QColor{0x5A, 0xA9, 0xE6},
            .onAccent = QColor{0x0E, 0x16, 0x1E},
            .selection = QColor{0x2C, 0x4D, 0x75},
            .good = QColor{0x2F, 0xC4, 0x98},
            .warning = QColor{0xEE, 0xAE, 0x24},
            .alarm = QColor{0xFF, 0x8A, 0x3D},
            .hatch = QColor{0x5E, 0x63, 0x70}};
}

Theme Theme::lightTheme()
{
    return {.dark = false,
            .window = QColor{0xEE, 0xF0, 0xF4},
            .surface = QColor{0xFF, 0xFF, 0xFF},
            .field = QColor{0xFF, 0xFF, 0xFF},
            .border = QColor{0xCB, 0xD0, 0xD9},
            .edge = QColor{0x7C, 0x83, 0x92},
            .grid = QColor{0xE1, 0xE4, 0xEA},
            .text = QColor{0x1A, 0x1D, 0x24},
            .dim = QColor{0x55, 0x5C, 0x6B},
            .accent = QColor{0x0A, 0x66, 0x9C},
            .onAccent = QColor{0xFF, 0xFF, 0xFF},
            .selection = QColor{0xC6, 0xDF, 0xF7},
            .good = QColor{0x00, 0x6E, 0x50},
            .warning = QColor{0x85, 0x58, 0x00},
            .alarm = QColor{0xA8, 0x46, 0x00},
            .hatch = QColor{0xAE, 0xB4, 0xC0}};
}

Theme Theme::of(ThemeChoice choice)
{
    const bool dark = choice == ThemeChoice::Dark || (choice == ThemeChoice::System && systemIsDark());
    return dark ? darkTheme() : lightTheme();
}

QPalette Theme::palette() const
{
    QPalette palette;
    palette.setColor(QPalette::Window, window);
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Base, field);
    palette.setColor(QPalette::AlternateBase, surface);
    palette.setColor(QPalette::ToolTipBase, surface);
    palette.setColor(QPalette::ToolTipText, text);
    palette.setColor(QPalette::PlaceholderText, dim);
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::Button, surface);
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::BrightText, alarm);
    palette.setColor(QPalette::Light, border.lighter(110));
    palette.setColor(QPalette::Midlight, border);
    palette.setColor(QPalette::Mid, border);
    palette.setColor(QPalette::Dark, border.darker(120));
    palette.setColor(QPalette::Shadow, dark ? QColor{Qt::black} : border.darker(140));
    palette.setColor(QPalette::Highlight, selection);
    palette.setColor(QPalette::HighlightedText, text);
    palette.setColor(QPalette::Link, accent);
    palette.setColor(QPalette::LinkVisited, accent);
    // Readable: why something cannot be used is often told by itself.
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, dim);
    return palette;
}

QString Theme::styleSheet() const
{
    // Sizes of text come from the font alone; only gaps, borders and scroll bars are in pixels.
    return QStringLiteral(R"(
QMainWindow, QDialog { background: %1; }
QMenuBar { background: %2; border-bottom: 1px solid %3; padding: 2px 4px; }
QMenuBar::item { padding: 3px 8px; background: transparent; border: 1px solid transparent; border-radius: 4px; }
QMenuBar::item:selected, QMenu::item:selected { background: %7; border-color: %6; }
QMenu { background: %2; border: 1px solid %3; padding: 4px; }
QMenu::item { padding: 4px 25px 4px 23px; border: 1px solid transparent; border-radius: 4px; }
QMenu::item:disabled { color: %5; }
QMenu::separator { height: 1px; background: %3; margin: 4px 6px; }
QToolBar { background: %2; border: none; border-bottom: 1px solid %3; padding: 5px 6px; spacing: 6px; }
QToolBar::separator { background: %3; width: 1px; margin: 4px 5px; }
QStatusBar { background: %2; border-top: 1px solid %3; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: %5; padding: 1px 0px; }
QDockWidget { titlebar-close-icon: none; }
QMainWindow::separator { background: %1; width: 5px; height: 5px; }
QMainWindow::separator:hover { background: %7; }
QToolButton, QPushButton { background: %2; border: 1px solid %10; border-radius: 5px; padding: 4px 10px; }
QToolBar QToolButton { padding: 4px 4px 4px 9px; }
QToolButton:hover, QPushButton:hover { border-color: %6; }
QToolButton:pressed, QPushButton:pressed, QToolButton:checked { background: %7; }
QToolButton:focus, QPushButton:focus { border-color: %6; }
QPushButton:default { border-color: %6; }
QPushButton:disabled, QToolButton:disabled { color: %5; }
QToolButton[flat="true"] { background: transparent; border-color: transparent; padding: 3px; }
QToolButton[flat="true"]:checked { background: %7; }
QToolButton[flat="true"]:hover { background: %7; }
QToolButton[flat="true"]:focus { border-color: %6; }
QToolButton#startButton, QPushButton#startButton { background: %8; color: %9; border-color: %10; font-weight: 600; }
QToolButton#startButton:hover, QToolButton#startButton:focus, QPushButton#startButton:hover,
QPushButton#startButton:focus { border-color: %4; }
QToolButton#qt_toolbar_ext_button, QToolButton#qt_menubar_ext_button { padding: 2px; }
QTableView, QTextBrowser { background: %2; alternate-background-color: %1; border: 1px solid %3; gridline-color: %3; }
QHeaderView { background: %2; }
QHeaderView::section { background: %2; color: %5; border: none; border-bottom: 1px solid %3; padding: 4px 8px; }
QToolTip { background: %2; color: %4; border: 1px solid %3; padding: 3px; }
QScrollBar { background: %1; border: none; }
QScrollBar:vertical { width: 14px; }
QScrollBar:horizontal { height: 14px; }
QScrollBar::handle { background: %10; border: none; border-radius: 4px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 26px; }
QScrollBar::handle:horizontal { min-width: 26px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: %5; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0px; height: 0px; }
QScrollBar::add-page, QScrollBar::sub-page { background: none; }
)")
        .arg(window.name(), surface.name(), border.name(), text.name(), dim.name(), accent.name(), selection.name(),
             dark ? QStringLiteral("#0f7a5c") : QStringLiteral("#00694c"), QStringLiteral("#ffffff"))
        .arg(edge.name());
}

bool systemIsDark()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const auto scheme = QGuiApplication::styleHints()->colorScheme();
    if (scheme != Qt::ColorScheme::Unknown)
        return scheme == Qt::ColorScheme::Dark;
#endif
    // Without roles of our own the application's palette is the platform's.
    const QPalette ours = QApplication::palette();
    QApplication::setPalette(QPalette{});
    const QPalette platform = QApplication::palette();
    QApplication::setPalette(ours);
    return luminance(platform.color(QPalette::Window)) < luminance(platform.color(QPalette::WindowText));
}

void applyTheme(const Theme &theme)
{
    QApplication::setStyle(new ThemedStyle{theme});
    QApplication::setPalette(theme.palette());
    qApp->setStyleSheet(theme.styleSheet());
}

QFont fixedFont(const QFont &base)
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(base.pointSizeF() * 0.95);
    return font;
}

QFont scaledFont(const QFont &base, qreal factor, QFont::Weight weight)
{
    QFont font = base;
    font.setPointSizeF(base.pointSizeF() * factor);
    font.setWeight(weight);
    return font;
}

double contrast(const QColor &a, const QColor &b)
{
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

} // namespace pushscope
