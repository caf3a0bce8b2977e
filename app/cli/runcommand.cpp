// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/runcommand.h"

#include "cli/runtext.h"
#include "experiment/shippednames.h"
#include "experiment/showntext.h"
#include "lab/experimentreportjson.h"
#include "message/language.h"
#include "options/namedexperiment.h"
#include "options/optiontexts.h"
#include "options/values.h"
#include "platform/wholefile.h"

#include <QJsonDocument>

#include <cstdio>
#include <unistd.h>

namespace pushscope {

namespace {

ValueType<QString> experimentValue()
{
    return {QStringLiteral("EXPERIMENT"),
            RunText::tr("a file as experiment.json, or a name that --list shows"),
            [](const QString &text) -> Result<QString> {
                if (text.isEmpty() || text.contains(QChar::Null)) {
                    return Error{"bad-file", RunText::tr("no name of a file"), {}};
                }
                return text;
            },
            false,
            false,
            {shippedExperimentNames() + shippedLessonNames(), {QStringLiteral(".json")}, false}};
}

QList<Option> runOptions(RunOptions &into)
{
    return {
        switchOption(QStringLiteral("--list"), into.list, RunText::tr("Print the names of those that are shipped")),
        switchOption(QStringLiteral("--counter"), into.counter,
                     RunText::tr("Run the counter-experiment of a lesson, which must not meet its expectations")),
        switchOption(QStringLiteral("--json"), into.json,
                     RunText::tr("Print one JSON object instead of the table or the list")),
        valueOption(QStringLiteral("--report"), fileValue({QStringLiteral(".html"), QStringLiteral(".json")}),
                    into.report, RunText::tr("Gets the report")),
    };
}

QString cannotWrite(const QString &file, const QString &problem)
{
    return RunText::tr("--report: cannot write %1: %2").arg(file, problem);
}

Result<Experiment> experimentOf(const RunOptions &options)
{
    auto experiment = namedExperiment(options.experiment, options.counter);
    if (!experiment && experiment.error().code != "no-counter") {
        return Error{experiment.error().code,
                     QStringLiteral("%1: %2").arg(options.experiment, experiment.error().message),
                     experiment.error().field};
    }
    return experiment;
}

QString seconds(std::chrono::milliseconds time)
{
    return decimalText(std::chrono::duration<double>{time}.count(), 1);
}

} // namespace

Command runCommand(RunOptions &into)
{
    return {
        QStringLiteral("run"),
        RunText::tr("Carry out an experiment and judge what it expects."),
        runOptions(into),
        {optionalArgument(experimentValue(), into.experiment,
                          RunText::tr("An experiment or a lesson, written as JSON, or the name of a shipped one"))},
        RunText::tr("An experiment says what is sent, to whom, what happens on the way, and what is expected of it; "
                    "of a lesson its experiment is run. Server, clients and the faults between them are in this "
                    "process, on loopback. The exit code is 0 if every expectation was met, 1 if one was not or the "
                    "run cannot be judged, and 2 if the file is wrong.")};
}

RunJob::RunJob(RunOptions options, StandardOutput &output, QObject *parent)
    : Job{parent}, m_options{std::move(options)}, m_output{output}
{
}

RunJob::~RunJob() = default;

void RunJob::start()
{
    if (m_options.list) {
        list();
        return;
    }
    if (m_options.experiment.isEmpty()) {
        refuse(RunText::tr("EXPERIMENT is missing: %1").arg(experimentValue().takes));
        return;
    }
    const auto experiment = experimentOf(m_options);
    if (!experiment) {
        refuse(experiment.error().message);
        return;
    }
    if (!m_options.report.isEmpty()) {
        if (const auto problem = checkWritable(m_options.report)) {
            refuse(cannotWrite(m_options.report, *problem));
            return;
        }
    }
    begin(*experiment);
}

void RunJob::list()
{
    const auto text = shippedText(m_options.json);
    if (!text) {
        printError(text.error().message);
        Q_EMIT finished(exitFailed);
        return;
    }
    m_output.write(*text);
    m_output.flush();
    Q_EMIT finished(exitDone);
}

void RunJob::refuse(const QString &why)
{
    printError(why);
    Q_EMIT finished(exitRefused);
}

void RunJob::begin(const Experiment &experiment)
{
    m_showsProgress = ::isatty(STDERR_FILENO) == 1;
    m_live = std::make_unique<LiveRun>();
    m_run = std::make_unique<ExperimentRun>(*m_live, experiment);
    connect(m_run.get(), &ExperimentRun::actionTaken, this, &RunJob::showAction);
    connect(m_run.get(), &ExperimentRun::progressed, this, &RunJob::showProgress);
    connect(m_run.get(), &ExperimentRun::failed, this, &RunJob::fail);
    connect(m_run.get(), &ExperimentRun::ended, this, &RunJob::end);
    m_run->start();
}

void RunJob::showAction(int index)
{
    const auto &timeline = m_run->experiment().timeline;
    const auto &action = timeline.at(static_cast<std::size_t>(index));
    if (!action.says.isEmpty()) {
        clearProgress();
        printError(QStringLiteral("%1 s: %2").arg(seconds(action.at), shownText(action.says)));
    }
}

void RunJob::showProgress(std::chrono::milliseconds since)
{
    if (m_showsProgress) {
        const QString line = RunText::tr("%1 of %2 s").arg(seconds(since), seconds(m_run->experiment().duration));
        std::fputs(("\r" + line.toLocal8Bit() + "\x1b[K").constData(), stderr);
        std::fflush(stderr);
    }
}

void RunJob::clearProgress() const
{
    if (m_showsProgress) {
        std::fputs("\r\x1b[K", stderr);
    }
}

void RunJob::stop()
{
    if (m_run) {
        m_run->stop();
        return;
    }
    Q_EMIT finished(exitFailed);
}

void RunJob::fail(const Error &error)
{
    clearProgress();
    printError(error.message);
    Q_EMIT finished(exitFailed);
}

void RunJob::end(const ExperimentReport &report)
{
    clearProgress();
    const bool written = m_options.report.isEmpty() || writeReport(report);
    m_output.write(m_options.json ? QJsonDocument{runJson(report)}.toJson(QJsonDocument::Compact) + '\n'
                                  : runText(report.outcome, m_options.counter));
    m_output.flush();
    const OutcomeVerdict wanted = m_options.counter ? OutcomeVerdict::NotMet : OutcomeVerdict::Met;
    Q_EMIT finished(written && report.outcome.verdict == wanted ? exitDone : exitFailed);
}

bool RunJob::writeReport(const ExperimentReport &report) const
{
    if (const auto problem = writeWhole(m_options.report, reportFile(report, m_options.report))) {
        printError(cannotWrite(m_options.report, *problem));
        return false;
    }
    return true;
}

} // namespace pushscope
