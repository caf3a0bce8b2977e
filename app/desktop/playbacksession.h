// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/desktopoptions.h"
#include "lab/playback.h"
#include "mainwindow/mainwindow.h"

#include <QElapsedTimer>
#include <QObject>

namespace pushscope {

/// A recording in the window instead of a run: it is shown up to a position that the user moves, or
/// that moves by itself at the pace at which it was recorded. Lives in the GUI thread.
class PlaybackSession : public QObject
{
    Q_OBJECT

public:
    /// `window` must outlive the session.
    PlaybackSession(Recording recording, MainWindow &window, DesktopOptions options, QObject *parent = nullptr);

    /// Shows all of it, up to its end, and starts what ends the program by itself.
    void begin();
    /// Writes the picture that was asked for; `ended` follows. More calls change nothing.
    void end();

Q_SIGNALS:
    void ended(int exitCode);

private:
    void connectWindow();
    void addPanes();
    void play(bool play);
    void seek(std::chrono::microseconds position);
    void showUpTo(std::chrono::microseconds position);
    void frame();

    Playback m_playback;
    MainWindow &m_window;
    DesktopOptions m_options;
    bool m_playing = false;
    QElapsedTimer m_sinceFrame;
    std::chrono::microseconds m_position{0};
    int m_framesToDraw = 0; ///< standing still: until sizes and figures have settled
    bool m_ended = false;
};

} // namespace pushscope
