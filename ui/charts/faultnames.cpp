// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/faultnames.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace pushscope {

namespace {

constexpr qreal besideLine = 3;
constexpr int mostRows = 3;

class NamePlaces
{
public:
    NamePlaces(const QRectF &box, const QFontMetricsF &metrics) : m_box{box}, m_metrics{metrics} {}

    void add(const FaultSpan &span)
    {
        const int rows = span.strong ? mostRows : 1;
        for (int row = 0; row < rows; ++row) {
            if (const auto text = inRow(span, row)) {
                m_placed.push_back({*text, &span});
                return;
            }
        }
    }

    [[nodiscard]] std::vector<FaultName> take() { return std::move(m_placed); }

private:
    [[nodiscard]] qreal gap() const { return m_metrics.averageCharWidth(); }

    [[nodiscard]] bool isFree(const QRectF &text) const
    {
        return text.left() >= m_box.left() && text.right() <= m_box.right()
            && std::ranges::none_of(m_placed, [&](const FaultName &other) { return other.box.intersects(text); });
    }

    [[nodiscard]] std::optional<QRectF> inRow(const FaultSpan &span, int row) const
    {
        const qreal top = m_box.top() + row * m_metrics.height();
        if (row > 0 && top + m_metrics.height() > m_box.bottom())
            return {};
        const QRectF text{0, top, m_metrics.horizontalAdvance(span.fault->name) + gap(), m_metrics.height()};
        return span.fault->isMoment() ? besideMoment(span, text) : alongStretch(span, text);
    }

    [[nodiscard]] std::optional<QRectF> besideMoment(const FaultSpan &span, QRectF text) const
    {
        text.moveLeft(span.from + flagSize(m_metrics) + besideLine);
        return isFree(text) ? text : before(span, text);
    }

    /// At first behind other names, as long as this one begins within its stretch.
    [[nodiscard]] std::optional<QRectF> alongStretch(const FaultSpan &span, QRectF text) const
    {
        text.moveLeft(span.from + besideLine);
        for (const FaultName &other : m_placed) {
            if (text.intersects(other.box))
                text.moveLeft(other.box.right() + gap());
        }
        const bool astray = text.left() > std::max(span.to, span.from + gap());
        if (!astray && isFree(text))
            return text;
        if (!span.strong || text.right() <= m_box.right())
            return {};
        text.moveRight(m_box.right());
        return !astray && text.left() >= span.from + besideLine && isFree(text) ? text : before(span, text);
    }

    [[nodiscard]] std::optional<QRectF> before(const FaultSpan &span, QRectF text) const
    {
        text.moveRight(span.from - besideLine);
        return isFree(text) ? std::optional{text} : std::nullopt;
    }

    QRectF m_box;
    QFontMetricsF m_metrics;
    std::vector<FaultName> m_placed;
};

} // namespace

std::vector<FaultName> placeFaultNames(const std::vector<FaultSpan> &spans, const QRectF &box,
                                       const QFontMetricsF &metrics)
{
    NamePlaces places{box, metrics};
    for (const auto &[strong, active] :
         {std::pair{true, true}, std::pair{true, false}, std::pair{false, true}, std::pair{false, false}}) {
        for (const FaultSpan &span : spans) {
            if (span.strong == strong && span.fault->active == active)
                places.add(span);
        }
    }
    return places.take();
}

} // namespace pushscope
