// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/recordingsession.h"

#include "mainwindow/recordingdesk.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QProcess>

namespace pushscope {

void openRecording(const QString &file, MainWindow &window)
{
    if (!QProcess::startDetached(QCoreApplication::applicationFilePath(), {QStringLiteral("--open"), file}))
        window.presentProblem(
            QCoreApplication::translate("Desktop", "%1 cannot be opened: no further window can be started")
                .arg(QFileInfo{file}.fileName()));
}

RecordingSession::RecordingSession(LiveRun &run, MainWindow &window, QObject *parent)
    : QObject{parent}, m_run{run}, m_window{window}
{
    const RecordingDesk &desk = window.recordings();
    connect(&desk, &RecordingDesk::startRequested, this, &RecordingSession::start);
    connect(&desk, &RecordingDesk::stopRequested, this, &RecordingSession::stop);
    connect(&desk, &RecordingDesk::openRequested, this, [this](const QString &file) { openRecording(file, m_window); });
    connect(&run, &LiveRun::recordingFailed, this, &RecordingSession::ended);
}

void RecordingSession::start(const QString &file)
{
    if (const auto error = m_run.record(file)) {
        m_window.presentProblem(error->message);
        Q_EMIT failed(*error);
        return;
    }
    m_window.recordings().setWriting(file);
}

void RecordingSession::stop()
{
    m_run.stopRecording();
    m_window.recordings().setWriting({});
}

void RecordingSession::ended(const QString &file, const Error &error)
{
    if (m_window.recordings().writing() == file)
        m_window.recordings().setWriting({});
    m_window.presentProblem(tr("The recording has ended: %1").arg(error.message));
    Q_EMIT failed(error);
}

} // namespace pushscope
