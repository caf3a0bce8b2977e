-- SPDX-License-Identifier: GPL-3.0-or-later
-- Finds the log, or begins it, and makes sure that it goes on from what a reader has heard. If it does not, Redis came
-- back without its newest data: what it holds goes on under a new epoch, so that no id means two events.
--
-- Another run of Redis than the one in which the log was last looked at may have lost some of it, and nothing in Redis
-- can tell. Only those who heard the log before can: a reader that heard more than there is now. While nothing is
-- appended, each reader that comes back finds for sure whether what it heard is still there. So for a while (`until`)
-- after the first look at it the log can be read, but beat.lua lets no writer write. A reader that heard more renews
-- the epoch, which ends the wait. At its end the log goes on if a reader from before was content (`vouched`); if none
-- came, there may be clients that heard more, and the epoch is renewed too. Whoever attaches after the end decides.
-- What nobody can notice: Redis lost its newest data and every reader that heard it is gone too. Then, and only then, an id
-- is given again.
-- A log that begins anew, with an epoch of its own, needs no wait.
-- KEYS: the log's state
-- ARGV: prefix of the keys of an epoch, a new epoch, what was heard last: epoch, sequence, what was known of it; the run
--       of Redis in which that was, and the microseconds to wait
-- Answers the epoch, its newest sequence, the oldest one held, Redis' time: seconds, microseconds; and its run.
local prefix, fresh = ARGV[1], ARGV[2]
local heardEpoch, heardSeq, heardAbout, heardRun = ARGV[3], tonumber(ARGV[4]), ARGV[5], ARGV[6]
local wait = tonumber(ARGV[7])
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000000 + tonumber(time[2])

-- Who may not know which run this is cannot notice that Redis lost something.
local ran, info = pcall(redis.call, 'INFO', 'server')
local run = ran and type(info) == 'string' and string.match(info, 'run_id:(%x+)')
if not run then
    return redis.error_reply('NOINFO this user may not call INFO')
end

local state = redis.call('HMGET', KEYS[1], 'epoch', 'seq', 'run', 'until', 'vouched')
local epoch, seq = state[1], tonumber(state[2] or 0)
local ends, vouched = tonumber(state[4] or ''), state[5]

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
        return false
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

local kinds = {'log:', 'previous:', 'older:', 'blocks:'}
if not epoch then
    -- If the state alone was lost, by eviction or by hand, the rest of its log is of no use.
    for _, old in ipairs(redis.call('SMEMBERS', prefix .. 'epochs')) do
        for _, kind in ipairs(kinds) do
            redis.call('DEL', prefix .. kind .. old)
        end
    end
    redis.call('DEL', prefix .. 'epochs')
    redis.call('HSET', KEYS[1], 'epoch', fresh, 'seq', '0', 'bytes', '0', 'block', '0', 'begun', '0', 'turned', '0', 'run', run)
    redis.call('HDEL', KEYS[1], 'until', 'vouched')
    epoch, seq = fresh, 0
else
    -- A Redis without memory can be read all the same, hence pcall.
    if run ~= (state[3] or '') or (ends and ends - now > wait) then
        ends, vouched = now + wait, false
        redis.pcall('HSET', KEYS[1], 'run', run, 'until', string.format('%.0f', ends))
        redis.call('HDEL', KEYS[1], 'vouched')
    end
    local held = newestHeld()
    local isLost = held ~= seq or isAnother()
    if ends and not isLost and epoch == heardEpoch and heardRun ~= run then
        vouched = '1'
        redis.pcall('HSET', KEYS[1], 'vouched', vouched)
    end
    local isOver = ends and now >= ends
    if isLost or (isOver and not vouched) then
        -- First, since Redis refuses this if it has no memory left.
        redis.call('HSET', KEYS[1], 'epoch', fresh, 'seq', string.format('%.0f', held))
        if held == 0 then
            redis.call('HDEL', KEYS[1], 'bytes', 'block', 'begun', 'turned')
            redis.call('DEL', prefix .. 'blocks:' .. epoch)
        end
        redis.call('DEL', prefix .. 'epochs')
        for _, kind in ipairs(kinds) do
            if redis.call('EXISTS', prefix .. kind .. epoch) == 1 then
                redis.call('RENAME', prefix .. kind .. epoch, prefix .. kind .. fresh)
            end
        end
        epoch, seq = fresh, held
        isOver = true
    end
    if isOver then
        redis.call('HDEL', KEYS[1], 'until', 'vouched')
    end
end
redis.pcall('SADD', prefix .. 'epochs', epoch)
local oldest = sequenceOf(redis.call('XRANGE', stream(epoch), '-', '+', 'COUNT', 1)) or seq + 1
return {epoch, string.format('%.0f', seq), string.format('%.0f', oldest), time[1], time[2], run}
