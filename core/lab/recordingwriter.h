// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fault/fault.h"
#include "lab/recording.h"

#include <QFile>

#include <functional>
#include <memory>

namespace pushscope {

/// Writes a recording, one JSON object a line, as it happens; in the clients' thread. What the wire capture hides of
/// credentials (WireCapture says how much) is not in it, and the URLs of clients are written without user info,
/// fragment and parameters that carry a token. All else, as causes and ids, is written as it comes.
class RecordingWriter
{
public:
    /// The error's field is `record`. An existing file is replaced.
    [[nodiscard]] static Result<std::shared_ptr<RecordingWriter>> open(const QString &file);
    ~RecordingWriter() = default;
    RecordingWriter(const RecordingWriter &) = delete;
    RecordingWriter &operator=(const RecordingWriter &) = delete;

    void client(int client, Transport transport, const QUrl &url);
    void item(const RecordedItem &item);
    void fault(Instant at, int id, const Fault &fault, bool began);
    void chunk(const WireChunk &chunk);
    /// Hands all to the system; what cannot be written is told by `failed`.
    void flush();
    /// The same, and nothing more is written or told.
    void close();
    /// Called once if no more can be written (disk full, or `mostBytes`).
    void setFailed(std::function<void(const Error &)> failed) { m_failed = std::move(failed); }

    static constexpr qint64 mostBytes = qint64{4} * 1024 * 1024 * 1024;

private:
    explicit RecordingWriter(const QString &file) : m_file{file} {}
    void write(const QJsonObject &line);
    void fail(const Error &error);

    QFile m_file;
    qint64 m_written = 0;
    bool m_broken = false;
    std::function<void(const Error &)> m_failed;
};

} // namespace pushscope
