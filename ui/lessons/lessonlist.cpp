// SPDX-License-Identifier: GPL-3.0-or-later
#include "lessons/lessonlist.h"

#include "lessons/lessondelegate.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QPushButton>
#include <QStandardItemModel>
#include <QVBoxLayout>

namespace pushscope {

namespace {

constexpr int margin = 14;
constexpr int widestColumn = 110; ///< characters

} // namespace

LessonList::LessonList(QWidget *parent)
    : QWidget{parent}, m_theme{Theme::darkTheme()}, m_items{new QStandardItemModel{this}},
      m_delegate{new LessonDelegate{this}}, m_column{new QWidget{this}}, m_title{new QLabel{tr("Lessons"), m_column}},
      m_intro{new QLabel{m_column}}, m_view{new QListView{m_column}},
      m_open{new QPushButton{tr("Open an experiment…"), m_column}}, m_leave{new QPushButton{tr("Back to the live run"),
                                                                                            m_column}}
{
    setObjectName(QStringLiteral("lessonList"));
    auto *row = new QHBoxLayout{this};
    row->setContentsMargins(margin, margin, margin, margin);
    row->addStretch(1);
    row->addWidget(m_column, 1000); // up to its greatest width
    row->addStretch(1);
    auto *layout = new QVBoxLayout{m_column};
    layout->setContentsMargins(0, 0, 0, 0);
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_open);
    head->addWidget(m_leave);
    layout->addLayout(head);
    layout->addWidget(m_intro);
    layout->addWidget(m_view, 1);
    m_intro->setWordWrap(true);
    m_view->setModel(m_items);
    m_view->setItemDelegate(m_delegate);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setMouseTracking(true);
    m_view->setResizeMode(QListView::Adjust);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->viewport()->setAutoFillBackground(false);
    m_view->setAccessibleName(tr("Lessons"));
    setFocusProxy(m_view);
    // A click opens, and so does the return key.
    connect(m_view, &QListView::clicked, this,
            [this](const QModelIndex &index) { Q_EMIT chosen(index.data(NameRole).toString()); });
    connect(m_view, &QListView::activated, this,
            [this](const QModelIndex &index) { Q_EMIT chosen(index.data(NameRole).toString()); });
    connect(m_open, &QPushButton::clicked, this, &LessonList::openExperimentRequested);
    connect(m_leave, &QPushButton::clicked, this, &LessonList::leaveRequested);
    restyle();
}

void LessonList::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_delegate->setTheme(theme);
    restyle();
}

void LessonList::setLessons(const std::vector<Lesson> &lessons, const QString &problem)
{
    m_problem = problem;
    m_items->clear();
    for (const Lesson &lesson : lessons) {
        auto *item = new QStandardItem{lesson.title};
        item->setData(lesson.name, NameRole);
        item->setData(lesson.summary, SummaryRole);
        item->setData(lesson.minutes, MinutesRole);
        m_items->appendRow(item);
    }
    if (!lessons.empty())
        m_view->setCurrentIndex(m_items->index(0, 0));
    setDone({});
}

void LessonList::setDone(const QStringList &names)
{
    for (int i = 0; i < m_items->rowCount(); ++i) {
        QStandardItem *item = m_items->item(i);
        const bool done = names.contains(item->data(NameRole).toString());
        item->setData(done, DoneRole);
        const QString minutes = tr("%1 min").arg(item->data(MinutesRole).toInt());
        item->setData(
            tr("%1. %2 %3%4")
                .arg(item->text(), item->data(SummaryRole).toString(), minutes, done ? tr(", done") : QString{}),
            Qt::AccessibleTextRole);
    }
    showProgress();
}

void LessonList::showProgress()
{
    int done = 0;
    for (int i = 0; i < m_items->rowCount(); ++i)
        done += m_items->item(i)->data(DoneRole).toBool() ? 1 : 0;
    m_intro->setText(m_problem.isEmpty()
                         ? tr("Each tests one claim on real traffic: predict, run, compare with what is measured. "
                              "%1 of %2 done.")
                               .arg(done)
                               .arg(m_items->rowCount())
                         : m_problem);
}

void LessonList::select(const QString &name)
{
    for (int i = 0; i < m_items->rowCount(); ++i) {
        if (m_items->item(i)->data(NameRole).toString() == name)
            m_view->setCurrentIndex(m_items->index(i, 0));
    }
}

void LessonList::restyle()
{
    m_title->setFont(scaledFont(font(), 1.6, QFont::DemiBold));
    QPalette dim = palette();
    dim.setColor(QPalette::WindowText, m_theme.dim);
    m_intro->setPalette(dim);
    m_column->setMaximumWidth(fontMetrics().averageCharWidth() * widestColumn);
    m_view->setSpacing(0);
    m_view->doItemsLayout();
}

void LessonList::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        restyle();
}

void LessonList::paintEvent(QPaintEvent *)
{
    QPainter{this}.fillRect(rect(), m_theme.window);
}

} // namespace pushscope
