// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <utility>

class QWidget;

namespace pushscope {

/// Says which panes changed their state: those of one moment in one sentence, and never more often than once in
/// `leastDistance`. Of several changes of one pane the last one is said.
class StateAnnouncer : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds settling{300}; ///< what comes so soon after another is said with it
    static constexpr std::chrono::milliseconds leastDistance{1'500};
    static constexpr qsizetype mostNames = 6; ///< of panes in one sentence

    explicit StateAnnouncer(QWidget &speaker);

    void note(const QString &pane, const QString &state);
    [[nodiscard]] const QString &said() const { return m_said; } ///< the last sentence

private:
    void say();

    QWidget &m_speaker;
    QTimer m_timer;
    QList<std::pair<QString, QString>> m_changes;
    QString m_said;
};

} // namespace pushscope
