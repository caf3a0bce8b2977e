// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/experimentreport.h"
#include "lab/experimentreporthtml.h"
#include "lab/html.h"
#include "lab/ledgersvg.h"
#include "lab/runreporthtml.h"
#include "reportsamples.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

using namespace pushscope;

namespace {

constexpr qsizetype mostBytes = 2 * 1024 * 1024;

class FewWordsOfGerman : public QTranslator
{
public:
    QString translate(const char *context, const char *text, const char *, int) const override
    {
        static const QHash<QByteArray, QString> words{{"Language/en", QStringLiteral("de")},
                                                      {"Report/AS EXPECTED", QStringLiteral("WIE ERWARTET")},
                                                      {"Report/stale", QStringLiteral("verstummt")}};
        return words.value(QByteArray{context} + '/' + text);
    }
    bool isEmpty() const override { return false; }
};

/// The pictures of a page: each must be XML.
QStringList picturesOf(const QByteArray &page)
{
    QStringList pictures;
    static const QRegularExpression picture{QStringLiteral("<svg.*?</svg>"),
                                            QRegularExpression::DotMatchesEverythingOption};
    auto found = picture.globalMatch(QString::fromUtf8(page));
    while (found.hasNext()) {
        pictures.append(found.next().captured());
    }
    return pictures;
}

QString xmlProblem(const QString &text)
{
    QXmlStreamReader reader{text};
    while (!reader.atEnd()) {
        reader.readNext();
    }
    return reader.hasError() ? reader.errorString() : QString{};
}

/// The page without its data block.
QByteArray markupOf(const QByteArray &page)
{
    return page.left(page.indexOf("<script type=\"application/json\""));
}

} // namespace

/// The pages of experiments and live runs, and what is embedded in them.
class TestExperimentReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pageHasAll();
    void speaksTheLanguage();
    void jsonComesBack();
    void holdsNoSecret();
    void hostileNamesStayText();
    void picturesAreXml();
    void needsNothingElse();
    void staysSmall();
    void ledgerIsMerged();
    void ledgerShowsTheWorst();
    void emptyRun();
    void liveRun();
    void escapes_data();
    void escapes();
};

void TestExperimentReport::pageHasAll()
{
    const QByteArray page = toHtml(sampleExperiment());
    for (const char *part :
         {"A proxy that buffers", "AS EXPECTED", "All was seen.", "The stream waits.", "1.2 s, expected anything",
          "The rate rises.", "latency:500ms,for=5s", "Delivery ledger", "Latency by percentile", "Attempts to connect",
          "Latency over time", "How the latencies are spread", "Timeline", "Machine", "Configuration", "seed",
          "loopback"}) {
        QVERIFY2(markupOf(page).contains(part), part);
    }
    if (qEnvironmentVariableIsSet("PUSHSCOPE_KEEP_REPORT")) {
        QFile file{qEnvironmentVariable("PUSHSCOPE_KEEP_REPORT")};
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(page);
    }
}

void TestExperimentReport::speaksTheLanguage()
{
    QVERIFY(toHtml(sampleExperiment()).contains("<html lang=\"en\">"));
    FewWordsOfGerman german;
    QVERIFY(QCoreApplication::installTranslator(&german));
    const QByteArray page = toHtml(sampleExperiment());
    QCoreApplication::removeTranslator(&german);
    QVERIFY(page.contains("<html lang=\"de\">"));
    QVERIFY(page.contains("WIE ERWARTET"));
    QVERIFY2(page.contains(": verstummt from 6,00 s"), markupOf(page).constData());
}

void TestExperimentReport::jsonComesBack()
{
    const ExperimentReport report = sampleExperiment(4, 300, hostileName);
    const QByteArray json = jsonBlockOf(toHtml(report));
    QCOMPARE(QJsonDocument::fromJson(json).object(), toJson(report));
    const QJsonObject outcome = toJson(report).value(QLatin1String("outcome")).toObject();
    QCOMPARE(outcome.value(QLatin1String("verdict")).toString(), QStringLiteral("met"));
    const QJsonObject ledger = outcome.value(QLatin1String("deliveries")).toObject();
    QCOMPARE(ledger.value(QLatin1String("rows")).toArray().size(), qsizetype{4});
    const QString cells =
        ledger.value(QLatin1String("rows")).toArray().first().toObject().value(QLatin1String("cells")).toString();
    QVERIFY2(cells.startsWith(QStringLiteral("n3N1n1")), qPrintable(cells));
    static const QRegularExpression length{QStringLiteral("\\d+")};
    int events = 0;
    auto found = length.globalMatch(cells);
    while (found.hasNext()) {
        events += found.next().captured().toInt();
    }
    QCOMPARE(events, 300);
}

void TestExperimentReport::holdsNoSecret()
{
    const QByteArray page = toHtml(sampleExperiment());
    QVERIFY(!page.contains("secret"));
    QVERIFY(page.contains("***"));
    QVERIFY(page.contains("http://a"));
}

void TestExperimentReport::hostileNamesStayText()
{
    ExperimentReport report = sampleExperiment(4, 300, hostileName);
    report.experiment.title = report.outcome.title = report.outcome.sentence = report.outcome.shown =
        report.experiment.about = hostileName;
    report.outcome.results.front().sentence = report.outcome.results.front().expectation.says = hostileName;
    report.experiment.timeline.front().says = hostileName;
    report.run.faults.front().spec = hostileName;
    report.run.reasons = report.run.shownReasons = {hostileName};
    report.run.config.insert(hostileName, hostileName);
    report.run.machine.insert(hostileName, hostileName);
    for (const auto verdict : {OutcomeVerdict::Met, OutcomeVerdict::NotMet, OutcomeVerdict::Void}) {
        report.outcome.verdict = verdict;
        const QByteArray page = toHtml(report);
        QVERIFY(!page.contains("<img") && !page.contains("<b>"));
        QCOMPARE(page.count("<script"), 1);
        QCOMPARE(page.count("</script>"), 1);
        QVERIFY(!QString::fromUtf8(markupOf(page)).contains(QChar{0x202e}));
        QVERIFY(markupOf(page).contains("&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;"));
        for (const QString &picture : picturesOf(page)) {
            QCOMPARE(xmlProblem(picture), QString{});
        }
        QVERIFY(!jsonBlockOf(page).contains('<'));
    }
}

void TestExperimentReport::picturesAreXml()
{
    const QStringList pictures = picturesOf(toHtml(sampleExperiment()));
    QVERIFY(pictures.size() >= 6);
    int named = 0;
    for (const QString &picture : pictures) {
        QCOMPARE(xmlProblem(picture), QString{});
        named +=
            picture.contains(QStringLiteral("role=\"img\"")) && picture.contains(QStringLiteral("<title>")) ? 1 : 0;
        QVERIFY2(!picture.contains(QStringLiteral("nan")) && !picture.contains(QStringLiteral("inf")),
                 qPrintable(picture.left(2000)));
    }
    QVERIFY(named >= 6);
}

void TestExperimentReport::needsNothingElse()
{
    const QByteArray markup = markupOf(toHtml(sampleExperiment()));
    QVERIFY(markup.contains("default-src 'none'"));
    for (const char *reference : {"<link", "<img", "src=", "href=", "url(", "@import", "<iframe", "<script", "xlink"}) {
        QVERIFY2(!markup.contains(reference), reference);
    }
}

void TestExperimentReport::staysSmall()
{
    ExperimentReport report = sampleExperiment(1000, 2000, QStringLiteral("a name of some length"));
    for (int i = 0; i < 300; ++i) {
        report.outcome.groups.push_back(report.outcome.groups.front());
        report.run.faults.push_back(report.run.faults.front());
    }
    for (ClientLane &lane : report.run.lanes) {
        lane.changes.clear();
        for (std::size_t i = 0; i < ClientTrack::mostStates; ++i) {
            lane.changes.push_back({std::chrono::seconds{ClientTrack::mostStates - i},
                                    i % 2 == 0 ? ClientState::Open : ClientState::Backoff});
        }
    }
    const QByteArray page = toHtml(report);
    QVERIFY2(page.size() <= mostBytes, qPrintable(QString::number(page.size())));
    QVERIFY(!jsonBlockOf(page).isEmpty());
}

void TestExperimentReport::ledgerIsMerged()
{
    auto matrix = std::make_shared<DeliveryMatrix>();
    matrix->addRow({});
    for (quint64 event = 0; event < 500; ++event) {
        matrix->addColumn({event, {}});
        matrix->set(0, event, {event == 250 ? Delivery::Lost : Delivery::OnTime, false});
    }
    const LedgerDrawing picture = ledgerSvg(*matrix);
    QCOMPARE(picture.eventsPerColumn, std::size_t{1});
    static const QRegularExpression path{QStringLiteral("class=\"(\\w+)\" d=\"([^\"]*)\"")};
    QMap<QString, qsizetype> strokes;
    auto found = path.globalMatch(picture.svg.markup());
    while (found.hasNext()) {
        const auto match = found.next();
        strokes.insert(match.captured(1), match.captured(2).count(u'M'));
    }
    const QMap<QString, qsizetype> expected{{QStringLiteral("ontime"), 2}, {QStringLiteral("lost"), 1}};
    QCOMPARE(strokes, expected);
}

void TestExperimentReport::ledgerShowsTheWorst()
{
    auto matrix = std::make_shared<DeliveryMatrix>();
    for (int client = 0; client < 600; ++client) {
        matrix->addRow({});
    }
    for (quint64 event = 0; event < 2000; ++event) {
        matrix->addColumn({event, {}});
        for (std::size_t client = 0; client < 600; ++client) {
            matrix->set(client, event, {Delivery::OnTime, false});
        }
    }
    matrix->set(399, 1234, {Delivery::Lost, true});
    const LedgerDrawing picture = ledgerSvg(*matrix);
    QCOMPARE(picture.eventsPerColumn, std::size_t{3});
    QCOMPARE(picture.clientsPerRow, std::size_t{3});
    QVERIFY(picture.svg.markup().contains(QStringLiteral("class=\"lost\"")));
    QVERIFY(picture.svg.markup().contains(QStringLiteral("class=\"twice\"")));
    QVERIFY(ledgerSvg(DeliveryMatrix{}).svg.isEmpty());
}

void TestExperimentReport::emptyRun()
{
    const QByteArray page = toHtml(ExperimentReport{});
    QVERIFY(page.contains("VOID"));
    QCOMPARE(page.count("role=\"img\""), 0);
    QVERIFY(!toHtml(RunReport{}, {}).isEmpty());
}

void TestExperimentReport::liveRun()
{
    const RunReport run = sampleRun();
    const QByteArray page = toHtml(run, toJson(run), {{0, hostileName}});
    QCOMPARE(QJsonDocument::fromJson(jsonBlockOf(page)).object(), toJson(run));
    QVERIFY(!page.contains("<img"));
    for (const char *part : {"Timeline", "Latency by percentile", "payload B/event", "latency:500ms"}) {
        QVERIFY2(page.contains(part), part);
    }
    const QJsonObject sse =
        toJson(run).value(QLatin1String("transports")).toObject().value(QLatin1String("sse")).toObject();
    qint64 counted = 0;
    for (const auto &bucket : sse.value(QLatin1String("latency_histogram_us")).toArray()) {
        counted += bucket.toArray().at(1).toInteger();
    }
    QCOMPARE(counted, qint64{400});
    qint64 steps = 0;
    for (const auto &step :
         sse.value(QLatin1String("latency_over_time")).toObject().value(QLatin1String("steps")).toArray()) {
        steps += step.toArray().at(0).toInteger();
    }
    QCOMPARE(steps, qint64{400});
    QVERIFY(sse.value(QLatin1String("latency_curve")).toArray().size() > 10);
    QCOMPARE(toJson(run).value(QLatin1String("lanes")).toArray().size(), qsizetype{4});
}

void TestExperimentReport::escapes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("markup");
    QTest::newRow("markup") << QStringLiteral("<a>&\"'") << QStringLiteral("&lt;a&gt;&amp;&quot;&#39;");
    QTest::newRow("control") << QStringLiteral("a\u0000b\u001b[1mc") << QStringLiteral("a\ufffdb\ufffd[1mc");
    QTest::newRow("direction") << QStringLiteral("a\u202eb\u2066") << QStringLiteral("a\ufffdb\ufffd");
    QTest::newRow("lines stay") << QStringLiteral("a\nb\tc") << QStringLiteral("a\nb\tc");
}

void TestExperimentReport::escapes()
{
    QFETCH(const QString, text);
    QFETCH(const QString, markup);
    QCOMPARE(Html::text(text).markup(), markup);
    QCOMPARE(element("p", {}, {{"title", text}}).markup(), QStringLiteral("<p title=\"%1\"></p>\n").arg(markup));
}

QTEST_GUILESS_MAIN(TestExperimentReport)
#include "tst_experimentreport.moc"
