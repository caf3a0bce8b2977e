-- SPDX-License-Identifier: GPL-3.0-or-later
-- A writer's sign of life, which also fences off its older connections: what Redis reads of those late is refused.
-- KEYS: the log's state, the writer's fence
-- ARGV: the generation of the writer's connection, seconds for which the fence stands
-- Answers OK or FENCED, the log's epoch and sequence (empty if there is no log), and Redis' time: seconds, microseconds.
local time = redis.call('TIME')
local present = redis.call('GET', KEYS[2])
local status = 'FENCED'
if not present or tonumber(present) <= tonumber(ARGV[1]) then
    redis.call('SET', KEYS[2], ARGV[1], 'EX', ARGV[2])
    status = 'OK'
end
local log = redis.call('HMGET', KEYS[1], 'epoch', 'seq')
return {status, log[1] or '', log[2] or '', time[1], time[2]}
