// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/loadruns.h"

#include <QWidget>

class QComboBox;
class QGridLayout;
class QLabel;
class QToolButton;

namespace pushscope {

/// Which of the loads is shown and which beside it, and what can be done with them.
class LoadRunBar : public QWidget
{
    Q_OBJECT

public:
    /// `runs` must outlive the bar.
    explicit LoadRunBar(LoadRuns &runs, QWidget *parent = nullptr);

    /// Shows what is chosen; tells nothing. 0: none.
    void setChosen(int first, int second);
    void setRunning(bool running); ///< nothing can be chosen meanwhile
    void setNarrow(bool narrow); ///< in two rows
    void askForFile();

Q_SIGNALS:
    void chosen(int first, int second);
    void saveRequested(int load, const QString &file);
    void openRequested(const QString &file);
    void copyRequested();

private:
    void tell();
    void enable();
    void askWhereToSave();
    void fillSecond();

    LoadRuns &m_runs;
    int m_first = 0;
    int m_second = 0;
    bool m_running = false;
    QGridLayout *m_layout = nullptr;
    QWidget *m_buttons = nullptr;
    QLabel *m_firstLabel = nullptr;
    QLabel *m_secondLabel = nullptr;
    QComboBox *m_firstBox = nullptr;
    QComboBox *m_secondBox = nullptr;
    QToolButton *m_save = nullptr;
    QToolButton *m_open = nullptr;
    QToolButton *m_copy = nullptr;
};

} // namespace pushscope
