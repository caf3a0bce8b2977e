// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/linefeed.h"

#include <QFile>
#include <QFileSystemWatcher>

#include <optional>
#include <utility>

namespace pushscope {

/// One event a line of a file: first what it holds, then what is added, like `tail -n +1 -F`.
/// - A last line waits for its end.
/// - Cut to a smaller size, it is read from its beginning.
/// - Replaced by another file (renamed, then made anew), the old one is read to its end first; a
///   line without its end counts then. The same if it is gone for a while.
/// - A file that is missing or cannot be read is told by failed() once, and waited for.
/// Growth is noticed by QFileSystemWatcher, and at the latest after `pollInterval`.
class FileFeed final : public LineFeed
{
    Q_OBJECT

public:
    FileFeed(const FeedSpec &spec, const Clock &clock, Sink sink);

    void start() override;
    void stop() override;

    static constexpr std::chrono::milliseconds pollInterval{100};

protected:
    Read readSome(QByteArray &bytes, qsizetype most) override;
    void waitForMore() override;

private:
    /// Device and number of the file, where the system has them.
    using Identity = std::pair<quint64, quint64>;

    void poll();
    [[nodiscard]] bool open();
    void close();
    void fail(const QByteArray &code, const QString &reason);
    [[nodiscard]] Read atEnd();
    [[nodiscard]] bool isReplaced() const;

    QString m_path;
    QFile m_file;
    std::optional<Identity> m_identity;
    QFileSystemWatcher m_watcher;
    QTimer m_poll;
    quint64 m_polls = 0;
    std::optional<quint64> m_replacedAt; ///< the poll at which another file was seen in its place
    QString m_reported; ///< the failure that was told last
};

} // namespace pushscope
