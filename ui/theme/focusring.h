// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QObject>
#include <QPointer>

class QWidget;

namespace pushscope {

/// Shows which widget has the keyboard: a ring in the theme's accent inside the edge of that widget, for everything
/// that keys reach. After a click it appears with the next key, in fields at once, as browsers do. A widget that draws
/// its focus itself has the property "ownFocusRing".
class FocusRing : public QObject
{
    Q_OBJECT

public:
    /// Watches the whole application.
    explicit FocusRing(const QColor &color);
    ~FocusRing() override;

    [[nodiscard]] const QWidget *target() const; ///< what wears the ring; null: nothing does
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void put(QWidget *widget);
    void take();

    QColor m_color;
    QPointer<QWidget> m_ring; ///< a child of what has the focus
};

} // namespace pushscope
