// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/playbacksession.h"

#include "desktop/picture.h"
#include "desktop/recordingsession.h"
#include "lab/recordingjson.h"
#include "mainwindow/recordingdesk.h"
#include "panels/timelinepanel.h"

#include <QFileInfo>
#include <QLocale>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace pushscope {

namespace {

using std::chrono::microseconds;

constexpr int framesToSettle = 5;
constexpr std::size_t mostChunksAtOnce = 4'000;

/// The first item came when the recording was started.
std::chrono::nanoseconds wallOffset(const Recording &recording)
{
    return std::chrono::milliseconds{recording.started.toMSecsSinceEpoch()} - recording.begin().time_since_epoch();
}

/// The shortest one that shows all of it at once, or the longest there is.
std::chrono::milliseconds windowFor(microseconds length)
{
    const auto lengths = windowLengths();
    const auto fits = std::ranges::find_if(lengths, [length](auto window) { return window >= length; });
    return fits == lengths.end() ? lengths.constLast() : *fits;
}

} // namespace

PlaybackSession::PlaybackSession(Recording recording, MainWindow &window, DesktopOptions options, QObject *parent)
    : QObject{parent}, m_playback{std::move(recording)}, m_window{window}, m_options{std::move(options)}
{
    applyLook(m_options, m_window);
    connectWindow();
}

void PlaybackSession::connectWindow()
{
    connect(&m_window, &MainWindow::playbackSeek, this, &PlaybackSession::seek);
    connect(&m_window, &MainWindow::playbackPlay, this, &PlaybackSession::play);
    connect(&m_window.recordings(), &RecordingDesk::openRequested, this,
            [this](const QString &file) { openRecording(file, m_window); });
    connect(&m_window, &MainWindow::snapshotWanted, this, &PlaybackSession::frame);
    connect(&m_window, &MainWindow::wireWanted, this, [this](quint64 after) {
        m_window.applyWire(std::make_shared<const WireBatch>(m_playback.wire(after, mostChunksAtOnce)));
    });
}

void PlaybackSession::addPanes()
{
    for (const RecordedClient &client : m_playback.recording().clients)
        m_window.model().addPane(client.client, client.transport, client.url);
}

void PlaybackSession::begin()
{
    const Recording &recording = m_playback.recording();
    addPanes();
    const QString when = QLocale{}.toString(recording.started.toLocalTime(), QLocale::ShortFormat);
    m_window.showPlayback({QFileInfo{m_options.open}.fileName(), m_playback.length(),
                           tr("recorded %1 by %2").arg(when, recording.program)});
    m_window.model().setWindow(windowFor(m_playback.length()));
    if (recording.cut)
        m_window.presentProblem(tr("The recording is not whole: what is here is shown."));
    m_window.setWireExport(
        [this] { return recordingHead(m_playback.recording().started, m_playback.recording().clients); },
        wallOffset(recording));
    showUpTo(m_playback.length());
    if (m_options.runFor)
        QTimer::singleShot(*m_options.runFor, Qt::PreciseTimer, this, &PlaybackSession::end);
}

void PlaybackSession::play(bool play)
{
    if (play && m_position >= m_playback.length())
        seek(microseconds{0});
    m_playing = play;
    m_sinceFrame.restart();
}

void PlaybackSession::seek(microseconds position)
{
    if (position < m_position)
        m_playback.rewind();
    showUpTo(position);
}

void PlaybackSession::showUpTo(microseconds position)
{
    m_position = std::clamp(position, microseconds{0}, m_playback.length());
    while (const SnapshotPtr snapshot = m_playback.advance(m_position))
        m_window.applySnapshot(snapshot);
    m_window.setPlaybackPosition(m_position);
    m_framesToDraw = framesToSettle;
}

void PlaybackSession::frame()
{
    if (!m_playing) {
        if (m_framesToDraw > 0) {
            --m_framesToDraw;
            m_window.showAll();
        }
        return;
    }
    const std::chrono::nanoseconds elapsed{m_sinceFrame.nsecsElapsed()};
    m_sinceFrame.restart();
    showUpTo(m_position + std::chrono::duration_cast<microseconds>(elapsed));
    if (m_position >= m_playback.length()) {
        m_playing = false;
        m_window.setPlaybackPlaying(false);
    }
}

void PlaybackSession::end()
{
    if (std::exchange(m_ended, true))
        return;
    int exitCode = exitDone;
    if (!m_options.screenshot.isEmpty() && !writePicture(m_window, m_options.screenshot))
        exitCode = exitFailed;
    Q_EMIT ended(exitCode);
}

} // namespace pushscope
