// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/linefeed.h"

#include <QSocketNotifier>

#include <memory>

namespace pushscope {

/// One event a line of standard input, which may be a pipe, a terminal or a file; a last line
/// without its end counts. Its flags are left alone, since other processes may share it.
/// POSIX only: elsewhere it fails at once.
class StdinFeed final : public LineFeed
{
    Q_OBJECT

public:
    static constexpr int standardInput = 0;

    /// `descriptor` stays open and must outlive the feed.
    StdinFeed(const FeedSpec &spec, const Clock &clock, Sink sink, int descriptor);

    void stop() override;

protected:
    Read readSome(QByteArray &bytes, qsizetype most) override;
    void waitForMore() override;

private:
    [[nodiscard]] Read failedBy(int errorNumber);

    int m_descriptor;
    std::unique_ptr<QSocketNotifier> m_readable; ///< only for what can be waited for
};

} // namespace pushscope
