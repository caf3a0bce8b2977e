-- SPDX-License-Identifier: GPL-3.0-or-later
-- A node lives. Takes out of the rooms whoever was on a node that has not beaten for ARGV[5] milliseconds, and forgets
-- what nobody needs. Answers 1 if there is more of that to do at once, else 0.
if isFenced() then
    return fenced()
end
local expiry = tonumber(ARGV[5])
local mostLeaving, roomsAtOnce, emptyAtOnce = 1000, 20, 100
local now = milliseconds()

local function beat()
    local state = redis.call('HMGET', key('state'), 'beat', 'grace')
    if math.abs(now - tonumber(state[1] or 0)) > expiry / 2 then
        state[2] = now + expiry -- nobody could beat: the others need time to come back
        redis.call('HSET', key('state'), 'grace', state[2])
    end
    redis.call('HSET', key('state'), 'beat', now)
    redis.call('ZADD', key('nodes'), now, node)
    for _, ahead in ipairs(redis.call('ZRANGEBYSCORE', key('nodes'), '(' .. now, '+inf')) do
        redis.call('ZADD', key('nodes'), now, ahead) -- the clock was set back
    end
    if tonumber(redis.call('HGET', key('state'), 'returning') or 0) > now + expiry then
        redis.call('HDEL', key('state'), 'returning') -- likewise
    end
    local grace = tonumber(state[2] or 0)
    return now >= grace or grace > now + expiry
end

local function bury(dead, most)
    redis.call('HDEL', key('fence'), dead)
    local left, cursor = 0, '0'
    repeat
        local found = redis.call('HSCAN', key('node:' .. dead), cursor, 'COUNT', 100)
        cursor = found[1]
        for index = 1, #found[2], 2 do
            left = left + 1 + dropSession(dead, found[2][index])
            if left >= most then
                return left
            end
        end
    until cursor == '0'
    redis.call('ZREM', key('nodes'), dead)
    return left
end

-- Step by step through all rooms: what is in use lives on, what is lost is no room.
local function look()
    local cursor = redis.call('HGET', key('state'), 'cursor') or '0'
    local found = redis.call('SSCAN', key('all'), cursor, 'COUNT', roomsAtOnce)
    redis.call('HSET', key('state'), 'cursor', found[1])
    for _, room in ipairs(found[2]) do
        if redis.call('EXISTS', key('members:' .. room)) == 1 then
            keepAlive('members:' .. room)
        elseif not redis.call('ZSCORE', key('empty'), room) then
            redis.call('SREM', key('all'), room)
        end
        if redis.call('EXISTS', key('kept:' .. room)) == 1 then
            keepAlive('kept:' .. room)
        end
    end
    if redis.call('EXISTS', key('all')) == 0 then
        redis.call('HDEL', key('state'), 'kept')
        redis.call('DEL', key('keptcount'))
    end
end

local left = 0
if beat() then
    for _, dead in ipairs(redis.call('ZRANGEBYSCORE', key('nodes'), '-inf', now - expiry, 'LIMIT', 0, 10)) do
        if left < mostLeaving then
            left = left + bury(dead, mostLeaving - left)
        end
    end
end
forgetEmpty(now, emptyAtOnce)
look()
for _, name in ipairs({'fence', 'nodes', 'node:' .. node, 'sessions', 'all', 'keptcount', 'empty', 'state'}) do
    if redis.call('EXISTS', key(name)) == 1 then
        keepAlive(name)
    end
end
return left >= mostLeaving and 1 or 0
