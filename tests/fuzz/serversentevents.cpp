// SPDX-License-Identifier: GPL-3.0-or-later
// The first byte chooses how the stream is cut.
#include "protocol/serversentevents.h"
#include "fuzz/fuzzinput.h"

using namespace pushscope;

namespace {

std::vector<SseItem> parse(const QByteArrayList &pieces)
{
    SseParser parser;
    std::vector<SseItem> items;
    for (const QByteArray &piece : pieces) {
        auto some = parser.feed(piece);
        std::move(some.begin(), some.end(), std::back_inserter(items));
    }
    return items;
}

/// What an event encodes to is parsed as that event.
void encodeAgain(const SseEvent &event)
{
    if (event.type.contains('\r') || event.data.contains('\r') || event.type.isEmpty()) {
        return;
    }
    const auto items = parse({encodeSseEvent(event.lastEventId, event.type, event.data)});
    fuzz::require(items.size() == 1 && std::get<SseEvent>(items.front()) == event, "an event comes back as it was");
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    fuzz::Input input{data, size};
    fuzz::Pieces pieces{input.byte()};
    const auto bytes = input.rest();
    const auto items = parse({bytes.toByteArray()});
    fuzz::require(items == parse(pieces.cut(bytes)), "a stream does not depend on how it is cut");
    for (const SseItem &item : items) {
        if (const auto *event = std::get_if<SseEvent>(&item)) {
            fuzz::require(event->data.isValidUtf8() && event->lastEventId.isValidUtf8(), "an event is UTF-8");
            encodeAgain(*event);
        }
    }
    return 0;
}
