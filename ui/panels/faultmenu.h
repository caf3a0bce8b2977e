// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fault/fault.h"

#include <QList>
#include <QMenu>

#include <vector>

namespace pushscope {

/// The kinds of faults with a line of explanation each: those of the network, and those of the server in a group of
/// their own.
class FaultKindMenu : public QMenu
{
    Q_OBJECT

public:
    explicit FaultKindMenu(QWidget *parent = nullptr);
    /// Without an embedded server there is nobody to make its faults.
    void setServerFaultsPossible(bool possible);

Q_SIGNALS:
    void chosen(const pushscope::Fault &fault); ///< with typical values

private:
    void addKinds(bool ofServer);

    QAction *m_serverTitle = nullptr;
    QList<QAction *> m_serverKinds;
};

/// The presets with a sentence each.
class FaultPresetMenu : public QMenu
{
    Q_OBJECT

public:
    explicit FaultPresetMenu(QWidget *parent = nullptr);

Q_SIGNALS:
    void chosen(const std::vector<pushscope::Fault> &faults);
};

} // namespace pushscope
