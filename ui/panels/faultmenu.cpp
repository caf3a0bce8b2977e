// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/faultmenu.h"

#include "fault/faultpreset.h"
#include "models/faultdefaults.h"
#include "models/faulttext.h"

namespace pushscope {

namespace {

/// The second part stands in the column of the keys.
QString twoColumns(const QString &name, const QString &explanation)
{
    return name + QLatin1Char('\t') + explanation;
}

} // namespace

FaultKindMenu::FaultKindMenu(QWidget *parent) : QMenu{parent}
{
    setTitle(tr("&Add fault"));
    addKinds(false);
    addSeparator();
    m_serverTitle = addAction(QString{}); // a section's text is not drawn by styled menus
    m_serverTitle->setEnabled(false);
    addKinds(true);
    setServerFaultsPossible(true);
}

void FaultKindMenu::addKinds(bool ofServer)
{
    for (const FaultKindInfo &info : faultKinds()) {
        const FaultKind kind = info.kind;
        if (isServerFault(kind) != ofServer)
            continue;
        QAction *action = addAction(twoColumns(faultName(kind), faultExplanation(kind)), this,
                                    [this, kind] { Q_EMIT chosen(typicalFault(kind)); });
        action->setObjectName(info.name);
        if (ofServer)
            m_serverKinds << action;
    }
}

void FaultKindMenu::setServerFaultsPossible(bool possible)
{
    m_serverTitle->setText(twoColumns(tr("At the server"),
                                      possible ? tr("Made by the embedded server, for everyone")
                                               : tr("No embedded server runs to make these")));
    for (QAction *action : m_serverKinds)
        action->setEnabled(possible);
}

FaultPresetMenu::FaultPresetMenu(QWidget *parent) : QMenu{parent}
{
    setTitle(tr("&Presets"));
    for (const FaultPreset &preset : faultPresets()) {
        QAction *action = addAction(twoColumns(presetName(preset.id), presetSentence(preset.id)), this,
                                    [this, faults = preset.faults] { Q_EMIT chosen(faults); });
        action->setObjectName(QString::fromLatin1(preset.id));
    }
}

} // namespace pushscope
