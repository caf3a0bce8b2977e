// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/themedstyle.h"

#include "theme/focusring.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>

#include <algorithm>

namespace pushscope {

namespace {

constexpr qreal cellRing = 2;
constexpr qreal fieldCorner = 2; ///< Fusion's own

bool isItemView(const QWidget *widget)
{
    return qobject_cast<const QAbstractItemView *>(widget) != nullptr
        || (widget != nullptr && qobject_cast<const QAbstractItemView *>(widget->parentWidget()) != nullptr);
}

} // namespace

ThemedStyle::ThemedStyle(const Theme &theme)
    : QProxyStyle{QStyleFactory::create(QStringLiteral("Fusion"))}, m_theme{theme}
{
}

ThemedStyle::~ThemedStyle() = default;

void ThemedStyle::polish(QApplication *application)
{
    QProxyStyle::polish(application);
    if (!m_ring)
        m_ring = std::make_unique<FocusRing>(m_theme.accent);
}

void ThemedStyle::unpolish(QApplication *application)
{
    m_ring.reset();
    QProxyStyle::unpolish(application);
}

/// Over the one that the base style has drawn.
void ThemedStyle::outline(QPainter &painter, const QRect &box, bool round) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen{m_theme.edge, 1});
    painter.setBrush(Qt::NoBrush);
    const QRectF line = QRectF{box}.adjusted(0.5, 0.5, -0.5, -0.5);
    round ? painter.drawEllipse(line) : painter.drawRoundedRect(line, fieldCorner, fieldCorner);
    painter.restore();
}

void ThemedStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                                const QWidget *widget) const
{
    if (element == PE_FrameFocusRect) {
        if (isItemView(widget)) {
            painter->save();
            painter->setPen(QPen{m_theme.accent, cellRing});
            painter->setBrush(Qt::NoBrush);
            painter->drawRect(QRectF{option->rect}.adjusted(1, 1, -1, -1));
            painter->restore();
        }
        return; // others wear the ring
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    if (element == PE_FrameLineEdit || element == PE_IndicatorCheckBox)
        outline(*painter, option->rect);
    else if (element == PE_IndicatorRadioButton)
        outline(*painter, option->rect, true);
}

void ThemedStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                     const QWidget *widget) const
{
    QProxyStyle::drawComplexControl(control, option, painter, widget);
    if (control == CC_ComboBox || control == CC_SpinBox)
        outline(*painter, option->rect);
}

int ThemedStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    const int usual = QProxyStyle::pixelMetric(metric, option, widget);
    if (widget == nullptr)
        return usual;
    const int height = widget->fontMetrics().height();
    switch (metric) {
    case PM_ToolBarExtensionExtent: return std::max(usual, height); // what leads to the rest has to be seen and hit
    case PM_ButtonIconSize:
    case PM_SmallIconSize: return std::max(usual, height * 4 / 5);
    default: return usual;
    }
}

} // namespace pushscope
