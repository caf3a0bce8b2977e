// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lab/experimentrun.h"

#include <QObject>

#include <memory>

namespace pushscope {

class MainWindow;

/// Measures what the comparison shows, in the place of the live run, and opens what tests an advice. Lives in the GUI
/// thread.
class CompareSession : public QObject
{
    Q_OBJECT

public:
    /// `window` must outlive the session.
    explicit CompareSession(MainWindow &window, QObject *parent = nullptr);
    ~CompareSession() override;

    void cancel(); ///< another run begins

Q_SIGNALS:
    void taken(); ///< the live run is to step aside
    void givenBack();

private:
    void measure(const QString &name);
    void test(const QString &name);
    void finish(const QString &problem = {});

    MainWindow &m_window;
    std::unique_ptr<LiveRun> m_live;
    std::unique_ptr<ExperimentRun> m_run; ///< on m_live
};

} // namespace pushscope
