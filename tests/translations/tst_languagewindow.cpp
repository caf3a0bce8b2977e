// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/compareview.h"
#include "language/language.h"
#include "load/loadview.h"
#include "mainwindow/lessondesk.h"
#include "mainwindow/mainwindow.h"
#include "message/clientsentence.h"
#include "message/language.h"
#include "models/causetext.h"
#include "panels/addpanedialog.h"
#include "translations/shownwords.h"
#include "translations/sourcetexts.h"
#include "ui/fakerun.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QMenuBar>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace pushscope;
using namespace std::chrono_literals;

/// The window in the language of the environment: LANGUAGE=de and LANGUAGE=en are tests of their own.
class TestLanguageWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void viewIsTranslatedAndWhole_data();
    void viewIsTranslatedAndWhole();
    void mnemonicsAreUnique();
    void numbersAreWrittenAsTheLanguageDoes();
    void languageIsKeptForTheNextStart();
    void wordsOfQtAreForTheScreenOnly();
    void causesNameNoOptionsOfTheCommandLine();

private:
    void show(const QString &view);
    void play(std::chrono::milliseconds length);

    SourceTexts m_sources{languageOfLocale()};
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<FakeRun> m_run;
    std::unique_ptr<MainWindow> m_window;
};

void TestLanguageWindow::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<QSettings>(m_dir->filePath(QStringLiteral("ui.ini")), QSettings::IniFormat);
    m_run = std::make_unique<FakeRun>();
    m_window = std::make_unique<MainWindow>(*m_settings);
    m_window->resize(1024, 700);
    m_run->addPanes(m_window->model());
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->setListening(QUrl{QStringLiteral("http://127.0.0.1:8080")});
    play(400ms);
}

void TestLanguageWindow::play(std::chrono::milliseconds length)
{
    for (auto spent = 0ms; spent < length; spent += 40ms) {
        m_run->advance(40ms);
        m_window->applySnapshot(m_run->take());
    }
}

void TestLanguageWindow::cleanup()
{
    m_window.reset();
    m_settings.reset();
}

void TestLanguageWindow::viewIsTranslatedAndWhole_data()
{
    QTest::addColumn<QString>("view");
    for (const char *name :
         {"panes", "timeline", "figures", "inspector", "ledger", "faults", "samples", "share", "load", "compare",
          "lessons", "lesson", "add pane", "tour", "palette", "shortcuts", "about", "help"}) {
        QTest::newRow(name) << QString::fromLatin1(name);
    }
}

void TestLanguageWindow::show(const QString &view)
{
    if (view == QLatin1String{"lessons"}) {
        m_window->lessons().showList();
    } else if (view == QLatin1String{"lesson"}) {
        QVERIFY(!m_window->lessons().openLesson(QStringLiteral("half-open")));
    } else if (view == QLatin1String{"compare"}) {
        m_window->showCompare(true);
    } else if (view == QLatin1String{"add pane"}) {
        auto *dialog = new AddPaneDialog{QUrl{QStringLiteral("http://127.0.0.1:8080")}, m_window.get()};
        dialog->open();
        QVERIFY(QTest::qWaitForWindowExposed(dialog));
    } else if (view != QLatin1String{"panes"}) {
        m_window->showDock(view);
    }
    if (view == QLatin1String{"faults"}) {
        const auto delay = Fault::parse(QStringLiteral("delay:200ms±50ms"));
        QVERIFY(delay);
        m_window->armFault(*delay);
    }
    for (int i = 0; i < 3; ++i) { // layouts follow from layouts, and texts are shortened to what these give
        QCoreApplication::processEvents();
        play(40ms);
        m_window->showAll();
    }
    QCoreApplication::processEvents();
}

void TestLanguageWindow::viewIsTranslatedAndWhole()
{
    QFETCH(QString, view);
    show(view);
    QStringList left;
    for (const ShownWords &words : shownWords(*m_window)) {
        if (const auto source = m_sources.sourceOf(words.text)) {
            left.append(QStringLiteral("%1: \"%2\" is \"%3\"").arg(words.where, words.text, *source));
        }
    }
    QVERIFY2(left.isEmpty(), qPrintable(QStringLiteral("in English: ") + left.join(u'\n')));
    const QStringList clipped = clippedWords(*m_window);
    QVERIFY2(clipped.isEmpty(), qPrintable(QStringLiteral("clipped: ") + clipped.join(u'\n')));
}

void TestLanguageWindow::mnemonicsAreUnique()
{
    m_window->lessons().showList(); // fills the menu of lessons
    QStringList twice;
    const auto check = [&twice](const QString &menu, const QList<QAction *> &actions) {
        QMap<QChar, QString> taken;
        for (const QAction *action : actions) {
            const QKeySequence key = QKeySequence::mnemonic(action->text());
            if (key.isEmpty() || action->isSeparator()) {
                continue;
            }
            const QChar letter = key.toString().back();
            if (taken.contains(letter)) {
                twice.append(QStringLiteral("%1: %2 and %3").arg(menu, taken.value(letter), action->text()));
            }
            taken.insert(letter, action->text());
        }
    };
    check(QStringLiteral("menu bar"), m_window->menuBar()->actions());
    int menus = 0;
    for (const QMenu *menu : m_window->findChildren<QMenu *>()) {
        check(menu->title(), menu->actions());
        ++menus;
    }
    QVERIFY(menus > 7);
    QVERIFY2(twice.isEmpty(), qPrintable(twice.join(u'\n')));
}

void TestLanguageWindow::numbersAreWrittenAsTheLanguageDoes()
{
    const bool german = languageOfLocale() == QLatin1String{"de"};
    QCOMPARE(QLocale{}.decimalPoint(), german ? QStringLiteral(",") : QStringLiteral("."));
}

void TestLanguageWindow::languageIsKeptForTheNextStart()
{
    m_window->offerLanguages(languageCodes());
    QAction *german = nullptr;
    for (QAction *action : m_window->findChildren<QAction *>()) {
        german = action->text() == QLatin1String{"Deutsch"} ? action : german;
    }
    QVERIFY(german != nullptr);
    german->trigger(); // NOLINT(clang-analyzer-core.CallAndMessage): QVERIFY has returned
    QCOMPARE(m_settings->value(QStringLiteral("view/language")).toString(), QStringLiteral("de"));
}

/// Texts of sockets and of JSON end in messages, which are English, and in files.
void TestLanguageWindow::wordsOfQtAreForTheScreenOnly()
{
    if (!QFile::exists(QLibraryInfo::path(QLibraryInfo::TranslationsPath) + QStringLiteral("/qtbase_de.qm")))
        QSKIP("Qt's own translations are not installed");
    QCOMPARE(QCoreApplication::translate("QAbstractSocket", "Connection refused"),
             QStringLiteral("Connection refused"));
    QCOMPARE(QCoreApplication::translate("QSslSocket", "Error during SSL handshake: %1"),
             QStringLiteral("Error during SSL handshake: %1"));
    QCOMPARE(QCoreApplication::translate("QJsonParseError", "object is missing after a comma"),
             QStringLiteral("object is missing after a comma"));
    const bool german = languageOfLocale() == QLatin1String{"de"};
    const auto newFolder = [] { return QCoreApplication::translate("QFileDialog", "Create New Folder"); };
    QCOMPARE(newFolder() != QLatin1String{"Create New Folder"}, german);
    const EnglishTexts english;
    QCOMPARE(newFolder(), QStringLiteral("Create New Folder"));
}

void TestLanguageWindow::causesNameNoOptionsOfTheCommandLine()
{
    for (const ClientSentence advice : {ClientSentence::TrustAdvice, ClientSentence::PinAdvice}) {
        const QString problem =
            english(ClientSentence::SelfSigned) + QStringLiteral(". ") + english(advice).arg(u"AB:CD");
        const QString cause = causeText(english(ClientSentence::NotAccepted).arg(QStringLiteral("h:1"), problem));
        QVERIFY2(cause.contains(QStringLiteral("pushscope-cli watch")) && !cause.contains(QStringLiteral("AB:CD")),
                 qPrintable(cause));
    }
}

int main(int argc, char **argv)
{
    QApplication application{argc, argv};
    installLanguage(application, languageOfLocale());
    TestLanguageWindow test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_languagewindow.moc"
