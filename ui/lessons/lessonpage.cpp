// SPDX-License-Identifier: GPL-3.0-or-later
#include "lessons/lessonpage.h"

#include "lessons/answerlist.h"
#include "lessons/checkview.h"
#include "lessons/lessontext.h"
#include "lessons/runbox.h"
#include "lessons/stepdots.h"
#include "theme/icons.h"

#include <QAbstractButton>
#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace pushscope {

namespace {

constexpr int margin = 14;
constexpr int widestColumn = 78; ///< characters: longer lines are hard to follow
constexpr qreal linesOfARoom = 36; ///< presenting: so many lines of text fit a screen
constexpr qreal mostColumnsOfARoom = 46; ///< and at least so many characters fit a line
constexpr int mostAnswerKeys = 9;

} // namespace

LessonPage::LessonPage(LessonModel &model, QWidget *parent)
    : QWidget{parent}, m_model{model}, m_theme{Theme::darkTheme()}
{
    setObjectName(QStringLiteral("lessonPage"));
    setFocusPolicy(Qt::StrongFocus);
    auto *layout = new QVBoxLayout{this};
    layout->setContentsMargins(margin, margin, margin, margin);
    buildHead(this);
    layout->setSpacing(margin);
    layout->addWidget(m_head);
    layout->addWidget(buildBody(), 1);
    layout->addWidget(buildFoot());
    addKeys();
    connect(&m_model, &LessonModel::stepChanged, this, &LessonPage::showStep);
    connect(&m_model, &LessonModel::answered, this, &LessonPage::showRun);
    connect(&m_model, &LessonModel::runChanged, this, &LessonPage::showRun);
    connect(&m_model, &LessonModel::progressChanged, this, [this] {
        if (m_model.kind() == LessonModel::Kind::Run)
            m_runBox->showProgress(m_model);
    });
    restyle();
}

void LessonPage::buildHead(QWidget *parent)
{
    m_head = new QWidget{parent};
    m_headLayout = new QBoxLayout{QBoxLayout::LeftToRight, m_head};
    m_headLayout->setContentsMargins(0, 0, 0, 0);
    m_where = new QWidget{m_head};
    auto *layout = new QHBoxLayout{m_where};
    layout->setContentsMargins(0, 0, 0, 0);
    m_title = new QLabel{m_head};
    m_title->setObjectName(QStringLiteral("lessonTitle"));
    m_title->setWordWrap(true);
    m_dots = new StepDots{m_where};
    m_place = new QLabel{m_where};
    m_place->setObjectName(QStringLiteral("lessonPlace"));
    m_list = new QToolButton{m_where};
    m_list->setObjectName(QStringLiteral("allLessons"));
    m_list->setText(tr("All lessons"));
    layout->addWidget(m_dots);
    layout->addWidget(m_place);
    layout->addStretch(1);
    layout->addWidget(m_list);
    m_headLayout->addWidget(m_title, 1);
    m_headLayout->addWidget(m_where);
    connect(m_list, &QToolButton::clicked, this, &LessonPage::listRequested);
}

QWidget *LessonPage::buildBody()
{
    auto *page = new QWidget;
    auto *row = new QHBoxLayout{page};
    row->setContentsMargins(0, 0, 0, 0);
    m_column = new QWidget{page};
    row->addStretch(1);
    row->addWidget(m_column, 1000); // up to its greatest width
    row->addStretch(1);
    auto *layout = new QVBoxLayout{m_column};
    layout->setContentsMargins(0, 0, margin / 2, 0);
    layout->setSpacing(margin);
    m_stepTitle = new QLabel{m_column};
    m_stepTitle->setObjectName(QStringLiteral("stepTitle"));
    m_stepTitle->setWordWrap(true);
    m_text = new LessonText{m_column};
    m_changed = new QLabel{m_column};
    m_changed->setWordWrap(true);
    m_answers = new AnswerList{m_column};
    m_runBox = new RunBox{m_column};
    m_check = new CheckView{m_column};
    for (QWidget *part : std::initializer_list<QWidget *>{m_stepTitle, m_text, m_changed, m_answers, m_runBox, m_check})
        layout->addWidget(part);
    layout->addStretch(1);
    connect(m_answers, &AnswerList::chosen, &m_model, &LessonModel::choose);
    connect(m_runBox, &RunBox::startRequested, &m_model, &LessonModel::start);
    connect(m_runBox, &RunBox::stopRequested, &m_model, &LessonModel::stop);
    m_scroll = new QScrollArea{this};
    m_scroll->setWidget(page);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->viewport()->setAutoFillBackground(false);
    connect(m_scroll->verticalScrollBar(), &QScrollBar::rangeChanged, this, &LessonPage::showHint);
    connect(m_scroll->verticalScrollBar(), &QScrollBar::valueChanged, this, &LessonPage::showHint);
    page->setAutoFillBackground(false);
    return m_scroll;
}

QWidget *LessonPage::buildFoot()
{
    auto *foot = new QWidget{this};
    auto *outer = new QVBoxLayout{foot};
    outer->setContentsMargins(0, 0, 0, 0);
    m_foot = new QWidget{foot};
    auto *layout = new QHBoxLayout{m_foot};
    layout->setContentsMargins(0, 0, 0, 0);
    const auto button = [this, layout](const QString &text, const char *name) {
        auto *made = new QPushButton{text, m_foot};
        made->setObjectName(QLatin1String{name});
        layout->addWidget(made);
        return made;
    };
    m_leave = button(tr("Back to the live run"), "leaveLesson");
    m_reset = button(tr("Begin anew"), "resetLesson");
    layout->addStretch(1);
    m_back = button(tr("Back"), "lessonBack");
    m_main = button({}, "lessonMain");
    m_hint = new QLabel{foot};
    m_hint->setObjectName(QStringLiteral("lessonHint"));
    m_hint->setAlignment(Qt::AlignRight);
    outer->addWidget(m_foot);
    outer->addWidget(m_hint);
    m_hint->hide();
    connect(m_leave, &QPushButton::clicked, this, &LessonPage::leaveRequested);
    connect(m_reset, &QPushButton::clicked, &m_model, &LessonModel::reset);
    connect(m_back, &QPushButton::clicked, &m_model, &LessonModel::back);
    connect(m_main, &QPushButton::clicked, &m_model, &LessonModel::act);
    return foot;
}

void LessonPage::addKeys()
{
    const auto key = [this](const QKeySequence &sequence, auto what) {
        auto *shortcut = new QShortcut{sequence, this};
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, what);
    };
    key(Qt::Key_Space, [this] {
        if (!m_presenting || !scrollOn(1))
            pressMain();
    });
    key(Qt::Key_Return, [this] { pressMain(); });
    key(Qt::Key_Enter, [this] { pressMain(); });
    key(Qt::Key_PageDown, [this] {
        if (!scrollOn(1))
            m_model.act();
    });
    key(Qt::Key_Right, [this] { m_model.act(); });
    key(Qt::Key_PageUp, [this] {
        if (!scrollOn(-1))
            m_model.back();
    });
    key(Qt::Key_Left, [this] { m_model.back(); });
    key(Qt::Key_Down, [this] { scrollBy(1); });
    key(Qt::Key_Up, [this] { scrollBy(-1); });
    for (int i = 0; i < mostAnswerKeys; ++i)
        key(static_cast<Qt::Key>(Qt::Key_1 + i), [this, i] { m_model.choose(i); });
}

/// A button that was reached by Tab is what is meant.
void LessonPage::pressMain()
{
    if (auto *button = qobject_cast<QAbstractButton *>(QApplication::focusWidget()); button && isAncestorOf(button))
        button->click();
    else
        m_model.act();
}

void LessonPage::scrollBy(int pages)
{
    QScrollBar *bar = m_scroll->verticalScrollBar();
    bar->setValue(bar->value() + pages * m_scroll->viewport()->height() / 3);
}

/// By what is seen, less a line to hold on to. False if that is all.
bool LessonPage::scrollOn(int pages)
{
    QScrollBar *bar = m_scroll->verticalScrollBar();
    const int before = bar->value();
    bar->setValue(before + pages * (m_scroll->viewport()->height() - 2 * fontMetrics().height()));
    return bar->value() != before;
}

void LessonPage::showHint()
{
    const QScrollBar *bar = m_scroll->verticalScrollBar();
    m_hint->setText(bar->value() < bar->maximum() ? tr("Space: more below · Page up: back · F11: leave")
                                                  : tr("Space: on · Page up: back · F11: leave"));
}

/// The place goes below a title that would be broken beside it.
void LessonPage::fitHead()
{
    const int beside = m_title->fontMetrics().horizontalAdvance(m_title->text()) + m_headLayout->spacing()
        + m_where->sizeHint().width();
    const bool fits = beside <= width() - 2 * margin;
    m_headLayout->setDirection(fits ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void LessonPage::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_dots->setTheme(theme);
    m_text->setTheme(theme);
    m_answers->setTheme(theme);
    m_runBox->setTheme(theme);
    m_check->setTheme(theme);
    fitType(); // a style sheet that was set anew has taken the fonts away
    restyle();
}

void LessonPage::restyle()
{
    m_title->setFont(scaledFont(font(), m_presenting ? 1.0 : 1.15, QFont::DemiBold));
    m_stepTitle->setFont(scaledFont(font(), 1.45, QFont::DemiBold));
    QPalette dim = palette();
    dim.setColor(QPalette::WindowText, m_theme.dim);
    for (QLabel *label : {m_place, m_hint, m_changed})
        label->setPalette(dim);
    m_hint->setFont(scaledFont(font(), 0.7));
    m_changed->setFont(scaledFont(font(), 1.0, QFont::DemiBold));
    m_list->setVisible(!m_presenting && !m_model.isBareExperiment());
    m_foot->setVisible(!m_presenting);
    m_hint->setVisible(m_presenting);
    showHint();
    fitColumn();
    fitHead();
}

void LessonPage::fitColumn()
{
    m_column->setMaximumWidth(fontMetrics().averageCharWidth() * widestColumn);
}

void LessonPage::setPresenting(bool presenting)
{
    m_presenting = presenting;
    const auto shortcuts = findChildren<QShortcut *>(QString{}, Qt::FindDirectChildrenOnly);
    for (QShortcut *shortcut : shortcuts)
        shortcut->setContext(presenting ? Qt::WindowShortcut : Qt::WidgetWithChildrenShortcut);
    fitType();
    restyle();
    setFocus();
}

/// As large as the screen allows: by its height, and so that lines do not become too short.
void LessonPage::fitType()
{
    const QFont ordinary = QApplication::font();
    if (!m_presenting) {
        applyFont(ordinary);
        return;
    }
    const qreal byHeight = window()->height() / linesOfARoom;
    const qreal byWidth = width() / mostColumnsOfARoom * 2;
    QFont large = ordinary;
    large.setPointSizeF(std::max(ordinary.pointSizeF(), std::min(byHeight, byWidth) * 72 / logicalDpiY()));
    applyFont(large);
}

/// Each widget is given it: what a style sheet has polished no longer takes its parent's font. From within, so that who
/// sets fonts of his own children does so after they had this one.
void LessonPage::applyFont(const QFont &wanted)
{
    if (wanted == font() && wanted == m_text->font())
        return;
    const auto children = findChildren<QWidget *>();
    std::for_each(children.crbegin(), children.crend(), [&](QWidget *child) { child->setFont(wanted); });
    setFont(wanted);
    restyle();
}

void LessonPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        restyle();
}

void LessonPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (m_presenting)
        fitType();
    fitHead();
}

void LessonPage::paintEvent(QPaintEvent *)
{
    QPainter{this}.fillRect(rect(), m_theme.surface);
}

void LessonPage::showStep()
{
    using Kind = LessonModel::Kind;
    const LessonStep &step = m_model.current();
    const Kind kind = m_model.kind();
    m_title->setText(m_model.lesson().title);
    m_dots->setStep(m_model.step(), m_model.steps());
    m_place->setText(tr("Step %1 of %2").arg(m_model.step() + 1).arg(m_model.steps()));
    fitHead();
    m_stepTitle->setText(step.title);
    m_text->setSource(step.text);
    m_answers->setVisible(kind == Kind::Predict);
    m_runBox->setVisible(kind == Kind::Run);
    m_check->setVisible(kind == Kind::Check);
    m_changed->setVisible(kind == Kind::Run && m_model.isCounter() && !m_model.lesson().counterSays.isEmpty());
    m_changed->setText(tr("What is changed: %1").arg(m_model.lesson().counterSays));
    m_list->setVisible(!m_presenting && !m_model.isBareExperiment());
    m_scroll->verticalScrollBar()->setValue(0);
    setAccessibleName(tr("%1, step %2 of %3: %4")
                          .arg(m_model.lesson().title)
                          .arg(m_model.step() + 1)
                          .arg(m_model.steps())
                          .arg(step.title));
    showRun();
    // A button that is gone must not keep the keys.
    if (isVisible() && isAncestorOf(QApplication::focusWidget()))
        setFocus();
}

void LessonPage::showRun()
{
    switch (m_model.kind()) {
    case LessonModel::Kind::Text: break;
    case LessonModel::Kind::Predict: {
        const auto &question = std::get<step::Predict>(m_model.current().what);
        m_answers->present(question.answers, m_model.chosen(m_model.step()),
                           m_model.isRevealed() ? std::optional{question.right} : std::nullopt);
        break;
    }
    case LessonModel::Kind::Run: m_runBox->present(m_model); break;
    case LessonModel::Kind::Check: m_check->present(m_model); break;
    }
    showMainAction();
}

void LessonPage::showMainAction()
{
    using Action = LessonModel::MainAction;
    const Action action = m_model.mainAction();
    m_main->setText(action == Action::Finish ? tr("Done") : action == Action::Start ? tr("Start") : tr("Next"));
    m_main->setEnabled(action != Action::Wait);
    m_main->setVisible(action != Action::Finish || !m_model.isBareExperiment());
    m_back->setEnabled(m_model.canGoBack());
    m_reset->setEnabled(m_model.step() > 0 || m_model.run(false).phase != LessonModel::Phase::NotRun);
}

} // namespace pushscope
