// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "check/checkcase.h"
#include "check/checkoutcome.h"
#include "check/checkpeer.h"
#include "check/checktarget.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace pushscope {

/// One case under way, with all that goes when it ends.
class CheckRun final : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive the run.
    CheckRun(const CheckCase &theCase, const CheckTarget &target);
    ~CheckRun() override;

    void start();
    [[nodiscard]] const CheckCase &theCase() const { return m_case; }
    [[nodiscard]] const CheckTarget &target() const { return m_target; }
    [[nodiscard]] const QByteArray &marker() const { return m_marker; }
    [[nodiscard]] CheckPeer *connectTo(const CheckOrigin &origin);

    /// The first outcome counts; `settled` follows from the event loop.
    void settle(CheckOutcome outcome);
    [[nodiscard]] const CheckOutcome &outcome() const { return *m_outcome; }

Q_SIGNALS:
    /// The receiver destroys the run.
    void settled();

private:
    void timedOut();

    const CheckCase &m_case;
    const CheckTarget &m_target;
    QByteArray m_marker;
    QElapsedTimer m_timer;
    QTimer m_deadline;
    std::optional<CheckOutcome> m_outcome;
    std::vector<std::unique_ptr<CheckPeer>> m_peers;
    std::optional<CheckAsync<>> m_task; ///< last: it refers to the peers
};

} // namespace pushscope
