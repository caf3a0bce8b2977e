// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartnotice.h"
#include "compare/comparetable.h"
#include "help/helpbook.h"
#include "language/language.h"
#include "mainwindow/mainwindow.h"
#include "manual/manualbrowser.h"
#include "manual/manualwindow.h"
#include "panels/faultmenu.h"
#include "panels/runtoolbar.h"
#include "theme/flowlayout.h"
#include "theme/themedstyle.h"
#include "tour/seenpart.h"
#include "ui/fakerun.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QDockWidget>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScopeGuard>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <memory>
#include <utility>

using namespace pushscope;

class TestLargeLetters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noticeStaysInThePlot_data();
    void noticeStaysInThePlot();
    void noticeLeavesNamesFree();
    void iconsGrow();
    void flowBeginsLines();
    void panelFitsASmallWindow_data();
    void panelFitsASmallWindow();
    void panelsFitTogether_data();
    void panelsFitTogether();
    void faultOpensToItsFields();
    void captionGoesWithItsField();
    void questionsAreWhole();
    void manualIsNotWiderThanItsWindow_data();
    void manualIsNotWiderThanItsWindow();
    void sheetOfKeysIsNotWiderThanItsWindow();
};

namespace {

QFont letters(int points)
{
    QFont font;
    font.setPointSize(points);
    return font;
}

/// The window on a small screen, with four panes and all type as `--font-size 20` has it.
class SmallWindow
{
public:
    explicit SmallWindow(int points = 20)
    {
        QApplication::setFont(letters(points));
        m_window = std::make_unique<MainWindow>(m_settings);
        m_window->resize(size);
        m_run.addPanes(m_window->model());
    }
    ~SmallWindow()
    {
        m_window.reset();
        QApplication::setFont(m_ordinary);
    }
    Q_DISABLE_COPY_MOVE(SmallWindow)

    MainWindow &operator*() { return *m_window; }
    MainWindow *operator->() { return m_window.get(); }

    bool isShown()
    {
        m_window->show();
        return QTest::qWaitForWindowExposed(m_window.get());
    }
    static constexpr QSize size{1024, 700};

private:
    QFont m_ordinary = QApplication::font();
    QTemporaryDir m_dir;
    QSettings m_settings{m_dir.filePath(QStringLiteral("ui.ini")), QSettings::IniFormat};
    FakeRun m_run;
    std::unique_ptr<MainWindow> m_window;
};

/// What is shown and stands under its parent's edge or in less than it needs, but for what scrolls.
QString cutOff(const QWidget &within)
{
    for (const QWidget *widget : within.findChildren<QWidget *>()) {
        const bool control = qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QComboBox *>(widget);
        if (!control || !widget->isVisible())
            continue;
        const QRect own{widget->mapTo(&within, QPoint{}), widget->size()};
        const bool narrow = widget->width() < widget->minimumSizeHint().width();
        if (narrow || own.left() < 0 || own.right() >= within.width())
            return QStringLiteral("%1 %2").arg(QLatin1String{widget->metaObject()->className()}, widget->objectName());
    }
    return {};
}

void settle()
{
    for (int i = 0; i < 10; ++i) // what is laid out asks for more in its turn
        QCoreApplication::processEvents();
}

} // namespace

void TestLargeLetters::noticeStaysInThePlot_data()
{
    QTest::addColumn<int>("points");
    QTest::addColumn<QSizeF>("size");
    for (const int points : {8, 10, 12, 20, 32}) {
        for (const QSizeF size : {QSizeF{600, 300}, QSizeF{300, 120}, QSizeF{200, 70}}) {
            QTest::addRow("%d pt in %gx%g", points, size.width(), size.height()) << points << size;
        }
    }
}

void TestLargeLetters::noticeStaysInThePlot()
{
    QFETCH(int, points);
    QFETCH(QSizeF, size);
    const QFontMetricsF metrics{letters(points)};
    const QRectF plot{QPointF{50, 20}, size};
    const QString sentence =
        QStringLiteral("no answer from 127.0.0.1:8080 within 10 s: the connection is dead or the server "
                       "is stopped");
    for (const auto place : {ChartNotice::Place::Middle, ChartNotice::Place::Newest}) {
        const auto notice = ChartNotice::laidOut(sentence, metrics, plot, place, metrics.height());
        const bool oneLineFits = metrics.height() * 1.6 <= plot.height();
        QVERIFY(!oneLineFits || plot.contains(notice.box));
        QVERIFY(notice.box.contains(notice.textBox));
        QVERIFY(notice.text == sentence || notice.text.endsWith(QChar{0x2026}));
        // What it was laid out for is what is drawn: no line breaks anew.
        const QRectF drawn = metrics.boundingRect(notice.textBox, ChartNotice::flags, notice.text);
        QVERIFY(drawn.height() <= notice.textBox.height() + 0.5);
    }
}

void TestLargeLetters::noticeLeavesNamesFree()
{
    const QFontMetricsF metrics{letters(10)};
    const QRectF plot{0, 0, 500, 200};
    const auto notice = ChartNotice::laidOut(QStringLiteral("gone"), metrics, plot, ChartNotice::Place::Newest, 30);
    QVERIFY(notice.box.top() >= 30);
    QVERIFY(notice.box.center().x() > plot.center().x());
}

void TestLargeLetters::iconsGrow()
{
    ThemedStyle style{Theme::darkTheme()};
    QPushButton button;
    QMenu menu;
    for (QWidget *widget : {static_cast<QWidget *>(&button), static_cast<QWidget *>(&menu)}) {
        for (const auto metric : {QStyle::PM_ButtonIconSize, QStyle::PM_SmallIconSize}) {
            widget->setFont(letters(8));
            const int small = style.pixelMetric(metric, nullptr, widget);
            widget->setFont(letters(40));
            QVERIFY(style.pixelMetric(metric, nullptr, widget) > small);
        }
    }
    QVERIFY(style.pixelMetric(QStyle::PM_ButtonIconSize, nullptr, nullptr) > 0);
}

void TestLargeLetters::flowBeginsLines()
{
    QWidget box;
    auto *flow = new FlowLayout{&box};
    flow->setContentsMargins(0, 0, 0, 0);
    flow->setSpacing(10);
    std::array<QWidget *, 3> parts{};
    for (QWidget *&part : parts) {
        part = new QWidget{&box};
        part->setFixedSize(100, 20);
        flow->addWidget(part);
    }
    flow->setAlignment(parts[2], Qt::AlignRight);
    QCOMPARE(flow->sizeHint(), QSize(320, 20));
    QCOMPARE(flow->heightForWidth(320), 20);
    QCOMPARE(flow->heightForWidth(319), 50);
    QCOMPARE(flow->heightForWidth(100), 80);
    QCOMPARE(flow->minimumSize(), QSize(100, 20));
    box.resize(400, 50);
    box.show();
    QVERIFY(QTest::qWaitForWindowExposed(&box));
    QCOMPARE(parts[1]->geometry(), QRect(110, 0, 100, 20));
    QCOMPARE(parts[2]->geometry(), QRect(300, 0, 100, 20));
    box.resize(250, 50);
    settle();
    QCOMPARE(parts[1]->geometry(), QRect(110, 0, 100, 20));
    QCOMPARE(parts[2]->geometry(), QRect(150, 30, 100, 20));
    QCOMPARE(flow->minimumSize(), QSize(100, 50));
    parts[0]->hide();
    QCOMPARE(flow->heightForWidth(250), 20);
}

void TestLargeLetters::panelFitsASmallWindow_data()
{
    QTest::addColumn<QString>("panel");
    QTest::addColumn<QString>("language");
    // German last: the texts of a window are those of the language that was there when it was made.
    for (const char *language : {"en", "de"}) {
        for (const char *panel : {"timeline", "figures", "inspector", "ledger", "faults", "samples", "share"})
            QTest::addRow("%s, %s", panel, language) << QString::fromLatin1(panel) << QString::fromLatin1(language);
    }
}

void TestLargeLetters::panelFitsASmallWindow()
{
    QFETCH(QString, panel);
    QFETCH(QString, language);
    if (static bool german = false; language == QLatin1String("de") && !std::exchange(german, true))
        installLanguage(*qApp, language);
    SmallWindow window;
    QVERIFY(window.isShown());
    QCOMPARE(window->size(), SmallWindow::size);
    auto *dock = window->findChild<QDockWidget *>(panel + QStringLiteral("Dock"));
    for (const bool again : {false, true}) { // as an option has it shown, and from the menu
        if (again) {
            dock->hide();
            settle();
            dock->toggleViewAction()->trigger();
        } else {
            window->showDock(panel);
        }
        settle();
        QCOMPARE(window->size(), SmallWindow::size);
        QVERIFY(dock->isVisible());
        QVERIFY2(cutOff(*dock->widget()).isEmpty(), qPrintable(cutOff(*dock->widget())));
        QVERIFY(dock->geometry().right() < window->width());
        QVERIFY(dock->height() >= dock->minimumSizeHint().height());
    }
}

void TestLargeLetters::panelsFitTogether_data()
{
    QTest::addColumn<QString>("panels");
    QTest::addColumn<int>("points");
    const QString below = QStringLiteral("figures+inspector+ledger");
    QStringList sets{below, QStringLiteral("ledger+inspector+figures"), QStringLiteral("faults+share+") + below,
                     QStringLiteral("faults+samples+share+") + below};
    for (const char *other : {"figures", "inspector", "ledger", "faults", "samples", "share", "faults+share"}) {
        for (const QString &panel : below.split(u'+')) {
            if (panel != QLatin1String{other})
                sets << QLatin1String{other} + u'+' + panel;
        }
    }
    for (const int points : {16, 20}) {
        for (const QString &set : std::as_const(sets))
            QTest::addRow("%s, %d pt", qPrintable(set), points) << set << points;
    }
}

/// As `--show` has them shown, all before the window is; and one after the other from the menu, the last first.
void TestLargeLetters::panelsFitTogether()
{
    QFETCH(QString, panels);
    QFETCH(int, points);
    for (const bool fromMenu : {false, true}) {
        SmallWindow window{points};
        QList<QDockWidget *> docks;
        for (const QString &panel : panels.split(u'+')) {
            docks.insert(fromMenu ? 0 : docks.size(), window->findChild<QDockWidget *>(panel + QStringLiteral("Dock")));
            if (!fromMenu)
                window->showDock(panel);
        }
        QVERIFY(window.isShown());
        for (QDockWidget *dock : std::as_const(docks)) {
            if (fromMenu)
                dock->toggleViewAction()->trigger();
            settle();
        }
        QCOMPARE(window->size(), SmallWindow::size);
        QVERIFY(!seenPart(*docks.constLast()).isEmpty()); // in front
        for (const QDockWidget *dock : std::as_const(docks)) {
            QVERIFY(!dock->isHidden() && dock->height() >= dock->minimumSizeHint().height());
            QVERIFY2(seenPart(*dock).isEmpty() || cutOff(*dock->widget()).isEmpty(), qPrintable(dock->objectName()));
        }
    }
}

void TestLargeLetters::faultOpensToItsFields()
{
    SmallWindow window;
    window->showDock(QStringLiteral("faults"));
    QVERIFY(window.isShown());
    window->findChild<FaultKindMenu *>()->findChild<QAction *>(QStringLiteral("delay"))->trigger();
    settle();
    const auto *field = window->findChild<QWidget *>(QStringLiteral("jitter"));
    QVERIFY(field->isVisible());
    const QWidget &panel = *window->findChild<QDockWidget *>(QStringLiteral("faultsDock"))->widget();
    QVERIFY(QRect({}, panel.size()).right() >= field->mapTo(&panel, field->rect().topRight()).x());
    QCOMPARE(window->size(), SmallWindow::size);
}

void TestLargeLetters::captionGoesWithItsField()
{
    SmallWindow window;
    QVERIFY(window.isShown());
    int shown = 0;
    int hidden = 0;
    for (const QLabel *label : window->findChild<RunToolbar *>()->findChildren<QLabel *>()) {
        if (label->buddy() == nullptr)
            continue;
        QCOMPARE(label->isVisible(), label->buddy()->isVisible());
        ++(label->isVisible() ? shown : hidden);
    }
    QVERIFY(shown > 0);
    QVERIFY(hidden > 0); // else the window is too wide to tell
}

void TestLargeLetters::questionsAreWhole()
{
    SmallWindow window;
    window->showCompare(true);
    QVERIFY(window.isShown());
    settle();
    const auto *table = window->findChild<CompareTable *>();
    for (int column = 1; column < table->model()->columnCount();
         ++column) { // read out whole, however short it is shown
        const auto words = [&](int role) { return table->model()->headerData(column, Qt::Horizontal, role); };
        QCOMPARE(words(Qt::AccessibleTextRole), words(Qt::ToolTipRole));
    }
    QFont bold = table->font();
    bold.setBold(true);
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        const QStringList words = table->model()->index(row, 0).data().toString().split(u' ');
        for (const QString &word : words)
            QVERIFY2(QFontMetrics{bold}.horizontalAdvance(word) < table->columnWidth(0), qPrintable(word));
    }
    QCOMPARE(window->size(), SmallWindow::size);
}

void TestLargeLetters::manualIsNotWiderThanItsWindow_data()
{
    QTest::addColumn<int>("points");
    QTest::addColumn<QString>("page");
    for (const int points : {10, 20}) {
        for (const HelpPage &page : helpPages())
            QTest::addRow("%s, %d pt", qPrintable(page.name), points) << points << page.name;
    }
}

void TestLargeLetters::manualIsNotWiderThanItsWindow()
{
    QFETCH(int, points);
    QFETCH(QString, page);
    const QFont ordinary = QApplication::font();
    const auto restored = qScopeGuard([&ordinary] { QApplication::setFont(ordinary); });
    QApplication::setFont(letters(points));
    QTemporaryDir dir;
    QSettings settings{dir.filePath(QStringLiteral("ui.ini")), QSettings::IniFormat};
    ManualWindow manual{settings};
    manual.setTheme(Theme::darkTheme());
    manual.resize(1024, 700);
    manual.open(page);
    QVERIFY(QTest::qWaitForWindowExposed(&manual));
    auto *browser = manual.findChild<ManualBrowser *>();
    settle();
    browser->setZoom(110); // lays it out anew, pictures too
    settle();
    QCOMPARE(browser->horizontalScrollBar()->maximum(), 0);
    QVERIFY(browser->width() > manual.width() / 2);
}

void TestLargeLetters::sheetOfKeysIsNotWiderThanItsWindow()
{
    SmallWindow window;
    window->show();
    window->showDock(QStringLiteral("shortcuts"));
    const auto *sheet = window->findChild<QDialog *>(QStringLiteral("shortcutSheet"));
    QVERIFY(sheet != nullptr);
    settle();
    QVERIFY(sheet->width() <= window->width());
    QCOMPARE(sheet->findChild<QScrollArea *>()->horizontalScrollBar()->maximum(), 0);
}

QTEST_MAIN(TestLargeLetters)
#include "tst_largeletters.moc"
