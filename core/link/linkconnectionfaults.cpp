// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/linkconnection.h"

#include "link/answerstage.h"
#include "link/bandwidthstage.h"
#include "link/blackholestage.h"
#include "link/bufferstage.h"
#include "link/cutstage.h"
#include "link/delaystage.h"
#include "link/faultsentence.h"
#include "link/slowclosestage.h"
#include "link/stallstage.h"

#include <algorithm>

namespace pushscope {

namespace {

bool goesThrough(const Fault &fault, WireDirection direction)
{
    switch (fault.kind) {
    case FaultKind::Answer: return direction == WireDirection::Up;
    case FaultKind::Buffer:
    case FaultKind::Cut: return direction == WireDirection::Down;
    default: break;
    }
    return fault.direction == FaultDirection::Both
        || (fault.direction == FaultDirection::Up) == (direction == WireDirection::Up);
}

} // namespace

void LinkConnection::beginFault(int id, const Fault &fault, bool isNew)
{
    // An answer is drawn for each request.
    if (m_gone || m_discarding || (fault.kind != FaultKind::Answer && !drawsHit(fault, m_draws))) {
        return;
    }
    const Instant now = m_context.clock.now();
    switch (fault.kind) {
    case FaultKind::Fin:
    case FaultKind::Rst:
        if (isNew) {
            m_lethal.push_back({id, fault});
        } else {
            strike(id, fault.kind);
        }
        return;
    case FaultKind::IdleTimeout: m_idle.push_back({id, IdleTimeout{fault, now}}); break;
    case FaultKind::SlowReader:
        m_slow.push_back({id, SlowReader{fault, now}});
        m_server->setReceiveBuffer(SlowReader::receiveBuffer);
        regulate(m_down);
        break;
    case FaultKind::Cut:
        if (fault.bytes == 0) {
            m_cuts.push_back({id, m_openedAt + fault.time});
            checkTimed(now);
            break;
        }
        attachStages(id, fault, now);
        break;
    case FaultKind::Answer:
        if (m_tls) {
            tellNoAnswer(fault.status);
            return;
        }
        [[fallthrough]];
    default: attachStages(id, fault, now); break;
    }
    schedule();
}

void LinkConnection::attachStages(int id, const Fault &fault, Instant now)
{
    for (Lane *lane : {&m_up, &m_down}) {
        if (!goesThrough(fault, lane->direction)) {
            continue;
        }
        if (auto stage = makeStage(fault, *lane, now)) {
            lane->pipe.attach(id, fault.kind, std::move(stage));
            pump(*lane, now);
        }
    }
}

std::unique_ptr<Stage> LinkConnection::makeStage(const Fault &fault, const Lane &lane, Instant now) const
{
    // Place 0 is the draw whether the fault meets the connection.
    const quint64 place = lane.direction == WireDirection::Up ? 1 : 2;
    switch (fault.kind) {
    case FaultKind::Delay: return std::make_unique<DelayStage>(fault, FaultDraw{fault, m_draws, place}, lane.passed);
    case FaultKind::Bandwidth: return std::make_unique<BandwidthStage>(fault);
    case FaultKind::Stall: return std::make_unique<StallStage>();
    case FaultKind::Blackhole: return std::make_unique<BlackholeStage>();
    case FaultKind::SlowClose: return std::make_unique<SlowCloseStage>(fault.time);
    case FaultKind::Cut: return std::make_unique<CutStage>(fault.bytes - lane.passed, now);
    case FaultKind::Buffer:
        return m_tls ? std::make_unique<BufferStage>(fault.bytes)
                     : std::make_unique<BufferStage>(fault.bytes, lane.follower);
    case FaultKind::Answer: return std::make_unique<AnswerStage>(fault, m_draws, lane.follower);
    default: return {};
    }
}

void LinkConnection::endFault(int id, const Fault &fault)
{
    if (m_gone) {
        return;
    }
    const auto isIt = [id](const auto &each) { return each.id == id; };
    std::erase_if(m_idle, isIt);
    std::erase_if(m_cuts, isIt);
    std::erase_if(m_lethal, isIt);
    if (std::erase_if(m_slow, isIt) > 0 && m_slow.empty()) {
        m_server->setReceiveBuffer(SlowReader::usualReceiveBuffer);
    }
    if (fault.kind == FaultKind::Stall) {
        tellHeld(id);
    } else if (fault.kind == FaultKind::Blackhole) {
        endBlackhole(id);
        if (m_gone) {
            return;
        }
    }
    const Instant now = m_context.clock.now();
    for (Lane *lane : {&m_up, &m_down}) {
        lane->pipe.end(id, now);
        pump(*lane, now);
        if (m_gone) {
            return;
        }
        regulate(*lane);
    }
    schedule();
}

/// What was lost can never be made good: TCP has no way but to give up.
void LinkConnection::endBlackhole(int id)
{
    const auto hasLost = [id](const Lane &lane) {
        const auto *hole = dynamic_cast<const BlackholeStage *>(lane.pipe.stageOf(id));
        return hole != nullptr && hole->hasLost();
    };
    if (hasLost(m_up) || hasLost(m_down)) {
        resetByFault();
    }
}

void LinkConnection::tellHeld(int id)
{
    qint64 held = 0;
    for (const Lane *lane : {&m_up, &m_down}) {
        const Stage *stage = lane->pipe.stageOf(id);
        held += stage != nullptr ? stage->held() : 0;
    }
    if (held > 0) {
        tell(sentenceOfHeld(held));
    }
}

void LinkConnection::tellLosses()
{
    qint64 lost = 0;
    for (const Lane *lane : {&m_up, &m_down}) {
        for (const auto &member : lane->pipe.members()) {
            const auto *hole = dynamic_cast<const BlackholeStage *>(member.stage.get());
            lost += hole != nullptr ? hole->lostBytes() : 0;
        }
    }
    if (lost > 0 && !std::exchange(m_lossesTold, true)) {
        tell(sentenceOfLoss(lost));
    }
}

void LinkConnection::noteHits(Lane &lane)
{
    // Anew from the start after what closes: it ends other stages.
    for (const auto &member : lane.pipe.members()) {
        if (!member.stage->takeHit()) {
            continue;
        }
        if (const auto *answer = dynamic_cast<const AnswerStage *>(member.stage.get())) {
            giveAnswer(member.id, answer->answer(), answer->status());
            return;
        }
        noteHit(member.id, sentenceOf(member.kind));
        if (const auto *cut = dynamic_cast<const CutStage *>(member.stage.get()); cut && cut->hasCut()) {
            lane.endPushed = true;
            closeByFault();
            return;
        }
    }
}

void LinkConnection::noteHit(int id, const QString &sentence)
{
    if (m_hits.insert(id).second) {
        m_context.faults.noteHit(id);
        tell(sentence);
    }
}

void LinkConnection::tell(const QString &sentence)
{
    if (m_context.capture) {
        m_context.capture->fault(m_context.clock.now(), m_number, sentence);
    }
}

void LinkConnection::strike(int id, FaultKind kind)
{
    noteHit(id, sentenceOf(kind)); // may end the fault, and with it what was held
    if (m_gone) {
        return;
    }
    if (kind == FaultKind::Rst) {
        resetByFault();
    } else {
        closeByFault();
    }
}

void LinkConnection::tellNoAnswer(int status)
{
    if (!std::exchange(m_noAnswerTold, true)) {
        tell(sentenceOfNoAnswer(status));
    }
}

void LinkConnection::giveAnswer(int id, const QByteArray &answer, int status)
{
    m_context.faults.noteHit(id);
    tell(sentenceOfAnswer(status));
    const Instant now = m_context.clock.now();
    m_down.pipe.push({Cell::Kind::Bytes, answer, now}, now);
    closeByFault();
}

/// FIN to both sides, behind what is on its way.
void LinkConnection::closeByFault()
{
    m_discarding = true;
    const Instant now = m_context.clock.now();
    for (Lane *lane : {&m_up, &m_down}) {
        pushEnd(*lane, Cell::Kind::Fin, now);
        pump(*lane, now);
        if (m_gone) {
            return;
        }
        regulate(*lane);
    }
    checkGone(); // the ends may have been under way already
    schedule();
}

void LinkConnection::resetByFault()
{
    tellLosses();
    if (m_client->isOpen() && m_context.capture) {
        m_context.capture->reset(m_context.clock.now(), m_number, WireDirection::Down);
    }
    m_client->reset();
    m_server->reset();
    gone();
}

void LinkConnection::checkTimed(Instant now)
{
    if (m_lingersUntil && *m_lingersUntil <= now) {
        gone();
        return;
    }
    if (m_discarding) {
        return;
    }
    for (const auto &idle : m_idle) {
        if (idle.value.deadline(m_lastByte) <= now) {
            strike(idle.id, FaultKind::IdleTimeout);
            return;
        }
    }
    for (const auto &cut : m_cuts) {
        if (cut.value <= now) {
            strike(cut.id, FaultKind::Cut);
            return;
        }
    }
}

} // namespace pushscope
