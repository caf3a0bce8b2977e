// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

class QSocketNotifier;

namespace pushscope {

/// Tells the event loop of SIGINT and SIGTERM. If the loop is stuck (in a write to a pipe that
/// nobody reads) the process ends with exit 0 after `patienceMilliseconds` all the same.
/// One at a time; lives in the main thread.
class TerminationSignals final : public QObject
{
    Q_OBJECT

public:
    explicit TerminationSignals(QObject *parent = nullptr);
    ~TerminationSignals() override;

    static constexpr int patienceMilliseconds = 1600;

Q_SIGNALS:
    void received();

private:
    void drain();

    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace pushscope
