// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/watchprinter.h"

namespace pushscope {

/// The lines of `watch` for people: time, kind, what it is about.
class TextPrinter final : public WatchPrinter
{
public:
    /// `hasCredentials`: some are sent.
    explicit TextPrinter(bool hasCredentials) : m_hasCredentials{hasCredentials} {}

    [[nodiscard]] QByteArray opened(Instant at) const override;
    [[nodiscard]] QByteArray event(const ReceivedEvent &event) const override;
    [[nodiscard]] QByteArray duplicate(const ReceivedEvent &event) const override;
    [[nodiscard]] QByteArray heartbeat(Instant at, HeartbeatKind kind) const override;
    [[nodiscard]] QByteArray retry(Instant at, std::chrono::milliseconds delay, int attempt) const override;
    [[nodiscard]] QByteArray gap(Instant at, const Gap &gap) const override;
    [[nodiscard]] QByteArray reset(Instant at, const Reset &reset) const override;
    [[nodiscard]] QByteArray closed(Instant at, int code, const QString &reason) override;
    [[nodiscard]] QByteArray error(Instant at, const QString &message) override;
    [[nodiscard]] QByteArray faultBegan(const Fault &fault) const override;
    [[nodiscard]] QByteArray faultEnded(const Fault &fault) const override;
    [[nodiscard]] QByteArray summary(const WatchSummary &summary) const override;

private:
    bool m_hasCredentials;
    QString m_lastError; ///< which an end for the same reason does not repeat
};

} // namespace pushscope
