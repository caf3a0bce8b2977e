// SPDX-License-Identifier: GPL-3.0-or-later
// The relaying; what faults do to it is in linkconnectionfaults.cpp.
#include "link/linkconnection.h"

#include "link/bufferstage.h"
#include "link/faultsentence.h"

#include <algorithm>

namespace pushscope {

LinkConnection::LinkConnection(LinkContext &context, quint32 ordinal, Ends ends, std::function<void()> onGone,
                               QObject *parent)
    : QObject{parent}, m_context{context}, m_draws{context.client, ordinal}, m_client{std::move(ends.client)},
      m_server{std::move(ends.server)}, m_up{WireDirection::Up, *m_client, *m_server}, m_down{WireDirection::Down,
                                                                                              *m_server, *m_client},
      m_onGone{std::move(onGone)}, m_tls{ends.wire.tls}, m_openedAt{context.clock.now()}, m_lastByte{m_openedAt}
{
    if (m_context.capture) {
        m_number = m_context.capture->open(m_openedAt, std::move(ends.wire));
    }
    if (m_tls) {
        m_up.follower.becomeOpaque();
        m_down.follower.becomeOpaque();
    }
    listenTo(m_up);
    listenTo(m_down);
}

LinkConnection::~LinkConnection()
{
    if (m_context.capture && !m_gone) {
        m_context.capture->forget(m_number);
    }
}

void LinkConnection::listenTo(Lane &lane)
{
    lane.source.onReadable = [this, &lane] { readFrom(lane); };
    lane.target.onWritable = [this, &lane] { targetWritable(lane); };
    lane.source.setReading(true);
}

void LinkConnection::readFrom(Lane &lane)
{
    QByteArray &buffer = m_context.buffer;
    qint64 size = buffer.size();
    const Instant at = m_context.clock.now();
    if (&lane == &m_down) {
        for (const auto &slow : m_slow) {
            size = std::min(size, slow.value.allowed(at));
        }
    }
    if (size == 0) {
        regulate(lane);
        schedule();
        return;
    }
    const Received received = lane.source.receive(buffer.data(), size);
    switch (received.kind) {
    case Received::Kind::Bytes: take(lane, QByteArrayView{buffer}.first(received.size), at); break;
    case Received::Kind::NoneWaiting: break;
    case Received::Kind::End: sourceEnded(lane, Cell::Kind::Fin); break;
    case Received::Kind::Reset:
    case Received::Kind::Unsupported: sourceEnded(lane, Cell::Kind::Reset); break;
    }
}

void LinkConnection::take(Lane &lane, QByteArrayView bytes, Instant at)
{
    m_lastByte = at;
    const bool isDown = &lane == &m_down;
    if (isDown && !m_slow.empty()) {
        for (auto &slow : m_slow) {
            slow.value.take(bytes.size(), at);
        }
        noteHit(m_slow.front().id, sentenceOf(FaultKind::SlowReader));
    }
    if (m_discarding) {
        regulate(lane);
        schedule();
        return;
    }
    if (!isDown) {
        show(lane, bytes, at);
    }
    if (isDown && !m_lethal.empty()) {
        strike(m_lethal.front().id, m_lethal.front().fault.kind);
        return;
    }
    if (lane.pipe.isPlain()) {
        deliver(lane, bytes, at);
        follow(lane, bytes);
    } else {
        lane.pipe.push({Cell::Kind::Bytes, bytes.toByteArray(), at}, at);
        follow(lane, bytes);
        pump(lane, at);
    }
    if (!m_gone) {
        regulate(lane);
        schedule();
    }
}

/// As the client could see them.
void LinkConnection::show(Lane &lane, QByteArrayView bytes, Instant at)
{
    if (m_context.capture) {
        m_context.capture->data(at, m_number, lane.direction, bytes.toByteArray());
    }
    if (m_context.texts && !m_tls) {
        m_context.texts->feed(&lane == &m_up ? m_textsUp : m_textsDown, lane.direction, bytes);
    }
}

/// After the bytes are on their way: it costs them no time.
void LinkConnection::follow(Lane &lane, QByteArrayView bytes)
{
    HttpFollower &follower = lane.follower;
    for (qsizetype taken = 0; taken < bytes.size() && !follower.isOpaque();) {
        const auto step = follower.next(bytes.sliced(taken));
        taken += step.consumed;
        if (step.head && &lane == &m_up) {
            m_down.follower.noteRequest(follower.wasHead());
            for (const auto &member : m_down.pipe.members()) {
                if (auto *buffer = dynamic_cast<BufferStage *>(member.stage.get())) {
                    buffer->noteRequest(follower.wasHead());
                }
            }
        }
    }
}

void LinkConnection::sourceEnded(Lane &lane, Cell::Kind kind)
{
    if (lane.sourceEnded && (kind == Cell::Kind::Fin || !lane.source.isOpen())) {
        return;
    }
    const Instant at = m_context.clock.now();
    lane.sourceEnded = true;
    lane.source.setReading(false);
    if (kind == Cell::Kind::Reset) {
        lane.source.close();
        otherThan(lane).out.clear();
    }
    if (&lane == &m_up && m_context.capture) {
        if (kind == Cell::Kind::Reset) {
            m_context.capture->reset(at, m_number, lane.direction);
        } else {
            m_context.capture->closed(at, m_number, lane.direction);
        }
    }
    pushEnd(lane, kind, at);
    pump(lane, at);
    schedule();
    checkGone();
}

void LinkConnection::pushEnd(Lane &lane, Cell::Kind kind, Instant at)
{
    if (!lane.endPushed || kind == Cell::Kind::Reset) {
        lane.endPushed = true;
        lane.pipe.push({kind, {}, at}, at);
    }
}

void LinkConnection::pump(Lane &lane, Instant now)
{
    lane.pipe.drain(now);
    while (lane.pipe.hasOutput() && !m_gone) {
        const Cell cell = lane.pipe.takeOutput();
        if (cell.kind == Cell::Kind::Bytes) {
            deliver(lane, cell.bytes, m_context.clock.now());
        } else {
            endTarget(lane, cell.kind, m_context.clock.now());
        }
    }
    if (!m_gone && !lane.pipe.members().empty()) {
        noteHits(lane);
    }
}

void LinkConnection::deliver(Lane &lane, QByteArrayView bytes, Instant at)
{
    if (lane.isOver() || lane.endWaiting || lane.broken) {
        return;
    }
    lane.passed += bytes.size();
    qint64 sent = 0;
    if (lane.out.isEmpty()) {
        sent = lane.target.send(bytes);
        if (sent < 0) {
            targetBroken(lane);
            return;
        }
    }
    if (sent > 0 && &lane == &m_down) {
        show(lane, bytes.first(sent), at);
    }
    if (sent < bytes.size()) {
        lane.out.append(bytes.sliced(sent));
        lane.target.setWriting(true);
    }
}

void LinkConnection::targetWritable(Lane &lane)
{
    const Instant at = m_context.clock.now();
    const qint64 sent = lane.out.isEmpty() ? 0 : lane.target.send(lane.out);
    if (sent < 0) {
        targetBroken(lane);
        return;
    }
    if (sent > 0 && &lane == &m_down) {
        show(lane, QByteArrayView{lane.out}.first(sent), at);
    }
    lane.out.remove(0, sent);
    if (lane.out.isEmpty()) {
        lane.target.setWriting(false);
        if (std::exchange(lane.endWaiting, false)) {
            endTarget(lane, Cell::Kind::Fin, at);
        }
    }
    if (!m_gone) {
        regulate(lane);
        schedule();
    }
}

/// The send failed: what the reading side of that socket would tell is told here.
void LinkConnection::targetBroken(Lane &lane)
{
    lane.out.clear();
    if (std::exchange(lane.broken, true)) {
        return;
    }
    Lane &back = otherThan(lane);
    readRest(back);
    if (!m_gone) {
        sourceEnded(back, Cell::Kind::Reset);
    }
}

/// What had come before the source broke. With a buffer of its own: the common one may hold what was to be sent.
void LinkConnection::readRest(Lane &lane)
{
    QByteArray buffer{m_context.buffer.size(), Qt::Uninitialized};
    while (!m_gone && !lane.sourceEnded) {
        const Received received = lane.source.receive(buffer.data(), buffer.size());
        if (received.kind != Received::Kind::Bytes) {
            return;
        }
        take(lane, QByteArrayView{buffer}.first(received.size), m_context.clock.now());
    }
}

void LinkConnection::endTarget(Lane &lane, Cell::Kind kind, Instant at)
{
    if (!lane.target.isOpen() || (lane.ended && kind == Cell::Kind::Fin)) {
        return;
    }
    if (kind == Cell::Kind::Fin && !lane.out.isEmpty()) {
        lane.endWaiting = true;
        checkGone();
        return;
    }
    lane.ended = true;
    if (kind == Cell::Kind::Fin) {
        lane.target.finish();
    } else {
        lane.target.reset();
        otherThan(lane).sourceEnded = true;
    }
    if (&lane == &m_down && m_context.capture) {
        if (kind == Cell::Kind::Fin) {
            m_context.capture->closed(at, m_number, lane.direction);
        } else {
            m_context.capture->reset(at, m_number, lane.direction);
        }
    }
    checkGone();
}

void LinkConnection::regulate(Lane &lane)
{
    if (lane.sourceEnded) {
        return;
    }
    bool reading = m_discarding || !lane.isFull();
    if (&lane == &m_down && !m_slow.empty()) {
        const Instant now = m_context.clock.now();
        reading =
            reading && std::ranges::all_of(m_slow, [now](const auto &slow) { return slow.value.allowed(now) > 0; });
    }
    lane.source.setReading(reading);
}

std::optional<Instant> LinkConnection::nextDeadline() const
{
    std::optional<Instant> soonest = m_up.pipe.nextDue();
    const auto consider = [&soonest](std::optional<Instant> at) {
        if (at && (!soonest || *at < *soonest)) {
            soonest = at;
        }
    };
    consider(m_down.pipe.nextDue());
    consider(m_lingersUntil);
    if (!m_discarding) {
        for (const auto &idle : m_idle) {
            consider(idle.value.deadline(m_lastByte));
        }
        for (const auto &cut : m_cuts) {
            consider(cut.value);
        }
    }
    if (!m_down.sourceEnded && !m_down.isFull()) {
        for (const auto &slow : m_slow) {
            if (slow.value.allowed(m_context.clock.now()) == 0) {
                consider(slow.value.nextDue());
            }
        }
    }
    return soonest;
}

/// A deadline that has moved away is noticed when the timer fires, so that a byte costs no system call.
void LinkConnection::schedule()
{
    if (m_gone) {
        return;
    }
    const auto next = nextDeadline();
    if (!next || (m_armed && *m_armed <= *next)) {
        return;
    }
    if (!m_timer) {
        m_timer = std::make_unique<DeadlineTimer>([this] { onDeadline(); });
    }
    m_armed = next;
    m_timer->setDeadline(*next);
}

void LinkConnection::onDeadline()
{
    m_armed.reset();
    const Instant now = m_context.clock.now();
    for (Lane *lane : {&m_up, &m_down}) {
        if (!m_gone) {
            pump(*lane, now);
        }
    }
    if (!m_gone) {
        checkTimed(now);
    }
    if (!m_gone) {
        regulate(m_up);
        regulate(m_down);
        schedule();
    }
}

/// Both sides have been told the end. Closing before they have ended too would reset what they still send.
void LinkConnection::checkGone()
{
    if (m_gone) {
        return;
    }
    const bool over = m_up.isOver() && m_down.isOver();
    if (over && m_up.sourceEnded && m_down.sourceEnded) {
        gone();
    } else if (!m_lingersUntil && (over || (m_discarding && m_up.isDue() && m_down.isDue()))) {
        m_lingersUntil = m_context.clock.now() + lingerTime;
        schedule();
    }
}

void LinkConnection::gone()
{
    tellLosses();
    m_gone = true;
    m_client->close();
    m_server->close();
    if (m_timer) {
        m_timer->cancel();
    }
    if (m_context.capture) {
        m_context.capture->forget(m_number);
    }
    m_onGone();
}

} // namespace pushscope
