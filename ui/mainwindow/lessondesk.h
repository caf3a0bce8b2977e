// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/lessonmodel.h"
#include "theme/theme.h"

#include <QObject>

#include <optional>

class QDockWidget;
class QMainWindow;
class QMenu;
class QSettings;

namespace pushscope {

class LessonList;
class LessonPage;
class ViewSwitch;
class WindowActions;
class WindowDocks;

/// Lessons in the window. What there is to read has the whole middle; once a run is there, the lesson stands at the
/// left over the full height, and panes and docks beside it.
class LessonDesk : public QObject
{
    Q_OBJECT

public:
    /// All must outlive the desk.
    LessonDesk(QMainWindow &window, QSettings &settings, ViewSwitch &views, WindowDocks &docks, WindowActions &actions);

    [[nodiscard]] LessonModel &model() { return m_model; }
    [[nodiscard]] LessonPage &page() const { return *m_page; }
    [[nodiscard]] LessonList &list() const { return *m_list; }

    /// The lessons that come with the program are read when they are first needed, at the latest by this.
    void read();
    void showList();
    [[nodiscard]] std::optional<Error> openLesson(const QString &name);
    void openExperiment(const Experiment &experiment);
    /// A run stands in the place of the live one, and its panes are there.
    void setRunShown(bool shown);
    [[nodiscard]] bool isRunShown() const { return m_runShown; }
    [[nodiscard]] bool isShown() const;
    void leave(); ///< back to the live run

    void setTheme(const Theme &theme);
    void setPresenting(bool presenting);
    void toggleRun(); ///< what the key for start and stop does

Q_SIGNALS:
    void startRequested(const pushscope::Experiment &experiment);
    void stopRequested();
    void dropRequested(); ///< the run is no longer looked at; the live one still waits
    void leaveRequested(); ///< back to the live run
    void experimentFileChosen(const QString &file);
    void problem(const QString &message);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildDock();
    void buildMenu();
    void connectModel();
    void addExperiments();
    void arrange();
    void arrangeDocks();
    void fitShare();
    void askForExperiment();
    void noteDone();
    [[nodiscard]] QStringList done() const;

    QMainWindow &m_window;
    QSettings &m_settings;
    ViewSwitch &m_views;
    WindowDocks &m_docks;
    WindowActions &m_actions;
    LessonModel m_model;
    LessonList *m_list = nullptr;
    LessonPage *m_page = nullptr;
    QWidget *m_reading = nullptr; ///< where the page is while there is no run
    QDockWidget *m_dock = nullptr; ///< and where it is beside one
    bool m_read = false;
    std::vector<Lesson> m_lessons;
    bool m_runShown = false;
    bool m_presenting = false;
};

} // namespace pushscope
