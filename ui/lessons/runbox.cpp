// SPDX-License-Identifier: GPL-3.0-or-later
#include "lessons/runbox.h"

#include "experiment/showntext.h"
#include "message/language.h"
#include "models/format.h"
#include "theme/icons.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace pushscope {

namespace {

constexpr int barSteps = 1'000;

QString seconds(std::chrono::milliseconds time)
{
    return decimalText(std::chrono::duration<double>{time}.count(), 1);
}

/// The size hint alone leaves no room for the gap that a style sheet puts between icon and text.
int widthOf(const QPushButton &button)
{
    return button.sizeHint().width() + button.fontMetrics().averageCharWidth();
}

} // namespace

RunBox::RunBox(QWidget *parent)
    : QWidget{parent}, m_theme{Theme::darkTheme()}, m_button{new QPushButton{this}}, m_bar{new QProgressBar{this}},
      m_time{new QLabel{this}}, m_happening{new QLabel{this}}, m_schedule{new QLabel{this}}
{
    auto *layout = new QVBoxLayout{this};
    layout->setContentsMargins(0, 0, 0, 0);
    auto *row = new QHBoxLayout;
    row->addWidget(m_button);
    row->addWidget(m_bar, 1);
    row->addWidget(m_time);
    layout->addLayout(row);
    layout->addWidget(m_happening);
    layout->addWidget(m_schedule);
    m_button->setObjectName(QStringLiteral("startButton"));
    m_bar->setRange(0, barSteps);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("How far the run is"));
    m_happening->setObjectName(QStringLiteral("happening"));
    m_happening->setWordWrap(true);
    m_schedule->setWordWrap(true);
    m_schedule->setTextFormat(Qt::RichText);
    connect(m_button, &QPushButton::clicked, this,
            [this] { m_running ? Q_EMIT stopRequested() : Q_EMIT startRequested(); });
    restyle();
}

void RunBox::setTheme(const Theme &theme)
{
    m_theme = theme;
    restyle();
}

void RunBox::restyle()
{
    m_happening->setFont(scaledFont(font(), 1.1, QFont::DemiBold));
    m_time->setMinimumWidth(m_time->fontMetrics().horizontalAdvance(QStringLiteral("00.0 s of 00.0 s")));
    m_bar->setFixedHeight(fontMetrics().height() * 2 / 3);
    m_button->setIcon(glyphIcon(m_running ? Glyph::Stop : Glyph::Play, Qt::white));
    const int side = fontMetrics().height();
    m_button->setIconSize({side, side});
    m_button->setFont(
        scaledFont(font(), 1.0, QFont::DemiBold)); // as the style sheet draws it, or its width is too small
    m_button->ensurePolished();
    m_button->setMinimumWidth(0);
    m_button->setMinimumWidth(widthOf(*m_button));
    // Only lengths of borders are in pixels.
    m_bar->setStyleSheet(QStringLiteral("QProgressBar { background: %1; border: 1px solid %2; border-radius: 4px; }"
                                        "QProgressBar::chunk { background: %3; border-radius: 3px; }")
                             .arg(m_theme.window.name(), m_theme.border.name(), m_theme.accent.name()));
}

void RunBox::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        restyle();
}

void RunBox::present(const LessonModel &model)
{
    const LessonModel::Run &run = model.run();
    m_running = run.phase == LessonModel::Phase::Running;
    const bool fresh = run.phase == LessonModel::Phase::NotRun;
    m_button->setText(m_running ? tr("Stop") : fresh ? tr("Start") : tr("Run again"));
    m_button->setEnabled(m_running || !model.isRunning());
    restyle();
    setVisible(true);
    showProgress(model);
}

void RunBox::showProgress(const LessonModel &model)
{
    const LessonModel::Run &run = model.run();
    m_bar->setValue(static_cast<int>(model.progress() * barSteps));
    const auto length = model.experiment(model.isCounter()).duration;
    const bool running = run.phase == LessonModel::Phase::Running;
    m_time->setText(running && run.byHand ? tr("%1 s, by hand").arg(seconds(run.since))
                        : running         ? tr("%1 s of %2 s").arg(seconds(run.since), seconds(length))
                                          : tr("%1 s").arg(seconds(length)));
    QString now = run.happening;
    if (run.phase == LessonModel::Phase::Ended)
        now = tr("The run is over.");
    else if (run.phase == LessonModel::Phase::Failed)
        now = tr("The run was not possible: %1").arg(run.problem);
    else if (running && now.isEmpty())
        now = model.experiment(model.isCounter()).server.redis
            ? tr("It runs. A key of the servers takes the plan's place.")
            : tr("It runs.");
    m_happening->setText(now);
    m_happening->setVisible(!now.isEmpty());
    m_schedule->setText(schedule(model));
    m_schedule->setVisible(!m_schedule->text().isEmpty());
}

/// What is planned; what has happened stands out.
QString RunBox::schedule(const LessonModel &model) const
{
    const LessonModel::Run &run = model.run();
    QString rows;
    for (const ExperimentAction &action : run.byHand ? run.done : model.experiment(model.isCounter()).timeline) {
        if (action.says.isEmpty())
            continue;
        const bool past = run.byHand || run.phase == LessonModel::Phase::Ended
            || (run.phase == LessonModel::Phase::Running && run.since >= action.at);
        rows += QStringLiteral("<tr><td align='right' style='color:%1; padding-right:10px'>%2</td>"
                               "<td style='color:%3'>%4</td></tr>")
                    .arg(m_theme.dim.name(), formatSpan(action.at).toHtmlEscaped(),
                         (past ? m_theme.text : m_theme.dim).name(), shownText(action.says).toHtmlEscaped());
    }
    return rows.isEmpty() ? QString{} : QStringLiteral("<table>%1</table>").arg(rows);
}

} // namespace pushscope
