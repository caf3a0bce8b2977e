// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/checkreport.h"

#include "cli/clitexts.h"
#include "message/language.h"

#include "client/clientconfig.h"

#include <QJsonArray>

#include <algorithm>

namespace pushscope {

namespace {

constexpr int verdictWidth = 5;

QString verdictOf(const CheckResult &result)
{
    switch (result.outcome.kind) {
    case CheckOutcome::Kind::Pass: return CheckText::tr("pass");
    case CheckOutcome::Kind::NotApplicable: return CheckText::tr("n/a");
    case CheckOutcome::Kind::Fail: break;
    }
    return result.theCase.level == CheckLevel::Must ? CheckText::tr("FAIL") : CheckText::tr("warn");
}

/// The names of machines, in JSON.
QString outcomeName(CheckOutcome::Kind kind)
{
    switch (kind) {
    case CheckOutcome::Kind::Pass: return QStringLiteral("pass");
    case CheckOutcome::Kind::Fail: return QStringLiteral("fail");
    case CheckOutcome::Kind::NotApplicable: return QStringLiteral("not-applicable");
    }
    return {};
}

QString details(const CheckResult &result)
{
    const QString indent = QString{verdictWidth + 1, QLatin1Char(' ')};
    if (result.outcome.kind == CheckOutcome::Kind::NotApplicable) {
        return indent + result.outcome.reason + QLatin1Char('\n');
    }
    if (result.outcome.kind == CheckOutcome::Kind::Pass) {
        return {};
    }
    return indent + CheckText::tr("%1, expected: %2").arg(result.theCase.section(), result.outcome.expected)
        + QLatin1Char('\n') + indent + CheckText::tr("came: %1").arg(result.outcome.came) + QLatin1Char('\n');
}

QString summaryLine(const CheckRunner &runner)
{
    const CheckCounts counts = countsOf(runner.results());
    const double seconds = std::chrono::duration<double>{runner.took()}.count();
    const QStringList parts{
        CheckText::tr("%1 passed").arg(counts.passed), CheckText::tr("%1 failed").arg(counts.failed),
        counted(static_cast<quint64>(counts.warnings), CheckText::tr("1 warning"), CheckText::tr("%1 warnings")),
        CheckText::tr("%1 not applicable").arg(counts.notApplicable)};
    return QStringLiteral("%1; %2 s").arg(parts.join(QStringLiteral(", ")), decimalText(seconds, 1));
}

QJsonObject caseJson(const CheckResult &result)
{
    QJsonObject object{{QStringLiteral("name"), QString::fromLatin1(result.theCase.name)},
                       {QStringLiteral("title"), result.theCase.title},
                       {QStringLiteral("section"), result.theCase.section()},
                       {QStringLiteral("level"),
                        result.theCase.level == CheckLevel::Must ? QStringLiteral("must") : QStringLiteral("should")},
                       {QStringLiteral("outcome"), outcomeName(result.outcome.kind)},
                       {QStringLiteral("duration_ms"), static_cast<qint64>(result.outcome.took.count())}};
    const auto add = [&object](const QString &name, const QString &value) {
        if (!value.isEmpty()) {
            object.insert(name, value);
        }
    };
    add(QStringLiteral("expected"), result.outcome.expected);
    add(QStringLiteral("came"), result.outcome.came);
    add(QStringLiteral("reason"), result.outcome.reason);
    return object;
}

} // namespace

QByteArray checkText(const CheckRunner &runner)
{
    qsizetype longest = 0;
    for (const CheckResult &result : runner.results()) {
        longest = std::max(longest, result.theCase.name.size());
    }
    QString text;
    for (const CheckResult &result : runner.results()) {
        text += verdictOf(result).leftJustified(verdictWidth) + QLatin1Char(' ')
            + QString::fromLatin1(result.theCase.name).leftJustified(longest) + QStringLiteral("  ")
            + result.theCase.title + QLatin1Char('\n') + details(result);
    }
    return (text + summaryLine(runner) + QLatin1Char('\n')).toUtf8();
}

QJsonObject checkJson(const CheckRunner &runner, const QUrl &url)
{
    const CheckCounts counts = countsOf(runner.results());
    QJsonArray cases;
    for (const CheckResult &result : runner.results()) {
        cases.append(caseJson(result));
    }
    return {{QStringLiteral("url"), withoutSecrets(url).toString()},
            {QStringLiteral("verdict"), counts.failed == 0 ? QStringLiteral("pass") : QStringLiteral("fail")},
            {QStringLiteral("duration_ms"), static_cast<qint64>(runner.took().count())},
            {QStringLiteral("summary"),
             QJsonObject{{QStringLiteral("passed"), counts.passed},
                         {QStringLiteral("failed"), counts.failed},
                         {QStringLiteral("warnings"), counts.warnings},
                         {QStringLiteral("not_applicable"), counts.notApplicable}}},
            {QStringLiteral("cases"), cases}};
}

} // namespace pushscope
