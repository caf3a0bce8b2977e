// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/theme.h"

#include <QProxyStyle>

#include <memory>

namespace pushscope {

class FocusRing;

/// Fusion with outlines that can be seen: around fields and boxes in the theme's edge, around the current cell of a
/// table or list in its accent. While it is the application's style, what has the keyboard wears a ring.
class ThemedStyle final : public QProxyStyle
{
    Q_OBJECT

public:
    explicit ThemedStyle(const Theme &theme);
    ~ThemedStyle() override;

    using QProxyStyle::polish;
    using QProxyStyle::unpolish;
    void polish(QApplication *application) override;
    void unpolish(QApplication *application) override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override;
    [[nodiscard]] int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;

    [[nodiscard]] const FocusRing *focusRing() const { return m_ring.get(); }

private:
    void outline(QPainter &painter, const QRect &box, bool round = false) const;

    Theme m_theme;
    std::unique_ptr<FocusRing> m_ring;
};

} // namespace pushscope
