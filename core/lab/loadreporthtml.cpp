// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/loadreporthtml.h"

#include "lab/loadcurvesvg.h"
#include "lab/loadreporttext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>

namespace pushscope {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Bench)
};

// Colours of the transports as everywhere in the program; the darker ones are for a white ground.
constexpr char style[] = R"(
:root{color-scheme:light dark;--ground:#fff;--text:#1c2128;--faint:#5b6570;--line:#d5dae0;--panel:#f5f7f9;
--sse:#0072b2;--ws:#00795a;--longpoll:#a86b00;--poll:#b3508a;--valid:#00795a;--degraded:#a86b00;--invalid:#c24700}
@media (prefers-color-scheme: dark){:root{--ground:#12161b;--text:#e8ecf0;--faint:#9aa5b1;--line:#323a43;--panel:#1b2128;
--sse:#56b4e9;--ws:#2fbf96;--longpoll:#e69f00;--poll:#dd8fb9;--valid:#2fbf96;--degraded:#e69f00;--invalid:#ff7a33}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:80rem;padding:1.5rem 1rem 3rem;background:var(--ground);color:var(--text);
font:1rem/1.5 system-ui,sans-serif}
h1{font-size:1.5rem;margin:0 0 .25rem}h2{font-size:1.15rem;margin:2rem 0 .5rem}
p{margin:.25rem 0}.faint{color:var(--faint)}
.verdict{border-left:.5rem solid;padding:.5rem 1rem;background:var(--panel);margin:1rem 0}
.verdict strong{font-size:1.25rem}.verdict ul{margin:.25rem 0;padding-left:1.25rem}
.valid{border-color:var(--valid)}.degraded{border-color:var(--degraded)}.invalid{border-color:var(--invalid)}
.wide{overflow-x:auto}
table{border-collapse:collapse;font-size:.875rem;font-variant-numeric:tabular-nums;width:100%}
th,td{padding:.3rem .35rem;text-align:right;white-space:nowrap;border-bottom:1px solid var(--line)}
th{color:var(--faint);font-weight:600}th:first-child,td:first-child{text-align:left}
.facts td{white-space:normal;text-align:left;overflow-wrap:anywhere}.facts td:first-child{color:var(--faint);width:14rem}
svg{display:block;width:100%;height:auto;min-width:34rem;background:var(--panel)}
svg text{fill:var(--faint);font:13px system-ui,sans-serif}
.grid{stroke:var(--line);stroke-width:1}
polyline{fill:none;stroke-width:2.5;stroke-linejoin:round}
.sse{stroke:var(--sse)}.ws{stroke:var(--ws)}.longpoll{stroke:var(--longpoll)}.poll{stroke:var(--poll)}
svg text.sse{fill:var(--sse);stroke:none}svg text.ws{fill:var(--ws);stroke:none}
svg text.longpoll{fill:var(--longpoll);stroke:none}svg text.poll{fill:var(--poll);stroke:none}
polyline.ws{stroke-dasharray:9 4}polyline.longpoll{stroke-dasharray:3 3}polyline.poll{stroke-dasharray:12 4 3 4}
)";

QString element(const QString &name, const QString &content, const QString &classes = {})
{
    const QString attribute = classes.isEmpty() ? QString{} : QStringLiteral(" class=\"%1\"").arg(classes);
    return QStringLiteral("<%1%2>%3</%1>\n").arg(name, attribute, content);
}

QString verdictHtml(const LoadVerdict &verdict)
{
    static const QStringList classes{QStringLiteral("valid"), QStringLiteral("degraded"), QStringLiteral("invalid")};
    const QString &word = classes.at(static_cast<int>(verdict.kind));
    QString reasons;
    for (const QString &reason : verdict.reasons) {
        reasons += element(QStringLiteral("li"), reason.toHtmlEscaped());
    }
    if (reasons.isEmpty()) {
        reasons = element(QStringLiteral("p"),
                          Text::tr("Everything that was offered arrived in time, and the generator "
                                   "kept up."));
    } else {
        reasons = element(QStringLiteral("ul"), reasons);
    }
    return element(QStringLiteral("div"), element(QStringLiteral("strong"), word.toUpper()) + reasons,
                   QStringLiteral("verdict ") + word);
}

QString tableHtml(const QList<QStringList> &rows)
{
    QString body;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        QString cells;
        for (const QString &cell : rows[i]) {
            cells += element(i == 0 ? QStringLiteral("th") : QStringLiteral("td"), cell.toHtmlEscaped());
        }
        body += element(QStringLiteral("tr"), cells);
    }
    return element(QStringLiteral("div"), element(QStringLiteral("table"), body), QStringLiteral("wide"));
}

QString valueText(const QJsonValue &value)
{
    if (value.isArray()) {
        QStringList parts;
        const QJsonArray list = value.toArray();
        for (const auto &each : list) {
            parts.append(valueText(each));
        }
        return parts.join(QStringLiteral(", "));
    }
    return value.isDouble() ? QString::number(value.toDouble(), 'g', 10) : value.toString();
}

QString factsHtml(const QJsonObject &facts)
{
    QString rows;
    for (auto fact = facts.begin(); fact != facts.end(); ++fact) {
        rows += element(QStringLiteral("tr"),
                        element(QStringLiteral("td"), fact.key().toHtmlEscaped().replace(u'_', u' '))
                            + element(QStringLiteral("td"), valueText(fact.value()).toHtmlEscaped()));
    }
    return element(QStringLiteral("table"), rows, QStringLiteral("facts"));
}

QString publisherHtml(const LoadReport &report)
{
    const PublisherLoad &publisher = report.result.publisher;
    const LatencySummary late = publisher.lateness.summary();
    const LatencySummary lag = report.result.loopLag.summary();
    return element(QStringLiteral("p"),
                   Text::tr("%1 of %2 events were accepted; they were sent late by %3 at the median, %4 at the 99th "
                            "percentile.")
                       .arg(publisher.confirmed)
                       .arg(publisher.offered)
                       .arg(durationOrNone(late, late.p50), durationOrNone(late, late.p99)))
        + element(QStringLiteral("p"),
                  Text::tr("The generator used %1 % of a core; what had arrived waited in it for %2 at the median, %3 "
                           "at the 99th percentile.")
                      .arg(100 * report.result.processorShare, 0, 'f', 0)
                      .arg(durationOrNone(lag, lag.p50), durationOrNone(lag, lag.p99)));
}

QString notes()
{
    return element(QStringLiteral("p"),
                   Text::tr("Latency is delivered - due: it counts from the time that was fixed for an event, so a "
                            "server that stands still is charged for all that was due meanwhile. The latency of "
                            "a short poll includes the wait for the next one. ~ marks a percentile with fewer than ten "
                            "samples above it. On one machine, server and generator share its processors."),
                   QStringLiteral("faint"));
}

} // namespace

QByteArray loadHtml(const LoadReport &report)
{
    const QString title = Text::tr("Load on %1").arg(report.report.config.value(QStringLiteral("url")).toString());
    const auto heading = [](const QString &text) { return element(QStringLiteral("h2"), text); };
    QString html = QStringLiteral("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                                  "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n");
    html += element(QStringLiteral("title"), title.toHtmlEscaped());
    html += element(QStringLiteral("style"), QLatin1String{style}) + QStringLiteral("</head>\n<body>\n");
    html += element(QStringLiteral("h1"), title.toHtmlEscaped());
    html += element(QStringLiteral("p"), QDateTime::currentDateTime().toString(Qt::ISODate), QStringLiteral("faint"));
    html += verdictHtml(report.verdict) + tableHtml(loadRows(report));
    html += heading(Text::tr("Latency by percentile"))
        + element(QStringLiteral("div"), percentileCurves(report.result), QStringLiteral("wide"));
    html += notes() + heading(Text::tr("Publisher and generator")) + publisherHtml(report);
    html += heading(Text::tr("What was asked for")) + factsHtml(report.report.config);
    html += heading(Text::tr("Machine")) + factsHtml(report.report.machine);
    return (html + QStringLiteral("</body>\n</html>\n")).toUtf8();
}

} // namespace pushscope
