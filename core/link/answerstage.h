// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "link/faultdraw.h"
#include "link/httpfollower.h"
#include "link/stage.h"

namespace pushscope {

/// Keeps a request from the server so that it can be answered in its place: holds each head until it is complete and
/// draws for it. After one that is met nothing more passes.
class AnswerStage final : public Stage
{
public:
    /// `requests` knows where the direction stands: a head that has begun before passes.
    AnswerStage(const Fault &fault, const DrawContext &context, HttpFollower requests);

    void push(Cell cell, Instant now) override;
    [[nodiscard]] std::optional<Instant> nextDue() const override;
    [[nodiscard]] std::optional<Cell> pull(Instant now) override;
    [[nodiscard]] qsizetype held() const override { return m_waiting.bytes() + m_out.bytes(); }
    [[nodiscard]] bool isEmpty() const override { return m_waiting.isEmpty() && m_out.isEmpty(); }
    void end(Instant now) override;

    [[nodiscard]] bool hasAnswered() const { return m_answered; }
    /// The whole response: with Retry-After, and closing the connection.
    [[nodiscard]] QByteArray answer() const;
    [[nodiscard]] int status() const { return m_fault.status; }

private:
    [[nodiscard]] qsizetype takeStep(const Cell &cell, qsizetype from);
    void release();

    Fault m_fault;
    DrawContext m_context;
    HttpFollower m_requests;
    CellQueue m_waiting;
    CellQueue m_out;
    quint64 m_count = 0;
    bool m_holding = false;
    bool m_answered = false;
    bool m_ended = false;
};

} // namespace pushscope
