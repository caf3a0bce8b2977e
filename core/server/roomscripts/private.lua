-- SPDX-License-Identifier: GPL-3.0-or-later
-- A session says something to another. ARGV: 5 number of the command, 6 sender, 7 target, 8 data.
if isFenced() then
    return fenced()
end
local number, sender, target, data = ARGV[5], ARGV[6], ARGV[7], ARGV[8]
local home = redis.call('HGET', key('sessions'), target)
if not home then
    local isEarly = milliseconds() < tonumber(redis.call('HGET', key('state'), 'returning') or 0)
    answer(number, 'refused', isEarly and 'unreachable' or 'unknown-target')
elseif publish('node:' .. home, {'private', target, sender, data}) == 0 then
    answer(number, 'refused', 'unreachable') -- nobody listens there: its node is away, or not yet known to be dead
else
    answer(number, 'sent')
end
return 1
