// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/bandwidthstage.h"

#include <algorithm>
#include <cmath>

namespace pushscope {

namespace {

constexpr qint64 piecesPerSecond = 100;
constexpr qint64 nanoseconds = 1'000'000'000;

} // namespace

BandwidthStage::BandwidthStage(const Fault &fault) : m_rate{std::max<qint64>(1, fault.bytes)} {}

void BandwidthStage::push(Cell cell, Instant)
{
    if (!m_ended) {
        noteHit();
    }
    if (m_queue.isEmpty()) {
        m_busySince = std::max(cell.at, sentAt(m_sent));
        m_sent = 0;
    }
    m_queue.push(std::move(cell));
}

/// Rounded up: a byte has not left before its last bit has.
Instant BandwidthStage::sentAt(qint64 bytes) const
{
    const qint64 part = bytes % m_rate;
    const double rest = std::ceil(static_cast<double>(part) * nanoseconds / static_cast<double>(m_rate));
    return m_busySince + std::chrono::seconds{bytes / m_rate} + std::chrono::nanoseconds{static_cast<qint64>(rest)};
}

qint64 BandwidthStage::sentBy(Instant now) const
{
    const auto busy = std::max(now - m_busySince, std::chrono::nanoseconds{0});
    const auto seconds = std::chrono::floor<std::chrono::seconds>(busy);
    const auto rest = static_cast<double>((busy - seconds).count());
    return seconds.count() * m_rate + static_cast<qint64>(rest * static_cast<double>(m_rate) / nanoseconds);
}

/// Up to the next hundredth of a second, so that a whole second carries exactly the rate.
qsizetype BandwidthStage::nextPiece() const
{
    const qint64 hundredth = ((m_sent + 1) * piecesPerSecond + m_rate - 1) / m_rate;
    const qint64 piece = hundredth * m_rate / piecesPerSecond - m_sent;
    return std::min<qint64>(m_queue.front().bytes.size(), piece);
}

std::optional<Instant> BandwidthStage::nextDue() const
{
    if (m_queue.isEmpty()) {
        return {};
    }
    return m_ended ? Instant::min() : sentAt(m_sent + nextPiece());
}

std::optional<Cell> BandwidthStage::pull(Instant now)
{
    const auto due = nextDue();
    if (!due || *due > now) {
        return {};
    }
    if (m_ended) {
        Cell cell = m_queue.take();
        cell.at = std::max(cell.at, std::min(now, m_busySince));
        return cell;
    }
    const qsizetype ready = std::max(sentBy(now) - m_sent, nextPiece());
    Cell cell = m_queue.front().bytes.size() <= ready ? m_queue.take() : m_queue.takePart(ready);
    m_sent += cell.bytes.size();
    cell.at = std::min(now, sentAt(m_sent));
    return cell;
}

void BandwidthStage::end(Instant now)
{
    m_ended = true;
    m_busySince = now;
}

} // namespace pushscope
