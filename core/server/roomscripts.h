// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "redis/redisscript.h"

#include <map>

namespace pushscope {

/// What changes the rooms in Redis; each is a file of its own, which says what it takes and answers.
enum class RoomScript { Register, Beat, Enter, Settle, Exit, Join, Rejoin, Leave, Message, Private };

class RoomScripts
{
public:
    RoomScripts();

    /// Of each connection first: a command that Redis does not know would be done behind later ones.
    void load(RedisConnection &connection) const;
    [[nodiscard]] const QByteArray &digest(RoomScript script) const { return m_scripts.at(script).digest(); }

private:
    std::map<RoomScript, RedisScript> m_scripts;
};

} // namespace pushscope
