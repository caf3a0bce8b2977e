// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/clientconfig.h"
#include "feed/feed.h"
#include "server/serverconfig.h"

#include <QJsonObject>

#include <map>
#include <optional>

namespace pushscope {

/// What a run was told to do, for its report.
struct RunConfig
{
    std::optional<ServerConfig> server;
    FeedSpec feed;
    std::map<int, ClientConfig> clients;
};

/// Never holds a token, a header or a query.
[[nodiscard]] QJsonObject toJson(const RunConfig &config);

} // namespace pushscope
