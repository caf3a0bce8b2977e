-- SPDX-License-Identifier: GPL-3.0-or-later
-- A node is there, or there again (ARGV[5] = "1"): from now on its other connections are refused.
-- ARGV[6]: milliseconds without a beat after which a node is dead. Answers 1, or 0 if a newer one is there already.
local former = tonumber(redis.call('HGET', key('fence'), node) or 0)
if former >= tonumber(generation) then
    return 0
end
local expiry = tonumber(ARGV[6])
local now = milliseconds()
local last = tonumber(redis.call('HGET', key('state'), 'beat') or 0)

-- Part of what was left has expired or soon will, and who is missing in one place would stay for ever in another.
local function beginAnew()
    local cursor = '0'
    repeat
        local found = redis.call('SCAN', cursor, 'MATCH', prefix .. '*', 'COUNT', 1000)
        cursor = found[1]
        for _, name in ipairs(found[2]) do
            redis.call('DEL', name)
        end
    until cursor == '0'
end

if now - last > lifetime * 1000 * 2 / 3 then
    beginAnew()
end
if math.abs(now - last) > expiry / 2 then -- nobody could beat, or all is lost: the others need time to come back
    redis.call('HSET', key('state'), 'grace', now + expiry)
    if ARGV[5] == '1' then
        redis.call('HSET', key('state'), 'returning', now + expiry)
    end
end
redis.call('HSET', key('state'), 'beat', now)
redis.call('HSET', key('fence'), node, generation)
redis.call('ZADD', key('nodes'), now, node)
for _, name in ipairs({'state', 'fence', 'nodes', 'node:' .. node}) do
    keepAlive(name)
end
return 1
