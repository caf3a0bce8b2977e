// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/viewexporter.h"
#include "desktop/experimentsession.h"
#include "lab/liverun.h"
#include "mainwindow/mainwindow.h"

#include <QObject>

#include <optional>

class QAction;

namespace pushscope {

/// What the user takes away from the window: a report of the run, and charts and tables, by File > Save report… and
/// File > Export. Writes whole files or none.
class ExportSession : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive it; `run` is null while a recording is shown.
    ExportSession(LiveRun *run, MainWindow &window, QObject *parent = nullptr);

    /// While an experiment has the place of the live run, its report is what is saved, once there is one.
    void follow(const ExperimentSession &experiments);
    /// As the dialogue does with a name that ends in .html or .json.
    void saveReport(const QString &path);

Q_SIGNALS:
    void written(const QString &path);

private:
    void buildMenu();
    void beginExperiment();
    void setExperiment(const ExperimentReport &report);
    void endExperiment();
    void askForReport();
    void write(const QString &path, const QByteArray &bytes);

    LiveRun *m_run;
    MainWindow &m_window;
    ViewExporter m_exporter;
    QAction *m_save = nullptr;
    bool m_isExperiment = false;
    std::optional<ExperimentReport> m_experiment;
    QString m_wanted; ///< the name of a report that the run has been asked for
};

/// A report of a run as the name of its file asks for it; `more` joins the JSON.
[[nodiscard]] QByteArray reportBytes(const RunReport &report, const QString &path, const QJsonObject &more = {});

} // namespace pushscope
