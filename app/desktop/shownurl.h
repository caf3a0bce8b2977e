// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/clientconfig.h"

namespace pushscope {

/// The address as a reader expects it, with the endpoint that an origin stands for.
[[nodiscard]] QUrl shownUrl(const ClientConfig &config);
/// What follows it in the head of a pane.
[[nodiscard]] QString shownDetail(const ClientConfig &config);

} // namespace pushscope
