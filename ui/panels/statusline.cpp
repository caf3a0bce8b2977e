// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/statusline.h"

#include "models/format.h"

#include <QLabel>
#include <QLayout>

namespace pushscope {

namespace {

constexpr int gap = 8; ///< that the style leaves between two texts, generously

} // namespace

StatusLine::StatusLine(QWidget *parent) : QStatusBar{parent}
{
    setSizeGripEnabled(false);
    m_address = addText(tr("Where the embedded server listens"));
    m_address->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_clients = addText(tr("Clients of this window that are connected"));
    m_rate = addText(tr("Deliveries to all clients together"));
    m_lag = addText(tr("How late the timers of the server's and the clients' threads fire: beyond 20 ms the latencies "
                       "are not to be trusted"));
    m_frames = addText(tr("How often the window is drawn, and how long a frame takes (95th percentile)"));
    m_view = addText({}, true);
}

QLabel *StatusLine::addText(const QString &toolTip, bool right)
{
    auto *label = new QLabel{this};
    label->setToolTip(toolTip);
    label->setContentsMargins(6, 0, 10, 0);
    label->setMinimumWidth(1); // what finds no room is hidden; it does not widen the window
    right ? addPermanentWidget(label) : addWidget(label);
    return label;
}

void StatusLine::showFigures(const StatusFigures &figures)
{
    m_address->setText(!figures.recording.isEmpty()      ? tr("recording: %1").arg(figures.recording)
                           : figures.listening.isEmpty() ? tr("server stopped")
                                                         : figures.listening.toString());
    m_clients->setText(figures.clients != figures.connected
                           ? tr("%1 of %2 clients").arg(figures.connected).arg(figures.clients)
                           : figures.clients == 1 ? tr("1 client")
                                                  : tr("%1 clients").arg(figures.clients));
    // Without a run nothing is delivered, and few frames say nothing as there is nothing to draw.
    const bool draws = !figures.recording.isEmpty() || !figures.listening.isEmpty();
    m_rate->setText(draws ? tr("%1 deliveries/s").arg(formatRate(figures.eventsPerSecond)) : QString{});
    m_lag->setText(figures.loopLag ? tr("loop lag p99 %1").arg(formatLatency(*figures.loopLag)) : tr("loop lag –"));
    m_frames->setText(
        draws ? tr("UI %1 fps · frame %2").arg(formatRate(figures.framesPerSecond), formatLatency(figures.frameTime))
              : QString{});
    m_view->setText(figures.paused                   ? tr("View paused – capture goes on")
                        : figures.presenting         ? tr("F11 leaves the presenter view")
                        : !figures.writing.isEmpty() ? tr("● recording to %1").arg(figures.writing)
                                                     : QString{});
    fit();
}

void StatusLine::fit()
{
    // What is least missed goes first when the window is narrow; how to go on never does.
    int needed = m_view->sizeHint().width();
    for (QLabel *label : {m_address, m_clients, m_rate, m_lag, m_frames}) {
        needed += label->sizeHint().width() + gap;
        label->setVisible(label == m_address || needed <= width());
    }
    layout()->activate(); // not only with the next frame, nor after a picture
}

void StatusLine::resizeEvent(QResizeEvent *event)
{
    QStatusBar::resizeEvent(event);
    fit();
}

} // namespace pushscope
