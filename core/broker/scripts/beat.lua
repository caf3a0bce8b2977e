-- SPDX-License-Identifier: GPL-3.0-or-later
-- A writer's sign of life, which also fences off its older connections: what Redis reads of those late is refused.
-- KEYS: the log's state, the writer's fence
-- ARGV: the generation of the writer's connection, seconds for which the fence stands
-- Answers OK, FENCED, or WAIT (nothing may be appended: it is being found out whether this run of Redis has lost some of
-- the log, see attach.lua); the log's epoch and sequence (empty if there is no log), Redis' time: seconds, microseconds;
-- and the microseconds still to wait, which are 0 if the log has to be attached to.
local time = redis.call('TIME')
local present = redis.call('GET', KEYS[2])
local status = 'FENCED'
if not present or tonumber(present) <= tonumber(ARGV[1]) then
    redis.call('SET', KEYS[2], ARGV[1], 'EX', ARGV[2])
    status = 'OK'
end
local log = redis.call('HMGET', KEYS[1], 'epoch', 'seq', 'run', 'until')
local rest = 0
if status == 'OK' and log[1] then
    -- Who may not know the run is refused by attach.lua.
    local ran, info = pcall(redis.call, 'INFO', 'server')
    local run = ran and type(info) == 'string' and string.match(info, 'run_id:(%x+)')
    if run and run ~= log[3] then
        status = 'WAIT'
    elseif log[4] then
        status = 'WAIT'
        rest = math.max(0, tonumber(log[4]) - tonumber(time[1]) * 1000000 - tonumber(time[2]))
    end
end
return {status, log[1] or '', log[2] or '', time[1], time[2], string.format('%.0f', rest)}
