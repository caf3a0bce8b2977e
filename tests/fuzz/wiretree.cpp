// SPDX-License-Identifier: GPL-3.0-or-later
// The first byte chooses the kind, the second the frame's opcode and FIN, the third how many stretches of body follow
// (two bytes each). The rest are the unit's bytes.
#include "wire/wiretree.h"
#include "fuzz/fuzzinput.h"

using namespace pushscope;

namespace {

int check(const WireNode &node, quint64 size)
{
    fuzz::require(!node.range || (node.range->begin <= node.range->end && node.range->end <= size),
                  "a node's bytes are the unit's");
    fuzz::require(node.value.size() <= 4 * longestWireValue, "a value is cut");
    fuzz::require(node.children.size() <= std::size_t{mostWireChildren} * 3, "children are cut");
    int count = 1;
    for (const WireNode &child : node.children) {
        count += check(child, size);
    }
    return count;
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    constexpr int kinds = static_cast<int>(WireUnit::Kind::Undecoded) + 1;
    constexpr quint64 begin = 10;
    constexpr int mostSpans = 16;
    fuzz::Input input{data, size};
    WireUnit unit;
    unit.kind = static_cast<WireUnit::Kind>(input.byte() % kinds);
    const auto frame = input.byte();
    unit.opcode = frame & 0x0fU;
    unit.fin = (frame & 0x80U) != 0;
    for (int spans = input.byte() % mostSpans; spans > 0; --spans) {
        const quint64 from = input.byte();
        unit.body.push_back({from, from + input.byte()});
    }
    const auto bytes = input.rest();
    unit.range = {begin, begin + static_cast<quint64>(bytes.size())};
    fuzz::require(check(describe(unit, bytes), static_cast<quint64>(bytes.size())) <= mostWireNodes * 2,
                  "a tree is cut");
    fuzz::require(summaryOf(unit, bytes).size() <= longestWireSummary + 1, "a summary is short");
    static_cast<void>(payloadOf(unit, bytes));
    return 0;
}
