// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "loadmodel/loadconfig.h"

namespace pushscope {

/// A load in one line: key=value, separated by commas, as "transport=sse+ws,clients=200,rate=20,duration=5". Keys are
/// transport, clients, rate, payload, duration, warmup, interval, model, url and publish-url; times are seconds. What
/// is not given is as in LoadConfig, all transports. No `url` is given: the caller knows the server. What checkLoad()
/// refuses is refused here. The error's field is the key.
[[nodiscard]] Result<LoadConfig> parseLoadSpec(const QString &text);

/// What `parseLoadSpec` reads as the same load. Without the token, and without addresses that give access.
[[nodiscard]] QString toLoadSpec(const LoadConfig &config);

} // namespace pushscope
