// SPDX-License-Identifier: GPL-3.0-or-later
// What helps who uses the program for the first time, in the window without a server.
#include "help/helpbook.h"
#include "mainwindow/helpdesk.h"
#include "mainwindow/mainwindow.h"
#include "mainwindow/toursteps.h"
#include "mainwindow/windowactions.h"
#include "manual/findbar.h"
#include "manual/manualaddress.h"
#include "manual/manualbrowser.h"
#include "manual/manualcontents.h"
#include "manual/manualwindow.h"
#include "palette/commandpalette.h"
#include "palette/menucommands.h"
#include "palette/shortcutsheet.h"
#include "panels/aboutdialog.h"
#include "panels/panegrid.h"
#include "tour/seenpart.h"
#include "tour/tour.h"
#include "tour/tourcard.h"
#include "ui/fakerun.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace pushscope;
using namespace std::chrono_literals;

class TestFirstUse : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void tourIsOfferedOnce();
    void tourDoesNotDisturb_data();
    void tourDoesNotDisturb();
    void firstStepIsOnlyTheFirst();
    void tourIsWalkedByKeys();
    void tourCoversNothing_data();
    void tourCoversNothing();
    void tourLetsTheWindowWork();
    void presenterEndsTheTour();
    void paletteRunsACommand();
    void paletteGreysWhatCannotBeDone();
    void paletteKnowsEverything();
    void rememberedIsTheCommandAlone();
    void paletteFollowsThePointer();
    void manualOpensWhereOneIs_data();
    void manualOpensWhereOneIs();
    void linksOfTheManual();
    void manualIsSearched();
    void wordsOnAPage();
    void sheetHasEveryKey();
    void aboutHasVersionsAndLicences();
    void diagnosticsAreCopied();
    void closedPanesComeBack();

private:
    [[nodiscard]] HelpDesk &help() const { return m_window->help(); }
    [[nodiscard]] Tour &tour() const { return help().tour(); }
    [[nodiscard]] WindowActions &actions() const { return *m_window->findChild<WindowActions *>(); }
    void resize(QSize size);
    void type(const QString &text);

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<FakeRun> m_run;
    std::unique_ptr<MainWindow> m_window;
};

void TestFirstUse::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<QSettings>(m_dir->filePath(QStringLiteral("ui.ini")), QSettings::IniFormat);
    m_run = std::make_unique<FakeRun>();
    m_window = std::make_unique<MainWindow>(*m_settings);
    m_run->addPanes(m_window->model());
    resize({1024, 700});
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->activateWindow();
}

void TestFirstUse::cleanup()
{
    m_window.reset();
    m_settings.reset();
}

void TestFirstUse::resize(QSize size)
{
    m_window->resize(size);
    QApplication::processEvents();
}

void TestFirstUse::type(const QString &text)
{
    help().showPalette();
    QTest::keyClicks(&help().palette().field(), text);
}

void TestFirstUse::tourIsOfferedOnce()
{
    QVERIFY(!tour().isShown());
    help().offerTour();
    QVERIFY(tour().isShown());
    QCOMPARE(tour().steps(), tourLength);
    tour().end();
    help().offerTour();
    QVERIFY(!tour().isShown());
    // From the menu as often as one likes.
    actions().tour->trigger();
    QVERIFY(tour().isShown());
}

void TestFirstUse::tourDoesNotDisturb_data()
{
    QTest::addColumn<QString>("shown");
    for (const char *shown : {"lessons", "load", "compare", "palette", "shortcuts", "about", "help"})
        QTest::newRow(shown) << QString::fromLatin1(shown);
}

/// What was begun before it came is more important; it comes the next time.
void TestFirstUse::tourDoesNotDisturb()
{
    QFETCH(QString, shown);
    if (!help().open(shown))
        m_window->showDock(shown);
    help().offerTour();
    QVERIFY(!tour().isShown());
    init();
    help().offerTour();
    QVERIFY(tour().isShown());
}

void TestFirstUse::firstStepIsOnlyTheFirst()
{
    help().setFirstTourStep(2);
    help().showTour();
    QCOMPARE(tour().step(), 2);
    tour().end();
    help().showTour();
    QCOMPARE(tour().step(), 0);
}

void TestFirstUse::tourIsWalkedByKeys()
{
    help().showTour();
    TourCard &card = tour().card();
    auto *next = card.findChild<QPushButton *>(QStringLiteral("next"));
    QTRY_VERIFY(next->hasFocus());
    QTest::keyClick(next, Qt::Key_Right);
    QCOMPARE(tour().step(), 1);
    QTest::keyClick(next, Qt::Key_Left);
    QTest::keyClick(next, Qt::Key_Left);
    QCOMPARE(tour().step(), 0);
    QVERIFY(!card.findChild<QPushButton *>(QStringLiteral("back"))->isEnabled());
    for (int i = 1; i < tourLength; ++i) {
        next->click();
        QCOMPARE(tour().step(), i);
        QVERIFY(!card.accessibleName().isEmpty());
    }
    next->click();
    QVERIFY(!tour().isShown());
    help().showTour();
    QTest::keyClick(next, Qt::Key_Escape);
    QVERIFY(!tour().isShown());
    help().showTour();
    card.findChild<QPushButton *>(QStringLiteral("skip"))->click();
    QVERIFY(!tour().isShown());
}

void TestFirstUse::tourCoversNothing_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("small") << QSize{1024, 700};
    QTest::newRow("ordinary") << QSize{1440, 900};
    QTest::newRow("large") << QSize{1920, 1200};
}

void TestFirstUse::tourCoversNothing()
{
    QFETCH(QSize, size);
    resize(size);
    help().showTour();
    for (int i = 0; i < tourLength; ++i) {
        const auto beside = [this] {
            const QRect card = tour().card().geometry();
            bool covered = !m_window->rect().contains(card);
            for (const QRect &mark : tour().marks())
                covered = covered || card.intersects(mark);
            return !covered && !tour().marks().isEmpty();
        };
        QTRY_VERIFY2(beside(), qPrintable(QString::number(i)));
        Q_EMIT tour().card().nextRequested();
    }
}

/// It is not modal: what is below can be used, and new data are shown.
void TestFirstUse::tourLetsTheWindowWork()
{
    help().showTour();
    QSignalSpy wanted{m_window.get(), &MainWindow::snapshotWanted};
    QTRY_VERIFY(wanted.count() > 2);
    PaneView &pane = *m_window->findChild<PaneGrid *>()->panes().front();
    QTest::mouseClick(&pane.chart(), Qt::LeftButton, {}, pane.chart().rect().center());
    QTRY_VERIFY(pane.chart().hasFocus());
    QVERIFY(tour().isShown());
    resize({1300, 820});
    QTRY_VERIFY(m_window->rect().contains(tour().card().geometry()));
}

void TestFirstUse::presenterEndsTheTour()
{
    help().showTour();
    m_window->setPresenting(true);
    QVERIFY(!tour().isShown());
    help().showTour(); // it is about the ordinary view
    QVERIFY(tour().isShown());
    QVERIFY(!actions().presenter->isChecked());
}

void TestFirstUse::paletteRunsACommand()
{
    QVERIFY(!m_window->isPaused());
    QTest::keyClick(m_window.get(), Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    CommandPalette &palette = help().palette();
    QVERIFY(palette.isVisible());
    QTRY_VERIFY(palette.field().hasFocus());
    QTest::keyClicks(&palette.field(), QStringLiteral("pause"));
    QTest::keyClick(&palette.field(), Qt::Key_Return);
    QVERIFY(palette.isHidden());
    QVERIFY(m_window->isPaused());
    // What was used last comes first; its name has changed by then.
    type(QStringLiteral("resume"));
    QTest::keyClick(&palette.field(), Qt::Key_Return);
    QVERIFY(!m_window->isPaused());
    help().showPalette();
    QCOMPARE(palette.list().model()->index(0, 0).data().toString(), QStringLiteral("Pause view"));
    QTest::keyClick(&palette.field(), Qt::Key_Up); // beyond the first to the last
    QCOMPARE(palette.list().currentIndex().row(), palette.list().model()->rowCount() - 1);
    QTest::keyClick(&palette.field(), Qt::Key_Escape);
    QVERIFY(palette.isHidden());
}

void TestFirstUse::paletteGreysWhatCannotBeDone()
{
    type(QStringLiteral("back to the live run"));
    CommandPalette &palette = help().palette();
    QCOMPARE(palette.list().currentIndex().data().toString(), QStringLiteral("Back to the live run"));
    QVERIFY(!palette.list().currentIndex().data(PaletteModel::EnabledRole).toBool());
    QTest::keyClick(&palette.field(), Qt::Key_Return);
    QVERIFY(palette.isVisible()); // nothing was done
}

void TestFirstUse::paletteKnowsEverything()
{
    help().showPalette();
    CommandPalette &palette = help().palette();
    QStringList texts;
    for (int row = 0; row < palette.list().model()->rowCount(); ++row)
        texts << palette.list().model()->index(row, 0).data().toString();
    for (const char *text :
         {"Dark", "Wire inspector", "Delivery ledger", "Reset layout", "Clear all faults", "About PushScope"})
        QVERIFY2(texts.contains(QString::fromLatin1(text)), text);
    for (const HelpPage &page : helpPages())
        QVERIFY2(texts.contains(page.title), qPrintable(page.title));
    QVERIFY(texts.size() > 60); // with kinds and presets of faults, lessons and experiments
    QSignalSpy armed{m_window.get(), &MainWindow::faultArmed};
    type(QStringLiteral("presets"));
    QTest::keyClick(&palette.field(), Qt::Key_Return);
    QVERIFY(armed.count() > 0);
}

/// Its text may name a host or be in another language.
void TestFirstUse::rememberedIsTheCommandAlone()
{
    const auto remembered = [this] { return m_settings->value(QStringLiteral("help/recent_commands")).toStringList(); };
    QAction *pane = actions().focusPane.first();
    pane->setText(QStringLiteral("&1 sesame.example:8443"));
    type(QStringLiteral("sesame"));
    QTest::keyClick(&help().palette().field(), Qt::Key_Return);
    QCOMPARE(remembered(), QStringList{QStringLiteral("pane.1")});
    QAction nameless{QStringLiteral("Zyxwv of sesame.example")};
    m_window->menuBar()->actions().first()->menu()->addAction(&nameless);
    QSignalSpy ran{&nameless, &QAction::triggered};
    type(QStringLiteral("zyxwv"));
    QTest::keyClick(&help().palette().field(), Qt::Key_Return);
    QCOMPARE(ran.count(), 1);
    QCOMPARE(remembered(), QStringList{QStringLiteral("pane.1")});
    QStringList names;
    for (const MenuEntry &entry : menuEntries(*m_window->menuBar())) {
        if (entry.action != &nameless && entry.action->isEnabled())
            names << entry.action->objectName();
    }
    QVERIFY2(!names.contains(QString{}), qPrintable(names.join(u' ')));
    QCOMPARE(names.removeDuplicates(), 0);
}

void TestFirstUse::paletteFollowsThePointer()
{
    type(QStringLiteral("dark"));
    QListView &list = help().palette().list();
    QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, list.visualRect(list.model()->index(0, 0)).center());
    QCOMPARE(m_window->themeChoice(), ThemeChoice::Dark);
    QVERIFY(help().palette().isHidden());
}

void TestFirstUse::manualOpensWhereOneIs_data()
{
    QTest::addColumn<QString>("shown");
    QTest::addColumn<QString>("page");
    const auto row = [](const char *shown, const char *page) {
        QTest::newRow(shown) << QString::fromLatin1(shown) << QString::fromLatin1(page);
    };
    row("load", "measure-your-server");
    row("lessons", "lessons");
    row("share", "sharing");
    row("samples", "samples");
    row("compare", "choosing");
}

void TestFirstUse::manualOpensWhereOneIs()
{
    QFETCH(QString, shown);
    QFETCH(QString, page);
    QStringList pages;
    for (const HelpPage &known : helpPages())
        pages << known.name;
    QVERIFY(!pages.isEmpty());
    m_window->showDock(shown);
    const auto *dock = m_window->findChild<QDockWidget *>(shown + QStringLiteral("Dock"));
    QTRY_VERIFY(dock == nullptr || !seenPart(*dock).isEmpty());
    QTest::keyClick(m_window.get(), Qt::Key_F1);
    QVERIFY(help().manual() != nullptr && help().manual()->isVisible());
    const ManualBrowser &browser = help().manual()->browser();
    QCOMPARE(manualPage(browser.source()), page);
    QVERIFY(browser.toPlainText().size() > 100);
    QCOMPARE(&m_window->pictured(), help().manual());
    // What nothing is written about leads to the start.
    QCOMPARE(manualPageFor(QStringLiteral("nothing"), pages), pages.first());
    QVERIFY(manualPageFor(shown, {}).isEmpty());
}

/// Every link inside the manual leads somewhere, every picture is there.
void TestFirstUse::linksOfTheManual()
{
    help().showManual(helpPages().first().name);
    ManualBrowser &browser = help().manual()->browser();
    QSignalSpy web{&browser, &ManualBrowser::webLinkActivated};
    Q_EMIT browser.anchorClicked(QUrl{QStringLiteral("https://example.org/x")});
    QCOMPARE(web.count(), 1);
    QCOMPARE(manualPage(browser.source()), helpPages().first().name);
    const QString second = helpPages().at(1).name;
    Q_EMIT browser.anchorClicked(QUrl{second});
    QCOMPARE(manualPage(browser.source()), second);
    browser.backward();
    QCOMPARE(manualPage(browser.source()), helpPages().first().name);
    browser.forward();
    QCOMPARE(manualPage(browser.source()), second);
    Q_EMIT browser.anchorClicked(QUrl{QStringLiteral("no-such-page")});
    QVERIFY(browser.toPlainText().contains(QStringLiteral("no-such-page")));
    for (const HelpPage &page : helpPages()) {
        help().showManual(page.name);
        QVERIFY2(browser.toPlainText().contains(page.title) || browser.toPlainText().size() > 200,
                 qPrintable(page.name));
    }
}

void TestFirstUse::manualIsSearched()
{
    help().showManual();
    ManualContents &contents = help().manual()->contents();
    const QAbstractItemModelTester tester{&contents, QAbstractItemModelTester::FailureReportingMode::QtTest};
    const int parts = contents.rowCount();
    QVERIFY(parts > 1);
    help().manual()->search(QStringLiteral("token"));
    QVERIFY(contents.rowCount() > 0);
    QVERIFY(!contents.index(0, 0).data(ManualContents::AddressRole).toUrl().isEmpty());
    auto *field = help().manual()->findChild<QLineEdit *>();
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(help().manual()->browser().toPlainText().contains(QStringLiteral("token"), Qt::CaseInsensitive));
    help().manual()->search(QStringLiteral("xyzzyqwerty"));
    QCOMPARE(contents.rowCount(), 0);
    help().manual()->search({});
    QCOMPARE(contents.rowCount(), parts);
}

void TestFirstUse::wordsOnAPage()
{
    help().showManual(QStringLiteral("lessons"));
    QVERIFY(QTest::qWaitForWindowActive(help().manual()));
    ManualBrowser &browser = help().manual()->browser();
    QTest::keyClick(&browser, Qt::Key_F, Qt::ControlModifier);
    auto *bar = help().manual()->findChild<FindBar *>();
    QTRY_VERIFY(bar->isVisible());
    QTest::keyClicks(&bar->field(), QStringLiteral("lesson"));
    const int first = browser.textCursor().selectionStart();
    QCOMPARE(browser.textCursor().selectedText().toLower(), QStringLiteral("lesson"));
    QTest::keyClick(&bar->field(), Qt::Key_Return);
    QVERIFY(browser.textCursor().selectionStart() > first);
    QTest::keyClick(&bar->field(), Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(browser.textCursor().selectionStart(), first);
    QCOMPARE(browser.find(QStringLiteral("xyzzyqwerty"), false), 0);
    const int zoom = browser.zoom();
    QTest::keyClick(&browser, Qt::Key_Minus, Qt::ControlModifier);
    QVERIFY(browser.zoom() < zoom);
    QTest::keyClick(&bar->field(), Qt::Key_Escape);
    QVERIFY(!bar->isVisible());
}

void TestFirstUse::sheetHasEveryKey()
{
    QTest::keyClick(m_window.get(), Qt::Key_Question, Qt::ControlModifier);
    auto *sheet = m_window->findChild<ShortcutSheet *>();
    QVERIFY(sheet != nullptr);
    QStringList words;
    for (const QLabel *label : sheet->findChildren<QLabel *>())
        words << label->text();
    for (const QAction *action : m_window->actions()) {
        if (action->shortcut().isEmpty() || !action->isVisible())
            continue;
        QVERIFY2(words.contains(action->shortcut().toString(QKeySequence::NativeText)), qPrintable(action->text()));
        QVERIFY2(words.contains(plainTitle(action->text())), qPrintable(action->text()));
    }
    QVERIFY(m_window->size().width() >= sheet->width() && m_window->size().height() >= sheet->height());
    // All of it can be seen at once, also in a small window.
    auto *scroll = sheet->findChild<QScrollArea *>();
    QTRY_VERIFY(scroll->isVisible());
    QVERIFY2(scroll->verticalScrollBar()->maximum() == 0, "it must be scrolled");
    QVERIFY2(scroll->horizontalScrollBar()->maximum() == 0, "it must be scrolled sideways");
}

void TestFirstUse::aboutHasVersionsAndLicences()
{
    ProgramFacts facts;
    facts.versions = {{QStringLiteral("Qt"), QStringLiteral("9.8.7")}};
    help().setFacts(facts);
    actions().about->trigger();
    auto *about = m_window->findChild<AboutDialog *>();
    QVERIFY(about != nullptr);
    QStringList words;
    for (const QLabel *label : about->findChildren<QLabel *>())
        words << label->text();
    QVERIFY(words.contains(QStringLiteral("9.8.7")));
    const QString licence = about->findChild<QPlainTextEdit *>()->toPlainText();
    QVERIFY(licence.contains(QStringLiteral("GNU GENERAL PUBLIC LICENSE")));
    QVERIFY(licence.contains(QStringLiteral("END OF TERMS AND CONDITIONS")));
    const QString parts = about->findChild<QTextBrowser *>()->toPlainText();
    for (const char *part : {"Qt Charts", "hiredis", "libqrencode", "OpenSSL", "md4c"})
        QVERIFY2(parts.contains(QString::fromLatin1(part)), part);
    // Names of packages differ between the releases of a distribution.
    QVERIFY(!parts.contains(QStringLiteral("doc/lib")) && !parts.contains(QStringLiteral("-dev")));
    QVERIFY(m_window->size().width() >= about->width() && m_window->size().height() >= about->height());
}

void TestFirstUse::diagnosticsAreCopied()
{
    ProgramFacts facts;
    facts.diagnostics = [] { return QStringLiteral("facts of this machine"); };
    help().setFacts(facts);
    actions().copyDiagnostics->trigger();
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("facts of this machine"));
}

void TestFirstUse::closedPanesComeBack()
{
    for (int client = 1; client <= 4; ++client)
        m_window->model().removePane(client);
    QSignalSpy wanted{m_window.get(), &MainWindow::ownPanesRequested};
    auto *own = m_window->findChild<QPushButton *>(QStringLiteral("ownPanes"));
    QVERIFY(own->isVisible());
    own->click();
    QCOMPARE(wanted.count(), 1);
}

QTEST_MAIN(TestFirstUse)
#include "tst_firstuse.moc"
