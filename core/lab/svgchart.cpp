// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/svgchart.h"

#include <algorithm>
#include <cmath>

namespace pushscope {

namespace {

constexpr double top = 20;
constexpr double bottom = 50;
constexpr double besideAxis = 10;
constexpr double belowAxis = 20;
constexpr double titleBelow = 40;
constexpr double baseline = 4; ///< from the middle of a line of text
constexpr double labelDistance = 16;
constexpr int mostDashes = 4;

/// The smallest of 1, 2, 5, 10, 20 … with at most `most` steps up to `span`.
double stepFor(double span, int most)
{
    double step = std::pow(10.0, std::floor(std::log10(span / most)));
    for (const double factor : {1.0, 2.0, 5.0, 10.0}) {
        if (span / (step * factor) <= most) {
            return step * factor;
        }
    }
    return step * 20;
}

} // namespace

double SvgAxis::share(double value) const
{
    if (logarithmic) {
        return (std::log10(std::max(value, 1e-9)) - std::log10(from)) / (std::log10(to) - std::log10(from));
    }
    return to > from ? (value - from) / (to - from) : 0;
}

SvgAxis SvgAxis::linear(double highest)
{
    return {0, std::max(highest, 1e-9), false};
}

SvgAxis SvgAxis::decades(double lowest, double highest)
{
    const double first = std::floor(std::log10(std::max(1.0, lowest)));
    const double last = std::max(first + 1, std::ceil(std::log10(std::max(1.0, highest))));
    return {std::pow(10.0, first), std::pow(10.0, last), true};
}

std::vector<double> SvgAxis::marks(int most) const
{
    std::vector<double> marks;
    if (logarithmic) {
        const auto last = std::lround(std::log10(to));
        for (auto exponent = std::lround(std::log10(from)); exponent <= last; ++exponent) {
            marks.push_back(std::pow(10.0, static_cast<double>(exponent)));
        }
        return marks;
    }
    const double step = stepFor(to - from, most);
    for (int i = 0; from + i * step <= to * (1 + 1e-9); ++i) {
        marks.push_back(from + i * step);
    }
    return marks;
}

SvgChart::SvgChart(double height, double left, double right)
    : m_height{height}, m_plot{left, top, width - left - right, height - top - bottom}
{
}

void SvgChart::setAxes(const SvgAxis &x, const SvgAxis &y)
{
    m_x = x;
    m_y = y;
}

double SvgChart::x(double value) const
{
    return m_plot.left() + m_plot.width() * m_x.share(value);
}

double SvgChart::y(double value) const
{
    return m_plot.bottom() - m_plot.height() * m_y.share(value);
}

namespace {

Html lineOf(QPointF from, QPointF to)
{
    return empty("line",
                 {{"class", QStringLiteral("grid")},
                  {"x1", svgNumber(from.x())},
                  {"y1", svgNumber(from.y())},
                  {"x2", svgNumber(to.x())},
                  {"y2", svgNumber(to.y())}});
}

Html textAt(QPointF at, const QString &anchor, const QString &text, const QString &classes)
{
    return element("text", Html::text(text),
                   {{"x", svgNumber(at.x())}, {"y", svgNumber(at.y())}, {"text-anchor", anchor}, {"class", classes}});
}

} // namespace

void SvgChart::markX(double value, const QString &text)
{
    m_grid += lineOf({x(value), m_plot.top()}, {x(value), m_plot.bottom()});
    m_grid += textAt({x(value), m_plot.bottom() + belowAxis}, QStringLiteral("middle"), text, {});
}

void SvgChart::markY(double value, const QString &text)
{
    m_grid += lineOf({m_plot.left(), y(value)}, {m_plot.right(), y(value)});
    m_grid += textAt({m_plot.left() - besideAxis, y(value) + baseline}, QStringLiteral("end"), text, {});
}

void SvgChart::titleX(const QString &text)
{
    m_grid += textAt({m_plot.center().x(), m_plot.bottom() + titleBelow}, QStringLiteral("middle"), text, {});
}

void SvgChart::line(const std::vector<QPointF> &values, const QString &classes)
{
    QString points;
    for (const QPointF &value : values) {
        points += svgNumber(x(value.x())) + u',' + svgNumber(y(value.y())) + u' ';
    }
    if (values.size() == 1) { // of which a line would show nothing
        constexpr double dotRadius = 2;
        m_data += empty("circle",
                        {{"class", classes},
                         {"cx", svgNumber(x(values.front().x()))},
                         {"cy", svgNumber(y(values.front().y()))},
                         {"r", svgNumber(dotRadius)}});
        return;
    }
    m_data += empty("polyline", {{"class", classes}, {"points", points.trimmed()}});
}

void SvgChart::rect(const QRectF &box, const QString &classes, const QString &tip)
{
    const Html title = tip.isEmpty() ? Html{} : element("title", Html::text(tip));
    m_data += element("rect", title,
                      {{"class", classes},
                       {"x", svgNumber(box.x())},
                       {"y", svgNumber(box.y())},
                       {"width", svgNumber(box.width())},
                       {"height", svgNumber(box.height())}});
}

void SvgChart::path(const QString &data, const QString &classes, double strokeWidth)
{
    m_data += empty("path", {{"class", classes}, {"d", data}, {"stroke-width", svgNumber(strokeWidth)}});
}

void SvgChart::label(QPointF at, const QString &anchor, const QString &text, const QString &classes)
{
    m_data += textAt(at, anchor, text, classes);
}

void SvgChart::endLabel(QPointF atValue, const QString &text, const QString &classes)
{
    m_endLabels.push_back({{x(atValue.x()), y(atValue.y())}, text, classes});
}

Html SvgChart::finished(const QString &title) const
{
    std::vector<EndLabel> labels = m_endLabels;
    std::ranges::sort(labels, {}, [](const EndLabel &each) { return each.at.y(); });
    Html names;
    double free = 0;
    for (const EndLabel &each : labels) {
        const double y = std::max(each.at.y(), free);
        free = y + labelDistance;
        names += textAt({each.at.x() + 6, y + baseline}, QStringLiteral("start"), each.text, each.classes);
    }
    const QString box = QStringLiteral("0 0 %1 %2").arg(svgNumber(width), svgNumber(m_height));
    return element("svg", element("title", Html::text(title)) + m_grid + m_data + names,
                   {{"viewBox", box}, {"role", QStringLiteral("img")}, {"aria-label", title}});
}

QString svgNumber(double value)
{
    QString text = QString::number(value, 'f', 1);
    if (text.endsWith(QLatin1String(".0"))) {
        text.chop(2);
    }
    return text;
}

QString lineClasses(Transport transport, int nth)
{
    const QString name = QString::fromLatin1(toName(transport));
    return nth == 0 ? name : QStringLiteral("%1 dash%2").arg(name).arg(1 + (nth - 1) % mostDashes);
}

} // namespace pushscope
