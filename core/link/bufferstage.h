// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "link/httpfollower.h"
#include "link/stage.h"

namespace pushscope {

/// A proxy that buffers: each HTTP response is held until so many bytes of it have come or it has ended; then the rest
/// of it passes. A response under way counts from here on. What follows an upgrade passes, and what is not HTTP; of a
/// connection inside TLS the first bytes are held, whatever they are.
class BufferStage final : public Stage
{
public:
    /// `responses` knows where the direction stands.
    BufferStage(qint64 bytes, HttpFollower responses) : m_limit{bytes}, m_responses{std::move(responses)} {}

    /// Of bytes in which no responses can be seen.
    explicit BufferStage(qint64 bytes) : m_limit{bytes}, m_responses{HttpFollower::Side::Responses}, m_blind{true}
    {
        m_responses.becomeOpaque();
    }

    void noteRequest(bool toHead) { m_responses.noteRequest(toHead); }

    void push(Cell cell, Instant now) override;
    [[nodiscard]] std::optional<Instant> nextDue() const override;
    [[nodiscard]] std::optional<Cell> pull(Instant now) override;
    [[nodiscard]] qsizetype held() const override { return m_waiting.bytes() + m_out.bytes(); }
    [[nodiscard]] bool isEmpty() const override { return m_waiting.isEmpty() && m_out.isEmpty(); }
    void end(Instant now) override;

private:
    [[nodiscard]] bool isPastHttp() const { return !m_blind && m_responses.isOpaque(); }
    void take(const QByteArray &piece, const Cell &cell, Instant now);
    void release(Instant now);

    qint64 m_limit;
    HttpFollower m_responses;
    bool m_blind = false;
    CellQueue m_waiting;
    CellQueue m_out;
    bool m_passing = false; ///< the limit was reached in this response
    bool m_ended = false;
};

} // namespace pushscope
