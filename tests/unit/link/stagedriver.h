// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fault/fault.h"
#include "link/pipe.h"

#include <vector>

namespace pushscope::test {

inline Fault fault(const char *text)
{
    return Fault::parse(QString::fromUtf8(text)).value();
}

/// A pipe in a time of its own: everything that comes out is kept with the time at which it did.
class StageDriver
{
public:
    struct Out
    {
        Cell::Kind kind;
        QByteArray bytes;
        std::chrono::nanoseconds at; ///< since the beginning
    };

    Pipe pipe;
    ManualClock clock;
    std::vector<Out> out;

    StageDriver() : m_begin{clock.now()} {}
    explicit StageDriver(std::unique_ptr<Stage> stage, FaultKind kind = FaultKind::Delay) : StageDriver{}
    {
        pipe.attach(1, kind, std::move(stage));
    }

    void push(const QByteArray &bytes) { pushCell({Cell::Kind::Bytes, bytes, clock.now()}); }
    void pushEnd(Cell::Kind kind) { pushCell({kind, {}, clock.now()}); }
    void end(int id = 1)
    {
        pipe.end(id, clock.now());
        collect();
    }
    /// Lets time pass, stopping wherever something is due.
    void run(std::chrono::nanoseconds time)
    {
        const Instant until = clock.now() + time;
        for (auto due = pipe.nextDue(); due && *due <= until; due = pipe.nextDue()) {
            clock.advance(std::max(*due - clock.now(), std::chrono::nanoseconds{0}));
            collect();
        }
        clock.advance(until - clock.now());
        collect();
    }
    [[nodiscard]] QByteArray bytes() const
    {
        QByteArray all;
        for (const Out &each : out) {
            all += each.kind == Cell::Kind::Bytes ? each.bytes : each.kind == Cell::Kind::Fin ? "|" : "!";
        }
        return all;
    }
    [[nodiscard]] std::vector<std::chrono::nanoseconds> times() const
    {
        std::vector<std::chrono::nanoseconds> all;
        for (const Out &each : out) {
            all.push_back(each.at);
        }
        return all;
    }

private:
    void pushCell(Cell cell)
    {
        pipe.push(std::move(cell), clock.now());
        collect();
    }
    void collect()
    {
        pipe.drain(clock.now());
        while (pipe.hasOutput()) {
            const Cell cell = pipe.takeOutput();
            out.push_back({cell.kind, cell.bytes, clock.now() - m_begin});
        }
    }

    Instant m_begin;
};

} // namespace pushscope::test
