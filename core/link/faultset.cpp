// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/faultset.h"

#include "platform/deadlinetimer.h"

#include <algorithm>
#include <deque>

namespace pushscope {

namespace {

bool happensOnceToConnections(const Fault &fault)
{
    return infoOf(fault.kind).once && !fault.duration && !isServerFault(fault.kind) && !isNoOp(fault);
}

} // namespace

class FaultSet::Impl
{
public:
    Impl(const Clock &clock, FaultSet *owner) : m_clock{clock}, m_owner{owner}, m_timer{[this] { check(); }, owner} {}

    bool arm(int id, const Fault &fault);
    void remove(int id);
    /// Begins and ends what is due.
    void check();

    void noteHit(int id);

    [[nodiscard]] Instant now() const { return m_clock.now(); }

    std::vector<Armed> armed;
    std::deque<FaultBand> bands;
    int lastId = 0;

private:
    void forgetOldBands();
    void begin(Armed &fault);
    void waitForHit(int id);
    void end(std::vector<Armed>::iterator fault);
    [[nodiscard]] bool isKnown(int id) const;
    FaultBand *bandOf(int id);
    [[nodiscard]] static std::optional<Instant> nextOf(const Armed &fault);
    void wait();

    const Clock &m_clock;
    FaultSet *m_owner;
    DeadlineTimer m_timer;

    friend class FaultSet;
};

bool FaultSet::Impl::isKnown(int id) const
{
    return std::ranges::find(armed, id, &Armed::id) != armed.end()
        || std::ranges::find(bands, id, &FaultBand::id) != bands.end();
}

FaultBand *FaultSet::Impl::bandOf(int id)
{
    const auto found = std::ranges::find(bands, id, &FaultBand::id);
    return found == bands.end() ? nullptr : &*found;
}

bool FaultSet::Impl::arm(int id, const Fault &fault)
{
    if (armed.size() >= mostArmed || isKnown(id)) {
        return false;
    }
    lastId = std::max(lastId, id);
    Armed added{id, fault, now() + fault.from, {}, false};
    if (fault.duration) {
        added.ends = added.begins + *fault.duration;
    } else if (infoOf(fault.kind).once) {
        added.ends = added.begins;
    }
    armed.push_back(added);
    bands.push_back({id, fault.toString(), added.begins, added.ends, false, 0});
    forgetOldBands();
    check();
    return true;
}

/// Only what is over goes: fewer may be armed than there are bands.
void FaultSet::Impl::forgetOldBands()
{
    static_assert(mostArmed < mostBands);
    if (bands.size() > mostBands) {
        bands.erase(std::ranges::find_if(bands, [this](const FaultBand &band) {
            return std::ranges::find(armed, band.id, &Armed::id) == armed.end();
        }));
    }
}

std::optional<Instant> FaultSet::Impl::nextOf(const Armed &fault)
{
    return fault.active ? fault.ends : std::optional{fault.begins};
}

/// Anew from the start after each: a listener may have armed or removed something.
void FaultSet::Impl::check()
{
    for (;;) {
        const Instant at = now();
        auto due = armed.end();
        for (auto fault = armed.begin(); fault != armed.end(); ++fault) {
            const auto next = nextOf(*fault);
            if (next && *next <= at && (due == armed.end() || *next < *nextOf(*due))) {
                due = fault;
            }
        }
        if (due == armed.end()) {
            break;
        }
        if (due->active) {
            end(due);
        } else {
            begin(*due);
        }
    }
    wait();
}

void FaultSet::Impl::begin(Armed &fault)
{
    fault.active = true;
    if (FaultBand *band = bandOf(fault.id)) {
        band->active = true;
    }
    const Armed copy = fault; // a listener may arm another
    Q_EMIT m_owner->began(copy.id, copy.fault);
    if (happensOnceToConnections(copy.fault)) {
        waitForHit(copy.id);
    }
}

/// Unless it has met something already.
void FaultSet::Impl::waitForHit(int id)
{
    const auto found = std::ranges::find(armed, id, &Armed::id);
    FaultBand *band = bandOf(id);
    if (found != armed.end() && band != nullptr && band->hits == 0) {
        found->waitsForHit = true;
        found->ends.reset();
        band->to.reset();
    }
}

void FaultSet::Impl::noteHit(int id)
{
    FaultBand *band = bandOf(id);
    if (band == nullptr) {
        return;
    }
    ++band->hits;
    const auto found = std::ranges::find(armed, id, &Armed::id);
    if (found != armed.end() && found->waitsForHit) {
        band->from = now();
        end(found);
    }
}

void FaultSet::Impl::end(std::vector<Armed>::iterator fault)
{
    const Armed copy = *fault;
    armed.erase(fault);
    if (FaultBand *band = bandOf(copy.id)) {
        band->active = false;
        band->to = std::min(band->to.value_or(now()), now());
    }
    if (copy.active) {
        Q_EMIT m_owner->ended(copy.id, copy.fault);
    }
}

void FaultSet::Impl::remove(int id)
{
    const auto found = std::ranges::find(armed, id, &Armed::id);
    if (found == armed.end()) {
        return;
    }
    if (!found->active) {
        std::erase_if(bands, [id](const FaultBand &band) { return band.id == id; });
    }
    end(found);
    wait();
}

/// The deadline is a point of the host's clock; ours may be another.
void FaultSet::Impl::wait()
{
    std::optional<Instant> soonest;
    for (const Armed &fault : armed) {
        const auto next = nextOf(fault);
        if (next && (!soonest || *next < *soonest)) {
            soonest = next;
        }
    }
    if (soonest) {
        m_timer.setDeadline(SteadyClock{}.now() + (*soonest - now()));
    } else {
        m_timer.cancel();
    }
}

FaultSet::FaultSet(const Clock &clock, QObject *parent) : QObject{parent}, m_impl{std::make_unique<Impl>(clock, this)}
{
}

FaultSet::~FaultSet() = default;

int FaultSet::arm(const Fault &fault)
{
    const int id = m_impl->lastId + 1;
    return arm(id, fault) ? id : 0;
}

bool FaultSet::arm(int id, const Fault &fault)
{
    return m_impl->arm(id, fault);
}

void FaultSet::remove(int id)
{
    m_impl->remove(id);
}

void FaultSet::clear()
{
    while (!m_impl->armed.empty()) {
        m_impl->remove(m_impl->armed.front().id);
    }
}

void FaultSet::reset()
{
    clear();
    m_impl->bands.clear();
    m_impl->lastId = 0;
}

const std::vector<FaultSet::Armed> &FaultSet::armed() const
{
    return m_impl->armed;
}

std::vector<FaultBand> FaultSet::bands() const
{
    return {m_impl->bands.begin(), m_impl->bands.end()};
}

void FaultSet::noteHit(int id)
{
    m_impl->noteHit(id);
}

} // namespace pushscope
