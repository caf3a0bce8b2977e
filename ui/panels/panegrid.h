// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/runmodel.h"
#include "panels/paneview.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QPushButton;

namespace pushscope {

class StateAnnouncer;

/// All panes in one grid whose columns follow their number and the width; says what to do when
/// there is none.
class PaneGrid : public QWidget
{
    Q_OBJECT

public:
    /// Follows the panes of `run`, which must outlive the grid.
    explicit PaneGrid(RunModel &run, QWidget *parent = nullptr);
    ~PaneGrid() override;

    void showFrame();
    void showFigures();
    void setTheme(const Theme &theme);
    void focusPane(int index); ///< 0 is the first
    void setFlipped(bool flipped); ///< all panes
    void setLive(bool live); ///< false: the panes are those of a recording
    void setCursorAt(int client, Instant at); ///< in the chart of that client, and nowhere else
    [[nodiscard]] const std::vector<PaneView *> &panes() const { return m_panes; }
    [[nodiscard]] PaneView *focusedPane() const; ///< null if none has the focus

Q_SIGNALS:
    void addRequested();
    void ownPanesRequested(); ///< those of this program's server again
    void closeRequested(int client);
    void disconnectRequested(int client);
    void connectRequested(int client);
    void picked(int client, pushscope::Instant at); ///< something in a chart

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void addPane(int client);
    void removePane(int client);
    void arrange();
    void shareCrosshair(const PaneView *from, const std::optional<LiveChart::Crosshair> &crosshair);
    [[nodiscard]] int columns() const;

    RunModel &m_run;
    StateAnnouncer *m_announcer;
    Theme m_theme;
    QGridLayout *m_layout = nullptr;
    QWidget *m_empty = nullptr;
    QPushButton *m_own = nullptr;
    std::vector<PaneView *> m_panes;
    int m_arrangedColumns = 0;
    bool m_live = true;
};

} // namespace pushscope
