// SPDX-License-Identifier: GPL-3.0-or-later
// Envelopes of events and answers to polls.
#include "fuzz/fuzzinput.h"
#include "message/event.h"
#include "protocol/pollbatch.h"

using namespace pushscope;

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto bytes = fuzz::Input{data, size}.rest();
    if (const auto envelope = parseEnvelope(bytes)) {
        fuzz::require(EventId::parse(envelope->id.toByteArray()) == envelope->id, "an id comes back as it was");
        fuzz::require(envelope->payloadBytes >= 0, "a payload has a size");
        const auto batch = parsePollBatch(encodePollBatch({bytes.toByteArray()}, envelope->id.toByteArray()));
        fuzz::require(batch.ok() && batch->events.size() == 1 && batch->events.front().id == envelope->id,
                      "an envelope can stand in an answer");
    }
    if (const auto batch = parsePollBatch(bytes); !batch) {
        fuzz::require(batch.error().code == "foreign", "another body is foreign");
    }
    static_cast<void>(Payload::fromJson(bytes));
    static_cast<void>(Payload::fromLine(bytes));
    return 0;
}
