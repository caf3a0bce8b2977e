// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/theme.h"

#include <QWidget>

namespace pushscope {

/// Where one is in a lesson: a dot for each step, those behind filled.
class StepDots : public QWidget
{
    Q_OBJECT

public:
    explicit StepDots(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setStep(int step, int steps);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] qreal distance() const;

    Theme m_theme;
    int m_step = 0;
    int m_steps = 0;
};

} // namespace pushscope
