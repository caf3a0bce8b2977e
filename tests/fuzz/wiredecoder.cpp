// SPDX-License-Identifier: GPL-3.0-or-later
// The first byte holds flags (1: TLS, 2: both directions end), the second chooses how the streams are cut. 0xff and
// 'U' or 'D' change the direction, which is up at first.
#include "fuzz/fuzzinput.h"
#include "support/wirescript.h"
#include "wire/wiretree.h"

using namespace pushscope;

namespace {

constexpr char marker = '\xff';

test::WireScript scriptOf(QByteArrayView bytes)
{
    test::WireScript script{{WireDirection::Up, {}}};
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const char next = i + 1 < bytes.size() ? bytes[i + 1] : '\0';
        if (bytes[i] == marker && (next == 'U' || next == 'D')) {
            script.emplace_back(next == 'U' ? WireDirection::Up : WireDirection::Down, QByteArray{});
            ++i;
        } else {
            script.back().second.append(bytes[i]);
        }
    }
    return script;
}

void show(const test::WireScript &script, bool tls)
{
    test::ScriptedDecoder decoder{tls};
    for (const auto &[direction, bytes] : script) {
        decoder.feed(direction, bytes);
    }
    for (const auto &[direction, unit] : decoder.units()) {
        const auto bytes = QByteArrayView{decoder.bytes(direction)}.sliced(static_cast<qsizetype>(unit.range.begin),
                                                                           static_cast<qsizetype>(unit.range.size()));
        const auto payload = payloadOf(unit, bytes);
        static_cast<void>(describe(unit, bytes));
        static_cast<void>(summaryOf(unit, bytes));
        const bool counted = unit.kind == WireUnit::Kind::Body || unit.kind == WireUnit::Kind::WebSocketFrame;
        fuzz::require(!counted || payload.size() == unit.payloadBytes, "a payload has the size that was counted");
    }
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    fuzz::Input input{data, size};
    const auto flags = input.byte();
    fuzz::Pieces pieces{input.byte()};
    const auto script = scriptOf(input.rest());
    const bool tls = (flags & 1U) != 0;
    const bool end = (flags & 2U) != 0;
    const auto whole = test::decodedWhole(script, end, tls);
    const auto cut = test::decoded(
        script, end, [&pieces](std::size_t, qsizetype from) { return from + pieces.next(); }, tls);
    fuzz::require(whole.isEmpty() || !whole.back().startsWith("fault: "), "units follow each other without a gap");
    fuzz::require(whole == cut, "units do not depend on how the streams are cut");
    show(script, tls);
    return 0;
}
