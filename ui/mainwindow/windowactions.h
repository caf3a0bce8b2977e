// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/theme.h"

#include <QKeySequence>
#include <QList>
#include <QObject>

#include <optional>

class QAction;
class QActionGroup;
class QMainWindow;
class QMenu;

namespace pushscope {

/// Every command of the window, with its key and its place in the menus. Knows nothing of what
/// the commands do.
class WindowActions : public QObject
{
    Q_OBJECT

public:
    static constexpr int paneKeys = 4; ///< Ctrl+1 … Ctrl+4

    explicit WindowActions(QMainWindow &window);

    /// `docks`: the toggle actions of the docks, for the View menu; `faultMenus`: for the Faults menu.
    void buildMenus(const QList<QAction *> &docks, const QList<QMenu *> &faultMenus);
    void setArmedFaults(int count);
    /// A recording is looked at: what only a live run has is hidden.
    void setPlayback();
    /// A run of a lesson or an experiment stands in the place of the live one, whose commands wait.
    void setExperiment(bool on);
    /// Its lessons are added by who reads them.
    [[nodiscard]] QMenu *lessonMenu() const { return m_lessonMenu; }
    void setRunning(bool running);
    void setPaused(bool paused);
    void setRecording(bool writing);
    /// `viewers`: browsers that look on; nothing while the run is not shared.
    void setShared(std::optional<int> viewers);
    void setTheme(const Theme &theme);
    void setPaneNames(const QStringList &names);
    void setLanguages(const QStringList &codes, const QString &chosen);

    QAction *addPane = nullptr;
    QAction *closePane = nullptr;
    QAction *record = nullptr; ///< begins or ends one
    QAction *openRecording = nullptr;
    QAction *quit = nullptr;
    QAction *copyFigures = nullptr;
    QAction *run = nullptr;
    QAction *pause = nullptr;
    QAction *clear = nullptr;
    QAction *faults = nullptr; ///< shows their dock; tells how many are armed
    QAction *clearFaults = nullptr;
    QAction *share = nullptr; ///< shows its dock; tells how many look on
    QAction *load = nullptr; ///< shows the loads in place of the panes
    QAction *compare = nullptr; ///< shows the comparison of the transports in place of the panes
    QAction *lessons = nullptr; ///< shows the list of lessons in place of the panes
    QAction *openExperiment = nullptr;
    QAction *leaveLessons = nullptr; ///< back to the live run
    QAction *showTable = nullptr; ///< of the chart that has the focus
    QAction *flipAll = nullptr;
    QAction *presenter = nullptr;
    QAction *resetLayout = nullptr;
    QAction *manual = nullptr;
    QAction *tour = nullptr;
    QAction *palette = nullptr;
    QAction *shortcuts = nullptr;
    QAction *copyDiagnostics = nullptr;
    QAction *about = nullptr;
    QList<QAction *> focusPane;
    QActionGroup *themes = nullptr; ///< data: ThemeChoice as int
    QActionGroup *languages = nullptr; ///< data: the code; empty for that of the system
    QActionGroup *windows = nullptr; ///< data: milliseconds

private:
    QAction *make(const QString &text, const QKeySequence &key = {});
    void giveNames();
    void makeThemes();
    void makeWindows();

    QMainWindow &m_window;
    QMenu *m_faultMenu = nullptr;
    QMenu *m_languageMenu = nullptr;
    QMenu *m_lessonMenu = nullptr;
    QColor m_icon;
    bool m_running = false;
    bool m_paused = false;
};

} // namespace pushscope
