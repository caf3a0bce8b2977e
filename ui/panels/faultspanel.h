// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/faultsmodel.h"
#include "models/runmodel.h"
#include "theme/theme.h"

#include <QWidget>

namespace pushscope {

/// The stack of fault cards.
class FaultsPanel : public QWidget
{
    Q_OBJECT

public:
    /// Both must outlive the panel.
    FaultsPanel(FaultsModel &faults, RunModel &run, QWidget *parent = nullptr);
    void setTheme(const Theme &theme);

private:
    FaultsModel &m_faults;
    RunModel &m_run;
    Theme m_theme;
};

} // namespace pushscope
