// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/theme.h"
#include "tour/tourstep.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

class QWidget;

namespace pushscope {

class TourCard;
class TourVeil;

/// Walks through parts of a window with a card beside each. What is below stays in use and keeps moving.
class Tour : public QObject
{
    Q_OBJECT

public:
    explicit Tour(QWidget &window);

    void start(QList<TourStep> steps);
    void end(); ///< the focus goes back to where it was
    [[nodiscard]] bool isShown() const;
    [[nodiscard]] int step() const { return m_step; } ///< from 0
    [[nodiscard]] int steps() const { return static_cast<int>(m_steps.size()); }
    [[nodiscard]] TourCard &card() const { return *m_card; }
    [[nodiscard]] const QList<QRect> &marks() const { return m_marks; } ///< what the step points at
    void setTheme(const Theme &theme);

Q_SIGNALS:
    void ended();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void show(int step);
    void place();

    QWidget &m_window;
    TourVeil *m_veil;
    TourCard *m_card;
    QTimer m_replace; ///< sizes of what is below change now and then
    QList<TourStep> m_steps;
    QList<QRect> m_marks;
    int m_step = 0;
    QPointer<QWidget> m_focusBefore;
};

} // namespace pushscope
