// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/feed.h"
#include "feed/linesplitter.h"

#include <QTimer>

namespace pushscope {

/// A feed that makes an event of each line of a source, due when the line was read. Empty lines are
/// left out; a line longer than LineSplitter::longestLine is left out and told by failed(). At most
/// `mostLinesPerTurn` are sent before the event loop has its turn, and no more is read meanwhile.
class LineFeed : public Feed
{
    Q_OBJECT

public:
    void start() override;
    void stop() override; ///< start() goes on where it stopped

    static constexpr int mostLinesPerTurn = 2000;

protected:
    enum class Read {
        Bytes, ///< some were read
        Again, ///< none, but ask again
        Nothing, ///< none now: waitForMore() is called, which sees to it that turn() is called
        End, ///< none any more
    };

    LineFeed(const FeedSpec &spec, const Clock &clock, Sink sink);

    /// Appends at most `most` bytes without waiting for them.
    [[nodiscard]] virtual Read readSome(QByteArray &bytes, qsizetype most) = 0;
    virtual void waitForMore() = 0;

    /// Sends what is there, reads once, and comes back by itself until there is nothing.
    void turn();
    /// What was read last is a whole line, though its end is missing.
    void endLine();
    [[nodiscard]] bool isRunning() const { return m_running; }

private:
    [[nodiscard]] bool sendLines(int &budget);
    void send(const QByteArray &line);
    void reportOverlong();
    void finish();

    const Clock &m_clock;
    Sink m_sink;
    QByteArray m_channel;
    LineSplitter m_lines;
    Instant m_readAt;
    bool m_running = false;
    QTimer m_again; ///< fires after the event loop's other work
};

} // namespace pushscope
