// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/recordingdesk.h"

#include "mainwindow/windowactions.h"

#include <QAction>
#include <QDateTime>
#include <QFileDialog>
#include <QMainWindow>

namespace pushscope {

RecordingDesk::RecordingDesk(QMainWindow &window, WindowActions &actions)
    : QObject{&window}, m_window{window}, m_actions{actions}
{
    connect(actions.record, &QAction::triggered, this, [this] {
        if (m_writing.isEmpty())
            askWhereTo();
        else
            Q_EMIT stopRequested();
    });
    connect(actions.openRecording, &QAction::triggered, this, &RecordingDesk::askWhich);
}

void RecordingDesk::setWriting(const QString &file)
{
    m_writing = file;
    m_actions.setRecording(!file.isEmpty());
}

void RecordingDesk::askWhereTo()
{
    auto *dialog = new QFileDialog{&m_window, tr("Record to"), {}, tr("Recordings (*.jsonl)")};
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("jsonl"));
    dialog->selectFile(QDateTime::currentDateTime().toString(QStringLiteral("'pushscope-'yyyy-MM-dd-HHmmss'.jsonl'")));
    connect(dialog, &QFileDialog::fileSelected, this, &RecordingDesk::startRequested);
    dialog->open();
}

void RecordingDesk::askWhich()
{
    auto *dialog = new QFileDialog{&m_window, tr("Open a recording"), {}, tr("Recordings (*.jsonl)")};
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &RecordingDesk::openRequested);
    dialog->open();
}

} // namespace pushscope
