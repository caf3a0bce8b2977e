// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/reportcompare.h"

#include "lab/html.h"
#include "lab/htmlpage.h"
#include "lab/reporttexts.h"
#include "message/systemreason.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>
#include <string_view>

namespace pushscope {

namespace {

using Unit = ReportComparison::Unit;

constexpr int knownVersion = 1;
constexpr std::size_t mostDifferences = 200;
constexpr qsizetype mostGroups = 200;

struct Row
{
    const char *object; ///< of a group; empty: the group itself
    const char *member;
    const char *title;
    Unit unit;
};

constexpr std::array rows{
    Row{"", "clients", QT_TRANSLATE_NOOP("Compare", "clients"), Unit::Count},
    Row{"", "delivered", QT_TRANSLATE_NOOP("Compare", "delivered"), Unit::Count},
    Row{"", "delivered_per_s", QT_TRANSLATE_NOOP("Compare", "delivered per second"), Unit::Decimal},
    Row{"", "lost", QT_TRANSLATE_NOOP("Compare", "lost"), Unit::Count},
    Row{"deliveries", "late", QT_TRANSLATE_NOOP("Compare", "late"), Unit::Count},
    Row{"", "duplicates", QT_TRANSLATE_NOOP("Compare", "twice"), Unit::Count},
    Row{"", "out_of_order", QT_TRANSLATE_NOOP("Compare", "out of order"), Unit::Count},
    Row{"", "replayed", QT_TRANSLATE_NOOP("Compare", "replayed"), Unit::Count},
    Row{"", "reconnects", QT_TRANSLATE_NOOP("Compare", "reconnects"), Unit::Count},
    Row{"", "attempts", QT_TRANSLATE_NOOP("Compare", "attempts to connect"), Unit::Count},
    Row{"latency_us", "p50", QT_TRANSLATE_NOOP("Compare", "latency p50"), Unit::Time},
    Row{"latency_us", "p90", QT_TRANSLATE_NOOP("Compare", "latency p90"), Unit::Time},
    Row{"latency_us", "p99", QT_TRANSLATE_NOOP("Compare", "latency p99"), Unit::Time},
    Row{"latency_us", "max", QT_TRANSLATE_NOOP("Compare", "latency max"), Unit::Time},
    Row{"round_trip_us", "p50", QT_TRANSLATE_NOOP("Compare", "round trip p50"), Unit::Time},
    Row{"connect_us", "p50", QT_TRANSLATE_NOOP("Compare", "connect p50"), Unit::Time},
    Row{"", "wire_bytes_per_event", QT_TRANSLATE_NOOP("Compare", "wire bytes per event"), Unit::Decimal},
    Row{"", "payload_bytes_per_event", QT_TRANSLATE_NOOP("Compare", "payload bytes per event"), Unit::Decimal},
    Row{"", "wire_bytes_in", QT_TRANSLATE_NOOP("Compare", "wire bytes received"), Unit::Bytes},
    Row{"", "wire_bytes_out", QT_TRANSLATE_NOOP("Compare", "wire bytes sent"), Unit::Bytes},
};

Error wrong(const QString &message)
{
    return {"bad-report", message, QStringLiteral("report")};
}

QString textAt(const QJsonObject &object, const char *member)
{
    return object.value(QLatin1String{member}).toString();
}

QJsonObject objectAt(const QJsonObject &object, const char *member)
{
    return object.value(QLatin1String{member}).toObject();
}

/// The part that all kinds have.
QJsonObject runOf(const StoredReport &report)
{
    return report.kind == StoredReport::Kind::Experiment ? objectAt(report.json, "run") : report.json;
}

QJsonObject configurationOf(const StoredReport &report)
{
    return report.kind == StoredReport::Kind::Experiment ? objectAt(report.json, "experiment")
                                                         : objectAt(report.json, "config");
}

/// Groups of clients by name, or transports.
QJsonObject groupsOf(const StoredReport &report)
{
    if (report.kind != StoredReport::Kind::Experiment) {
        return objectAt(report.json, "transports");
    }
    QJsonObject named;
    const QJsonArray groups = objectAt(report.json, "outcome").value(QLatin1String{"groups"}).toArray();
    for (qsizetype i = 0; i < std::min(mostGroups, groups.size()); ++i) {
        named.insert(textAt(groups.at(i).toObject(), "name"), groups.at(i));
    }
    return named;
}

QString kindName(StoredReport::Kind kind)
{
    switch (kind) {
    case StoredReport::Kind::Run: return CompareText::tr("a live run");
    case StoredReport::Kind::Load: return CompareText::tr("a load");
    case StoredReport::Kind::Experiment: return CompareText::tr("an experiment");
    }
    Q_UNREACHABLE();
}

std::optional<double> numberOf(const QJsonObject &group, const Row &row)
{
    const QJsonObject object = *row.object == '\0' ? group : objectAt(group, row.object);
    const QJsonValue value = object.value(QLatin1String{row.member});
    return value.isDouble() ? std::optional{value.toDouble()} : std::nullopt;
}

/// A percentile with so few samples above it that it says little.
bool isUnsure(const QJsonObject &group, const Row &row)
{
    constexpr std::array shares{std::pair{"p50", 0.5}, std::pair{"p90", 0.1}, std::pair{"p99", 0.01}};
    constexpr double fewest = 10;
    const auto share = std::ranges::find(shares, std::string_view{row.member},
                                         [](const auto &each) { return std::string_view{each.first}; });
    const QJsonValue samples = objectAt(group, row.object).value(QLatin1String{"n"});
    return share != shares.end() && samples.isDouble() && samples.toDouble() * share->second < fewest;
}

void addFigures(ReportComparison &comparison, const QString &of, const QJsonObject &first, const QJsonObject &second)
{
    for (const Row &row : rows) {
        const auto a = numberOf(first, row);
        const auto b = numberOf(second, row);
        if (a || b) {
            comparison.figures.push_back({of, CompareText::tr(row.title), row.unit, a, b, a && isUnsure(first, row),
                                          b && isUnsure(second, row)});
        }
    }
}

std::vector<ReportComparison::Difference> differences(const QJsonObject &first, const QJsonObject &second)
{
    const auto a = flattened(first);
    const auto b = flattened(second);
    const auto valueIn = [](const QList<std::pair<QString, QString>> &facts, const QString &name) {
        const auto found = std::ranges::find(facts, name, &std::pair<QString, QString>::first);
        return found == facts.end() ? QString{} : found->second;
    };
    std::vector<ReportComparison::Difference> found;
    for (const auto &[name, value] : a) {
        if (const QString other = valueIn(b, name); other != value) {
            found.push_back({name, value, other});
        }
    }
    for (const auto &[name, value] : b) {
        const bool known = std::ranges::find(a, name, &std::pair<QString, QString>::first) != a.end();
        if (!known) {
            found.push_back({name, {}, value});
        }
    }
    found.resize(std::min(found.size(), mostDifferences));
    return found;
}

void warnOf(ReportComparison &comparison, const StoredReport &report, const QString &name)
{
    const QString verdict = textAt(runOf(report), "verdict");
    if (verdict != QLatin1String("valid")) {
        comparison.warnings.append(CompareText::tr("%1 is a run of the verdict %2.").arg(name, verdict.toUpper()));
    }
}

/// What speaks against comparing at all.
std::optional<QString> refusal(const StoredReport &first, const StoredReport &second)
{
    if (first.kind != second.kind) {
        return CompareText::tr("%1 is the report of %2, %3 that of %4: their figures mean different things")
            .arg(first.name, kindName(first.kind), second.name, kindName(second.kind));
    }
    if (first.kind == StoredReport::Kind::Experiment) {
        const QString a = textAt(objectAt(first.json, "experiment"), "name");
        const QString b = textAt(objectAt(second.json, "experiment"), "name");
        if (a != b) {
            return CompareText::tr("%1 is of the experiment %2, %3 of %4: only runs of one experiment can be compared")
                .arg(first.name, a, second.name, b);
        }
    }
    const QStringList a = groupsOf(first).keys();
    const QStringList b = groupsOf(second).keys();
    if (std::ranges::none_of(a, [&b](const QString &name) { return b.contains(name); })) {
        return CompareText::tr("%1 and %2 have nothing in common: one has %3, the other %4")
            .arg(first.name, second.name, a.isEmpty() ? CompareText::tr("no client") : a.join(QStringLiteral(", ")),
                 b.isEmpty() ? CompareText::tr("no client") : b.join(QStringLiteral(", ")));
    }
    return {};
}

} // namespace

std::optional<double> ReportComparison::Figure::ratio() const
{
    return first && second && !isFirstUnsure && !isSecondUnsure && *first > 0 && *second > 0
        ? std::optional{*second / *first}
        : std::nullopt;
}

Result<StoredReport> readReport(const QByteArray &bytes, const QString &name)
{
    if (bytes.size() > largestReport) {
        return wrong(CompareText::tr("%1 is larger than %2 MB").arg(name).arg(largestReport / 1024 / 1024));
    }
    const bool html = bytes.trimmed().startsWith('<');
    const QByteArray json = html ? jsonBlockOf(bytes) : bytes;
    if (html && json.isEmpty()) {
        return wrong(CompareText::tr("%1 is a page, but none that PushScope has written as a report").arg(name));
    }
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    if (problem.error != QJsonParseError::NoError) {
        return wrong(json.trimmed().isEmpty() ? CompareText::tr("%1 is empty").arg(name)
                                              : CompareText::tr("%1 is no JSON: %2 at byte %3")
                                                    .arg(name, shownSystemReason(problem.errorString()))
                                                    .arg(problem.offset));
    }
    StoredReport report{StoredReport::Kind::Run, name, document.object()};
    if (report.json.value(QLatin1String{"version"}).toInt(knownVersion) > knownVersion) {
        return wrong(
            CompareText::tr("%1 was written by a newer version of PushScope, in a form that this one does not know")
                .arg(name));
    }
    if (report.json.value(QLatin1String{"outcome"}).isObject()) {
        report.kind = StoredReport::Kind::Experiment;
    } else if (report.json.contains(QLatin1String{"publisher"})) {
        report.kind = StoredReport::Kind::Load;
    }
    const QJsonObject run = runOf(report);
    if (!run.contains(QLatin1String{"transports"}) || !run.contains(QLatin1String{"verdict"})) {
        return wrong(CompareText::tr("%1 is no report of PushScope: it has no verdict and no transports").arg(name));
    }
    return report;
}

Result<StoredReport> readReportFile(const QString &path)
{
    QFile file{path};
    if (!file.open(QIODevice::ReadOnly)) {
        return wrong(CompareText::tr("cannot read %1: %2").arg(path, shownSystemReason(file.errorString())));
    }
    return readReport(file.read(largestReport + 1), QFileInfo{path}.fileName());
}

Result<ReportComparison> compareReports(const StoredReport &first, const StoredReport &second)
{
    if (const auto refused = refusal(first, second)) {
        return wrong(*refused);
    }
    ReportComparison comparison;
    comparison.firstName = first.name;
    comparison.secondName = second.name == first.name ? CompareText::tr("%1 (second)").arg(second.name) : second.name;
    comparison.title = CompareText::tr("%1 beside %2").arg(comparison.firstName, comparison.secondName);
    warnOf(comparison, first, comparison.firstName);
    warnOf(comparison, second, comparison.secondName);
    comparison.configuration = differences(configurationOf(first), configurationOf(second));
    comparison.machine = differences(objectAt(runOf(first), "machine"), objectAt(runOf(second), "machine"));
    if (!comparison.machine.empty()) {
        comparison.warnings.append(
            CompareText::tr("They were not measured on the same machine with the same software."));
    }
    const QJsonObject a = groupsOf(first);
    const QJsonObject b = groupsOf(second);
    for (const QString &name : a.keys()) {
        if (b.contains(name)) {
            addFigures(comparison, name, a.value(name).toObject(), b.value(name).toObject());
        } else {
            comparison.warnings.append(CompareText::tr("%1 is only in %2.").arg(name, comparison.firstName));
        }
    }
    for (const QString &name : b.keys()) {
        if (!a.contains(name)) {
            comparison.warnings.append(CompareText::tr("%1 is only in %2.").arg(name, comparison.secondName));
        }
    }
    return comparison;
}

} // namespace pushscope
