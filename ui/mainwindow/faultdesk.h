// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/faultsmodel.h"

#include <QObject>

class QWidget;

namespace pushscope {

class FaultKindMenu;
class FaultPresetMenu;

/// The stack of faults with the menus that add to it.
class FaultDesk : public QObject
{
    Q_OBJECT

public:
    /// `window` is the parent of the menus.
    explicit FaultDesk(QWidget &window);

    [[nodiscard]] FaultsModel &model() { return m_model; }
    [[nodiscard]] FaultKindMenu &kinds() { return *m_kinds; }
    [[nodiscard]] FaultPresetMenu &presets() { return *m_presets; }

Q_SIGNALS:
    void added(); ///< by the user, who wants to see it

private:
    FaultsModel m_model;
    FaultKindMenu *m_kinds;
    FaultPresetMenu *m_presets;
};

} // namespace pushscope
