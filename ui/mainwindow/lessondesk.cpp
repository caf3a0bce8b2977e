// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/lessondesk.h"

#include "experiment/showntext.h"
#include "inspector/inspectorpanel.h"
#include "lessons/lessonlist.h"
#include "lessons/lessonpage.h"
#include "mainwindow/viewswitch.h"
#include "mainwindow/windowactions.h"
#include "mainwindow/windowdocks.h"

#include <QAction>
#include <QDockWidget>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QMainWindow>
#include <QMenu>
#include <QSettings>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace pushscope {

namespace {

constexpr QLatin1String doneKey{"lessons/done"};
constexpr double shareBesideARun = 0.36;
constexpr double sharePresenting = 0.42;

/// The dock that a step asks for; empty: none besides the timeline.
QString dockOf(LessonView view)
{
    switch (view) {
    case LessonView::Figures: return QStringLiteral("figures");
    case LessonView::Inspector: return QStringLiteral("inspector");
    case LessonView::Ledger: return QStringLiteral("ledger");
    // The faults of an experiment are shown where they happen; the cards are those of the live run.
    case LessonView::Faults:
    case LessonView::None:
    case LessonView::Panes:
    case LessonView::Timeline: return {};
    }
    Q_UNREACHABLE();
}

} // namespace

LessonDesk::LessonDesk(QMainWindow &window, QSettings &settings, ViewSwitch &views, WindowDocks &docks,
                       WindowActions &actions)
    : QObject{&window}, m_window{window}, m_settings{settings}, m_views{views}, m_docks{docks}, m_actions{actions}
{
    m_list = new LessonList;
    m_page = new LessonPage{m_model};
    auto *pages = new QStackedWidget;
    m_reading = new QWidget;
    auto *layout = new QVBoxLayout{m_reading};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_page);
    pages->addWidget(m_list);
    pages->addWidget(m_reading);
    m_views.add(CentreView::Lessons, pages);
    connect(&m_views, &ViewSwitch::shownChanged, this, &LessonDesk::arrange);
    buildDock();
    buildMenu();
    connectModel();
    m_window.installEventFilter(this);
}

void LessonDesk::buildDock()
{
    m_dock = new QDockWidget{tr("Lesson"), &m_window};
    m_dock->setObjectName(QStringLiteral("lessonDock"));
    m_dock->setFeatures(QDockWidget::NoDockWidgetFeatures);
    auto *none = new QWidget{m_dock}; // the page has a head of its own
    auto *nothing = new QHBoxLayout{none}; // without a layout it would have no size, and the dock a negative one
    nothing->setContentsMargins(0, 0, 0, 0);
    m_dock->setTitleBarWidget(none);
    m_window.setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    m_window.addDockWidget(Qt::LeftDockWidgetArea, m_dock);
    m_dock->hide();
}

void LessonDesk::buildMenu()
{
    connect(m_actions.lessons, &QAction::triggered, this, &LessonDesk::showList);
    connect(m_actions.openExperiment, &QAction::triggered, this, &LessonDesk::askForExperiment);
    connect(m_actions.lessonMenu(), &QMenu::aboutToShow, this, &LessonDesk::read);
    connect(m_list, &LessonList::chosen, this, [this](const QString &name) {
        if (const auto error = openLesson(name))
            Q_EMIT problem(error->message);
    });
    connect(m_list, &LessonList::openExperimentRequested, this, &LessonDesk::askForExperiment);
    connect(m_list, &LessonList::leaveRequested, this, &LessonDesk::leave);
    connect(m_page, &LessonPage::listRequested, this, &LessonDesk::showList);
    connect(m_page, &LessonPage::leaveRequested, this, &LessonDesk::leave);
}

void LessonDesk::connectModel()
{
    connect(&m_model, &LessonModel::startRequested, this, &LessonDesk::startRequested);
    connect(&m_model, &LessonModel::stopRequested, this, &LessonDesk::stopRequested);
    connect(&m_model, &LessonModel::finished, this, &LessonDesk::showList);
    connect(&m_model, &LessonModel::stepChanged, this, [this] {
        noteDone();
        if (m_runShown)
            arrangeDocks();
    });
    connect(&m_model, &LessonModel::runChanged, this, &LessonDesk::noteDone);
}

void LessonDesk::read()
{
    if (m_read)
        return;
    m_read = true;
    const auto lessons = shippedLessons();
    if (lessons)
        std::ranges::transform(*lessons, std::back_inserter(m_lessons), shownLesson);
    m_list->setLessons(m_lessons, lessons ? QString{} : lessons.error().message);
    m_list->setDone(done());
    for (const Lesson &lesson : m_lessons) {
        QAction *action = m_actions.lessonMenu()->addAction(lesson.title);
        action->setData(lesson.name);
        action->setObjectName(QStringLiteral("lesson/") + lesson.name);
        connect(action, &QAction::triggered, this, [this, name = lesson.name] {
            if (const auto error = openLesson(name))
                Q_EMIT problem(error->message);
        });
    }
    addExperiments();
}

/// Those that come with the program.
void LessonDesk::addExperiments()
{
    const auto experiments = shippedExperiments();
    if (!experiments || experiments->empty())
        return;
    m_actions.lessonMenu()->addSeparator();
    QMenu *menu = m_actions.lessonMenu()->addMenu(tr("&Experiments"));
    for (const Experiment &experiment : *experiments) {
        QAction *action = menu->addAction(experiment.title.isEmpty() ? experiment.name : shownText(experiment.title));
        action->setObjectName(QStringLiteral("experiment/") + experiment.name);
        connect(action, &QAction::triggered, this, [this, experiment] { openExperiment(experiment); });
    }
}

bool LessonDesk::isShown() const
{
    return m_views.shown() == CentreView::Lessons;
}

void LessonDesk::showList()
{
    read();
    const QString last = m_model.lesson().name;
    if (m_runShown)
        Q_EMIT dropRequested();
    m_model.close();
    m_list->select(last);
    m_views.show(CentreView::Lessons);
    arrange();
    m_list->setFocus();
}

std::optional<Error> LessonDesk::openLesson(const QString &name)
{
    read();
    const auto lesson = shippedLesson(name);
    if (!lesson)
        return lesson.error();
    if (m_runShown)
        Q_EMIT dropRequested();
    m_model.open(shownLesson(*lesson));
    m_views.show(CentreView::Lessons);
    arrange();
    return {};
}

void LessonDesk::openExperiment(const Experiment &experiment)
{
    if (m_runShown)
        Q_EMIT dropRequested();
    m_model.open(experiment);
    m_views.show(CentreView::Lessons);
    arrange();
    m_model.start();
}

void LessonDesk::leave()
{
    Q_EMIT leaveRequested();
    m_model.close();
    arrange();
    m_views.show(CentreView::Panes);
}

void LessonDesk::setRunShown(bool shown)
{
    m_runShown = shown;
    arrange();
}

/// The page moves between the middle and the dock.
void LessonDesk::arrange()
{
    if (!isShown()) {
        m_dock->hide();
        return;
    }
    auto *pages = qobject_cast<QStackedWidget *>(m_list->parentWidget());
    const bool open = m_model.isOpen();
    const bool beside = open && m_runShown;
    if (beside && m_dock->widget() != m_page)
        m_dock->setWidget(m_page);
    else if (!beside && m_page->parentWidget() != m_reading)
        m_reading->layout()->addWidget(m_page);
    m_page->show();
    if (pages != nullptr)
        pages->setCurrentWidget(open ? m_reading : static_cast<QWidget *>(m_list));
    m_views.showPanesInstead(beside);
    m_dock->setVisible(beside);
    arrangeDocks();
    if (open)
        m_page->setFocus();
}

void LessonDesk::arrangeDocks()
{
    if (!isShown())
        return;
    m_docks.hideAll();
    if (!m_model.isOpen() || !m_runShown)
        return;
    const LessonStep &step = m_model.current();
    const QString wanted = dockOf(step.view);
    // A room is shown one thing beside the panes.
    if (!m_presenting || wanted.isEmpty())
        m_docks.show(QStringLiteral("timeline"));
    if (!wanted.isEmpty())
        m_docks.show(wanted);
    if (step.view == LessonView::Inspector)
        m_docks.inspector->setFilterText(step.filter);
    fitShare();
}

void LessonDesk::fitShare()
{
    if (m_dock->isHidden())
        return;
    const double share = m_presenting ? sharePresenting : shareBesideARun;
    m_window.resizeDocks({m_dock}, {static_cast<int>(m_window.width() * share)}, Qt::Horizontal);
}

/// The window fills the screen only after it was told to: all that comes then would go to the panes.
bool LessonDesk::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == &m_window && event->type() == QEvent::Resize && m_presenting)
        QMetaObject::invokeMethod(this, &LessonDesk::fitShare, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

void LessonDesk::askForExperiment()
{
    auto *dialog = new QFileDialog{&m_window, tr("Open an experiment"), {}, tr("Experiments (*.json)")};
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &LessonDesk::experimentFileChosen);
    dialog->open();
}

QStringList LessonDesk::done() const
{
    return m_settings.value(doneKey).toStringList();
}

void LessonDesk::noteDone()
{
    if (!m_model.isDone() || m_model.isBareExperiment())
        return;
    QStringList names = done();
    if (names.contains(m_model.lesson().name))
        return;
    names << m_model.lesson().name;
    m_settings.setValue(doneKey, names);
    m_list->setDone(names);
}

void LessonDesk::setTheme(const Theme &theme)
{
    m_list->setTheme(theme);
    m_page->setTheme(theme);
}

void LessonDesk::setPresenting(bool presenting)
{
    m_presenting = presenting;
    m_page->setPresenting(presenting);
    arrangeDocks();
    // Once more when the sizes of the new type are known.
    QMetaObject::invokeMethod(this, &LessonDesk::fitShare, Qt::QueuedConnection);
}

void LessonDesk::toggleRun()
{
    m_model.isRunning() ? m_model.stop() : m_model.start();
}

} // namespace pushscope
