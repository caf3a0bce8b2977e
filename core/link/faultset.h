// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fault/fault.h"
#include "metrics/faultband.h"
#include "time/clock.h"

#include <QObject>

#include <memory>
#include <vector>

namespace pushscope {

/// The faults that are armed for the links of one thread: each begins `from` after it was armed and
/// ends after its duration or when it is removed. What happens once to connections and has met none stays in force
/// until the first hit, and its band is that moment. Links listen.
class FaultSet : public QObject
{
    Q_OBJECT

public:
    explicit FaultSet(const Clock &clock, QObject *parent = nullptr);
    ~FaultSet() override;

    struct Armed
    {
        int id = 0;
        Fault fault;
        Instant begins;
        std::optional<Instant> ends;
        bool active = false;
        bool waitsForHit = false; ///< ends with it
    };

    /// Numbers faults from 1; the number is never used again. Nothing is armed beyond `mostArmed`: returns 0.
    int arm(const Fault &fault);
    /// As arm(), with a number that the caller has chosen.
    bool arm(int id, const Fault &fault);
    void remove(int id);
    void clear();
    /// As new: no fault was ever armed.
    void reset();

    [[nodiscard]] const std::vector<Armed> &armed() const; ///< waiting and active, in the order of arming
    /// The stretches of time in which faults were or are in force, at most `mostBands`: of those that are over the
    /// oldest go.
    [[nodiscard]] std::vector<FaultBand> bands() const;
    /// A fault did something to a connection: counted in its band. May end the fault.
    void noteHit(int id);

    static constexpr std::size_t mostArmed = 100;
    static constexpr std::size_t mostBands = 200;

Q_SIGNALS:
    void began(int id, const pushscope::Fault &fault);
    void ended(int id, const pushscope::Fault &fault);

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace pushscope
