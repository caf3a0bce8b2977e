// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/backplane.h"

#include "broker/memorybroker.h"
#include "broker/redisbroker.h"
#include "broker/replicabroker.h"
#include "server/memoryroomboard.h"
#include "server/redisroomboard.h"

namespace pushscope {

namespace {

class MemoryBackplane final : public Backplane
{
public:
    MemoryBackplane(const ServerConfig &config, const Clock &clock)
        : m_config{config}, m_rooms{clock, config.limits.rooms}
    {
    }

    [[nodiscard]] std::unique_ptr<Broker> makeBroker() override
    {
        const History::Limits limits{.events = m_config.historyEvents};
        if (m_config.threads > 1) {
            return std::make_unique<ReplicaBroker>(m_log, limits, static_cast<std::size_t>(m_config.threads));
        }
        return std::make_unique<MemoryBroker>(limits);
    }

    [[nodiscard]] std::unique_ptr<RoomBoard> makeRoomBoard() override
    {
        return std::make_unique<MemoryRoomBoard>(m_rooms, m_config.traffic);
    }

private:
    const ServerConfig &m_config;
    SharedLog m_log; ///< of several threads
    RoomRegistry m_rooms;
};

/// Every thread is a node of its own towards Redis, with its own connections.
class RedisBackplane final : public Backplane
{
public:
    RedisBackplane(const ServerConfig &config, const Clock &clock) : m_config{config}, m_clock{clock} {}

    [[nodiscard]] std::unique_ptr<Broker> makeBroker() override
    {
        const History::Limits limits{.events = m_config.historyEvents};
        return std::make_unique<RedisBroker>(*m_config.redis, limits, m_clock);
    }

    [[nodiscard]] std::unique_ptr<RoomBoard> makeRoomBoard() override
    {
        return std::make_unique<RedisRoomBoard>(*m_config.redis, m_config.limits.rooms, m_config.traffic);
    }

private:
    const ServerConfig &m_config;
    const Clock &m_clock;
};

} // namespace

std::unique_ptr<Backplane> makeBackplane(const ServerConfig &config, const Clock &clock)
{
    if (config.redis) {
        return std::make_unique<RedisBackplane>(config, clock);
    }
    return std::make_unique<MemoryBackplane>(config, clock);
}

} // namespace pushscope
