// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/transportclient.h"

#include <QStringList>

#include <array>
#include <functional>
#include <memory>
#include <vector>

namespace pushscope::test {

/// Writes down what a client tells, one line a notice (bytes are only summed).
class NoteTaker final : public ClientListener
{
public:
    void onState(Instant at, ClientState state, std::chrono::milliseconds delay, const QString &cause) override
    {
        static constexpr std::array names{"idle", "connecting", "open", "stale", "backoff", "closed", "failed"};
        lastDelay = delay;
        lastCause = cause;
        note(at, QStringLiteral("state ") + QString::fromLatin1(names.at(static_cast<std::size_t>(state))));
    }
    void onEvent(const ReceivedEvent &event) override
    {
        events.push_back(event);
        note(event.delivered, QStringLiteral("event ") + QString::fromUtf8(event.id));
    }
    void onDuplicate(const ReceivedEvent &event) override
    {
        note(event.delivered, QStringLiteral("duplicate ") + QString::fromUtf8(event.id));
    }
    void onHeartbeat(Instant at, HeartbeatKind kind) override
    {
        static constexpr std::array names{"comment", "ping", "pong", "empty"};
        note(at, QStringLiteral("heartbeat ") + QString::fromLatin1(names.at(static_cast<std::size_t>(kind))));
    }
    void onPollCycle(Instant at) override { note(at, QStringLiteral("poll")); }
    void onRetry(Instant at, std::chrono::milliseconds, int attempt) override
    {
        note(at, QStringLiteral("retry %1").arg(attempt));
    }
    void onGap(Instant at, const Gap &gap) override { note(at, QStringLiteral("gap %1").arg(gap.atMost)); }
    void onReset(Instant at, const Reset &reset) override
    {
        note(at, QStringLiteral("reset ") + QString::fromUtf8(reset.reason));
    }
    void onClose(Instant at, int code, const QString &reason) override
    {
        lastReason = reason;
        note(at, QStringLiteral("close %1").arg(code));
    }
    void onError(Instant at, const QString &message) override
    {
        lastError = message;
        note(at, QStringLiteral("error"));
    }
    void onBytes(Instant, qint64 read, qint64 written) override
    {
        bytesRead += read;
        bytesWritten += written;
    }

    [[nodiscard]] bool has(const char *line) const { return notes.contains(QString::fromLatin1(line)); }
    [[nodiscard]] qsizetype count(const char *line) const { return notes.count(QString::fromLatin1(line)); }
    /// The last `lines` notes in one line, to compare.
    [[nodiscard]] QString tail(qsizetype lines) const
    {
        return QStringList{notes.mid(qMax(qsizetype{0}, notes.size() - lines))}.join(QStringLiteral(", "));
    }
    [[nodiscard]] QString all() const { return notes.join(QStringLiteral(", ")); }
    [[nodiscard]] QByteArrayList ids() const
    {
        QByteArrayList ids;
        for (const auto &event : events) {
            ids.append(event.id);
        }
        return ids;
    }

    QStringList notes;
    std::vector<Instant> times; ///< of the notes
    std::vector<ReceivedEvent> events;
    QString lastError;
    QString lastReason;
    QString lastCause;
    std::chrono::milliseconds lastDelay{0};
    qint64 bytesRead = 0;
    qint64 bytesWritten = 0;
    std::function<void(const QString &line)> onNote;

private:
    void note(Instant at, const QString &line)
    {
        notes.append(line);
        times.push_back(at);
        if (onNote) {
            onNote(line);
        }
    }
};

/// A client with its listener; it comes back from a loss almost at once.
struct Followed
{
    explicit Followed(const QUrl &url, Transport transport = Transport::Sse)
    {
        config.url = url;
        config.transport = transport;
        config.backoff = {std::chrono::milliseconds{1}, std::chrono::milliseconds{5}};
    }

    void start()
    {
        client = makeTransportClient(config, clock, seen);
        client->start();
    }

    SteadyClock clock;
    NoteTaker seen;
    ClientConfig config;
    std::unique_ptr<TransportClient> client;
};

} // namespace pushscope::test
