// SPDX-License-Identifier: GPL-3.0-or-later
#include "accessibility/charttable.h"
#include "accessibility/stateannouncer.h"
#include "charts/viewexporter.h"
#include "mainwindow/lessondesk.h"
#include "mainwindow/mainwindow.h"
#include "mainwindow/windowactions.h"
#include "panels/figurerow.h"
#include "panels/panegrid.h"
#include "panels/timelineview.h"
#include "ui/fakerun.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QElapsedTimer>
#include <QFocusFrame>
#include <QLabel>
#include <QSettings>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <set>

using namespace pushscope;
using namespace std::chrono_literals;

namespace {

/// What has to say what it is.
bool needsName(QAccessible::Role role)
{
    switch (role) {
    case QAccessible::AlertMessage:
    case QAccessible::Button:
    case QAccessible::ButtonDropDown:
    case QAccessible::ButtonMenu:
    case QAccessible::Chart:
    case QAccessible::CheckBox:
    case QAccessible::ComboBox:
    case QAccessible::EditableText:
    case QAccessible::Graphic:
    case QAccessible::List:
    case QAccessible::MenuItem:
    case QAccessible::PageTab:
    case QAccessible::ProgressBar:
    case QAccessible::RadioButton:
    case QAccessible::Slider:
    case QAccessible::SpinBox:
    case QAccessible::Table:
    case QAccessible::Tree: return true;
    default: return false;
    }
}

bool isPartOfAnother(const QAccessibleInterface &node)
{
    const QAccessibleInterface *parent = node.parent();
    const auto role = parent != nullptr ? parent->role() : QAccessible::NoRole;
    return role == QAccessible::ComboBox || role == QAccessible::SpinBox;
}

/// Controls below `node` that are shown and have no name.
void collectNameless(QAccessibleInterface *node, QStringList &found)
{
    if (node == nullptr || !node->isValid() || node->state().invisible)
        return;
    if (needsName(node->role()) && node->text(QAccessible::Name).isEmpty() && !isPartOfAnother(*node)) {
        const QObject *object = node->object();
        found << QStringLiteral("%1 %2 in %3")
                     .arg(object != nullptr ? QLatin1String{object->metaObject()->className()} : QLatin1String{"part"},
                          object != nullptr ? object->objectName() : QString{},
                          node->parent() != nullptr ? node->parent()->text(QAccessible::Name) : QString{});
    }
    if (node->tableInterface() != nullptr || node->role() == QAccessible::List)
        return; // cells are what their models say
    for (int i = 0; i < node->childCount(); ++i)
        collectNameless(node->child(i), found);
}

QString nameless(QObject &widget)
{
    QStringList found;
    collectNameless(QAccessible::queryAccessibleInterface(&widget), found);
    return found.join(u'\n');
}

QAccessibleInterface *accessible(QObject *object)
{
    return QAccessible::queryAccessibleInterface(object);
}

QString wordFor(const QWidget &widget)
{
    return QLatin1String{widget.metaObject()->className()} + u' ' + widget.objectName();
}

bool isReached(const QWidget *widget)
{
    return widget->isVisible() && widget->isEnabled() && (int{widget->focusPolicy()} & int{Qt::TabFocus}) != 0
        && widget->focusProxy() == nullptr;
}

} // namespace

class TestAccessibility : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void everyControlHasAName_data();
    void everyControlHasAName();
    void paneTellsItself();
    void figuresAreLabelledValues();
    void nobodyListensNothingIsMade();
    void changesAreSaidTogetherAndNotTooOften();
    void chartsOfferTheirTable_data();
    void chartsOfferTheirTable();
    void tableIsOpenedByKeys();
    void tableFollowsItsChart();
    void tableModelKeepsItsPromises();
    void columnTitles_data();
    void columnTitles();
    void tabReachesEverything_data();
    void tabReachesEverything();
    void ringShowsTheKeyboardsPlace();
    void ringIsInTheAccent_data();
    void ringIsInTheAccent();
    void ringIsNotInPictures();

private:
    void show(const QString &what);
    void play(std::chrono::milliseconds length);
    [[nodiscard]] PaneGrid &grid() const { return *m_window->findChild<PaneGrid *>(); }
    [[nodiscard]] PaneView &pane(std::size_t index) const { return *grid().panes().at(index); }
    [[nodiscard]] ChartTable *table() const { return m_window->findChild<ChartTable *>(); }
    static void addViews();

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<FakeRun> m_run;
    std::unique_ptr<MainWindow> m_window;
};

void TestAccessibility::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<QSettings>(m_dir->filePath(QStringLiteral("ui.ini")), QSettings::IniFormat);
    m_run = std::make_unique<FakeRun>();
    m_window = std::make_unique<MainWindow>(*m_settings);
    m_window->resize(1280, 900);
    m_run->addPanes(m_window->model());
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QAccessible::setActive(true);
}

void TestAccessibility::cleanup()
{
    QAccessible::setActive(false);
    m_window.reset();
}

void TestAccessibility::play(std::chrono::milliseconds length)
{
    for (auto spent = 0ms; spent < length; spent += 40ms) {
        m_run->advance(40ms);
        m_window->applySnapshot(m_run->take());
    }
}

void TestAccessibility::addViews()
{
    QTest::addColumn<QString>("view");
    for (const char *view : {"panes", "distributions", "timeline", "figures", "inspector", "ledger", "faults",
                             "samples", "share", "load", "compare", "lessons", "lesson"})
        QTest::newRow(view) << QString::fromLatin1(view);
}

void TestAccessibility::show(const QString &what)
{
    if (what == QLatin1String("distributions"))
        m_window->findChild<WindowActions *>()->flipAll->trigger();
    else if (what == QLatin1String("lesson"))
        QVERIFY(!m_window->lessons().openLesson(QStringLiteral("half-open")));
    else if (what != QLatin1String("panes"))
        m_window->showDock(what);
    if (what == QLatin1String("faults"))
        m_window->armFault(Fault::parse(QStringLiteral("delay:50ms")).value());
    play(400ms);
}

void TestAccessibility::everyControlHasAName_data()
{
    addViews();
}

void TestAccessibility::everyControlHasAName()
{
    QFETCH(QString, view);
    show(view);
    m_window->presentProblem(QStringLiteral("The port is taken."), {});
    QCOMPARE(nameless(*m_window), QString{});
}

void TestAccessibility::paneTellsItself()
{
    play(4s);
    QAccessibleInterface *first = accessible(&pane(0));
    QCOMPARE(first->role(), QAccessible::Grouping);
    QCOMPARE(first->text(QAccessible::Name), QStringLiteral("Server-Sent Events"));
    const QString said = first->text(QAccessible::Description);
    for (const char *part : {"Server-Sent Events: open", " events, latency median ", " ms", "last byte "})
        QVERIFY2(said.contains(QLatin1String{part}), qPrintable(said));
    QAccessibleInterface *chart = accessible(&pane(0).chart());
    QCOMPARE(chart->role(), QAccessible::Chart);
    QCOMPARE(chart->text(QAccessible::Name), QStringLiteral("Latency · Server-Sent Events"));
    QVERIFY(chart->text(QAccessible::Description).startsWith(said));
    QVERIFY(chart->text(QAccessible::Description).endsWith(QStringLiteral("shows it as a table.")));
    // Within a second it stays as it is, so that it can be heard.
    play(320ms);
    QCOMPARE(first->text(QAccessible::Description), said);
    play(1s);
    QVERIFY(first->text(QAccessible::Description) != said);
}

void TestAccessibility::figuresAreLabelledValues()
{
    play(4s);
    auto *row = pane(0).findChild<FigureRow *>();
    const QAccessibleInterface *figures = accessible(row);
    QCOMPARE(figures->childCount(), static_cast<int>(row->figures().figures.size()) * 2);
    QAccessibleInterface *caption = figures->child(0);
    QAccessibleInterface *value = figures->child(1);
    QVERIFY(caption->text(QAccessible::Name).startsWith(QStringLiteral("p50 · n ")));
    QCOMPARE(value->text(QAccessible::Name), row->figures().figures.front().value);
    QVERIFY(value->text(QAccessible::Name).endsWith(QStringLiteral(" ms")));
    QVERIFY(value->text(QAccessible::Description).startsWith(QStringLiteral("Median latency")));
    const auto labels = value->relations(QAccessible::Label);
    QCOMPARE(labels.size(), 1);
    QCOMPARE(labels.front().first, caption);
    QCOMPARE(figures->indexOfChild(value), 1);
    QVERIFY(value->rect().isValid());
    QCOMPARE(figures->childAt(value->rect().center().x(), value->rect().center().y()), value);
    QCOMPARE(value->parent(), figures);
}

void TestAccessibility::nobodyListensNothingIsMade()
{
    QAccessible::setActive(false);
    play(4s);
    QVERIFY(pane(0).accessibleDescription().isEmpty());
    QVERIFY(pane(0).chart().accessibleDescription().isEmpty());
    m_run->cut(3s);
    play(1s);
    QVERIFY(m_window->findChild<StateAnnouncer *>()->said().isEmpty());
}

void TestAccessibility::changesAreSaidTogetherAndNotTooOften()
{
    play(2s);
    auto *announcer = m_window->findChild<StateAnnouncer *>();
    QTRY_VERIFY(announcer->said().contains(QStringLiteral("open")));
    m_run->cut(3s);
    play(1s);
    QElapsedTimer since;
    since.start();
    QTRY_VERIFY(announcer->said().contains(QStringLiteral("SSE: backoff")));
    QVERIFY(announcer->said().contains(QStringLiteral("WebSocket: backoff")));
    // Many changes, one more sentence.
    for (int i = 0; i < 20; ++i)
        announcer->note(QStringLiteral("Many"), QStringLiteral("state %1").arg(i));
    QVERIFY(!announcer->said().contains(QStringLiteral("Many")));
    QTRY_COMPARE(announcer->said(), QStringLiteral("Many: state 19"));
}

void TestAccessibility::chartsOfferTheirTable_data()
{
    QTest::addColumn<QString>("view");
    QTest::addColumn<int>("charts");
    QTest::newRow("panes") << QStringLiteral("panes") << 5;
    QTest::newRow("distributions") << QStringLiteral("distributions") << 5;
    QTest::newRow("ledger") << QStringLiteral("ledger") << 6;
}

void TestAccessibility::chartsOfferTheirTable()
{
    QFETCH(QString, view);
    QFETCH(int, charts);
    show(view);
    const auto found = ChartTable::chartsOf(*m_window, nullptr);
    QVERIFY2(found.size() >= charts, qPrintable(QString::number(found.size())));
    for (QWidget *chart : found) {
        QAccessibleInterface *node = accessible(chart);
        QCOMPARE(node->role(), QAccessible::Chart);
        QVERIFY2(isReached(chart), chart->metaObject()->className());
        node->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QVERIFY(table() != nullptr && table()->isVisible());
        QCOMPARE(table()->findChild<QComboBox *>(QStringLiteral("chartNames"))->currentText(),
                 ViewExporter::nameOf(*chart));
        QVERIFY(table()->model().columnCount() > 0);
        QCOMPARE(nameless(*table()), QString{});
    }
}

void TestAccessibility::tableIsOpenedByKeys()
{
    play(4s);
    pane(1).setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(table() != nullptr && table()->isActiveWindow());
    QCOMPARE(table()->windowTitle(), QStringLiteral("Latency · WebSocket as a table"));
    auto *cells = table()->findChild<QTableView *>(QStringLiteral("chartFigures"));
    QVERIFY(cells->hasFocus());
    const QAccessibleInterface *node = accessible(cells);
    QCOMPARE(node->role(), QAccessible::Table);
    QVERIFY(accessible(cells)->tableInterface()->rowCount() > 50);
    QCOMPARE(accessible(cells)->tableInterface()->columnDescription(2), QStringLiteral("latency (µs)"));
    QTest::keyClick(cells, Qt::Key_Down);
    // By keys to Copy, and back to the chart.
    QTest::keyClick(cells, Qt::Key_P, Qt::AltModifier);
    QTRY_VERIFY(
        QApplication::clipboard()->text().startsWith(QStringLiteral("transport\tbefore now (s)\tlatency (µs)\t")));
    QTest::keyClick(table(), Qt::Key_Escape);
    QTRY_VERIFY(table() == nullptr);
    m_window->activateWindow(); // there is no window manager
    QTRY_VERIFY(pane(1).chart().hasFocus());
}

void TestAccessibility::tableFollowsItsChart()
{
    play(2s);
    ChartTable::open(*m_window, &pane(0).chart());
    QTRY_VERIFY(table()->isActiveWindow());
    const int before = table()->model().rowCount();
    play(1s);
    QCOMPARE(table()->model().rowCount(), before); // as it was when it was opened
    QTest::keyClick(table(), Qt::Key_R, Qt::AltModifier);
    QTRY_VERIFY(table()->model().rowCount() > before);
    const int renewed = table()->model().rowCount();
    QTest::keyClick(table(), Qt::Key_F, Qt::AltModifier);
    QTRY_VERIFY(table()->findChild<QCheckBox *>()->isChecked());
    play(1s);
    QTRY_VERIFY(table()->model().rowCount() > renewed);
    // The pane goes; its last figures stay.
    const int last = table()->model().rowCount();
    m_window->model().removeAll();
    QTest::keyClick(table(), Qt::Key_F5);
    QCOMPARE(table()->findChild<QLabel *>(QStringLiteral("chartNote"))->text(),
             QStringLiteral("The chart is no longer shown."));
    QCOMPARE(table()->model().rowCount(), last);
}

void TestAccessibility::tableModelKeepsItsPromises()
{
    ExportTableModel model;
    const QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
    ExportTable figures{{QStringLiteral("name"), QStringLiteral("wait_ms")}, {}};
    for (int i = 0; i < 5; ++i)
        figures.rows << QList<QVariant>{QStringLiteral("row"), i * 1.5};
    model.setTable(figures);
    QCOMPARE(model.rowCount(), 5);
    QCOMPARE(model.index(3, 1).data().toString(), QStringLiteral("4.5"));
    QCOMPARE(model.index(0, 1).data().toString(), QStringLiteral("0"));
    figures.rows.resize(2);
    model.setTable(figures);
    QCOMPARE(model.rowCount(), 2);
    while (figures.rows.size() < ExportTableModel::mostRows + 3)
        figures.rows << QList<QVariant>{true, QVariant{}};
    model.setTable(figures);
    QCOMPARE(model.rowCount(), static_cast<int>(ExportTableModel::mostRows));
    QCOMPARE(model.leftOut(), 3);
    QCOMPARE(model.index(9, 0).data().toString(), QStringLiteral("yes"));
    model.setTable({{QStringLiteral("other")}, {}});
    QCOMPARE(model.columnCount(), 1);
    QCOMPARE(model.toText(), QStringLiteral("other\n"));
}

void TestAccessibility::columnTitles_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("title");
    QTest::newRow("microseconds") << QStringLiteral("latency_us") << QStringLiteral("latency (µs)");
    QTest::newRow("seconds") << QStringLiteral("before_now_s") << QStringLiteral("before now (s)");
    QTest::newRow("no unit") << QStringLiteral("some_name") << QStringLiteral("some name");
    QTest::newRow("one word") << QStringLiteral("s") << QStringLiteral("s");
}

void TestAccessibility::columnTitles()
{
    QFETCH(QString, name);
    QTEST(columnTitle(name), "title");
}

void TestAccessibility::tabReachesEverything_data()
{
    addViews();
}

/// No widget keeps the keyboard, and Tab comes by all that can be used.
void TestAccessibility::tabReachesEverything()
{
    QFETCH(QString, view);
    show(view);
    constexpr int longestWay = 300;
    std::set<const QWidget *> reached;
    QStringList way;
    const QWidget *first = nullptr;
    for (int i = 0; i < longestWay; ++i) {
        QWidget *from = QApplication::focusWidget() != nullptr ? QApplication::focusWidget() : m_window.get();
        QTest::keyClick(from, Qt::Key_Tab);
        way << wordFor(*QApplication::focusWidget());
        QVERIFY2(QApplication::focusWidget() != from || reached.size() == 1, qPrintable(wordFor(*from)));
        reached.insert(QApplication::focusWidget());
        if (QApplication::focusWidget() == first)
            break;
        if (first == nullptr)
            first = QApplication::focusWidget();
    }
    for (const QWidget *widget : m_window->findChildren<QWidget *>()) {
        const bool wanted =
            widget->window() == m_window.get() && isReached(widget) && !widget->visibleRegion().isEmpty();
        const auto *radio = qobject_cast<const QAbstractButton *>(widget);
        const bool grouped = radio != nullptr && radio->autoExclusive(); // one of a group is a stop, arrows go on
        QVERIFY2(!wanted || grouped || reached.contains(widget),
                 qPrintable(wordFor(*widget) + QStringLiteral(" is not reached; ") + way.join(QStringLiteral(", "))));
    }
}

void TestAccessibility::ringShowsTheKeyboardsPlace()
{
    const auto ringed = [] {
        auto rings = std::as_const(*qApp).findChildren<QFocusFrame *>();
        for (QWidget *window : QApplication::topLevelWidgets())
            rings += window->findChildren<QFocusFrame *>();
        rings.removeIf([](const QFocusFrame *ring) { return !ring->isVisible(); });
        return rings.size() == 1 ? rings.first()->parentWidget() : nullptr;
    };
    auto *start = m_window->findChild<QToolButton *>(QStringLiteral("startButton"));
    auto *feed = m_window->findChild<QComboBox *>(QStringLiteral("feed"));
    start->setFocus(Qt::TabFocusReason);
    QTRY_COMPARE(ringed(), start);
    QTest::keyClick(start, Qt::Key_Tab);
    QTRY_COMPARE(QApplication::focusWidget(), feed);
    QCOMPARE(ringed(), feed);
    // A click needs no ring; the next key does.
    auto *timeline = m_window->findChild<TimelineView *>();
    play(2s);
    QTest::mouseClick(timeline, Qt::LeftButton, {}, {3, 3});
    timeline->setFocus(Qt::MouseFocusReason);
    QTRY_VERIFY(timeline->hasFocus());
    QCOMPARE(ringed(), nullptr);
    QTest::keyClick(timeline, Qt::Key_Left);
    QCOMPARE(ringed(), timeline);
    QCOMPARE(accessible(timeline)->childCount(), 0); // it is no part of what is read
    m_window->resize(1000, 700);
    QTRY_VERIFY(timeline->width() <= 1000);
    QCOMPARE(timeline->findChild<QFocusFrame *>()->size(), timeline->size());
}

void TestAccessibility::ringIsInTheAccent_data()
{
    QTest::addColumn<ThemeChoice>("choice");
    QTest::newRow("dark") << ThemeChoice::Dark;
    QTest::newRow("light") << ThemeChoice::Light;
}

void TestAccessibility::ringIsInTheAccent()
{
    QFETCH(ThemeChoice, choice);
    m_window->setThemeChoice(choice);
    for (const char *name : {"startButton", "feed", "rate", "pauseButton", "windowLength"}) {
        auto *widget = m_window->findChild<QWidget *>(QLatin1String{name});
        widget->setFocus(Qt::TabFocusReason);
        QTRY_VERIFY(widget->hasFocus());
        const QImage picture = widget->grab().toImage();
        const QPoint middle{picture.width() / 2, 1};
        const double apart = contrast(picture.pixelColor(middle), m_window->theme().surface);
        QVERIFY2(apart >= 3, name);
    }
    pane(0).setFocus(Qt::TabFocusReason);
    const QImage picture = pane(0).grab().toImage();
    QVERIFY(contrast(picture.pixelColor(picture.width() / 2, 1), m_window->theme().window) >= 3);
}

void TestAccessibility::ringIsNotInPictures()
{
    play(2s);
    auto *timeline = m_window->findChild<TimelineView *>();
    const QByteArray without = ViewExporter::bytesOf(*timeline, ViewExporter::Format::Png);
    m_window->setFocus();
    timeline->setFocus(Qt::TabFocusReason);
    QTRY_VERIFY(timeline->findChild<QFocusFrame *>() != nullptr);
    const QImage with = QImage::fromData(ViewExporter::bytesOf(*timeline, ViewExporter::Format::Png));
    QCOMPARE(with.pixelColor(2, with.height() / 2), QImage::fromData(without).pixelColor(2, with.height() / 2));
    QVERIFY(timeline->findChild<QFocusFrame *>()->isVisible());
}

QTEST_MAIN(TestAccessibility)
#include "tst_accessibility.moc"
