// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "panels/runsettings.h"

#include <QToolBar>

class QComboBox;
class QDoubleSpinBox;
class QSpinBox;
class QToolButton;

namespace pushscope {

/// The one toolbar: start and stop, what is fed at which pace, pause and clear.
class RunToolbar : public QToolBar
{
    Q_OBJECT

public:
    RunToolbar(QAction *run, QAction *pause, QAction *clear, QAction *faults, QAction *load, QAction *share,
               QWidget *parent = nullptr);

    void setSettings(const RunSettings &settings);
    [[nodiscard]] RunSettings settings() const;

Q_SIGNALS:
    void feedChosen(const QString &feed);
    void rateChosen(double perSecond);
    void payloadChosen(qsizetype bytes);
    void heartbeatChosen(std::chrono::seconds interval);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fitToFont();
    void fitToWidth();
    void buildFeed();
    void buildNumbers();
    void addLabelled(const QString &text, QWidget *field);
    void addActionButton(QAction *action, const QString &objectName);
    void chooseFeed(int index);
    void chooseFile();
    void showFile(const QString &path);

    QComboBox *m_feed = nullptr;
    QDoubleSpinBox *m_rate = nullptr;
    QSpinBox *m_payload = nullptr;
    QSpinBox *m_heartbeat = nullptr;
    QList<QToolButton *> m_shrinking; ///< in the order in which they do
    int m_lastFeed = 0; ///< where the choice goes back to if no file is chosen
};

} // namespace pushscope
