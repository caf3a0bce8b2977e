// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lab/loadrun.h"

#include <QObject>

#include <map>

namespace pushscope {

class LoadView;
class MainWindow;

/// The loads of the desktop: carries the view's wishes to the run and the run's news to the view, writes and reads
/// reports. Lives in the GUI thread; the load itself does not.
class LoadSession : public QObject
{
    Q_OBJECT

public:
    /// `window` must outlive the session. `token` is that of the window's own server.
    explicit LoadSession(MainWindow &window, QByteArray token = {}, QObject *parent = nullptr);

    /// Exactly this load, on the window's own server if it names none. The form shows it, but it is not remembered as
    /// one that the user began. False if it is refused, which the form shows.
    [[nodiscard]] bool run(const LoadConfig &config);
    void stop() { m_run.stop(); }
    [[nodiscard]] bool isRunning() const { return m_run.isRunning(); }
    /// The last load that has ended; null: none.
    [[nodiscard]] const std::shared_ptr<const LoadReport> &latest() const { return m_latest; }

Q_SIGNALS:
    /// `failure` says why there is no result; empty: there is one.
    void ended(const QString &failure);

private:
    [[nodiscard]] bool start(const LoadConfig &load);
    void finished(const std::shared_ptr<const LoadReport> &report);
    void failed(const Error &error);
    void save(int load, const QString &file);
    void open(const QString &file);

    MainWindow &m_window;
    LoadView &m_view;
    QByteArray m_token;
    LoadRun m_run;
    std::map<int, std::shared_ptr<const LoadReport>> m_reports; ///< of the loads that the view keeps
    std::shared_ptr<const LoadReport> m_latest;
};

} // namespace pushscope
