// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lab/liverun.h"
#include "mainwindow/mainwindow.h"

#include <QObject>

namespace pushscope {

/// Shows a recording in a window of its own, since a window shows either a run or a recording.
void openRecording(const QString &file, MainWindow &window);

/// The recording of a run, as the command line or the window asks for it.
class RecordingSession : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive the session.
    RecordingSession(LiveRun &run, MainWindow &window, QObject *parent = nullptr);

    /// In place of one that is being written.
    void start(const QString &file);
    void stop();

Q_SIGNALS:
    void failed(const pushscope::Error &error);

private:
    void ended(const QString &file, const Error &error);

    LiveRun &m_run;
    MainWindow &m_window;
};

} // namespace pushscope
