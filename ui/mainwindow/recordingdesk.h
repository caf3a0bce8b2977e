// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QMainWindow;

namespace pushscope {

class WindowActions;

/// The commands for recordings: asks for files and shows whether one is being written. What is recorded is the
/// business of who listens.
class RecordingDesk : public QObject
{
    Q_OBJECT

public:
    RecordingDesk(QMainWindow &window, WindowActions &actions);

    /// The file that is being written; empty: none.
    void setWriting(const QString &file);
    [[nodiscard]] const QString &writing() const { return m_writing; }

Q_SIGNALS:
    void startRequested(const QString &file);
    void stopRequested();
    void openRequested(const QString &file);

private:
    void askWhereTo();
    void askWhich();

    QMainWindow &m_window;
    WindowActions &m_actions;
    QString m_writing;
};

} // namespace pushscope
