// SPDX-License-Identifier: GPL-3.0-or-later
#include "lessons/checkview.h"

#include "experiment/showntext.h"
#include "lessons/stormplot.h"
#include "theme/cardpainting.h"
#include "theme/icons.h"

#include <QApplication>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace pushscope {

namespace {

using Tone = MarkedLine::Tone;

QColor colorOf(Tone tone, const Theme &theme)
{
    switch (tone) {
    case Tone::Good: return theme.good;
    case Tone::Bad: return theme.alarm;
    case Tone::Doubtful: return theme.warning;
    }
    Q_UNREACHABLE();
}

Glyph glyphOf(Tone tone)
{
    switch (tone) {
    case Tone::Good: return Glyph::Check;
    case Tone::Bad: return Glyph::Cross;
    case Tone::Doubtful: return Glyph::Warning;
    }
    Q_UNREACHABLE();
}

/// A room is shown several cards at once, not quite as large as the text.
QFont cardFont(QFont font)
{
    font.setPointSizeF(std::max(QApplication::font().pointSizeF(), font.pointSizeF() * 0.8));
    return font;
}

} // namespace

MarkedLine::MarkedLine(Tone tone, const QString &word, const QString &text, const QString &detail, QWidget *parent)
    : QFrame{parent}, m_tone{tone}, m_theme{Theme::darkTheme()}, m_icon{new QLabel{this}},
      m_word{new QLabel{word, this}}, m_text{new QLabel{text, this}}, m_detail{new QLabel{detail, this}}
{
    auto *layout = new QGridLayout{this};
    layout->setContentsMargins(cardStripe + 8, 6, 8, 6);
    layout->setVerticalSpacing(2);
    layout->addWidget(m_icon, 0, 0, Qt::AlignTop);
    layout->addWidget(m_word, 0, 1, Qt::AlignTop);
    layout->addWidget(m_text, 0, 2);
    layout->addWidget(m_detail, 1, 1, 1, 2);
    layout->setColumnStretch(2, 1);
    for (QLabel *label : {m_text, m_detail}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->setFocusPolicy(Qt::NoFocus);
        label->setTextFormat(Qt::PlainText);
    }
    m_detail->setVisible(!detail.isEmpty());
    m_word->setVisible(!word.isEmpty());
    setAccessibleName(said());
    restyle();
}

QString MarkedLine::said() const
{
    QStringList parts{m_word->text(), m_text->text(), m_detail->text()};
    parts.removeAll({});
    return parts.join(QStringLiteral(": "));
}

void MarkedLine::setTheme(const Theme &theme)
{
    m_theme = theme;
    restyle();
}

void MarkedLine::restyle()
{
    const int side = QFontMetrics{cardFont(font())}.height();
    m_icon->setPixmap(glyphIcon(glyphOf(m_tone), colorOf(m_tone, m_theme)).pixmap(side, side));
    const QFont text = cardFont(font());
    m_text->setFont(text);
    m_detail->setFont(text);
    m_word->setFont(scaledFont(text, 1.0, QFont::DemiBold));
    QPalette colored = palette();
    colored.setColor(QPalette::WindowText, colorOf(m_tone, m_theme));
    m_word->setPalette(colored);
    QPalette dim = palette();
    dim.setColor(QPalette::WindowText, m_theme.dim);
    m_detail->setPalette(dim);
}

void MarkedLine::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        restyle();
}

void MarkedLine::paintEvent(QPaintEvent *)
{
    QPainter painter{this};
    paintCard(painter, rect(), m_theme);
    paintCardStripe(painter, rect(), colorOf(m_tone, m_theme));
}

CheckView::CheckView(QWidget *parent)
    : QWidget{parent}, m_theme{Theme::darkTheme()}, m_layout{new QVBoxLayout{this}}, m_storm{new StormPlot{this}}
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->addWidget(m_storm);
}

void CheckView::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_storm->setTheme(theme);
    for (MarkedLine *line : m_lines)
        line->setTheme(theme);
}

void CheckView::add(MarkedLine *line)
{
    line->setFont(font());
    line->setTheme(m_theme);
    m_layout->insertWidget(m_layout->count() - 1, line); // the plot stays last
    m_lines.push_back(line);
}

void CheckView::present(const LessonModel &model)
{
    qDeleteAll(std::exchange(m_lines, {}));
    m_storm->hide();
    setVisible(true);
    const LessonModel::Run &run = model.run();
    if (!run.outcome) {
        const QString text = run.phase == LessonModel::Phase::Failed
            ? tr("The run was not possible: %1").arg(run.problem)
            : run.phase == LessonModel::Phase::Running ? tr("The run is not over yet.")
                                                       : tr("The run has not been made yet.");
        add(new MarkedLine{Tone::Doubtful, tr("open"), text, {}, this});
        return;
    }
    const VerdictText verdict = run.byHand
        ? VerdictText{VerdictText::Tone::Good, tr("Done by hand: nothing is judged.")}
        : verdictText(run.outcome->verdict, model.isCounter());
    auto *line = new MarkedLine{static_cast<Tone>(verdict.tone), {}, verdict.text, run.outcome->shown, this};
    line->setObjectName(QStringLiteral("verdict"));
    add(line);
    if (!model.isCounter())
        addPrediction(model);
    addResults(*run.outcome, model.isCounter());
    m_storm->present(*run.outcome);
}

void CheckView::addPrediction(const LessonModel &model)
{
    const auto asked = model.answeredBefore(model.step());
    if (!asked)
        return;
    const auto &question = std::get<step::Predict>(model.lesson().steps[static_cast<std::size_t>(*asked)].what);
    const int chosen = *model.chosen(*asked);
    const bool right = chosen == question.right;
    auto *line = new MarkedLine{right ? Tone::Good : Tone::Bad, right ? tr("predicted") : tr("not predicted"),
                                right ? question.answers.at(chosen)
                                      : tr("Your answer was: %1. Right was: %2")
                                            .arg(question.answers.at(chosen), question.answers.value(question.right)),
                                question.why, this};
    line->setObjectName(QStringLiteral("prediction"));
    add(line);
}

void CheckView::addResults(const Outcome &outcome, bool counter)
{
    for (const ExpectationResult &result : outcome.results) {
        // What a counter-experiment fails is what it is for: no alarm.
        const Tone failed = counter ? Tone::Doubtful : Tone::Bad;
        const QString says = shownText(result.expectation.says);
        const QString sentence = shownSentence(result);
        auto *line = new MarkedLine{result.met ? Tone::Good : failed, result.met ? tr("met") : tr("not met"),
                                    says.isEmpty() ? sentence : says, says.isEmpty() ? QString{} : sentence, this};
        line->setObjectName(QStringLiteral("expectation"));
        add(line);
    }
}

} // namespace pushscope
