// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/timelinemodel.h"
#include "theme/theme.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QScrollArea;
class QStackedLayout;
class QTableView;
class QToolButton;

namespace pushscope {

class TimelineLegend;
class TimelineView;

/// The state timeline with its head: window length, legend, and the same as a table.
class TimelinePanel : public QWidget
{
    Q_OBJECT

public:
    explicit TimelinePanel(RunModel &run, QWidget *parent = nullptr);
    void showFrame();
    void setTheme(const Theme &theme);
    [[nodiscard]] TimelineView &view() const { return *m_view; }

private:
    QWidget *buildHead();
    void showTable(bool table);
    void syncWindow();

    RunModel &m_run;
    TimelineModel m_log;
    QLabel *m_title = nullptr;
    QComboBox *m_window = nullptr;
    TimelineLegend *m_legend = nullptr;
    QToolButton *m_tableButton = nullptr;
    QStackedLayout *m_faces = nullptr;
    TimelineView *m_view = nullptr;
    QScrollArea *m_scroll = nullptr;
    QTableView *m_table = nullptr;
};

/// The lengths of the time window that are offered.
[[nodiscard]] QList<std::chrono::milliseconds> windowLengths();

} // namespace pushscope
