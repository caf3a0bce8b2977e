// SPDX-License-Identifier: GPL-3.0-or-later
// Recordings, line by line as the reader of files hands them on.
#include "fuzz/fuzzinput.h"
#include "lab/recordingjson.h"

#include <QJsonDocument>

using namespace pushscope;

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayList lines = fuzz::Input{data, size}.rest().toByteArray().split('\n');
    const auto first = RecordingLineReader::readFirst(QJsonDocument::fromJson(lines.front()).object());
    fuzz::require(first.ok() || !first.error().message.isEmpty(), "a refusal says why");
    RecordingLineReader reader;
    for (const QByteArray &text : lines) {
        const auto line = reader.read(QJsonDocument::fromJson(text).object());
        if (!line) {
            fuzz::require(!line.error().message.isEmpty(), "a refusal says why");
            continue;
        }
        const QJsonObject again = std::visit([](const auto &value) { return toJson(value); }, *line);
        fuzz::require(!again.isEmpty(), "what was read can be written");
    }
    return 0;
}
