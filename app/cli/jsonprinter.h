// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/jsonline.h"
#include "cli/watchprinter.h"

namespace pushscope {

/// The lines of `watch --json`: one object each.
class JsonPrinter final : public WatchPrinter
{
public:
    explicit JsonPrinter(Transport transport) : m_transport{toName(transport)} {}

    [[nodiscard]] QByteArray opened(Instant at) const override;
    [[nodiscard]] QByteArray event(const ReceivedEvent &event) const override;
    [[nodiscard]] QByteArray duplicate(const ReceivedEvent &event) const override;
    [[nodiscard]] QByteArray heartbeat(Instant at, HeartbeatKind kind) const override;
    [[nodiscard]] QByteArray retry(Instant at, std::chrono::milliseconds delay, int attempt) const override;
    [[nodiscard]] QByteArray gap(Instant at, const Gap &gap) const override;
    [[nodiscard]] QByteArray reset(Instant at, const Reset &reset) const override;
    [[nodiscard]] QByteArray closed(Instant at, int code, const QString &reason) override;
    [[nodiscard]] QByteArray error(Instant at, const QString &message) override;
    /// Nothing: the kinds of these lines are settled, and what made the faults knows of them.
    [[nodiscard]] QByteArray faultBegan(const Fault & /*fault*/) const override { return {}; }
    [[nodiscard]] QByteArray faultEnded(const Fault & /*fault*/) const override { return {}; }
    [[nodiscard]] QByteArray summary(const WatchSummary &summary) const override;

private:
    [[nodiscard]] JsonLine begun(QByteArrayView kind, Instant at) const;
    [[nodiscard]] QByteArray eventLine(QByteArrayView kind, const ReceivedEvent &event) const;

    QByteArray m_transport;
};

} // namespace pushscope
