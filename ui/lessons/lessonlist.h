// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "experiment/lesson.h"
#include "theme/theme.h"

#include <QStringList>
#include <QWidget>

class QLabel;
class QListView;
class QPushButton;
class QStandardItemModel;

namespace pushscope {

class LessonDelegate;

/// All lessons to choose from: title, what is learned, minutes, and which are done.
class LessonList : public QWidget
{
    Q_OBJECT

public:
    enum Role { NameRole = Qt::UserRole, SummaryRole, MinutesRole, DoneRole };

    explicit LessonList(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    /// `problem` stands in place of lessons that cannot be read.
    void setLessons(const std::vector<Lesson> &lessons, const QString &problem = {});
    void setDone(const QStringList &names);
    void select(const QString &name);
    [[nodiscard]] QListView &view() const { return *m_view; }

Q_SIGNALS:
    void chosen(const QString &name);
    void openExperimentRequested();
    void leaveRequested(); ///< back to the live run

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void restyle();
    void showProgress();

    Theme m_theme;
    QStandardItemModel *m_items;
    LessonDelegate *m_delegate;
    QWidget *m_column;
    QLabel *m_title;
    QLabel *m_intro;
    QListView *m_view;
    QPushButton *m_open;
    QPushButton *m_leave;
    QString m_problem;
};

} // namespace pushscope
