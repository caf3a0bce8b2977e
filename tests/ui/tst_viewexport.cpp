// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/distributionview.h"
#include "charts/paintedchart.h"
#include "charts/viewexporter.h"
#include "compare/chooserview.h"
#include "compare/comparetable.h"
#include "compare/compareview.h"
#include "load/loadcurveplot.h"
#include "panels/timelineview.h"

#include <QAbstractItemModelTester>
#include <QDateTime>
#include <QImage>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QXmlStreamReader>

using namespace pushscope;
using namespace std::chrono_literals;

namespace {

using Format = ViewExporter::Format;

ChartFrame chartFrame()
{
    ChartFrame frame;
    frame.now = Instant{100s};
    frame.window = 30s;
    for (int i = 0; i < 50; ++i)
        frame.samples.push_back({Instant{100s - i * 500ms}, std::chrono::microseconds{300 + i * 20}, i % 10 == 0});
    return frame;
}

TimelineFrame timelineFrame()
{
    TimelineFrame frame;
    frame.now = Instant{100s};
    TimelineLane lane;
    lane.name = QStringLiteral("=SSE, \"one\"");
    lane.stretches = {{Instant{80s}, Instant{90s}, ClientState::Open, {}, {}},
                      {Instant{90s}, {}, ClientState::Backoff, 500ms, QStringLiteral("refused")}};
    frame.lanes.push_back(lane);
    return frame;
}

LoadFigures loadFigures()
{
    LoadFigures figures;
    TransportLoadFigures &sse = figures.transports[Transport::Sse];
    sse.latency.n = 100;
    sse.curve = {{1, 100us}, {0.5, 200us}, {0.1, 900us}};
    return figures;
}

Outcome measuredOutcome()
{
    Outcome outcome;
    outcome.experiment = comparisonExperiment();
    for (const Transport transport : allTransports) {
        GroupFigures group;
        group.name = QString::fromLatin1(toName(transport));
        group.transport = transport;
        group.clients = 1;
        group.counters.events = 100;
        group.counters.wireBytesIn = 20'000;
        group.latency = {100, 100, 200, 300, 400, 500, 600, 250};
        outcome.groups.push_back(group);
    }
    return outcome;
}

} // namespace

/// Charts and tables as files, and the comparison.
class TestViewExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyView_data();
    void everyView();
    void svgHasShapes();
    void findsTheView();
    void menuListsWhatIsShown();
    void comparison();
    void chooser();
};

void TestViewExport::everyView_data()
{
    QTest::addColumn<QSharedPointer<QWidget>>("view");
    QTest::addColumn<int>("rows");
    const auto add = [](const char *name, QWidget *view, int rows) {
        QTest::newRow(name) << QSharedPointer<QWidget>{view} << rows;
    };
    auto *chart = new PaintedChart{Transport::Sse};
    chart->setFrame(chartFrame());
    add("live chart", chart, 50);
    auto *distribution = new DistributionView{Transport::WebSocket};
    LatencyDistribution latencies;
    latencies.add(chartFrame().samples);
    distribution->setDistribution(latencies);
    add("distribution", distribution, -1);
    auto *timeline = new TimelineView;
    timeline->setFrame(timelineFrame());
    add("timeline", timeline, 2);
    auto *curve = new LoadCurvePlot;
    curve->setFigures(loadFigures(), loadFigures());
    add("load curve", curve, 6);
    auto *model = new CompareModel;
    auto *table = new CompareTable{*model};
    model->setParent(table);
    add("comparison", table, model->rowCount() * 4);
}

void TestViewExport::everyView()
{
    QFETCH(const QSharedPointer<QWidget>, view);
    QFETCH(const int, rows);
    view->resize(640, 360);
    view->show();
    QVERIFY(QTest::qWaitForWindowExposed(view.get()));
    const QImage picture = QImage::fromData(ViewExporter::bytesOf(*view, Format::Png), "PNG");
    QCOMPARE(picture.size(), view->size() * 2);
    QXmlStreamReader svg{ViewExporter::bytesOf(*view, Format::Svg)};
    while (!svg.atEnd())
        svg.readNext();
    QVERIFY2(!svg.hasError(), qPrintable(svg.errorString()));
    const QByteArray csv = ViewExporter::bytesOf(*view, Format::Csv);
    const auto lines = ViewExporter::bytesOf(*view, Format::JsonLines).trimmed().split('\n');
    QVERIFY(!lines.isEmpty());
    if (rows >= 0)
        QCOMPARE(lines.size(), rows);
    for (const QByteArray &line : lines) {
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        QCOMPARE(object.size(), csv.left(csv.indexOf("\r\n")).count(',') + 1);
    }
    QVERIFY(csv.count("\r\n") >= lines.size() + 1);
    QVERIFY(!csv.contains("\r\n="));
    QVERIFY(!ViewExporter::nameOf(*view).isEmpty());
}

void TestViewExport::svgHasShapes()
{
    PaintedChart chart{Transport::Sse};
    chart.resize(640, 360);
    chart.setFrame(chartFrame());
    const QByteArray svg = ViewExporter::bytesOf(chart, Format::Svg);
    QVERIFY(!svg.contains("<image"));
    QVERIFY2(svg.count("<path") >= 50, qPrintable(QString::number(svg.count("<path"))));
}

void TestViewExport::findsTheView()
{
    CompareView view;
    QCOMPARE(ViewExporter::viewOf(view.table().viewport()), &view.table());
    QCOMPARE(ViewExporter::viewOf(&view), nullptr);
    QCOMPARE(ViewExporter::viewOf(nullptr), nullptr);
}

void TestViewExport::menuListsWhatIsShown()
{
    CompareView view;
    view.resize(900, 600);
    ViewExporter exporter{view};
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    QCOMPARE(exporter.visibleViews(), QList<QWidget *>{&view.table()});
    Q_EMIT exporter.menu().aboutToShow();
    QCOMPARE(exporter.menu().actions().size(), 1);
    QCOMPARE(exporter.menu().actions().first()->menu()->actions().size(), 4);
    view.showChooser(true);
    QVERIFY(exporter.visibleViews().isEmpty());
}

void TestViewExport::comparison()
{
    CompareView view;
    const QAbstractItemModelTester tester{&view.model(), QAbstractItemModelTester::FailureReportingMode::QtTest};
    view.resize(1024, 700);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    QSignalSpy measure{&view, &CompareView::measureRequested};
    QTest::mouseClick(view.findChild<QPushButton *>(QStringLiteral("measureNow")), Qt::LeftButton);
    QCOMPARE(measure.size(), 1);
    QCOMPARE(measure.first().first().toString(), comparisonExperiment());
    view.setMeasuring(true, QStringLiteral("3 of 20 s"));
    QVERIFY(!view.findChild<QPushButton *>(QStringLiteral("measureNow"))->isEnabled());
    QVERIFY(view.caption().contains(QStringLiteral("3 of 20 s")));
    view.setMeasuring(false);
    view.setOutcome(measuredOutcome(), QDateTime::currentDateTime(), QStringLiteral("2 cores of a test"));
    QVERIFY(view.caption().contains(QStringLiteral("2 cores of a test")));
    int facts = 0;
    int measured = 0;
    for (int row = 0; row < view.model().rowCount(); ++row) {
        for (int column = 1; column < view.model().columnCount(); ++column) {
            const int kind = view.model().index(row, column).data(CompareModel::KindRole).toInt();
            facts += kind == CompareModel::Fact ? 1 : 0;
            measured += kind == CompareModel::Measured ? 1 : 0;
        }
    }
    QVERIFY(facts > 8 && measured >= 4);
    QCOMPARE(view.table().horizontalScrollBar()->maximum(), 0);
    for (const Theme &theme : {Theme::lightTheme(), Theme::darkTheme()}) {
        view.setTheme(theme);
        applyTheme(theme);
        if (const QString directory = qEnvironmentVariable("PUSHSCOPE_PICTURES"); !directory.isEmpty()) {
            const QString mode = theme.dark ? QStringLiteral("dark") : QStringLiteral("light");
            view.showChooser(false);
            view.grab().save(QStringLiteral("%1/compare-%2.png").arg(directory, mode));
            view.showChooser(true);
            view.grab().save(QStringLiteral("%1/chooser-%2.png").arg(directory, mode));
        }
    }
}

void TestViewExport::chooser()
{
    ChooserView view;
    ChooserNeeds needs;
    needs.direction = ChooserNeeds::Direction::BothOften;
    needs.payload = ChooserNeeds::Payload::Binary;
    needs.http2 = true;
    view.setNeeds(needs);
    QCOMPARE(view.needs(), needs);
    QCOMPARE(view.advice().transport, chooseTransport(needs).transport);
    QVERIFY(view.adviceText().contains(view.advice().ranking.front().reasons.front().sentence));
    QSignalSpy test{&view, &ChooserView::testRequested};
    QTest::mouseClick(view.findChild<QPushButton *>(QStringLiteral("testAdvice")), Qt::LeftButton);
    QCOMPARE(test.size(), 1);
    QCOMPARE(test.first().first().toString(), view.advice().test);
}

QTEST_MAIN(TestViewExport)
#include "tst_viewexport.moc"
