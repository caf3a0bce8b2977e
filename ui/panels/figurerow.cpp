// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/figurerow.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <numeric>

namespace pushscope {

FigureRow::FigureRow(QWidget *parent) : QWidget{parent}, m_theme{Theme::darkTheme()}
{
    setAccessibleName(tr("Figures"));
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
    update();
}

void FigureRow::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

QString FigureRow::captionOf(const PaneFigures::Figure &figure) const
{
    return m_shortened && !figure.shortCaption.isEmpty() ? figure.shortCaption : figure.caption;
}

void FigureRow::layOut()
{
    const QFontMetrics values{valueFont()};
    const QFontMetrics captions{captionFont()};
    m_widths.resize(m_figures.figures.size(), 0);
    const auto grow = [&] {
        for (std::size_t i = 0; i < m_widths.size(); ++i) {
            const auto &figure = m_figures.figures[i];
            m_widths[i] =
                std::max({m_widths[i], values.horizontalAdvance(figure.value),
                          captions.horizontalAdvance(captionOf(figure)), values.horizontalAdvance(figure.widest)});
        }
    };
    grow();
    if (!m_shortened && needed(all()) > width()) {
        m_shortened = true;
        std::fill(m_widths.begin(), m_widths.end(), 0);
        grow();
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
        layOutAnew();
        updateGeometry();
    }
}

void FigureRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layOutAnew();
}

void FigureRow::layOutAnew()
{
    m_widths.clear();
    m_shortened = false;
    layOut();
}

std::vector<std::size_t> FigureRow::all() const
{
    std::vector<std::size_t> figures(m_widths.size());
    std::iota(figures.begin(), figures.end(), std::size_t{0});
    return figures;
}

int FigureRow::needed(const std::vector<std::size_t> &kept) const
{
    int sum = -narrowestGap();
    for (const std::size_t i : kept)
        sum += m_widths[i] + narrowestGap();
    return sum;
}

/// All figures, less the least important ones that find no room; at least one.
std::vector<std::size_t> FigureRow::shown() const
{
    std::vector<std::size_t> kept = all();
    const auto less = [this](std::size_t a, std::size_t b) {
        return m_figures.figures[a].importance < m_figures.figures[b].importance;
    };
    while (kept.size() > 1 && needed(kept) > width())
        kept.erase(std::min_element(kept.begin(), kept.end(), less));
    return kept;
}

int FigureRow::narrowestGap() const
{
    return fontMetrics().averageCharWidth();
}

int FigureRow::gapBetween(const std::vector<std::size_t> &kept) const
{
    int total = 0;
    for (const std::size_t i : kept)
        total += m_widths[i];
    const int columns = std::max(1, static_cast<int>(kept.size()) - 1);
    return std::clamp((width() - total) / columns, narrowestGap(), 4 * narrowestGap());
}

QRect FigureRow::boxOf(std::size_t figure, bool isValue) const
{
    const auto kept = shown();
    const int gap = gapBetween(kept);
    const int high = QFontMetrics{valueFont()}.height();
    int x = 0;
    for (const std::size_t i : kept) {
        if (i == figure)
            return isValue ? QRect{x, 0, m_widths[i], high} : QRect{x, high, m_widths[i], height() - high};
        x += m_widths[i] + gap;
    }
    return {};
}

void FigureRow::paintEvent(QPaintEvent *)
{
    QPainter painter{this};
    const auto kept = shown();
    const int gap = gapBetween(kept);
    const QFontMetrics values{valueFont()};
    double x = 0;
    for (const std::size_t i : kept) {
        const auto &figure = m_figures.figures[i];
        painter.setFont(valueFont());
        painter.setPen(figure.alarming ? m_theme.alarm : figure.doubtful ? m_theme.dim : m_theme.text);
        painter.drawText(QPointF{x, qreal(values.ascent())}, figure.value);
        painter.setFont(captionFont());
        painter.setPen(m_theme.dim);
        painter.drawText(QPointF{x, qreal(values.height() + painter.fontMetrics().ascent())}, captionOf(figure));
        x += m_widths[i] + gap;
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
