// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour/tour.h"

#include "tour/tourcard.h"
#include "tour/tourplace.h"
#include "tour/tourveil.h"

#include <QApplication>
#include <QEvent>

namespace pushscope {

namespace {

using namespace std::chrono_literals;

constexpr auto betweenLooks = 250ms;

} // namespace

Tour::Tour(QWidget &window)
    : QObject{&window}, m_window{window}, m_veil{new TourVeil{window}}, m_card{new TourCard{&window}}
{
    m_card->hide();
    m_replace.setInterval(betweenLooks);
    connect(&m_replace, &QTimer::timeout, this, &Tour::place);
    connect(m_card, &TourCard::nextRequested, this, [this] { m_step + 1 < steps() ? show(m_step + 1) : end(); });
    connect(m_card, &TourCard::backRequested, this, [this] {
        if (m_step > 0)
            show(m_step - 1);
    });
    connect(m_card, &TourCard::endRequested, this, &Tour::end);
    m_window.installEventFilter(this);
}

void Tour::start(QList<TourStep> steps)
{
    if (steps.isEmpty())
        return;
    if (!isShown())
        m_focusBefore = QApplication::focusWidget();
    m_steps = std::move(steps);
    m_veil->show();
    m_card->show();
    m_replace.start();
    show(0);
}

void Tour::end()
{
    if (!isShown())
        return;
    m_replace.stop();
    m_card->hide();
    m_veil->hide();
    if (m_focusBefore != nullptr && m_focusBefore->isVisible())
        m_focusBefore->setFocus(Qt::OtherFocusReason);
    Q_EMIT ended();
}

bool Tour::isShown() const
{
    return !m_card->isHidden();
}

void Tour::show(int step)
{
    m_step = step;
    const TourStep &now = m_steps.at(step);
    m_card->present(now.title, now.text, step + 1, steps());
    place();
    m_veil->raise();
    m_card->raise();
}

void Tour::place()
{
    const QList<QList<QRect>> choices = m_steps.at(m_step).marks();
    const QSize size = m_card->fittingSize().boundedTo(m_window.size());
    QRect place;
    QList<QRect> marks;
    for (const QList<QRect> &choice : choices) {
        if (place.isEmpty() && !choice.isEmpty()) {
            place = placeBeside(m_window.rect(), choice, size);
            marks = choice;
        }
    }
    if (place.isEmpty())
        place = placeAnywhere(m_window.rect(), marks, size);
    if (m_marks != marks || m_veil->size() != m_window.size()) {
        m_marks = marks;
        m_veil->setGeometry(m_window.rect());
        m_veil->setMarks(marks);
    }
    m_card->setGeometry(place);
}

bool Tour::eventFilter(QObject *watched, QEvent *event)
{
    const bool moved = event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest;
    if (watched == &m_window && moved && isShown())
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (isShown())
                    place();
            },
            Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

void Tour::setTheme(const Theme &theme)
{
    m_veil->setTheme(theme);
    m_card->setTheme(theme);
    if (isShown())
        place();
}

} // namespace pushscope
