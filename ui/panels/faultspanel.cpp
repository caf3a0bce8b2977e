// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/faultspanel.h"

namespace pushscope {

FaultsPanel::FaultsPanel(FaultsModel &faults, RunModel &run, QWidget *parent)
    : QWidget{parent}, m_faults{faults}, m_run{run}, m_theme{Theme::darkTheme()}
{
}

void FaultsPanel::setTheme(const Theme &theme)
{
    m_theme = theme;
}

} // namespace pushscope
