// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/lessonmodel.h"
#include "theme/theme.h"

#include <QFrame>

class QLabel;
class QVBoxLayout;

namespace pushscope {

class StormPlot;

/// A sentence with an icon and a word that say how it stands.
class MarkedLine : public QFrame
{
    Q_OBJECT

public:
    enum class Tone { Good, Bad, Doubtful };

    MarkedLine(Tone tone, const QString &word, const QString &text, const QString &detail, QWidget *parent = nullptr);
    void setTheme(const Theme &theme);
    [[nodiscard]] QString said() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void restyle();

    Tone m_tone;
    Theme m_theme;
    QLabel *m_icon;
    QLabel *m_word;
    QLabel *m_text;
    QLabel *m_detail;
};

/// What was expected beside what was seen: the verdict, what was predicted, and each expectation.
class CheckView : public QWidget
{
    Q_OBJECT

public:
    explicit CheckView(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void present(const LessonModel &model);
    [[nodiscard]] const std::vector<MarkedLine *> &lines() const { return m_lines; }

private:
    void add(MarkedLine *line);
    void addPrediction(const LessonModel &model);
    void addResults(const Outcome &outcome, bool counter);

    Theme m_theme;
    QVBoxLayout *m_layout;
    std::vector<MarkedLine *> m_lines;
    StormPlot *m_storm;
};

} // namespace pushscope
