// SPDX-License-Identifier: GPL-3.0-or-later
#include "fault/fault.h"
#include "fuzz/fuzzinput.h"

using namespace pushscope;

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto fault = Fault::parse(QString::fromUtf8(fuzz::Input{data, size}.rest()));
    if (!fault) {
        fuzz::require(!fault.error().field.isEmpty() && !fault.error().message.isEmpty(), "an error names a part");
        return 0;
    }
    const auto again = Fault::parse(fault->toString());
    fuzz::require(again.ok() && *again == *fault, "a fault comes back as it was");
    return 0;
}
