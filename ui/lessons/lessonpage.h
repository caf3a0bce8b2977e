// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/lessonmodel.h"
#include "theme/theme.h"

#include <QWidget>

class QBoxLayout;
class QLabel;
class QPushButton;
class QScrollArea;
class QToolButton;

namespace pushscope {

class AnswerList;
class CheckView;
class LessonText;
class RunBox;
class StepDots;

/// One lesson, a step at a time. Space, page down and the right arrow do the step's main action; page up and the left
/// arrow go back. What does not fit is scrolled through first, by page down, and by space for a room.
class LessonPage : public QWidget
{
    Q_OBJECT

public:
    /// `model` must outlive the view.
    explicit LessonPage(LessonModel &model, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    /// Large type and nothing to click, for a room; the keys work wherever the focus is.
    void setPresenting(bool presenting);
    void showStep();

Q_SIGNALS:
    void listRequested(); ///< the other lessons
    void leaveRequested(); ///< back to the live run

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void buildHead(QWidget *parent);
    QWidget *buildBody();
    QWidget *buildFoot();
    void addKeys();
    void pressMain();
    void scrollBy(int pages);
    bool scrollOn(int pages);
    void showHint();
    void fitHead();
    void showRun();
    void showMainAction();
    void restyle();
    void fitType();
    void applyFont(const QFont &wanted);
    void fitColumn();

    LessonModel &m_model;
    Theme m_theme;
    bool m_presenting = false;
    QWidget *m_head = nullptr;
    QBoxLayout *m_headLayout = nullptr;
    QWidget *m_where = nullptr; ///< dots, number of the step, the way to the list
    QWidget *m_foot = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_place = nullptr;
    StepDots *m_dots = nullptr;
    QToolButton *m_list = nullptr;
    QScrollArea *m_scroll = nullptr;
    QWidget *m_column = nullptr;
    QLabel *m_stepTitle = nullptr;
    LessonText *m_text = nullptr;
    QLabel *m_changed = nullptr; ///< what the counter-experiment leaves out
    AnswerList *m_answers = nullptr;
    RunBox *m_runBox = nullptr;
    CheckView *m_check = nullptr;
    QPushButton *m_reset = nullptr;
    QPushButton *m_leave = nullptr;
    QPushButton *m_back = nullptr;
    QPushButton *m_main = nullptr;
    QLabel *m_hint = nullptr;
};

} // namespace pushscope
