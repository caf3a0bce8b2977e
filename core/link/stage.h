// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "time/clock.h"

#include <QByteArray>

#include <deque>
#include <optional>

namespace pushscope {

/// A piece of one direction of a connection: bytes, or its end.
struct Cell
{
    enum class Kind { Bytes, Fin, Reset };
    Kind kind = Kind::Bytes;
    QByteArray bytes;
    /// When it came to this place. A stage passes on when it should have left, not when it was fetched, so that
    /// lateness does not add up.
    Instant at;
};

/// What one fault does to one direction of one connection. Cells go in and come out later, changed or not at all, in
/// the same order. Without socket or timer; time is passed in. After end() it holds nothing back that it can let go,
/// and once it is empty it is taken away.
class Stage
{
public:
    virtual ~Stage() = default;
    Stage() = default;
    Q_DISABLE_COPY_MOVE(Stage)

    virtual void push(Cell cell, Instant now) = 0;
    /// When pull() will have something next; nothing: not before the next push() or end().
    [[nodiscard]] virtual std::optional<Instant> nextDue() const = 0;
    [[nodiscard]] virtual std::optional<Cell> pull(Instant now) = 0;
    [[nodiscard]] virtual qsizetype held() const = 0; ///< bytes
    [[nodiscard]] virtual bool isEmpty() const = 0;
    virtual void end(Instant now) = 0; ///< the fault is over

    /// It has done something since the last call: true once, as a rule.
    [[nodiscard]] bool takeHit() { return std::exchange(m_newHit, false); }

protected:
    void noteHit()
    {
        m_newHit = m_newHit || !m_hit;
        m_hit = true;
    }

private:
    bool m_hit = false;
    bool m_newHit = false;
};

/// Cells in a row that knows how many bytes it has.
class CellQueue
{
public:
    void push(Cell cell)
    {
        m_bytes += cell.bytes.size();
        m_cells.push_back(std::move(cell));
    }
    [[nodiscard]] Cell take()
    {
        Cell cell = std::move(m_cells.front());
        m_cells.pop_front();
        m_bytes -= cell.bytes.size();
        return cell;
    }
    /// The first `size` bytes of the front cell, which has more.
    [[nodiscard]] Cell takePart(qsizetype size);
    [[nodiscard]] const Cell &front() const { return m_cells.front(); }
    [[nodiscard]] const Cell &back() const { return m_cells.back(); }
    [[nodiscard]] bool isEmpty() const { return m_cells.empty(); }
    [[nodiscard]] qsizetype bytes() const { return m_bytes; }
    /// All cells come at `at`, if they came before.
    void moveTo(Instant at);

private:
    std::deque<Cell> m_cells;
    qsizetype m_bytes = 0;
};

} // namespace pushscope
