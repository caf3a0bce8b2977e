// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/answerstage.h"

namespace pushscope {

namespace {

QByteArray reasonOf(int status)
{
    switch (status) {
    case 429: return QByteArrayLiteral("Too Many Requests");
    case 502: return QByteArrayLiteral("Bad Gateway");
    default: return QByteArrayLiteral("Service Unavailable");
    }
}

} // namespace

AnswerStage::AnswerStage(const Fault &fault, const DrawContext &context, HttpFollower requests)
    : m_fault{fault}, m_context{context}, m_requests{std::move(requests)}
{
}

void AnswerStage::push(Cell cell, Instant)
{
    if (m_answered && cell.kind == Cell::Kind::Bytes) {
        return;
    }
    if (m_ended || cell.kind != Cell::Kind::Bytes || m_requests.isOpaque()) {
        release();
        m_out.push(std::move(cell));
        return;
    }
    for (qsizetype taken = 0; taken < cell.bytes.size() && !m_answered;) {
        taken += takeStep(cell, taken);
    }
}

qsizetype AnswerStage::takeStep(const Cell &cell, qsizetype from)
{
    m_holding = m_holding || m_requests.isBetween();
    const auto step = m_requests.next(QByteArrayView{cell.bytes}.sliced(from));
    CellQueue &queue = m_holding ? m_waiting : m_out;
    queue.push({cell.kind, cell.bytes.mid(from, step.consumed), cell.at});
    if (m_holding && step.head && drawsHit(m_fault, m_context, ++m_count)) {
        noteHit();
        m_answered = true;
        m_waiting = {};
    } else if (step.head || m_requests.isOpaque()) {
        release();
    }
    return step.consumed;
}

void AnswerStage::release()
{
    m_holding = false;
    while (!m_waiting.isEmpty()) {
        m_out.push(m_waiting.take());
    }
}

QByteArray AnswerStage::answer() const
{
    const QByteArray body = QByteArrayLiteral("answered in the network, not by the server\n");
    return "HTTP/1.1 " + QByteArray::number(m_fault.status) + ' ' + reasonOf(m_fault.status)
        + "\r\nRetry-After: 1\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n" + body;
}

std::optional<Instant> AnswerStage::nextDue() const
{
    return m_out.isEmpty() ? std::nullopt : std::optional{Instant::min()};
}

std::optional<Cell> AnswerStage::pull(Instant)
{
    return m_out.isEmpty() ? std::nullopt : std::optional{m_out.take()};
}

void AnswerStage::end(Instant)
{
    m_ended = true;
    release();
}

} // namespace pushscope
