// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/clientconfig.h"
#include "fault/fault.h"
#include "lab/recordinglistener.h"
#include "link/faultset.h"
#include "link/link.h"

#include <QList>
#include <QTimer>

#include <memory>

namespace pushscope {

/// What stands between a watch and its server if it was told to make faults or to record: else
/// there is neither link nor recording, and the client connects straight to its server.
class WatchLink : public QObject
{
    Q_OBJECT

public:
    /// `clock` and `listener` must outlive it.
    WatchLink(const Clock &clock, ClientListener &listener, QObject *parent = nullptr);

    /// The error's field is `record` or `fault`.
    [[nodiscard]] std::optional<Error> open(const ClientConfig &config, const QList<Fault> &faults,
                                            const QString &recording);
    /// Ends the recording; what could not be written is told by then.
    void close();
    [[nodiscard]] Route *route() const { return m_link.get(); }
    /// What the client is to speak to.
    [[nodiscard]] ClientListener &listener() { return m_listener; }
    void setLedger(const DeliveryLedger *ledger) { m_listener.setLedger(ledger); }

Q_SIGNALS:
    void faultBegan(const pushscope::Fault &fault); ///< of those that meet this watch
    void faultEnded(const pushscope::Fault &fault);
    void meetsNobody(const pushscope::Fault &fault); ///< its target is not this watch
    void cannotAnswer(const pushscope::Fault &fault); ///< it would have to inside TLS
    void recordingFailed(const pushscope::Error &error);

private:
    void tellFaults(const ClientConfig &config);
    [[nodiscard]] std::optional<Error> record(const ClientConfig &config, const QString &file);

    const Clock &m_clock;
    RecordingListener m_listener;
    FaultSet m_faults;
    WireCapture m_capture;
    std::shared_ptr<RecordingWriter> m_recording;
    QTimer m_flushTimer;
    std::unique_ptr<Link> m_link;
};

} // namespace pushscope
