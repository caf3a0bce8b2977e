// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accessibility/exporttablemodel.h"

#include <QDialog>
#include <QPointer>
#include <QTimer>

#include <chrono>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QTableView;

namespace pushscope {

/// Any chart of a window as a table: as it was when the table was opened or last renewed, or followed once a second.
/// One for each window; it stays open beside it.
class ChartTable : public QDialog
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds period{1};

    /// Of `view`, a chart or something within; else of the first one that can be seen.
    static void open(QWidget &window, QWidget *view);
    /// The charts that can be seen, the one with `focused` first.
    [[nodiscard]] static QList<QWidget *> chartsOf(const QWidget &window, QWidget *focused);

    explicit ChartTable(QWidget &window);

    [[nodiscard]] const ExportTableModel &model() const { return m_model; }

private:
    void build();
    void offer(QWidget *first);
    void choose(int index);
    void renew();
    void save();

    QWidget &m_window;
    ExportTableModel m_model;
    QList<QPointer<QWidget>> m_charts;
    QPointer<QWidget> m_chart; ///< whose figures are shown
    QTimer m_timer;
    QComboBox *m_names = nullptr;
    QTableView *m_table = nullptr;
    QCheckBox *m_follow = nullptr;
    QPushButton *m_renew = nullptr;
    QPushButton *m_save = nullptr;
    QLabel *m_note = nullptr;
};

} // namespace pushscope
