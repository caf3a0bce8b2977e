// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/metricstext.h"

#include <QLocale>

#include <array>
#include <cmath>

namespace pushscope {

namespace {

QByteArray escaped(QByteArrayView text, bool inQuotes)
{
    QByteArray bytes;
    bytes.reserve(text.size());
    for (const char c : text) {
        if (c == '\n') {
            bytes += "\\n";
        } else if (c == '\\' || (inQuotes && c == '"')) {
            bytes += '\\';
            bytes += c;
        } else {
            bytes += c;
        }
    }
    return bytes;
}

QByteArray numberText(double value)
{
    if (std::isnan(value)) {
        return QByteArrayLiteral("NaN");
    }
    if (std::isinf(value)) {
        return value > 0 ? QByteArrayLiteral("+Inf") : QByteArrayLiteral("-Inf");
    }
    return QByteArray::number(value, 'f', QLocale::FloatingPointShortest);
}

} // namespace

void MetricsText::begin(QByteArrayView name, QByteArrayView type, QByteArrayView help)
{
    m_name = name.toByteArray();
    m_text += "# HELP " + m_name + ' ' + escaped(help, false) + '\n';
    m_text += "# TYPE " + m_name + ' ' + type.toByteArray() + '\n';
}

void MetricsText::line(QByteArrayView suffix, std::span<const Label> labels, const QByteArray &value)
{
    m_text += m_name;
    m_text += suffix;
    char before = '{';
    for (const Label &label : labels) {
        m_text += before;
        m_text += label.name;
        m_text += "=\"";
        m_text += escaped(label.value, true);
        m_text += '"';
        before = ',';
    }
    m_text += labels.empty() ? " " : "} ";
    m_text += value;
    m_text += '\n';
}

void MetricsText::sample(Labels labels, qint64 value)
{
    line({}, std::span{labels.begin(), labels.size()}, QByteArray::number(value));
}

void MetricsText::sample(Labels labels, double value)
{
    line({}, std::span{labels.begin(), labels.size()}, numberText(value));
}

void MetricsText::buckets(const Label &label, std::span<const double> bounds, std::span<const qint64> counts,
                          double sum)
{
    qint64 within = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        within += counts[i];
        const QByteArray bound = i < bounds.size() ? numberText(bounds[i]) : QByteArrayLiteral("+Inf");
        line("_bucket", std::array{label, Label{"le", bound}}, QByteArray::number(within));
    }
    line("_sum", std::array{label}, numberText(sum));
    line("_count", std::array{label}, QByteArray::number(within));
}

} // namespace pushscope
