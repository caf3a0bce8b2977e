// SPDX-License-Identifier: GPL-3.0-or-later
#include "load/loadpublisher.h"

#include "client/refusal.h"
#include "load/httpscanner.h"
#include "loadmodel/loadtexts.h"
#include "message/clientsentence.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace pushscope {

namespace {

constexpr std::size_t answerBuffer = 256 * 1024;
constexpr int firstSuccess = 200;
constexpr int firstRedirect = 300;
constexpr qsizetype longestRefusal = 300;

/// Why in words of the server, if there are any; of a page nothing.
QString saidIn(std::string_view body)
{
    const QByteArray bytes = QByteArray{body.data(), static_cast<qsizetype>(body.size())}.trimmed();
    const QString reason = reasonIn(bytes);
    return !reason.isEmpty()    ? reason
        : bytes.startsWith('<') ? QString{}
                                : QString::fromUtf8(bytes.left(longestRefusal)).simplified();
}

} // namespace

LoadPublisher::LoadPublisher(const LoadTargets &targets, qsizetype payloadBytes, const LoadAddress &address,
                             const LoadStampFormat &format, Poller &poller, quint64 key, const Clock &clock)
    : m_format{format}, m_address{address}, m_poller{poller}, m_key{key}, m_clock{clock},
      m_payloadBytes{static_cast<std::size_t>(payloadBytes)}, m_request{targets.publication.begin(),
                                                                        targets.publication.end()},
      m_answers(answerBuffer)
{
    connect(clock.now());
}

void LoadPublisher::connect(Instant now)
{
    constexpr quint32 anyNumber = 0;
    Connecting attempt = beginConnect(m_address, anyNumber);
    m_socket = std::move(attempt.socket);
    m_connected = false;
    m_retryAt = now + retryDelay;
    if (m_socket.valid() && !m_poller.add(m_socket.get(), m_key)) {
        m_socket.reset();
    }
}

void LoadPublisher::publish(const LoadStamp &stamp, Instant now)
{
    if (m_events.size() >= mostOutstanding) {
        return; // counts as offered and not sent
    }
    if (m_events.empty()) {
        m_awaitedSince = now;
    }
    m_events.push_back(stamp);
    write();
    if (m_sent < m_events.size()) {
        m_heldUpTo = stamp.sequence;
    }
}

void LoadPublisher::write()
{
    while (m_connected && m_sent < m_events.size()) {
        if (m_sentOfNext == 0) {
            m_format.write(m_events[m_sent],
                           std::span<char, LoadStamp::size>{m_request.data() + m_request.size() - m_payloadBytes,
                                                            LoadStamp::size});
        }
        if (!sendSome()) {
            return;
        }
    }
}

/// False if the socket takes no more for now.
bool LoadPublisher::sendSome()
{
    const auto count =
        ::send(m_socket.get(), m_request.data() + m_sentOfNext, m_request.size() - m_sentOfNext, MSG_NOSIGNAL);
    if (count < 0) {
        return errno == EINTR; // an error is seen where it is read
    }
    m_sentOfNext += static_cast<std::size_t>(count);
    if (m_sentOfNext < m_request.size()) {
        return true;
    }
    const LoadStamp &stamp = m_events[m_sent];
    m_sentOfNext = 0;
    if (m_sent >= m_resend) {
        ++m_sentInAll;
        if (m_window.contains(stamp.sequence)) {
            recordLateness(stamp);
        }
    }
    ++m_sent;
    return true;
}

void LoadPublisher::recordLateness(const LoadStamp &stamp)
{
    const std::chrono::microseconds late{toMicroseconds(m_clock.now()) - stamp.due};
    ++m_figures.sent;
    m_figures.lateness.record(late);
    if (stamp.sequence > m_heldUpTo) {
        m_figures.ownLateness.record(late);
    } else {
        ++m_figures.heldUp;
    }
}

void LoadPublisher::ready(quint32 events)
{
    if (!m_socket.valid()) {
        return;
    }
    if (!m_connected && (events & (EPOLLOUT | EPOLLERR | EPOLLHUP)) != 0) {
        if (const int error = connectError(m_socket.get()); error != 0) {
            if (m_figures.firstFailure.isEmpty()) {
                m_figures.firstFailure = loadFailure([error] { return systemReason(error); });
            }
            disconnected(false);
            return;
        }
        m_connected = true;
    }
    if ((events & EPOLLOUT) != 0) {
        write();
    }
    read();
}

void LoadPublisher::read()
{
    while (m_socket.valid()) {
        if (m_answerBytes == m_answers.size()) {
            m_answers.resize(2 * m_answers.size());
        }
        const auto count =
            ::recv(m_socket.get(), m_answers.data() + m_answerBytes, m_answers.size() - m_answerBytes, 0);
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
            return;
        }
        m_answerBytes += static_cast<std::size_t>(std::max<ssize_t>(count, 0));
        bool closes = false;
        const bool usable = takeAnswers(count <= 0, closes);
        if (count <= 0 || closes || !usable) {
            disconnected(closes);
            return;
        }
    }
}

bool LoadPublisher::takeAnswers(bool ended, bool &closes)
{
    std::size_t at = 0;
    bool usable = true;
    while (at < m_answerBytes && !closes && usable) {
        const HttpAnswer answer = scanHttpAnswer({m_answers.data() + at, m_answerBytes - at}, ended);
        if (answer.state == HttpAnswer::State::Incomplete) {
            break;
        }
        usable = answer.state == HttpAnswer::State::Complete;
        if (usable && answer.head.status >= firstSuccess) {
            takeAnswer(answer);
            closes = answer.head.closes;
        }
        at += answer.size;
    }
    m_answerBytes -= at;
    std::memmove(m_answers.data(), m_answers.data() + at, m_answerBytes);
    return usable;
}

void LoadPublisher::takeRefusal(const HttpAnswer &answer)
{
    m_firstRefusal.status = answer.head.status;
    m_firstRefusal.failure = loadFailure([status = QString::number(answer.head.status), said = saidIn(answer.body)] {
        return said.isEmpty() ? LoadText::tr("answered %1").arg(status)
                              : LoadText::tr("answered %1: %2").arg(status, shownClientSentence(said));
    });
    if (m_figures.firstFailure.isEmpty()) {
        m_figures.firstFailure = m_firstRefusal.failure;
    }
}

void LoadPublisher::takeAnswer(const HttpAnswer &answer)
{
    m_awaitedSince = m_clock.now();
    if (m_sent == 0) {
        return; // an answer that nobody asked for
    }
    const bool accepted = answer.head.status >= firstSuccess && answer.head.status < firstRedirect;
    ++(accepted ? m_figures.confirmedInAll : m_refused);
    if (accepted) {
        addAccepted(m_events.front().sequence);
    }
    if (m_window.contains(m_events.front().sequence)) {
        ++(accepted ? m_figures.confirmed : m_figures.refused);
    }
    if (!accepted && m_firstRefusal.status == 0) {
        takeRefusal(answer);
    }
    m_events.pop_front();
    --m_sent;
    m_resend -= m_resend > 0 ? 1 : 0;
}

/// Answers come in the order of the events.
void LoadPublisher::addAccepted(qint64 sequence)
{
    const bool goesOn = !m_accepted.empty() && m_accepted.back().end == sequence;
    if (goesOn || m_accepted.size() == mostRanges) {
        m_accepted.back().end = sequence + 1;
    } else {
        m_accepted.push_back({sequence, sequence + 1});
    }
}

std::vector<SequenceRange> LoadPublisher::accepted(SequenceRange range) const
{
    std::vector<SequenceRange> inside;
    for (const SequenceRange &each : m_accepted) {
        const SequenceRange part{std::max(each.first, range.first), std::min(each.end, range.end)};
        if (part.first < part.end) {
            inside.push_back(part);
        }
    }
    return inside;
}

quint64 LoadPublisher::awaitedSince(qint64 due) const
{
    return static_cast<quint64>(std::ranges::count_if(m_events, [this, due](const LoadStamp &stamp) {
        return m_window.contains(stamp.sequence) && stamp.due > due;
    }));
}

/// `agreed`: the last answer said so, and what came after it was not looked at.
void LoadPublisher::disconnected(bool agreed)
{
    m_socket.reset();
    m_connected = false;
    m_answerBytes = 0;
    m_sentOfNext = 0;
    if (agreed) {
        m_resend = std::max(m_resend, m_sent);
        m_sent = 0;
        connect(m_clock.now());
        return;
    }
    if (m_sent > 0) {
        m_events.erase(m_events.begin(), m_events.begin() + static_cast<std::ptrdiff_t>(m_sent));
        m_resend -= std::min(m_resend, m_sent);
        m_sent = 0;
        if (m_figures.firstFailure.isEmpty()) {
            m_figures.firstFailure =
                loadFailure([] { return LoadText::tr("closed the connection without an answer"); });
        }
    }
}

void LoadPublisher::tick(Instant now)
{
    if (!m_socket.valid() && now >= m_retryAt) {
        connect(now);
    }
    if (!m_events.empty() && m_window.contains(m_events.front().sequence)) {
        const auto silence = std::chrono::duration_cast<std::chrono::microseconds>(now - m_awaitedSince);
        m_figures.longestSilence = std::max(m_figures.longestSilence, silence);
    }
}

} // namespace pushscope
