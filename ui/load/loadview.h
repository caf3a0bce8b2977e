// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "loadmodel/loadfigures.h"
#include "models/loadhistory.h"
#include "models/loadruns.h"
#include "models/loadtablemodel.h"
#include "theme/theme.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QPushButton;
class QScrollArea;
class QStackedWidget;
class QTableView;

namespace pushscope {

class LoadCurvePlot;
class LoadForm;
class LoadLatencyPlot;
class LoadRatePlot;
class LoadRunBar;
class LoadStatus;

/// Loads on a server: what is to be run, how it goes, what came of it, and two of them beside each other. It shows what
/// it is told and tells what the user wants; it runs and writes nothing itself.
class LoadView : public QWidget
{
    Q_OBJECT

public:
    explicit LoadView(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setOwnServer(const QUrl &url); ///< the window's own; empty: it does not run
    [[nodiscard]] LoadForm &form() { return *m_form; }

    /// A load has begun, and how it goes; `showResult` or `showFailure` ends it.
    void begin(const LoadConfig &config);
    void showProgress(const LoadProgress &progress);
    /// Returns the number under which the load is kept.
    int showResult(const LoadFigures &figures);
    void showFailure(const Error &error);
    void refuse(const Error &error); ///< it cannot begin: said beside the field
    [[nodiscard]] bool isRunning() const { return m_live != nullptr; }

    /// A saved load. The first one is shown, a further one is compared with.
    int addFile(const LoadFigures &figures, const QString &file);
    void select(int first, int second = 0); ///< 0: none
    [[nodiscard]] int firstShown() const { return m_first; }
    [[nodiscard]] int secondShown() const { return m_second; }
    [[nodiscard]] const LoadRuns &runs() const { return m_runs; }
    [[nodiscard]] const LoadTableModel &table() const { return m_table; }
    void start(); ///< as the button does

Q_SIGNALS:
    void startRequested(const pushscope::LoadConfig &config);
    void stopRequested();
    void saveRequested(int load, const QString &file);
    void openRequested(const QString &file);
    void dropped(int load); ///< it is no longer kept

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *buildLeft();
    QWidget *buildResults();
    QWidget *buildEmpty();
    void buildTable(QWidget *parent);
    void pressed();
    void setRunning(bool running);
    void showNote();
    void showSelected();
    void arrange(bool narrow);
    void fitToRoom();
    void fitTable();
    void fitWidths();
    void colourNotes();
    [[nodiscard]] std::chrono::milliseconds expected() const;

    LoadRuns m_runs;
    LoadTableModel m_table;
    Theme m_theme;
    LoadConfig m_config; ///< of what runs
    std::shared_ptr<LoadHistory> m_live; ///< null: nothing runs
    int m_first = 0;
    int m_second = 0;

    LoadForm *m_form = nullptr;
    QScrollArea *m_formScroll = nullptr;
    QPushButton *m_start = nullptr;
    QLabel *m_note = nullptr;
    QStackedWidget *m_pages = nullptr;
    LoadRunBar *m_bar = nullptr;
    QGridLayout *m_plots = nullptr;
    bool m_narrow = false;
    LoadStatus *m_status = nullptr;
    LoadLatencyPlot *m_latency = nullptr;
    LoadRatePlot *m_rates = nullptr;
    LoadCurvePlot *m_curves = nullptr;
    QTableView *m_tableView = nullptr;
    QLabel *m_tableNote = nullptr;
};

} // namespace pushscope
