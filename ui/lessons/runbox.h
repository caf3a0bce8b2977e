// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/lessonmodel.h"
#include "theme/theme.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace pushscope {

/// Starts and stops the run of a step, and says how far it is and what happens.
class RunBox : public QWidget
{
    Q_OBJECT

public:
    explicit RunBox(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    /// The run that the step of `model` is about.
    void present(const LessonModel &model);
    void showProgress(const LessonModel &model);

Q_SIGNALS:
    void startRequested();
    void stopRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QString schedule(const LessonModel &model) const;
    void restyle();

    Theme m_theme;
    bool m_running = false;
    QPushButton *m_button = nullptr;
    QProgressBar *m_bar = nullptr;
    QLabel *m_time = nullptr;
    QLabel *m_happening = nullptr;
    QLabel *m_schedule = nullptr;
};

} // namespace pushscope
