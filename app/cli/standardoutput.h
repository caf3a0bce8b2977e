// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QString>

namespace pushscope {

/// Standard output for many small lines: written once a turn of the event loop, and when the
/// buffer is full. Blocks while the reader is slow, so that the sockets feel it.
class StandardOutput final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    ~StandardOutput() override;

    void write(QByteArrayView bytes);
    void flush();
    /// What was written could not be kept, as on a full disk. That nobody reads any more is no failure.
    [[nodiscard]] bool hasFailed() const { return m_failed; }

    static constexpr qsizetype largestBuffer = 64 * 1024;

Q_SIGNALS:
    /// Nobody reads any more (or the disk is full): further lines are dropped.
    void closed();

private:
    void close();

    QByteArray m_buffer;
    bool m_flushPosted = false;
    bool m_closed = false;
    bool m_failed = false;
};

/// Words of a file or of a server, harmless: what would move the cursor, or turn the direction, is replaced.
[[nodiscard]] QString forTerminal(QString text);

/// Standard error goes where standard output goes, as on a terminal or with 2>&1: who reads one reads both.
[[nodiscard]] bool errorsJoinOutput();

/// One line to standard error, made harmless.
void printError(const QString &line);

} // namespace pushscope
