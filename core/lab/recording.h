// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/result.h"
#include "message/transport.h"
#include "metrics/clientstate.h"
#include "metrics/deliveryledger.h"
#include "wire/wirechunk.h"

#include <QDateTime>
#include <QUrl>

#include <functional>
#include <optional>
#include <variant>
#include <vector>

namespace pushscope {

/// An event as a recording keeps it: what was measured, without its payload (that is on the wire).
struct RecordedEvent
{
    QByteArray id;
    std::optional<std::chrono::microseconds> latency;
    std::chrono::microseconds latencyError{0};
    qint64 payloadBytes = 0;
    bool replayed = false;

    bool operator==(const RecordedEvent &) const = default;
};

/// Bytes that a client has read and written since the item of this kind before.
struct RecordedBytes
{
    qint64 read = 0;
    qint64 written = 0;

    bool operator==(const RecordedBytes &) const = default;
};

struct RecordedFault
{
    int id = 0;
    QString text; ///< as the command line writes it
    bool began = true; ///< false: ended

    bool operator==(const RecordedFault &) const = default;
};

/// One thing that happened during a run; of TimelineMark, `at` is that of the item.
struct RecordedItem
{
    Instant at;
    int client = 0; ///< 0 for a fault
    std::variant<TimelineMark, RecordedEvent, RecordedBytes, DeliveryLedger::Counts, RecordedFault, WireChunk> what;
};

struct RecordedClient
{
    int client = 0;
    Transport transport = Transport::Sse;
    QUrl url; ///< without user info and token
};

/// What `--record` has written, as `--open` shows it.
struct Recording
{
    QString program; ///< name and version
    QDateTime started;
    std::vector<RecordedClient> clients;
    std::vector<RecordedItem> items; ///< in the order in which they happened
    bool cut = false; ///< there was more than `mostItems` or `mostBytes`, or the file ends within a line

    /// Of what was recorded: connections may have been opened before.
    [[nodiscard]] Instant begin() const;
    [[nodiscard]] Instant end() const { return items.empty() ? Instant{} : items.back().at; }

    static constexpr std::size_t mostItems = 3'000'000;
    static constexpr qint64 mostBytes = qint64{512} * 1024 * 1024; ///< of the file
};

/// The error's field is `open`; the message names the file, the line and the member that is wrong.
/// Reads on only while `wanted` says so (asked now and then).
[[nodiscard]] Result<Recording> readRecording(const QString &name, const std::function<bool()> &wanted = {});

} // namespace pushscope
