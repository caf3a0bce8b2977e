// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lab/recording.h"
#include "wire/wirejson.h"

#include <QJsonObject>

namespace pushscope {

/// The lines of a recording: one JSON object each, told apart by `kind`. The first line is a
/// `recording`, a `client` line comes before all others of that client.

[[nodiscard]] QJsonObject recordingLine(const QDateTime &started);
/// Without user info and token in its URL.
[[nodiscard]] QJsonObject toJson(const RecordedClient &client);
/// The lines that come before all others, each with its line break.
[[nodiscard]] QByteArray recordingHead(const QDateTime &started, const std::vector<RecordedClient> &clients);
[[nodiscard]] QJsonObject toJson(const RecordedItem &item);

inline constexpr int recordingVersion = 1;

/// Reads the lines of one file in their order. The error's field is the member that is missing or wrong.
class RecordingLineReader
{
public:
    using Line = std::variant<RecordedClient, RecordedItem>;

    /// Of the first line; the program's name is the value.
    [[nodiscard]] static Result<Recording> readFirst(const QJsonObject &line);
    [[nodiscard]] Result<Line> read(const QJsonObject &line);

private:
    WireJsonReader m_wire;
};

} // namespace pushscope
