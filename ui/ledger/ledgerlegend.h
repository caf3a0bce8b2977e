// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/theme.h"

#include <QWidget>

namespace pushscope {

/// The cells of the ledger with their words.
class LedgerLegend : public QWidget
{
    Q_OBJECT

public:
    explicit LedgerLegend(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Theme m_theme;
};

} // namespace pushscope
