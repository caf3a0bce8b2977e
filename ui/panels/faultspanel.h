// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/faultsmodel.h"
#include "models/runmodel.h"
#include "theme/theme.h"

#include <QWidget>

#include <vector>

class QPushButton;
class QScrollArea;
class QToolButton;
class QVBoxLayout;

namespace pushscope {

class FaultCard;
class FaultKindMenu;
class FaultPresetMenu;

/// The stack of fault cards with what adds to it; without a card it offers the presets.
class FaultsPanel : public QWidget
{
    Q_OBJECT

public:
    /// All must outlive the panel. What is chosen in the menus is none of its business.
    FaultsPanel(FaultsModel &faults, RunModel &run, FaultKindMenu &kinds, FaultPresetMenu &presets,
                QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setServerFaultsPossible(bool possible);
    /// Countdowns, a few times a second.
    void showFigures();
    [[nodiscard]] const std::vector<FaultCard *> &cards() const { return m_cards; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

private:
    QWidget *buildHead(FaultKindMenu &kinds, FaultPresetMenu &presets);
    QWidget *buildOffer(FaultPresetMenu &presets);
    void buildStack(FaultPresetMenu &presets);
    void insertCards(int first, int last);
    void scrollToEnd();
    [[nodiscard]] int stackWidth() const;
    void removeCards(int first, int last);
    void refill();
    void showRow(int row);
    void showOffer();

    FaultsModel &m_faults;
    RunModel &m_run;
    Theme m_theme;
    bool m_serverFaultsPossible = true;
    QToolButton *m_add = nullptr;
    QToolButton *m_presets = nullptr;
    QToolButton *m_clear = nullptr;
    QScrollArea *m_scroll = nullptr;
    QVBoxLayout *m_stack = nullptr;
    QWidget *m_offer = nullptr;
    std::vector<FaultCard *> m_cards;
};

} // namespace pushscope
