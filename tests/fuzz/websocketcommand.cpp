// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/websocketcommand.h"
#include "fuzz/fuzzinput.h"

using namespace pushscope;

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto result = parseWebSocketCommand(fuzz::Input{data, size}.rest());
    if (const auto *refused = std::get_if<WebSocketCommandError>(&result)) {
        fuzz::require(!refused->error.code.isEmpty() && !refused->error.message.isEmpty(), "a refusal says why");
        fuzz::require(refused->error.code != "bad-field" || !refused->error.field.isEmpty(), "a bad field has a name");
    }
    return 0;
}
