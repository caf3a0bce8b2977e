// SPDX-License-Identifier: GPL-3.0-or-later
#include "accessibility/stateannouncer.h"

#include "accessibility/announce.h"

#include <QWidget>

#include <algorithm>

namespace pushscope {

StateAnnouncer::StateAnnouncer(QWidget &speaker) : QObject{&speaker}, m_speaker{speaker}
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &StateAnnouncer::say);
}

void StateAnnouncer::note(const QString &pane, const QString &state)
{
    if (!isListenedTo())
        return;
    const auto known = std::ranges::find(m_changes, pane, &std::pair<QString, QString>::first);
    if (known != m_changes.end())
        known->second = state;
    else
        m_changes.emplace_back(pane, state);
    if (!m_timer.isActive())
        m_timer.start(settling);
}

void StateAnnouncer::say()
{
    if (m_changes.isEmpty())
        return;
    QStringList parts;
    for (const auto &[pane, state] : std::as_const(m_changes).first(std::min(m_changes.size(), mostNames)))
        parts << tr("%1: %2").arg(pane, state);
    if (m_changes.size() > mostNames)
        parts << tr("and %1 more").arg(m_changes.size() - mostNames);
    m_changes.clear();
    m_said = parts.join(QStringLiteral(". "));
    announce(m_speaker, m_said);
    m_timer.start(leastDistance);
}

} // namespace pushscope
