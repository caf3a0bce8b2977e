// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/exportsession.h"

#include "lab/experimentreportjson.h"
#include "lab/runreporthtml.h"
#include "platform/wholefile.h"

#include <QAction>
#include <QDir>
#include <QFileDialog>
#include <QJsonDocument>
#include <QMenu>
#include <QMenuBar>
#include <QStatusBar>

#include <utility>

namespace pushscope {

namespace {

constexpr int noticeMs = 6'000;

bool wantsHtml(const QString &path)
{
    return path.endsWith(QLatin1String(".html"), Qt::CaseInsensitive);
}

} // namespace

QByteArray reportBytes(const RunReport &report, const QString &path, const QJsonObject &more)
{
    QJsonObject json = toJson(report);
    for (auto member = more.begin(); member != more.end(); ++member)
        json.insert(member.key(), member.value());
    return wantsHtml(path) ? toHtml(report, json) : QJsonDocument{json}.toJson();
}

ExportSession::ExportSession(LiveRun *run, MainWindow &window, QObject *parent)
    : QObject{parent}, m_run{run}, m_window{window}, m_exporter{window}
{
    buildMenu();
    connect(&m_exporter, &ViewExporter::writeRequested, this, &ExportSession::write);
    if (m_run == nullptr)
        return;
    connect(m_run, &LiveRun::reportReady, this, [this](const RunReport &report) {
        if (const QString path = std::exchange(m_wanted, {}); !path.isEmpty())
            write(path, reportBytes(report, path));
    });
}

/// Before what ends the program.
void ExportSession::buildMenu()
{
    QMenu *file = m_window.menuBar()->actions().first()->menu();
    QAction *before = file->actions().last();
    m_save = new QAction{tr("&Save report…"), this};
    m_save->setObjectName(QStringLiteral("saveReport"));
    m_save->setShortcut(QKeySequence::Save);
    m_save->setEnabled(m_run != nullptr);
    connect(m_save, &QAction::triggered, this, &ExportSession::askForReport);
    m_window.addAction(m_save);
    file->insertAction(before, m_save);
    file->insertMenu(before, &m_exporter.menu());
    file->insertSeparator(before);
}

void ExportSession::follow(const ExperimentSession &experiments)
{
    connect(&experiments, &ExperimentSession::started, this, &ExportSession::beginExperiment);
    connect(&experiments, &ExperimentSession::reported, this, &ExportSession::setExperiment);
    connect(&experiments, &ExperimentSession::givenBack, this, &ExportSession::endExperiment);
}

void ExportSession::beginExperiment()
{
    m_isExperiment = true;
    m_experiment.reset();
    m_save->setEnabled(false);
}

void ExportSession::setExperiment(const ExperimentReport &report)
{
    m_experiment = report;
    m_save->setEnabled(true);
}

void ExportSession::endExperiment()
{
    m_isExperiment = false;
    m_experiment.reset();
    m_save->setEnabled(m_run != nullptr);
}

void ExportSession::askForReport()
{
    const QString path = QFileDialog::getSaveFileName(&m_window, tr("Save report"), QStringLiteral("report.html"),
                                                      tr("A page for people (*.html);;JSON for programs (*.json)"));
    if (!path.isEmpty())
        saveReport(path);
}

void ExportSession::saveReport(const QString &path)
{
    if (m_experiment) {
        write(path, reportFile(*m_experiment, path));
    } else if (m_run != nullptr && !m_isExperiment) {
        m_wanted = path;
        m_run->requestReport();
    }
}

void ExportSession::write(const QString &path, const QByteArray &bytes)
{
    const QString shown = QDir::toNativeSeparators(path);
    if (const auto problem = writeWhole(path, bytes)) {
        m_window.presentProblem(tr("%1 could not be written: %2").arg(shown, *problem));
        return;
    }
    m_window.statusBar()->showMessage(tr("%1 was written.").arg(shown), noticeMs);
    Q_EMIT written(path);
}

} // namespace pushscope
