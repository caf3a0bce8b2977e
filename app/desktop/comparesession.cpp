// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/comparesession.h"

#include "compare/compareview.h"
#include "mainwindow/lessondesk.h"
#include "mainwindow/mainwindow.h"
#include "models/format.h"

#include <QDateTime>
#include <QSysInfo>

namespace pushscope {

CompareSession::CompareSession(MainWindow &window, QObject *parent) : QObject{parent}, m_window{window}
{
    connect(&window.compareView(), &CompareView::measureRequested, this, &CompareSession::measure);
    connect(&window.compareView(), &CompareView::testRequested, this, &CompareSession::test);
}

CompareSession::~CompareSession() = default;

void CompareSession::measure(const QString &name)
{
    const auto experiment = shippedExperiment(name);
    if (!experiment || m_run) {
        if (!experiment)
            m_window.presentProblem(experiment.error().message);
        return;
    }
    Q_EMIT taken();
    m_live = std::make_unique<LiveRun>();
    m_run = std::make_unique<ExperimentRun>(*m_live, *experiment);
    CompareView *view = &m_window.compareView();
    view->setMeasuring(true);
    connect(m_run.get(), &ExperimentRun::progressed, view,
            [view, length = experiment->duration](std::chrono::milliseconds since) {
                view->setMeasuring(true, tr("%1 of %2").arg(formatAge(since), formatSpan(length)));
            });
    // Queued: what tells it must not be deleted by it.
    connect(
        m_run.get(), &ExperimentRun::failed, this,
        [this](const Error &error) { finish(tr("The comparison was not possible: %1").arg(error.message)); },
        Qt::QueuedConnection);
    connect(
        m_run.get(), &ExperimentRun::ended, this,
        [this, view](const ExperimentReport &report) {
            view->setOutcome(report.outcome, QDateTime::currentDateTime(),
                             QStringLiteral("%1, %2").arg(QSysInfo::machineHostName(), QSysInfo::prettyProductName()));
            finish();
        },
        Qt::QueuedConnection);
    m_run->start();
}

void CompareSession::finish(const QString &problem)
{
    if (!m_run)
        return;
    cancel();
    if (!problem.isEmpty())
        m_window.presentProblem(problem);
    Q_EMIT givenBack();
}

void CompareSession::cancel()
{
    if (!m_run)
        return;
    m_run.reset();
    m_live.reset();
    m_window.compareView().setMeasuring(false);
}

/// A lesson of that name, or else an experiment.
void CompareSession::test(const QString &name)
{
    const auto lesson = m_window.lessons().openLesson(name);
    if (!lesson)
        return;
    if (const auto experiment = shippedExperiment(name))
        m_window.lessons().openExperiment(*experiment);
    else
        m_window.presentProblem(experiment.error().message);
}

} // namespace pushscope
