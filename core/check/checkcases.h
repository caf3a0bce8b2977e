// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "check/checkcase.h"
#include "check/checkconfig.h"

#include <vector>

namespace pushscope {

using CheckCases = std::vector<CheckCase>;

/// All cases, in the order in which they are shown. `config` tells how long some of them wait.
[[nodiscard]] CheckCases checkCases(const CheckConfig &config = {});

/// One subject each.
void addWebSocketHandshakeCases(CheckCases &cases);
void addWebSocketFrameCases(CheckCases &cases);
void addWebSocketMessageCases(CheckCases &cases);
void addWebSocketCloseCases(CheckCases &cases);
void addSseCases(CheckCases &cases, const CheckConfig &config);
void addSseEventCases(CheckCases &cases);
void addHttpFramingCases(CheckCases &cases);
void addHttpFieldCases(CheckCases &cases);
void addHttpRequestCases(CheckCases &cases);
void addHttpConnectionCases(CheckCases &cases);
void addHttpLimitCases(CheckCases &cases, const CheckConfig &config);
void addLongPollCases(CheckCases &cases);

} // namespace pushscope
