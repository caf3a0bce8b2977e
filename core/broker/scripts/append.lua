-- SPDX-License-Identifier: GPL-3.0-or-later
-- Appends events to the log and keeps it within its limits.
-- KEYS: the log's state, the writer's fence, the stream, the newest sequence of each channel, those of before, the blocks
-- ARGV: epoch, the writer's generation, events to keep, bytes to keep, channels to remember,
--       then of each event: channel, type, payload, what else is to be known of it
-- Answers OK and the sequence of the first; or, with nothing done, EPOCH (the log is another) or FENCED (the writer has
-- a newer connection, or has not been heard for long).
local given = 5
local perEvent = 4
local overhead = 200 -- bytes that an event takes besides what is in it
local blockBytes = 1048576

local state = redis.call('HMGET', KEYS[1], 'epoch', 'seq', 'bytes', 'block', 'begun', 'turned')
if state[1] ~= ARGV[1] then
    return {'EPOCH'}
end
if redis.call('GET', KEYS[2]) ~= ARGV[2] then
    return {'FENCED'}
end

local keepEvents, keepBytes, keepChannels = tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5])
local function text(number)
    return string.format('%.0f', number)
end

local first = tonumber(state[2]) + 1
local bytes = tonumber(state[3] or 0) -- of all events in the stream
local block = tonumber(state[4] or 0) -- of those since the newest block was closed
local begun = tonumber(state[5] or 0) -- the last sequence of that one
local turned = tonumber(state[6] or 0) -- when the channels were last turned over
local newest = first + (#ARGV - given) / perEvent - 1

-- Before all else: Redis refuses this if it has no memory left, and then nothing has been done.
redis.call('HSET', KEYS[1], 'seq', text(newest))

local seq = first
for i = given + 1, #ARGV, perEvent do
    local channel, type, data, about = ARGV[i], ARGV[i + 1], ARGV[i + 2], ARGV[i + 3]
    local id = text(seq)
    local previous = redis.call('HGET', KEYS[4], channel) or redis.call('HGET', KEYS[5], channel) or '0'
    redis.call('HSET', KEYS[4], channel, id)
    redis.call('XADD', KEYS[3], id .. '-0', 'channel', channel, 'type', type, 'data', data, 'about', about .. ' ' .. previous)
    local size = #channel + #type + #data + #about + overhead
    bytes = bytes + size
    block = block + size
    if block >= blockBytes or (seq - begun) * 16 >= keepEvents then
        redis.call('RPUSH', KEYS[6], id .. ':' .. text(block))
        block = 0
        begun = seq
    end
    seq = seq + 1
end

-- Whole blocks go, the oldest first.
local gone = nil
while true do
    local oldest = redis.call('LINDEX', KEYS[6], 0)
    local last, size = string.match(oldest or '', '^(%d+):(%d+)$')
    last = tonumber(last)
    if not last or last >= newest or (bytes <= keepBytes and newest - last < keepEvents) then
        break
    end
    redis.call('LPOP', KEYS[6])
    bytes = bytes - tonumber(size)
    gone = last
end
if gone then
    redis.call('XTRIM', KEYS[3], 'MAXLEN', text(newest - gone))
end

-- A channel is forgotten when none of its events can be held any more.
if newest - turned >= keepEvents and redis.call('HLEN', KEYS[4]) >= keepChannels then
    redis.call('RENAME', KEYS[4], KEYS[5])
    turned = newest
end
redis.call('HSET', KEYS[1], 'bytes', text(bytes), 'block', text(block), 'begun', text(begun), 'turned', text(turned))
return {'OK', first}
