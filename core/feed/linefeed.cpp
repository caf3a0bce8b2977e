// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/linefeed.h"

#include "feed/feedtexts.h"

#include <utility>

namespace pushscope {

namespace {

constexpr qsizetype readSize = 64 * 1024;

} // namespace

LineFeed::LineFeed(const FeedSpec &spec, const Clock &clock, Sink sink)
    : m_clock{clock}, m_sink{std::move(sink)}, m_channel{spec.channel}, m_again{this}
{
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &LineFeed::turn);
}

void LineFeed::start()
{
    m_running = true;
    m_again.start(0);
}

void LineFeed::stop()
{
    m_running = false;
    m_again.stop();
}

void LineFeed::turn()
{
    int budget = mostLinesPerTurn;
    if (!m_running) {
        return;
    }
    if (!sendLines(budget)) {
        m_again.start(0);
        return;
    }
    QByteArray bytes;
    const Read read = m_running ? readSome(bytes, readSize) : Read::Again;
    if (!m_running) {
        m_lines.add(bytes);
        return;
    }
    switch (read) {
    case Read::Bytes:
        m_readAt = m_clock.now();
        m_lines.add(bytes);
        (void)sendLines(budget);
        [[fallthrough]];
    case Read::Again:
        if (m_running) {
            m_again.start(0);
        }
        break;
    case Read::Nothing: waitForMore(); break;
    case Read::End: finish(); break;
    }
}

/// False if the budget ran out before the lines did.
bool LineFeed::sendLines(int &budget)
{
    while (m_running) {
        if (budget == 0) {
            return false;
        }
        const auto line = m_lines.next();
        if (!line) {
            break;
        }
        --budget;
        send(*line);
    }
    reportOverlong();
    return true;
}

void LineFeed::send(const QByteArray &line)
{
    m_sink({m_channel, defaultEventType, m_readAt, Payload::fromLine(line)});
}

void LineFeed::endLine()
{
    if (const auto rest = m_lines.takeRest()) {
        send(*rest);
    }
    reportOverlong();
}

void LineFeed::reportOverlong()
{
    if (const auto count = m_lines.takeOverlong(); count > 0) {
        const auto message = FeedText::tr("%1 line(s) longer than %2 bytes left out");
        Q_EMIT failed({"line-too-long", message.arg(count).arg(LineSplitter::longestLine), QStringLiteral("--feed")});
    }
}

void LineFeed::finish()
{
    endLine();
    stop();
    Q_EMIT finished();
}

} // namespace pushscope
