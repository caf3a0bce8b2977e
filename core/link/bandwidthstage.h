// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fault/fault.h"
#include "link/stage.h"

namespace pushscope {

/// A line that carries `bytes` a second: each byte leaves when it has been sent, in pieces of at most ten milliseconds.
class BandwidthStage final : public Stage
{
public:
    explicit BandwidthStage(const Fault &fault);

    void push(Cell cell, Instant now) override;
    [[nodiscard]] std::optional<Instant> nextDue() const override;
    [[nodiscard]] std::optional<Cell> pull(Instant now) override;
    [[nodiscard]] qsizetype held() const override { return m_queue.bytes(); }
    [[nodiscard]] bool isEmpty() const override { return m_queue.isEmpty(); }
    void end(Instant now) override;

private:
    [[nodiscard]] Instant sentAt(qint64 bytes) const; ///< so many bytes after m_busySince
    [[nodiscard]] qint64 sentBy(Instant now) const;
    [[nodiscard]] qsizetype nextPiece() const;

    qint64 m_rate;
    CellQueue m_queue;
    Instant m_busySince;
    qint64 m_sent = 0; ///< since then
    bool m_ended = false;
};

} // namespace pushscope
