// SPDX-License-Identifier: GPL-3.0-or-later
#include "lessons/answerlist.h"

#include "theme/icons.h"

#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace pushscope {

namespace {

using Mark = AnswerButton::Mark;

constexpr int textFlags = Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap;

Mark markOf(int answer, std::optional<int> chosen, std::optional<int> right)
{
    const bool isChosen = chosen == answer;
    if (right)
        return *right == answer ? (isChosen ? Mark::ChosenRight : Mark::Right)
                                : (isChosen ? Mark::ChosenWrong : Mark::Locked);
    if (!chosen)
        return Mark::Free;
    return isChosen ? Mark::Chosen : Mark::Locked;
}

Glyph glyphOf(Mark mark)
{
    switch (mark) {
    case Mark::Right:
    case Mark::ChosenRight: return Glyph::Check;
    case Mark::ChosenWrong: return Glyph::Cross;
    default: return Glyph::Dot;
    }
}

} // namespace

AnswerButton::AnswerButton(int number, const QString &text, QWidget *parent)
    : QAbstractButton{parent}, m_number{number}, m_theme{Theme::darkTheme()}
{
    setText(text);
    setCursor(Qt::PointingHandCursor);
    QSizePolicy policy{QSizePolicy::Expanding, QSizePolicy::Preferred};
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setMark(Mark::Free);
}

void AnswerButton::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

void AnswerButton::setMark(Mark mark)
{
    m_mark = mark;
    setEnabled(mark == Mark::Free);
    const QString said = markText();
    setAccessibleName(said.isEmpty() ? tr("Answer %1: %2").arg(m_number).arg(text())
                                     : tr("Answer %1: %2. %3").arg(m_number).arg(text(), said));
    updateGeometry();
    update();
}

QString AnswerButton::markText() const
{
    switch (m_mark) {
    case Mark::Free:
    case Mark::Locked: return {};
    case Mark::Chosen: return tr("your answer");
    case Mark::Right: return tr("this was right");
    case Mark::ChosenRight: return tr("your answer, and right");
    case Mark::ChosenWrong: return tr("your answer, but not so");
    }
    Q_UNREACHABLE();
}

QColor AnswerButton::markColor() const
{
    switch (m_mark) {
    case Mark::Chosen: return m_theme.accent;
    case Mark::Right:
    case Mark::ChosenRight: return m_theme.good;
    case Mark::ChosenWrong: return m_theme.alarm;
    default: return m_theme.border;
    }
}

QSize AnswerButton::sizeHint() const
{
    const int width = fontMetrics().averageCharWidth() * 40;
    return {width, heightForWidth(width)};
}

QRect AnswerButton::textRect(int width, int height) const
{
    const int em = fontMetrics().height();
    return {em * 5 / 2, em / 2, width - em * 3, height - em};
}

int AnswerButton::heightForWidth(int width) const
{
    const int em = fontMetrics().height();
    const QRect room = textRect(width, 10'000);
    int height = fontMetrics().boundingRect(room, textFlags, text()).height();
    if (!markText().isEmpty())
        height += fontMetrics().lineSpacing();
    return height + em;
}

void AnswerButton::paintEvent(QPaintEvent *)
{
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    const bool lively = isEnabled() && (underMouse() || hasFocus());
    const QColor edge = lively ? m_theme.accent : markColor();
    const bool marked = m_mark != Mark::Free && m_mark != Mark::Locked;
    painter.setPen(QPen{edge, marked || lively ? 2.0 : 1.0});
    painter.setBrush(isDown() ? m_theme.selection : m_theme.surface);
    painter.drawRoundedRect(QRectF{rect()}.adjusted(1, 1, -1, -1), 6, 6);

    const qreal em = fontMetrics().height();
    const QRectF badge{em * 0.6, (height() - em * 1.4) / 2, em * 1.4, em * 1.4};
    if (marked) {
        drawGlyph(painter, glyphOf(m_mark), badge.adjusted(em * 0.2, em * 0.2, -em * 0.2, -em * 0.2), markColor());
    } else {
        painter.setPen(QPen{m_theme.border, 1.2});
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(badge);
        painter.setPen(m_theme.dim);
        painter.drawText(badge, Qt::AlignCenter, QString::number(m_number));
    }
    QRect room = textRect(width(), height());
    const QString said = markText();
    if (!said.isEmpty()) {
        painter.setPen(markColor());
        painter.drawText(QRect{room.left(), room.bottom() - fontMetrics().lineSpacing() + 1, room.width(),
                               fontMetrics().lineSpacing()},
                         Qt::AlignLeft | Qt::AlignVCenter, said);
        room.setBottom(room.bottom() - fontMetrics().lineSpacing());
    }
    painter.setPen(m_mark == Mark::Locked ? m_theme.dim : m_theme.text);
    painter.drawText(room, textFlags, text());
}

AnswerList::AnswerList(QWidget *parent) : QWidget{parent}, m_theme{Theme::darkTheme()}, m_layout{new QVBoxLayout{this}}
{
    m_layout->setContentsMargins(0, 0, 0, 0);
}

void AnswerList::setTheme(const Theme &theme)
{
    m_theme = theme;
    for (AnswerButton *button : m_buttons)
        button->setTheme(theme);
}

void AnswerList::build(const QStringList &answers)
{
    if (m_answers == answers)
        return;
    m_answers = answers;
    qDeleteAll(std::exchange(m_buttons, {}));
    for (int i = 0; i < answers.size(); ++i) {
        auto *button = new AnswerButton{i + 1, answers.at(i), this};
        button->setFont(font()); // a style sheet keeps it from its parent's
        button->setTheme(m_theme);
        button->setObjectName(QStringLiteral("answer%1").arg(i + 1));
        connect(button, &AnswerButton::clicked, this, [this, i] { Q_EMIT chosen(i); });
        m_layout->addWidget(button);
        m_buttons.push_back(button);
    }
}

void AnswerList::present(const QStringList &answers, std::optional<int> chosen, std::optional<int> right)
{
    build(answers);
    for (std::size_t i = 0; i < m_buttons.size(); ++i)
        m_buttons[i]->setMark(markOf(static_cast<int>(i), chosen, right));
    setVisible(!answers.isEmpty());
}

} // namespace pushscope
