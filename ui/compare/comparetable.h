// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/exportable.h"
#include "compare/comparemodel.h"
#include "theme/theme.h"

#include <QTableView>

namespace pushscope {

/// The comparison as it is read: cells wrap, with their source below; measured ones are set apart by colour and bar.
class CompareTable final : public QTableView, public Exportable
{
    Q_OBJECT

public:
    explicit CompareTable(CompareModel &model, QWidget *parent = nullptr);
    void setTheme(const Theme &theme);
    [[nodiscard]] const Theme &theme() const { return m_theme; }

    [[nodiscard]] QString exportName() const override;
    [[nodiscard]] ExportTable exportTable() const override; ///< a row for each cell, with kind, n and source

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fit();
    [[nodiscard]] int wordsWidth(int column) const;
    [[nodiscard]] bool namesFit(int width) const;

    CompareModel &m_model;
    Theme m_theme;
};

} // namespace pushscope
