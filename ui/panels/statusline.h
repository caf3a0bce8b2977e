// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStatusBar>
#include <QUrl>

#include <chrono>
#include <optional>

class QLabel;

namespace pushscope {

/// What the status bar tells.
struct StatusFigures
{
    QUrl listening; ///< empty: the server does not run
    int clients = 0;
    int connected = 0;
    double eventsPerSecond = 0;
    std::optional<std::chrono::microseconds> loopLag; ///< p99 of both threads; nothing yet
    double framesPerSecond = 0;
    std::chrono::microseconds frameTime{0}; ///< p95
    bool paused = false;
    QString recording; ///< its file, if one is looked at
    QString writing; ///< the file of a recording that is being made
    bool presenting = false; ///< menus are hidden: say how to leave
};

class StatusLine : public QStatusBar
{
    Q_OBJECT

public:
    explicit StatusLine(QWidget *parent = nullptr);
    void showFigures(const StatusFigures &figures);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();
    QLabel *addText(const QString &toolTip, bool right = false);

    QLabel *m_address = nullptr;
    QLabel *m_clients = nullptr;
    QLabel *m_rate = nullptr;
    QLabel *m_lag = nullptr;
    QLabel *m_frames = nullptr;
    QLabel *m_view = nullptr;
};

} // namespace pushscope
