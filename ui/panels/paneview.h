// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/livechart.h"
#include "models/panemodel.h"
#include "theme/theme.h"

#include <QFrame>

#include <optional>

class QBoxLayout;
class QLabel;
class QStackedLayout;
class QToolButton;

namespace pushscope {

class DistributionView;
class FigureRow;
class StateChip;

/// One client: who it is, how it is, its figures, and its chart or (flipped) its distribution.
class PaneView : public QFrame
{
    Q_OBJECT

public:
    /// Shows `model`, which must outlive the view.
    explicit PaneView(PaneModel &model, QWidget *parent = nullptr);

    /// Draws what is new, every frame.
    void showFrame(const LatencyRange &range, const std::vector<FaultStretch> &faults);
    /// Reads what is new into words and figures, a few times a second.
    void showFigures(const QString &faultsInForce = {});
    void setTheme(const Theme &theme);
    void setFlipped(bool flipped);
    void setLive(bool live); ///< false: of a recording, so it can be neither closed nor disconnected
    [[nodiscard]] bool isFlipped() const;
    /// The pane in words, as a screen reader is told: state, figures, the age of the last byte.
    [[nodiscard]] QString spoken(const QString &faultsInForce = {}) const;
    [[nodiscard]] int client() const { return m_client; }
    [[nodiscard]] LiveChart &chart() const { return *m_chart; }

Q_SIGNALS:
    void stateChanged(const QString &pane, const QString &state); ///< in words, when figures are shown
    void closeRequested(int client);
    void disconnectRequested(int client);
    void connectRequested(int client);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildHeader(QBoxLayout *layout);
    QToolButton *makeButton(const QString &text, const QString &objectName);
    void restyle();
    void fitHeader();
    [[nodiscard]] QString nameWithin(int room) const;
    void tell(const QString &faultsInForce);
    void nameParts();

    PaneModel &m_model;
    int m_client;
    bool m_live = true;
    Theme m_theme;
    std::optional<Instant> m_told; ///< when a screen reader was told the figures
    QLabel *m_marker = nullptr;
    QLabel *m_name = nullptr;
    StateChip *m_chip = nullptr;
    QLabel *m_endpoint = nullptr;
    QLabel *m_lastByte = nullptr;
    QToolButton *m_flip = nullptr;
    QToolButton *m_close = nullptr;
    FigureRow *m_figures = nullptr;
    QStackedLayout *m_faces = nullptr;
    LiveChart *m_chart = nullptr;
    DistributionView *m_distribution = nullptr;
};

} // namespace pushscope
