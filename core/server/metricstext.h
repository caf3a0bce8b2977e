// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QtGlobal>

#include <initializer_list>
#include <span>

namespace pushscope {

/// Writes Prometheus' text exposition format 0.0.4, one family of samples after the other.
class MetricsText
{
public:
    struct Label
    {
        QByteArrayView name;
        QByteArrayView value; ///< UTF-8
    };
    using Labels = std::initializer_list<Label>;

    static constexpr char contentType[] = "text/plain; version=0.0.4; charset=utf-8";

    // Each begins a family, whose samples follow. The name of a counter ends in `_total`.
    void counter(QByteArrayView name, QByteArrayView help) { begin(name, "counter", help); }
    void gauge(QByteArrayView name, QByteArrayView help) { begin(name, "gauge", help); }
    void histogram(QByteArrayView name, QByteArrayView help) { begin(name, "histogram", help); }

    void sample(Labels labels, qint64 value);
    void sample(qint64 value) { sample({}, value); }
    void sample(Labels labels, double value);
    void sample(double value) { sample({}, value); }

    /// The `_bucket`, `_sum` and `_count` of one set of labels. `counts` has one place more than `bounds`, and is of
    /// each bucket alone.
    void buckets(const Label &label, std::span<const double> bounds, std::span<const qint64> counts, double sum);

    [[nodiscard]] const QByteArray &text() const { return m_text; }

private:
    void begin(QByteArrayView name, QByteArrayView type, QByteArrayView help);
    void line(QByteArrayView suffix, std::span<const Label> labels, const QByteArray &value);

    QByteArray m_text;
    QByteArray m_name; ///< of the present family
};

} // namespace pushscope
