// SPDX-License-Identifier: GPL-3.0-or-later
// Request targets: path, query and authority, and the channels that a query names.
#include "protocol/httptarget.h"
#include "fuzz/fuzzinput.h"
#include "message/channelname.h"
#include "message/eventid.h"

using namespace pushscope;

namespace {

bool isControl(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7f;
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto bytes = fuzz::Input{data, size}.rest();
    const auto target = HttpTarget::parse(bytes);
    if (!target) {
        fuzz::require(!target.error().message.isEmpty(), "a refusal says why");
        return 0;
    }
    fuzz::require(target->path.startsWith('/'), "a path begins with a slash");
    fuzz::require(std::ranges::none_of(target->path, isControl), "a path holds no control character");
    fuzz::require(target->path.size() <= bytes.size(), "decoding does not lengthen a path");
    for (std::size_t i = 0; i < target->query.size(); ++i) {
        const auto name = target->query.name(i);
        fuzz::require(target->queryFind(name).has_value(), "each name is found");
        fuzz::require(target->queryValues(name).contains(target->query.value(i)), "each value is found");
    }
    static_cast<void>(parseChannels(target->queryValues("channel")));
    if (const auto after = target->queryValue("after")) {
        static_cast<void>(EventId::parse(*after));
    }
    return 0;
}
