// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "palette/palettemodel.h"
#include "panels/programfacts.h"
#include "theme/theme.h"
#include "tour/tourstep.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>

class QDialog;
class QMainWindow;
class QSettings;

namespace pushscope {

class CommandPalette;
class ManualWindow;
class Tour;
class WindowActions;

/// What the menu Help offers: manual, tour, commands, keys, diagnostics, and about the program.
class HelpDesk : public QObject
{
    Q_OBJECT

public:
    /// How the desk learns of the window.
    struct Sources
    {
        std::function<QString()> shown; ///< the view or dock that is looked at, as manualPageFor() takes it
        std::function<QList<TourStep>()> tour; ///< makes the window ready for it
        std::function<bool()> isFree; ///< the panes of the live run are shown, and not to others
        std::function<void()> fillMenus; ///< with what they read only when they open
    };

    /// All must outlive the desk.
    HelpDesk(QMainWindow &window, QSettings &settings, WindowActions &actions, Sources sources);
    ~HelpDesk() override;

    void setFacts(ProgramFacts facts) { m_facts = std::move(facts); }
    void setTheme(const Theme &theme);

    /// By its short name: help, tour, palette, shortcuts or about. False if it is none of them.
    bool open(const QString &name);
    void showManual(const QString &page = {}); ///< empty: the page that fits what is shown
    void showTour(); ///< the first time from the step that was set
    void setFirstTourStep(int step) { m_firstTourStep = step; } ///< from 0
    void offerTour(); ///< once for each user: the first time, unless something else was begun
    void endTour();
    void showPalette();
    void showShortcuts();
    void showAbout();
    void copyDiagnostics();
    void closeWindows(); ///< with the main window

    [[nodiscard]] Tour &tour() const { return *m_tour; }
    [[nodiscard]] CommandPalette &palette() const { return *m_palette; }
    [[nodiscard]] ManualWindow *manual() const { return m_manual.get(); } ///< null until it was opened
    /// The window beside the main one that was opened last; null if there is none.
    [[nodiscard]] QWidget *ownWindow() const;

private:
    void showDialog(QDialog *dialog);
    [[nodiscard]] QList<PaletteCommand> commands();

    QMainWindow &m_window;
    QSettings &m_settings;
    WindowActions &m_actions;
    Sources m_sources;
    ProgramFacts m_facts;
    Theme m_theme;
    int m_firstTourStep = 0;
    Tour *m_tour;
    CommandPalette *m_palette;
    std::unique_ptr<ManualWindow> m_manual;
    QPointer<QDialog> m_dialog;
};

} // namespace pushscope
