// SPDX-License-Identifier: GPL-3.0-or-later
#include "loadmodel/loadspec.h"
#include "fuzz/fuzzinput.h"

using namespace pushscope;

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString text = QString::fromUtf8(fuzz::Input{data, size}.rest());
    const auto load = parseLoadSpec(text);
    fuzz::require(load.ok() || !load.error().message.isEmpty(), "a refusal says why");
    return 0;
}
