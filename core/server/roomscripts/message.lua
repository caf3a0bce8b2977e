-- SPDX-License-Identifier: GPL-3.0-or-later
-- A member says something. ARGV: 5 number of the command, 6 room, 7 session, 8 keep ("", "append" or "clear"), 9 data,
-- 10 what is to be kept, 11 to 13 limits: kept messages of a room, bytes of a room, bytes of all rooms.
if isFenced() then
    return fenced()
end
local number, room, session, keep, data, item = ARGV[5], ARGV[6], ARGV[7], ARGV[8], ARGV[9], ARGV[10]
local mostMessages, mostBytes, mostOfAll = tonumber(ARGV[11]), tonumber(ARGV[12]), tonumber(ARGV[13])

-- Returns why not, if it cannot be kept.
local function append()
    local kept = key('kept:' .. room)
    local held = redis.call('STRLEN', kept)
    if held > 0 then
        item = ',' .. item
    else
        redis.call('HDEL', key('keptcount'), room)
    end
    if tonumber(redis.call('HGET', key('keptcount'), room) or 0) >= mostMessages then
        return 'kept-messages'
    end
    if held + #item > mostBytes then
        return 'kept-bytes'
    end
    if tonumber(redis.call('HGET', key('state'), 'kept') or 0) + #item > mostOfAll then
        return 'all-kept-bytes'
    end
    redis.call('APPEND', kept, item)
    redis.call('HINCRBY', key('keptcount'), room, 1)
    redis.call('HINCRBY', key('state'), 'kept', #item)
    keepAlive('kept:' .. room)
    keepAlive('keptcount')
    return nil
end

local refusal = nil
if redis.call('HEXISTS', key('members:' .. room), session) == 0 then
    refusal = 'not-in-room'
elseif keep == 'append' then
    refusal = append()
elseif keep == 'clear' then
    dropKept(room)
end
if refusal then
    answer(number, 'refused', refusal)
else
    tellAll('message', room, session, keep, data, node, number)
end
return 1
