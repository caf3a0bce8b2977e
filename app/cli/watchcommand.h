// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/job.h"
#include "cli/standardoutput.h"
#include "cli/watchlink.h"
#include "cli/watchprinter.h"
#include "client/transportclient.h"
#include "metrics/recorder.h"
#include "options/commandline.h"

#include <optional>

namespace pushscope {

struct WatchOptions
{
    QUrl url;
    std::optional<Transport> transport; ///< nothing: by the URL
    QByteArrayList channels;
    std::optional<QByteArray> after;
    qint64 count = 0; ///< 0: no end
    std::chrono::milliseconds runFor{0}; ///< 0: no end
    QList<HttpHeaders::Field> headers;
    QByteArray token;
    ServerTrust trust;
    std::chrono::milliseconds interval = ClientConfig{}.pollInterval;
    bool json = false;
    QList<Fault> faults;
    QString record; ///< a file; empty: none
};

[[nodiscard]] Command watchCommand(WatchOptions &into);

/// Follows one endpoint and prints what comes.
class WatchJob final : public Job, private ClientListener
{
    Q_OBJECT

public:
    WatchJob(WatchOptions options, StandardOutput &output, QObject *parent = nullptr);
    ~WatchJob() override;

    void start() override;
    void stop() override;

private:
    void onState(Instant at, ClientState state, std::chrono::milliseconds delay, const QString &cause) override;
    void onEvent(const ReceivedEvent &event) override;
    void onDuplicate(const ReceivedEvent &event) override;
    void onHeartbeat(Instant at, HeartbeatKind kind) override;
    void onPollCycle(Instant at) override;
    void onRetry(Instant at, std::chrono::milliseconds delay, int attempt) override;
    void onGap(Instant at, const Gap &gap) override;
    void onReset(Instant at, const Reset &reset) override;
    void onClose(Instant at, int code, const QString &reason) override;
    void onError(Instant at, const QString &message) override;
    void onBytes(Instant at, qint64 read, qint64 written) override;

    [[nodiscard]] ClientConfig config() const;
    [[nodiscard]] bool enough() const { return m_ledger.has_value(); }
    void connectLink();
    void end();
    void tellError(const QString &message);
    void tellSilence(Instant at);
    void refuse(const Error &error);
    void print(const QByteArray &line);
    [[nodiscard]] WatchSummary summary() const;

    WatchOptions m_options;
    StandardOutput &m_output;
    Transport m_transport;
    SteadyClock m_clock;
    std::unique_ptr<WatchPrinter> m_printer;
    Recorder m_recorder;
    std::optional<DeliveryLedger::Counts> m_ledger; ///< as it stood when --count was reached
    ClientState m_state = ClientState::Idle;
    QString m_lastError;
    QString m_toldError; ///< on standard error, of what keeps it from being open
    bool m_hasAsked = false; ///< a byte of a request has left
    bool m_hasCredentials;
    bool m_stopping = false;
    bool m_everOpened = false;
    bool m_neverOpened = false; ///< all its time was up without a connection: the watch has failed
    bool m_ended = false;
    bool m_recordingFailed = false;
    WatchLink m_link;
    std::unique_ptr<TransportClient> m_client; ///< last: it may still speak while it goes
};

} // namespace pushscope
