// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/desktopoptions.h"
#include "lab/experimentrun.h"

#include <QObject>

#include <memory>
#include <optional>

namespace pushscope {

class LessonModel;
class MainWindow;

/// Runs of experiments and lessons in the window: each with a server and clients of its own, in the place of the live
/// run. Lives in the GUI thread.
class ExperimentSession : public QObject
{
    Q_OBJECT

public:
    static constexpr int mostPanes = 8;

    /// `window` must outlive the session.
    explicit ExperimentSession(MainWindow &window, QObject *parent = nullptr);
    ~ExperimentSession() override;

    /// Opens what the command line asks for; false if it asks for none.
    bool begin(const DesktopOptions &options);
    /// The outcome of an experiment is that of the program.
    [[nodiscard]] bool isAsked() const { return m_asked; }
    [[nodiscard]] int exitCode() const;
    /// Of the last run that has ended. What went wrong, if anything did.
    [[nodiscard]] std::optional<QString> writeReport(const QString &file) const;

Q_SIGNALS:
    void taken(); ///< the live run is to step aside
    void givenBack(); ///< and to come back
    void started();
    void reported(const pushscope::ExperimentReport &report);
    void ended(int exitCode); ///< what the command line asked for is there to be seen

private:
    void connectWindow();
    void connectRun();
    void open(const QString &file);
    void start(const Experiment &experiment);
    void stop();
    void drop();
    void leave();
    void addPane(int client, const QString &name, int place, const ClientConfig &config);
    void finished(const ExperimentReport &report);
    void failed(const Error &error);
    void walk();
    void arrived();

    MainWindow &m_window;
    LessonModel &m_lesson;
    std::unique_ptr<LiveRun> m_live;
    std::unique_ptr<ExperimentRun> m_run; ///< on m_live
    std::optional<ExperimentReport> m_report;
    bool m_away = false; ///< the live run has stepped aside
    bool m_asked = false;
    bool m_endsByItself = false;
    int m_wantedStep = 0; ///< counted from 1; 0: reached, or none
};

} // namespace pushscope
