// SPDX-License-Identifier: GPL-3.0-or-later
// The first byte chooses the role and the largest payload, the second how the stream is cut.
#include "fuzz/fuzzinput.h"
#include "protocol/websocketmessage.h"

using namespace pushscope;
using Role = WebSocketFrameParser::Role;

namespace {

template <typename Reader, typename Item>
std::pair<std::vector<Item>, std::optional<WebSocketError>> read(Reader reader, const QByteArrayList &pieces)
{
    std::vector<Item> items;
    for (const QByteArray &piece : pieces) {
        auto some = reader.feed(piece);
        std::move(some.begin(), some.end(), std::back_inserter(items));
    }
    return {items, reader.error()};
}

void check(const WebSocketFrame &frame)
{
    fuzz::require(frame.wireSize >= frame.payload.size() + 2, "a frame is larger than its payload");
    if (frame.opcode == WebSocketOpcode::Close) {
        const auto close = parseClosePayload(frame.payload);
        const bool comesBack = !close || close->code == static_cast<quint16>(WebSocketCloseCode::NoStatus)
            || closePayload(static_cast<WebSocketCloseCode>(close->code), close->reason) == frame.payload;
        fuzz::require(comesBack, "a close frame comes back as it was");
    }
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    fuzz::Input input{data, size};
    const auto choice = input.byte();
    const Role role = choice % 4 == 0 ? Role::Server : choice % 4 == 1 ? Role::Client : Role::Observer;
    constexpr qsizetype largest = 100'000;
    const qsizetype limit = (choice & 0x80U) != 0 ? 20 : largest;
    fuzz::Pieces pieces{input.byte()};
    const QByteArrayList bytes{input.rest().toByteArray()};
    const auto cut = pieces.cut(bytes.front());
    const auto frames = read<WebSocketFrameParser, WebSocketFrame>(WebSocketFrameParser{role, limit}, bytes);
    fuzz::require(frames == read<WebSocketFrameParser, WebSocketFrame>(WebSocketFrameParser{role, limit}, cut),
                  "frames do not depend on how they are cut");
    std::for_each(frames.first.begin(), frames.first.end(), check);
    const auto messages = read<WebSocketMessageReader, WebSocketMessage>(WebSocketMessageReader{role, limit}, bytes);
    fuzz::require(messages == read<WebSocketMessageReader, WebSocketMessage>(WebSocketMessageReader{role, limit}, cut),
                  "messages do not depend on how they are cut");
    return 0;
}
