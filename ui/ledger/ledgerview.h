// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ledgermodel.h"
#include "theme/theme.h"

#include <QWidget>

class QLabel;
class QSplitter;
class QTableView;

namespace pushscope {

class LedgerLegend;
class LedgerPicture;

/// What became of each event at each client: as a picture, as counts, and as a sentence.
class LedgerView : public QWidget
{
    Q_OBJECT

public:
    explicit LedgerView(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setMatrix(const DeliveryMatrixPtr &matrix); ///< null: none
    [[nodiscard]] LedgerPicture &picture() const { return *m_picture; }
    [[nodiscard]] const LedgerModel &model() const { return m_model; }
    [[nodiscard]] QString sentence() const;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void buildTable();
    void fit();

    LedgerModel m_model;
    QLabel *m_sentence;
    LedgerLegend *m_legend;
    LedgerPicture *m_picture;
    QTableView *m_table;
    QLabel *m_looked;
};

} // namespace pushscope
