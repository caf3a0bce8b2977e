// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/windowactions.h"

#include "models/format.h"
#include "panels/timelinepanel.h"
#include "theme/icons.h"

#include <QAction>
#include <QActionGroup>
#include <QLocale>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

namespace pushscope {

WindowActions::WindowActions(QMainWindow &window) : QObject{&window}, m_window{window}
{
    addPane = make(tr("&Add pane…"), QKeySequence{Qt::CTRL | Qt::Key_N});
    closePane = make(tr("&Close pane"), QKeySequence{Qt::CTRL | Qt::Key_W});
    record = make({}, QKeySequence{Qt::CTRL | Qt::Key_R});
    setRecording(false);
    openRecording = make(tr("&Open recording…"), QKeySequence{Qt::CTRL | Qt::Key_O});
    quit = make(tr("&Quit"), QKeySequence{Qt::CTRL | Qt::Key_Q});
    copyFigures = make(tr("&Copy figures"), QKeySequence{Qt::CTRL | Qt::SHIFT | Qt::Key_C});
    run = make(tr("Start"), QKeySequence{Qt::Key_F5});
    pause = make(tr("&Pause view"), QKeySequence{Qt::Key_F8});
    pause->setCheckable(true);
    clear = make(tr("C&lear"), QKeySequence{Qt::CTRL | Qt::Key_L});
    faults = make(tr("&Faults"), QKeySequence{Qt::CTRL | Qt::SHIFT | Qt::Key_F});
    faults->setCheckable(true);
    clearFaults = make(tr("&Clear all faults"), QKeySequence{Qt::CTRL | Qt::SHIFT | Qt::Key_L});
    share = make({}, QKeySequence{Qt::CTRL | Qt::SHIFT | Qt::Key_S});
    share->setCheckable(true);
    setShared({});
    load = make(tr("L&oad"), QKeySequence{Qt::CTRL | Qt::Key_T});
    load->setCheckable(true);
    load->setToolTip(tr("Load tests of this server or another (Ctrl+T)"));
    compare = make(tr("&Compare transports"), QKeySequence{Qt::CTRL | Qt::Key_K});
    compare->setCheckable(true);
    lessons = make(tr("&All lessons"), QKeySequence{Qt::CTRL | Qt::Key_G});
    openExperiment = make(tr("Open &experiment…"), QKeySequence{Qt::CTRL | Qt::SHIFT | Qt::Key_O});
    leaveLessons = make(tr("&Back to the live run"), QKeySequence{Qt::CTRL | Qt::Key_B});
    leaveLessons->setEnabled(false);
    showTable = make(tr("C&hart as a table…"), QKeySequence{Qt::CTRL | Qt::SHIFT | Qt::Key_T});
    flipAll = make(tr("Show &distributions"), QKeySequence{Qt::CTRL | Qt::Key_D});
    flipAll->setCheckable(true);
    presenter = make(tr("&Presenter view"), QKeySequence{Qt::Key_F11});
    presenter->setCheckable(true);
    resetLayout = make(tr("&Reset layout"));
    manual = make(tr("&Manual"), QKeySequence{Qt::Key_F1});
    tour = make(tr("&Tour"));
    palette = make(tr("Command &palette…"), QKeySequence{Qt::CTRL | Qt::SHIFT | Qt::Key_P});
    shortcuts = make(tr("&Keyboard shortcuts"), QKeySequence{Qt::CTRL | Qt::Key_Question});
    copyDiagnostics = make(tr("Copy &diagnostics"));
    about = make(tr("&About PushScope"));
    for (int i = 0; i < paneKeys; ++i)
        focusPane << make(tr("Pane &%1").arg(i + 1), QKeySequence{Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + i)});
    makeThemes();
    makeWindows();
    giveNames();
    quit->setMenuRole(QAction::QuitRole);
    about->setMenuRole(QAction::AboutRole);
    run->setToolTip(tr("Start or stop the embedded server (F5)"));
    pause->setToolTip(tr("Freeze what is shown; capture goes on (F8)"));
    clear->setToolTip(tr("Begin all figures anew; connections stay (Ctrl+L)"));
}

QAction *WindowActions::make(const QString &text, const QKeySequence &key)
{
    auto *action = new QAction{text, this};
    action->setShortcut(key);
    // Known to the window itself, so that the key works while the menu bar is hidden.
    m_window.addAction(action);
    return action;
}

/// By which they are remembered, in every language.
void WindowActions::giveNames()
{
    const std::pair<QAction *, const char *> names[] = {{addPane, "addPane"},
                                                        {closePane, "closePane"},
                                                        {record, "record"},
                                                        {openRecording, "openRecording"},
                                                        {quit, "quit"},
                                                        {copyFigures, "copyFigures"},
                                                        {run, "run"},
                                                        {pause, "pause"},
                                                        {clear, "clear"},
                                                        {faults, "faults"},
                                                        {clearFaults, "clearFaults"},
                                                        {share, "share"},
                                                        {load, "load"},
                                                        {compare, "compare"},
                                                        {lessons, "lessons"},
                                                        {openExperiment, "openExperiment"},
                                                        {leaveLessons, "leaveLessons"},
                                                        {showTable, "showTable"},
                                                        {flipAll, "flipAll"},
                                                        {presenter, "presenter"},
                                                        {resetLayout, "resetLayout"},
                                                        {manual, "manual"},
                                                        {tour, "tour"},
                                                        {palette, "palette"},
                                                        {shortcuts, "shortcuts"},
                                                        {copyDiagnostics, "copyDiagnostics"},
                                                        {about, "about"}};
    for (const auto &[action, name] : names)
        action->setObjectName(QString::fromLatin1(name));
    for (int i = 0; i < paneKeys; ++i)
        focusPane.at(i)->setObjectName(QStringLiteral("pane.%1").arg(i + 1));
    for (QAction *action : themes->actions())
        action->setObjectName(QStringLiteral("theme.%1").arg(action->data().toInt()));
    for (QAction *action : windows->actions())
        action->setObjectName(QStringLiteral("window.%1").arg(action->data().toLongLong()));
}

void WindowActions::makeThemes()
{
    languages = new QActionGroup{this};
    themes = new QActionGroup{this};
    const QList<std::pair<ThemeChoice, QString>> choices{{ThemeChoice::System, tr("As the &system")},
                                                         {ThemeChoice::Light, tr("&Light")},
                                                         {ThemeChoice::Dark, tr("&Dark")}};
    for (const auto &[choice, text] : choices) {
        QAction *action = themes->addAction(text);
        action->setCheckable(true);
        action->setData(static_cast<int>(choice));
    }
}

void WindowActions::makeWindows()
{
    windows = new QActionGroup{this};
    for (const auto length : windowLengths()) {
        QAction *action = windows->addAction(formatSpan(length));
        action->setCheckable(true);
        action->setData(QVariant::fromValue(length.count()));
    }
}

void WindowActions::buildMenus(const QList<QAction *> &docks, const QList<QMenu *> &faultMenus)
{
    QMenuBar *bar = m_window.menuBar();
    QMenu *file = bar->addMenu(tr("&File"));
    file->addActions({addPane, closePane});
    file->addSeparator();
    file->addActions({record, openRecording, openExperiment});
    file->addSeparator();
    file->addAction(quit);
    bar->addMenu(tr("&Edit"))->addActions({copyFigures});
    QMenu *view = bar->addMenu(tr("&View"));
    view->addMenu(tr("&Theme"))->addActions(themes->actions());
    m_languageMenu = view->addMenu(tr("Lan&guage"));
    m_languageMenu->menuAction()->setVisible(false);
    view->addMenu(tr("Time &window"))->addActions(windows->actions());
    view->addMenu(tr("Pa&nes"))->addActions(focusPane);
    view->addActions({load, compare, flipAll, showTable});
    view->addSeparator();
    view->addActions(docks);
    view->addSeparator();
    view->addActions({presenter, resetLayout});
    bar->addMenu(tr("&Run"))->addActions({run, pause, clear, share});
    m_faultMenu = bar->addMenu(tr("Faul&ts"));
    for (QMenu *menu : faultMenus)
        m_faultMenu->addMenu(menu);
    m_faultMenu->addSeparator();
    m_faultMenu->addActions({faults, clearFaults});
    m_lessonMenu = bar->addMenu(tr("&Lessons"));
    m_lessonMenu->addActions({lessons, leaveLessons, presenter});
    m_lessonMenu->addSeparator();
    QMenu *help = bar->addMenu(tr("&Help"));
    help->addActions({manual, tour, palette, shortcuts});
    help->addSeparator();
    help->addActions({copyDiagnostics, about});
}

void WindowActions::setRunning(bool running)
{
    m_running = running;
    run->setText(running ? tr("Stop") : tr("Start"));
    run->setIcon(glyphIcon(running ? Glyph::Stop : Glyph::Play, Qt::white));
}

void WindowActions::setPaused(bool paused)
{
    m_paused = paused;
    pause->setChecked(paused);
    pause->setText(paused ? tr("&Resume view") : tr("&Pause view"));
    pause->setIconText(paused ? tr("Resume") : tr("Pause"));
    pause->setIcon(glyphIcon(paused ? Glyph::Play : Glyph::Pause, m_icon));
}

void WindowActions::setRecording(bool writing)
{
    record->setText(writing ? tr("Stop &recording") : tr("&Record…"));
}

void WindowActions::setArmedFaults(int count)
{
    faults->setText(count == 0 ? tr("&Faults") : tr("&Faults · %1").arg(count));
    faults->setToolTip(count == 0       ? tr("No fault is armed (Ctrl+Shift+F shows them)")
                           : count == 1 ? tr("1 fault is armed (Ctrl+Shift+F shows it)")
                                        : tr("%1 faults are armed (Ctrl+Shift+F shows them)").arg(count));
}

void WindowActions::setShared(std::optional<int> viewers)
{
    share->setText(viewers ? tr("S&hare · %1").arg(*viewers) : tr("S&hare"));
    share->setToolTip(!viewers            ? tr("Let browsers in the network watch (Ctrl+Shift+S)")
                          : *viewers == 1 ? tr("Shared; 1 browser looks on (Ctrl+Shift+S)")
                                          : tr("Shared; %1 browsers look on (Ctrl+Shift+S)").arg(*viewers));
}

void WindowActions::setPlayback()
{
    m_faultMenu->menuAction()->setVisible(false);
    m_lessonMenu->menuAction()->setVisible(false);
    for (QAction *action : {run, addPane, closePane, record, faults, clearFaults, clear, load, compare, lessons,
                            openExperiment, leaveLessons, share, tour}) {
        action->setEnabled(false);
        action->setVisible(false);
    }
}

void WindowActions::setExperiment(bool on)
{
    m_faultMenu->setEnabled(!on);
    for (QAction *action : {addPane, closePane, record, faults, clearFaults, clear, load, compare, share})
        action->setEnabled(!on);
}

void WindowActions::setTheme(const Theme &theme)
{
    m_icon = theme.text;
    setRunning(m_running);
    setPaused(m_paused);
    clear->setIcon(glyphIcon(Glyph::Clear, theme.text));
    faults->setIcon(glyphIcon(Glyph::Fault, theme.text));
    share->setIcon(glyphIcon(Glyph::Share, theme.text));
    load->setIcon(glyphIcon(Glyph::Load, theme.text));
    addPane->setIcon(glyphIcon(Glyph::Plus, theme.text));
}

void WindowActions::setLanguages(const QStringList &codes, const QString &chosen)
{
    for (const QString &code : QStringList{QString{}} + codes) {
        // A language has the name that its speakers give it.
        const QString own =
            code == QLatin1String{"en"} ? QStringLiteral("English") : QLocale{code}.nativeLanguageName();
        QAction *action = languages->addAction(code.isEmpty() ? tr("As the &system") : own);
        action->setCheckable(true);
        action->setChecked(code == chosen);
        action->setData(code);
        action->setObjectName(QStringLiteral("language.") + code);
    }
    m_languageMenu->addActions(languages->actions());
    m_languageMenu->menuAction()->setVisible(true);
}

void WindowActions::setPaneNames(const QStringList &names)
{
    for (int i = 0; i < paneKeys; ++i) {
        focusPane.at(i)->setEnabled(i < names.size());
        focusPane.at(i)->setText(i < names.size() ? QStringLiteral("&%1 %2").arg(i + 1).arg(names.at(i))
                                                  : tr("Pane &%1").arg(i + 1));
    }
}

} // namespace pushscope
