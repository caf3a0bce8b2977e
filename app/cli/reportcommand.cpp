// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/reportcommand.h"

#include "lab/reportcompare.h"
#include "lab/reporttexts.h"
#include "options/option.h"
#include "options/values.h"
#include "platform/wholefile.h"

namespace pushscope {

namespace {

ValueType<QString> reportValue(const QString &placeholder)
{
    ValueType<QString> type = fileValue({QStringLiteral(".html"), QStringLiteral(".json")});
    type.placeholder = placeholder;
    return type;
}

} // namespace

Command reportCommand(ReportOptions &into)
{
    return {
        QStringLiteral("report"),
        CompareText::tr(
            "Put two reports beside each other: figures with their ratio, and what was configured otherwise."),
        {valueOption(QStringLiteral("--report"), fileValue({QStringLiteral(".html")}), into.report,
                     CompareText::tr("Gets the same as a page"))},
        {requiredArgument(reportValue(QStringLiteral("FIRST")), into.first,
                          CompareText::tr("A report that --report FILE.json or FILE.html has left behind")),
         requiredArgument(reportValue(QStringLiteral("SECOND")), into.second,
                          CompareText::tr("Another one of the same kind; ratios are second by first"))},
        CompareText::tr("Reports that have nothing in common, as those of other experiments or other transports, are "
                        "refused with exit code 2.")};
}

ReportJob::ReportJob(ReportOptions options, StandardOutput &output, QObject *parent)
    : Job{parent}, m_options{std::move(options)}, m_output{output}
{
}

void ReportJob::start()
{
    const int exitCode = compare();
    m_output.flush();
    Q_EMIT finished(exitCode);
}

void ReportJob::stop() {}

int ReportJob::compare()
{
    const auto first = readReportFile(m_options.first);
    const auto second = first ? readReportFile(m_options.second) : first;
    if (!second) {
        printError(second.error().message);
        return exitRefused;
    }
    const auto comparison = compareReports(*first, *second);
    if (!comparison) {
        printError(comparison.error().message);
        return exitRefused;
    }
    m_output.write(toText(*comparison));
    if (m_options.report.isEmpty()) {
        return exitDone;
    }
    if (const auto problem = writeWhole(m_options.report, toHtml(*comparison))) {
        printError(CompareText::tr("--report: cannot write %1: %2").arg(m_options.report, *problem));
        return exitFailed;
    }
    return exitDone;
}

} // namespace pushscope
