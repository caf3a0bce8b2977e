// SPDX-License-Identifier: GPL-3.0-or-later
// Lines of a recording; what can be read is captured again and written as pcapng.
#include "wire/wirejson.h"
#include "fuzz/fuzzinput.h"
#include "wire/pcapng.h"
#include "wire/wirecapture.h"

#include <QJsonDocument>

using namespace pushscope;

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    WireJsonReader reader;
    WireJsonReader again;
    WireCapture capture{{100, 1'000'000}};
    PcapngWriter pcapng{std::chrono::nanoseconds{0}};
    std::map<quint32, quint32> numbers;
    const auto lines = fuzz::Input{data, size}.rest().toByteArray().split('\n');
    for (const QByteArray &line : lines) {
        const auto chunk = reader.read(QJsonDocument::fromJson(line).object());
        if (!chunk) {
            fuzz::require(!chunk.error().field.isEmpty() && !chunk.error().message.isEmpty(),
                          "an error names a member");
            continue;
        }
        const auto same = again.read(toJson(*chunk));
        fuzz::require(same.ok() && same->bytes == chunk->bytes && same->at == chunk->at && same->offset == chunk->offset
                          && *same->connection == *chunk->connection,
                      "a chunk comes back as it was");
        static_cast<void>(pcapng.write(*chunk));
        const auto number = chunk->connection->number;
        switch (chunk->kind) {
        case WireChunk::Kind::Opened: numbers[number] = capture.open(chunk->at, *chunk->connection); break;
        case WireChunk::Kind::Data: capture.data(chunk->at, numbers[number], chunk->direction, chunk->bytes); break;
        case WireChunk::Kind::Closed: capture.closed(chunk->at, numbers[number], chunk->direction); break;
        case WireChunk::Kind::Reset: capture.reset(chunk->at, numbers[number], chunk->direction); break;
        case WireChunk::Kind::Fault: capture.fault(chunk->at, numbers[number], QString::fromUtf8(chunk->bytes)); break;
        }
        fuzz::require(capture.size() <= 100 && capture.bytesHeld() <= 1'000'000, "the ring keeps within its caps");
    }
    return 0;
}
