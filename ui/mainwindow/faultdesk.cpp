// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/faultdesk.h"

#include "panels/faultmenu.h"

namespace pushscope {

FaultDesk::FaultDesk(QWidget &window)
    : QObject{&window}, m_kinds{new FaultKindMenu{&window}}, m_presets{new FaultPresetMenu{&window}}
{
    // What was chosen by kind is looked at before it is armed; a preset is what it is.
    connect(m_kinds, &FaultKindMenu::chosen, this, [this](const Fault &fault) {
        m_model.add(fault, false);
        Q_EMIT added();
    });
    connect(m_presets, &FaultPresetMenu::chosen, this, [this](const std::vector<Fault> &faults) {
        for (const Fault &fault : faults)
            m_model.add(fault, true);
        Q_EMIT added();
    });
}

} // namespace pushscope
