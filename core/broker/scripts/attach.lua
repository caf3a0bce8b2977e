-- SPDX-License-Identifier: GPL-3.0-or-later
-- Finds the log, or begins it, and makes sure that it goes on from what a reader has heard. If it does not, Redis came
-- back without its newest data: what it holds goes on under a new epoch, so that no id ever means two events.
-- KEYS: the log's state
-- ARGV: prefix of the keys of an epoch, a new epoch, and what was heard last: epoch, sequence, what was known of it
-- Answers the epoch, its newest sequence, the oldest one held, and Redis' time: seconds, microseconds.
local prefix, fresh = ARGV[1], ARGV[2]
local heardEpoch, heardSeq, heardAbout = ARGV[3], tonumber(ARGV[4]), ARGV[5]
local time = redis.call('TIME')

-- Another run of Redis than the one in which the log was last looked at may have lost some of it.
local ran, info = pcall(redis.call, 'INFO', 'server')
local run = ran and type(info) == 'string' and string.match(info, 'run_id:(%x+)') or ''

local state = redis.call('HMGET', KEYS[1], 'epoch', 'seq', 'run')
local epoch, seq = state[1], tonumber(state[2] or 0)

local function sequenceOf(entries)
    local id = entries[1] and entries[1][1]
    return id and tonumber(string.match(id, '^(%d+)-')) or nil
end
local function stream(of)
    return prefix .. 'log:' .. of
end
local function newestHeld()
    return sequenceOf(redis.call('XREVRANGE', stream(epoch), '+', '-', 'COUNT', 1)) or 0
end
local function isAnother()
    if epoch ~= heardEpoch then
        return run ~= (state[3] or '')
    end
    if seq < heardSeq then
        return true
    end
    local id = string.format('%.0f-0', heardSeq)
    local entry = heardSeq > 0 and redis.call('XRANGE', stream(epoch), id, id)[1]
    if not entry then
        return false -- evicted meanwhile
    end
    for i = 1, #entry[2], 2 do
        if entry[2][i] == 'about' then
            return entry[2][i + 1] ~= heardAbout
        end
    end
    return true
end

if not epoch then
    redis.call('HSET', KEYS[1], 'epoch', fresh, 'seq', '0', 'bytes', '0', 'block', '0', 'begun', '0', 'turned', '0')
    epoch, seq = fresh, 0
else
    local held = newestHeld()
    if held ~= seq or isAnother() then
        -- First, since Redis refuses this if it has no memory left.
        redis.call('HSET', KEYS[1], 'epoch', fresh, 'seq', string.format('%.0f', held))
        if held == 0 then
            redis.call('HDEL', KEYS[1], 'bytes', 'block', 'begun', 'turned')
            redis.call('DEL', prefix .. 'blocks:' .. epoch)
        end
        for _, kind in ipairs({'log:', 'previous:', 'older:', 'blocks:'}) do
            if redis.call('EXISTS', prefix .. kind .. epoch) == 1 then
                redis.call('RENAME', prefix .. kind .. epoch, prefix .. kind .. fresh)
            end
        end
        epoch, seq = fresh, held
    end
end
if run ~= (state[3] or '') then
    redis.pcall('HSET', KEYS[1], 'run', run) -- a Redis without memory can be read all the same
end
local oldest = sequenceOf(redis.call('XRANGE', stream(epoch), '-', '+', 'COUNT', 1)) or seq + 1
return {epoch, string.format('%.0f', seq), string.format('%.0f', oldest), time[1], time[2]}
