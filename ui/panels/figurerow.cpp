// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/figurerow.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace pushscope {

namespace {

constexpr double smallestScale = 0.8;

} // namespace

FigureRow::FigureRow(QWidget *parent) : QWidget{parent}, m_theme{Theme::darkTheme()}
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QFont FigureRow::valueFont() const
{
    return scaledFont(font(), 1.3, QFont::DemiBold);
}

QFont FigureRow::captionFont() const
{
    return scaledFont(font(), 0.88);
}

void FigureRow::setFigures(const PaneFigures &figures)
{
    if (figures == m_figures)
        return;
    m_figures = figures;
    layOut();
    QStringList words;
    for (const auto &figure : m_figures.figures)
        words << QStringLiteral("%1 %2").arg(figure.caption, figure.value);
    setAccessibleName(words.join(QStringLiteral(", ")));
    update();
}

void FigureRow::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

void FigureRow::layOut()
{
    const QFontMetrics values{valueFont()};
    const QFontMetrics captions{captionFont()};
    m_widths.resize(m_figures.figures.size(), 0);
    m_total = 0;
    for (std::size_t i = 0; i < m_widths.size(); ++i) {
        const auto &figure = m_figures.figures[i];
        m_widths[i] = std::max({m_widths[i], values.horizontalAdvance(figure.value),
                                captions.horizontalAdvance(figure.caption), values.horizontalAdvance(figure.widest)});
        m_total += m_widths[i];
    }
}

QSize FigureRow::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 50,
            QFontMetrics{valueFont()}.height() + QFontMetrics{captionFont()}.height()};
}

QSize FigureRow::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 20, sizeHint().height()};
}

void FigureRow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        m_widths.clear();
        layOut();
        updateGeometry();
    }
}

void FigureRow::paintEvent(QPaintEvent *)
{
    QPainter painter{this};
    const int columns = std::max(1, static_cast<int>(m_widths.size()) - 1);
    const int narrowestGap = fontMetrics().averageCharWidth();
    const int gap = std::clamp((width() - m_total) / columns, narrowestGap, 4 * narrowestGap);
    // A narrow pane first has smaller figures, then fewer.
    const double wanted = m_total + columns * narrowestGap;
    const double scale = std::clamp(width() / std::max(1.0, wanted), smallestScale, 1.0);
    const QFont valueText = scaledFont(valueFont(), scale, QFont::DemiBold);
    const QFont captionText = scaledFont(captionFont(), scale);
    const QFontMetrics values{valueText};
    double x = 0;
    for (std::size_t i = 0; i < m_widths.size() && (i == 0 || x + m_widths[i] * scale <= width() + 1); ++i) {
        const auto &figure = m_figures.figures[i];
        painter.setFont(valueText);
        painter.setPen(figure.alarming ? m_theme.alarm : figure.doubtful ? m_theme.dim : m_theme.text);
        painter.drawText(QPointF{x, qreal(values.ascent())}, figure.value);
        painter.setFont(captionText);
        painter.setPen(m_theme.dim);
        painter.drawText(QPointF{x, qreal(values.height() + painter.fontMetrics().ascent())}, figure.caption);
        x += (m_widths[i] + gap) * scale;
    }
}

bool FigureRow::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    auto *help = static_cast<QHelpEvent *>(event);
    QStringList lines;
    for (const auto &figure : m_figures.figures)
        lines
            << QStringLiteral("<b>%1</b>: %2").arg(figure.caption.toHtmlEscaped(), figure.explanation.toHtmlEscaped());
    QToolTip::showText(help->globalPos(), lines.join(QStringLiteral("<br>")), this);
    return true;
}

} // namespace pushscope
